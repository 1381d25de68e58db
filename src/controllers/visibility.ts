import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Whether an element has a box. While it has none, its next update comes when it gets one. */
export class VisibilityController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#observe(false); // a move is not a leave
    });
  }

  /** Looks now; an element without a box is observed from here on. */
  isVisible(): boolean {
    const visible = hasBox(this.#host);
    this.#observe(!visible);
    return visible;
  }

  /** Observes once: `observe()` itself triggers a callback, so repeating it would update at each frame. */
  #observe(hidden: boolean): void {
    if (hidden === (this.#observer !== undefined)) return;
    this.#observer?.disconnect();
    this.#observer = hidden ? observerOf(() => this.#host.requestUpdate()) : undefined;
    this.#observer?.observe(this.#host);
  }
}

/** Safari has `checkVisibility` since 17.4. jsdom has none, and no layout: where not even the page has a box, all is visible. */
function hasBox(element: HTMLElement): boolean {
  const has = (one: Element) => one.getClientRects().length > 0;
  const known = (element as Partial<HTMLElement>).checkVisibility?.();
  return known ?? (has(element) || !has(element.ownerDocument.documentElement));
}

/** Every browser has it; environments without layout need not. */
const observerOf = (react: () => void): ResizeObserver | undefined =>
  typeof ResizeObserver === 'function' ? new ResizeObserver(react) : undefined;
