/** Hosts for testing a controller by itself. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * An element from its controllers' point of view, without a DOM: it updates a microtask after a request, once for all
 * requests, as Lit's elements do.
 */
export class TestHost extends EventTarget implements ReactiveControllerHost {
  readonly localName = 'test-host';
  readonly states = new Set<string>();
  readonly attributes = new Map<string, string>();
  isConnected = false;
  isVisible = true;
  updates = 0;
  #controllers: ReactiveController[] = [];
  #pending: Promise<boolean> | undefined;

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers = this.#controllers.filter((other) => other !== controller);
  }

  get updateComplete(): Promise<boolean> {
    return this.#pending ?? Promise.resolve(true);
  }

  requestUpdate(): void {
    this.#pending ??= Promise.resolve().then(() => {
      for (const controller of this.#controllers) controller.hostUpdate?.();
      this.#pending = undefined; // later requests belong to another update
      this.updates++;
      for (const controller of this.#controllers) controller.hostUpdated?.();
      return true;
    });
  }

  connect(): void {
    this.isConnected = true;
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnect(): void {
    this.isConnected = false;
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  checkVisibility = (): boolean => this.isVisible;
  attachInternals = (): {states: Set<string>} => ({states: this.states});
  getAttribute = (name: string): string | null => this.attributes.get(name) ?? null;
  setAttribute = (name: string, value: string): unknown => this.attributes.set(name, value);
}

/** The host under the type that controllers require. */
export const asElement = (host: TestHost): ReactiveControllerHost & HTMLElement =>
  host as unknown as ReactiveControllerHost & HTMLElement;

/** Resolves when all pending work is done, however many microtasks that takes. */
export const settle = async (): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
};
