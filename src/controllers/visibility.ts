import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Whether an element has a box. While it has none, its next update comes when it gets one. */
export class VisibilityController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver | undefined;
  #observed = new Set<Element>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#observer) this.#watch(this.#box); // the first update has drawn it
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#observe(false); // a move is not a leave
    });
  }

  /** Looks now; an element without a box is observed from here on. */
  isVisible(): boolean {
    const visible = hasBox(this.#host) || hasBox(this.#box);
    this.#observe(!visible);
    return visible;
  }

  /**
   * The box of what is inside, once it is drawn. A page may lay the host itself out as it likes: inline, where no size
   * is observed, or as `display: contents`, where it has no box.
   */
  get #box(): Element {
    return this.#host.shadowRoot?.lastElementChild ?? this.#host;
  }

  #observe(hidden: boolean): void {
    if (hidden === (this.#observer !== undefined)) return;
    this.#observer?.disconnect();
    this.#observed.clear();
    this.#observer = hidden ? observerOf(() => this.#host.requestUpdate()) : undefined;
    if (!hidden) return;
    this.#watch(this.#host);
    this.#watch(this.#box);
  }

  /** Observes once: `observe()` itself triggers a callback, so repeating it would update at each frame. */
  #watch(element: Element): void {
    if (this.#observed.has(element)) return;
    this.#observed.add(element);
    this.#observer?.observe(element);
  }
}

/** Safari has `checkVisibility` since 17.4. jsdom has none, and no layout: where not even the page has a box, all is visible. */
function hasBox(element: Element): boolean {
  const has = (one: Element) => one.getClientRects().length > 0;
  const known = (element as Partial<Element>).checkVisibility?.();
  return known ?? (has(element) || !has(element.ownerDocument.documentElement));
}

/** Every browser has it; environments without layout need not. */
const observerOf = (react: () => void): ResizeObserver | undefined =>
  typeof ResizeObserver === 'function' ? new ResizeObserver(react) : undefined;
