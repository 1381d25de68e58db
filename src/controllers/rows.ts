import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Call} from '../model/call.js';
import {rowsNoted, withRows} from '../sources/facts.js';
import type {LoadController} from './load.js';

/** Gives a call on screen what a row of another element adds, also when that comes later than the call's own answer. */
export class RowsController implements ReactiveController {
  #load: Pick<LoadController<unknown, Call>, 'answer' | 'amend'>;

  constructor(host: ReactiveControllerHost, load: Pick<LoadController<unknown, Call>, 'answer' | 'amend'>) {
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    rowsNoted.addEventListener('rows', this.#fill);
  }

  /** Rows may also have come between an answer and its drawing, or while the element was out of the page. */
  hostUpdate(): void {
    this.#fill();
  }

  hostDisconnected(): void {
    rowsNoted.removeEventListener('rows', this.#fill);
  }

  #fill = (): void => {
    const {answer} = this.#load;
    const fuller = answer && withRows(answer);
    if (fuller && fuller !== answer) this.#load.amend(fuller);
  };
}
