import type {ReactiveControllerHost} from 'lit';

/**
 * The text of an element's live region. A repeated text gets a trailing no-break space, which is silent: without a change,
 * screen readers announce nothing.
 */
export class AnnounceController {
  #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #text = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** What the live region holds now. */
  get text(): string {
    return this.#text;
  }

  /** Announces a text; an empty one clears the region. */
  announce(text: string): void {
    this.#text = text && text === this.#text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }
}
