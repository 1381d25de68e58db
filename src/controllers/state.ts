import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {LoadState} from '../model/load-state.js';

/** Reflects an element's state as the attribute `state` and, where there are custom states, as `:state(…)`. */
export class StateController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #read: () => LoadState;
  #states: CustomStateSet | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, read: () => LoadState) {
    this.#host = host;
    this.#read = read;
    this.#states = customStates(host);
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof MutationObserver === 'undefined') return; // a page's unit tests, outside of a browser
    // A library that morphs a page into a new one takes off an attribute that the page's author did not write.
    this.#observer = new MutationObserver(() => this.#reflect(this.#read()));
    this.#observer.observe(this.#host, {attributeFilter: ['state']});
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const state = this.#read();
    this.#reflect(state);
    if (!this.#states || this.#states.has(state)) return;
    this.#states.clear();
    try {
      this.#states.add(state);
    } catch {
      // Chromium before 125 takes names with two dashes only. The attribute says the same.
    }
  }

  #reflect(state: LoadState): void {
    if (this.#host.getAttribute('state') !== state) this.#host.setAttribute('state', state);
  }
}

/** Safari has them since 17.4. happy-dom has no internals at all, and jsdom has some without states. */
function customStates(host: Partial<HTMLElement>): CustomStateSet | undefined {
  return (host.attachInternals?.() as Partial<ElementInternals> | undefined)?.states;
}
