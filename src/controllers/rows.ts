import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Call} from '../model/call.js';
import {loadFacts, rowsNoted} from '../sources/known.js';
import type {LoadController} from './load.js';

type Load = Pick<LoadController<unknown, Call>, 'answer' | 'amend'>;

/** Gives a call on screen what a row of another element adds, also when that comes later than the call's own answer. */
export class RowsController implements ReactiveController {
  #load: Load;
  /** Loaded with the first call. */
  #facts: Awaited<ReturnType<typeof loadFacts>> | undefined;

  constructor(host: ReactiveControllerHost, load: Load) {
    this.#load = load;
    host.addController(this);
  }

  /** Resolves when {@link fill} can add what is known. Without the file the answers stay as they came. */
  async ready(): Promise<void> {
    this.#facts ??= await loadFacts().catch(() => undefined);
  }

  /** An answered call with what its rows add by now, and with what this row adds. */
  fill(answer: Call, row?: Call): Call {
    if (!this.#facts) return answer;
    const call = this.#facts.withRows(answer);
    return row ? this.#facts.withRow(call, row) : call;
  }

  hostConnected(): void {
    rowsNoted.addEventListener('rows', this.#amend);
  }

  /** Rows may also have come between an answer and its drawing, or while the element was out of the page. */
  hostUpdate(): void {
    this.#amend();
  }

  hostDisconnected(): void {
    rowsNoted.removeEventListener('rows', this.#amend);
  }

  #amend = (): void => {
    const {answer} = this.#load;
    const fuller = answer && this.fill(answer);
    if (fuller && fuller !== answer) this.#load.amend(fuller);
  };
}
