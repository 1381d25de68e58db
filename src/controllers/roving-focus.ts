import type {ReactiveControllerHost} from 'lit';

/**
 * One row of a list is in the tab order; the arrow keys, Home and End move the focus, and the tab stop with it
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export class RovingFocusController {
  #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #stop: string | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** Id of the row that the keyboard was at last. */
  get stop(): string | undefined {
    return this.#stop;
  }

  /** The row with this id is the tab stop from now on. */
  set stop(id: string | undefined) {
    if (id === this.#stop) return;
    this.#stop = id;
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
