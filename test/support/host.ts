/** Hosts for a controller that is tested by itself. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * An element as its controllers see it, with no DOM: it updates a microtask after it was asked to, once for all that
 * asked, as Lit's elements do.
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
      this.#pending = undefined; // what is asked for from here on is another update
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
  setAttribute = (name: string, value: string): unknown => this.attributes.set(name, value);
}

/** The host under the type that controllers want. */
export const asElement = (host: TestHost): ReactiveControllerHost & HTMLElement =>
  host as unknown as ReactiveControllerHost & HTMLElement;

/** Resolves when what was begun has been done, however many microtasks that takes. */
export const settle = async (): Promise<void> => {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
};
