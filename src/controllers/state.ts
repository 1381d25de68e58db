import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {LoadState} from '../model/load-state.js';

/** Reflects an element's state as the attribute `state` and as `:state(…)`. */
export class StateController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #read: () => LoadState;
  #states: CustomStateSet;

  constructor(host: ReactiveControllerHost & HTMLElement, read: () => LoadState) {
    this.#host = host;
    this.#read = read;
    this.#states = host.attachInternals().states;
    host.addController(this);
  }

  hostUpdated(): void {
    const state = this.#read();
    if (this.#states.has(state)) return;
    this.#host.setAttribute('state', state);
    this.#states.clear();
    this.#states.add(state);
  }
}
