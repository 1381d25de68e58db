import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {LoadState} from '../model/load-state.js';

/** Reflects an element's state as the attribute `state` and, where there are custom states, as `:state(…)`. */
export class StateController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #read: () => LoadState;
  #states: CustomStateSet | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, read: () => LoadState) {
    this.#host = host;
    this.#read = read;
    this.#states = customStates(host);
    host.addController(this);
  }

  hostUpdated(): void {
    const state = this.#read();
    if (this.#host.getAttribute('state') !== state) this.#host.setAttribute('state', state);
    if (!this.#states || this.#states.has(state)) return;
    this.#states.clear();
    this.#states.add(state);
  }
}

/** Safari has them since 17.4. happy-dom has no internals at all, and jsdom has some without states. */
function customStates(host: Partial<HTMLElement>): CustomStateSet | undefined {
  return (host.attachInternals?.() as Partial<ElementInternals> | undefined)?.states;
}
