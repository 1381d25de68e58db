import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Call} from '../model/call.js';
import {linesIn, type Lines} from '../model/lines.js';
import {loadFacts, rowsNoted, type Facts} from '../sources/known.js';
import type {LoadController} from './load.js';

type Load = Pick<LoadController<unknown, Call>, 'answer' | 'amend'>;

/** Gives a call on screen what a row of another element adds, also when that comes later than the call's own answer. */
export class RowsController implements ReactiveController {
  #host: ReactiveControllerHost;
  #load: Load;
  /** Loaded with the first call. */
  #facts: Facts | undefined;

  constructor(host: ReactiveControllerHost, load: Load) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** Resolves when {@link fill} can add what is known. Without the file the answers stay as they came. */
  async ready(): Promise<void> {
    this.#facts ??= await loadFacts().catch(() => undefined);
  }

  /** An answered call with what its rows add by now, and first with what the row adds that a person chose. */
  fill(answer: Call, row?: Call): Call {
    if (!this.#facts) return answer;
    return this.#facts.withRows(row ? this.#facts.withChosen(answer, row) : answer);
  }

  /** The numbers of both sides, as a list of this call has inferred them; `row` is the call's in the list. */
  linesOf(call: Call, row?: Call): Lines | undefined {
    return (row && linesIn(row)) ?? this.#facts?.linesNoted(call);
  }

  hostConnected(): void {
    rowsNoted.addEventListener('rows', this.#update);
  }

  /** Rows may also have come between an answer and its drawing, or while the element was out of the page. */
  hostUpdate(): void {
    this.#amend();
  }

  hostDisconnected(): void {
    rowsNoted.removeEventListener('rows', this.#update);
  }

  #update = (): void => {
    if (this.#load.answer) this.#host.requestUpdate();
  };

  #amend(): void {
    const {answer} = this.#load;
    const fuller = answer && this.fill(answer);
    if (fuller && fuller !== answer) this.#load.amend(fuller);
  }
}
