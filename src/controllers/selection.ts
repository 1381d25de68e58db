import type {Call} from '../model/call.js';
import {CallSelectEvent} from '../events.js';

type Host = HTMLElement & {selectedId: string | undefined};

/** The call that a person chose in a list. Its id alone does not tell it from another call with the same id. */
export class SelectionController {
  #host: Host;
  #chosen: Call | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Absent when the page has selected another id since. */
  get chosen(): Call | undefined {
    if (this.#chosen?.id !== this.#host.selectedId) this.#chosen = undefined;
    return this.#chosen;
  }

  /** Dispatches the cancelable event, then marks the call. */
  select = (call: Call): void => {
    if (!this.#host.dispatchEvent(new CallSelectEvent(call))) return;
    this.#chosen = call;
    this.#host.selectedId = call.id;
  };
}
