import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A row's button with the focus, and its place among the others. */
interface Focused {
  readonly button: HTMLElement;
  readonly place: number;
}

/**
 * One row of a list is in the tab order; the arrow keys, Home and End move the focus, and the tab stop with it
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 *
 * The focus stays with its row when an update moves the row. When the row leaves, the one in its place gets the focus, else
 * the last one, and without rows the element's live region, so that the focus is never lost to the page's beginning.
 */
export class RovingFocusController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #stop: string | undefined;
  /** The focus before the update under way. */
  #focused: Focused | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const button = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('tbody button');
    this.#focused = button ? {button, place: this.#buttons.indexOf(button)} : undefined;
  }

  hostUpdated(): void {
    const {shadowRoot} = this.#host;
    if (!this.#focused || shadowRoot?.activeElement || document.activeElement !== document.body) return;
    const {button, place} = this.#focused;
    const buttons = this.#buttons;
    const next = button.isConnected ? button : (buttons[place] ?? buttons.at(-1));
    (next ?? shadowRoot?.querySelector<HTMLElement>('[role=status]'))?.focus({preventScroll: true});
  }

  get #buttons(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('tbody button') ?? [])];
  }

  /** Key of the row that the keyboard was at last. */
  get stop(): string | undefined {
    return this.#stop;
  }

  /** The row with this key is the tab stop from now on. */
  set stop(key: string | undefined) {
    if (key === this.#stop) return;
    this.#stop = key;
    this.#host.requestUpdate();
  }

  /** Moves the focus among the buttons inside of what listens. Keys with a modifier are the browser's. */
  move = (event: KeyboardEvent): void => {
    const buttons = [...(event.currentTarget as Element).querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const targets = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', buttons.length - 1],
    ]);
    const to = targets.get(event.key);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
}
