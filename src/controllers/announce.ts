import type {ReactiveControllerHost} from 'lit';

/**
 * What an element's live region says. Each announcement is heard once: one that reads as the one before differs from it by
 * a space that nobody hears, for a live region without a change is silent.
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

  /** Has assistive technology say this; an empty text makes the region ready for the next one. */
  announce(text: string): void {
    this.#text = text && text === this.#text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }
}
