import {Task, TaskStatus, initialState} from '@lit/task';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {failureText} from '../locale/failure.js';
import {CallsError} from '../model/errors.js';
import type {LoadState} from '../model/load-state.js';
import type {CallSource, QuestionOptions} from '../sources/source.js';
import {AnnounceController} from './announce.js';
import {consoleWords} from './console.js';
import {reportDrift} from './drift.js';
import {isSame, type LoadOptions, type Question} from './question.js';
import {Shown} from './shown.js';
import {StateController} from './state.js';
import {TranslatedTextController} from './translated-text.js';
import {VisibilityController} from './visibility.js';
import {WaitController} from './wait.js';

export type {LoadOptions, Question};

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Asks an element's question: nothing while the element is hidden or out of the page, nothing twice. A move within the
 * page is not a leave. The last answer stays through a refresh and a failure, as long as it is about the same subject.
 */
export class LoadController<Query, Answer> implements ReactiveController {
  /** The last answer, if it is about the present subject. */
  answer: Answer | undefined;
  readonly wait: WaitController;
  readonly announcer: AnnounceController;

  #host: Host;
  #options: LoadOptions<Query, Answer>;
  #visibility: VisibilityController;
  #task: Task<readonly [Question<Query>, boolean], Answer>;
  /** The question under way or answered; `undefined` when the next update has to begin one. */
  #question: Question<Query> | undefined;
  #source: CallSource | undefined;
  #query: Query | undefined;
  /** What {@link answer} is about. */
  #subject: string | undefined;
  #pending: Promise<void> | undefined;
  /** The attributes make no question. */
  #refusal: CallsError | undefined;
  /** The element was out of the page: nothing that a source kept before is used. */
  #hasLeft = false;
  /** The same question is wanted anew. */
  #isStale = false;
  #shown: Shown<Answer>;

  constructor(host: Host, options: LoadOptions<Query, Answer>) {
    this.#host = host;
    this.#options = options;
    this.#shown = new Shown(options.isNews);
    this.#visibility = new VisibilityController(host);
    this.wait = new WaitController(host);
    this.announcer = new AnnounceController(host);
    new StateController(host, () => this.state);
    new TranslatedTextController(host);
    this.#task = new Task(host, {
      autoRun: false, // a question begins when the element can show its answer
      task: async ([question, fresh], {signal}) => this.#run(question, fresh, signal),
      onComplete: (answer) => reportErrors(() => this.#succeed(answer)),
      onError: (error) => reportErrors(() => this.#fail(error as CallsError)),
    });
    host.addController(this);
  }

  get state(): LoadState {
    if (this.error) return this.error.facts.missing ? 'idle' : 'failed';
    if (!this.#question) return 'idle';
    if (this.#task.status === TaskStatus.COMPLETE) return this.#isEmpty() ? 'empty' : 'ready';
    return this.answer === undefined ? 'loading' : 'refreshing';
  }

  /** Whether an answer is on its way. */
  get isBusy(): boolean {
    return this.state === 'loading' || this.state === 'refreshing';
  }

  /** Why there is no answer, or no newer one. */
  get error(): CallsError | undefined {
    if (this.#refusal) return this.#refusal;
    return this.#question && this.#task.status === TaskStatus.ERROR ? (this.#task.error as CallsError) : undefined;
  }

  /** The query of the latest question. It stays while an attribute is refused. */
  get query(): Query | undefined {
    return this.#query;
  }

  /** The source that {@link answer} came from. */
  get source(): CallSource | undefined {
    return this.#source;
  }

  /** Resolves when nothing is being loaded; a failure is no rejection. */
  async settled(): Promise<void> {
    let pending: Promise<void> | undefined;
    while (pending !== this.#pending) await (pending = this.#pending); // another question may have taken its place
  }

  /** Asks the same question again. */
  reload = (): void => {
    this.#isStale = true;
    this.#host.requestUpdate();
  };

  /** The element is about something else from now on: what it shows leaves, even if the new question cannot be asked. */
  forget(): void {
    this.#isStale = true;
    this.answer = undefined;
  }

  /** The answer is fuller by now: it is drawn, but neither dispatched nor announced again. */
  amend(answer: Answer): void {
    this.answer = answer;
    this.#shown.amend(answer);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return; // a move is not a leave
      this.#hasLeft = true;
      if (this.#task.status === TaskStatus.PENDING) this.#leave(); // the question begins again when the element comes back
    });
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    let question: Question<Query> | undefined;
    try {
      question = this.#options.question();
    } catch (error) {
      if (!(error instanceof CallsError)) throw error;
      this.#refuse(error);
      return;
    }
    if ((question && !this.#isStale && isSame(this.#question, question)) || !this.#visibility.isVisible()) return;
    if (question?.subject !== this.#subject) this.answer = undefined;
    const fresh = this.#isStale;
    // A page that sets its calls anew asks about the same thing, as a reload does.
    const isRepeated = fresh || this.answer !== undefined;
    if (!(isRepeated && question && this.#shown.isTo(question))) this.announcer.announce('');
    this.#leave();
    this.#isStale = false;
    this.#subject = question?.subject;
    this.#question = question;
    this.#query = question?.query;
    if (!question) return;
    this.#pending = this.#task.run([question, fresh || this.#hasLeft]);
    this.#hasLeft = false;
  }

  #isEmpty(): boolean {
    return this.answer !== undefined && this.#options.isEmpty?.(this.answer) === true;
  }

  async #run(question: Question<Query>, fresh: boolean, signal: AbortSignal): Promise<Answer> {
    const onWait: QuestionOptions['onWait'] = (wait) => {
      if (signal.aborted) return;
      this.wait.set(wait);
      if (!wait) return;
      this.#shown.clear(); // an answer after a wait is news
      this.announcer.announce(this.#options.locale().messages.busy);
    };
    // A source may not listen to its signal.
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', reject));
    try {
      const answer = await Promise.race([this.#options.ask(question, {signal, onWait, fresh}), aborted]);
      // The type of `initialState` is that of no answer.
      if (signal.aborted) return initialState as unknown as Answer;
      this.answer = answer;
      this.#source = question.source;
      this.#query = this.#options.answered?.(answer, question.query) ?? question.query;
      this.#question = {...question, query: this.#query};
      return answer;
    } catch (reason) {
      if (signal.aborted) return initialState as unknown as Answer;
      if (reason instanceof CallsError) throw reason;
      console.error(reason); // nobody foresaw it
      throw new CallsError('bad-response');
    }
  }

  /** Aborts the question under way, if there is one. */
  #leave(): void {
    this.#task.abort();
    this.#question = undefined;
    this.#refusal = undefined;
    this.wait.set(undefined);
  }

  #succeed(answer: Answer): void {
    const question = this.#question as Question<Query>; // only the latest run completes
    this.wait.set(undefined);
    // An unchanged answer to a repeated question is no news, except after a failure or a wait.
    const isNews = !this.announcer.text || this.#shown.isNews(question, answer);
    this.#shown.set(question, answer);
    void this.#dispatch(this.#options.loaded(answer, question.query)).then(() => {
      if (typeof answer === 'object' && answer) reportDrift(this.#host, answer);
    });
    if (isNews) this.announcer.announce(this.#options.announcement(answer));
  }

  #fail(error: CallsError): void {
    this.wait.set(undefined);
    this.#shown.clear();
    const {code, facts} = error;
    const message = failureText(this.#options.locale(), error);
    this.announcer.announce(message);
    console.warn(...consoleWords(this.#host.localName, error, message));
    void this.#dispatch(this.#options.failed({code, message, ...(facts.status && {status: facts.status})}));
  }

  /** The attributes make no question: nothing is asked. What is on screen stays, unless it may be about another subject. */
  #refuse(error: CallsError): void {
    const {attribute, missing} = error.facts;
    const before = this.#refusal?.facts;
    if (before && attribute === before.attribute && missing === before.missing) return;
    if (missing) this.answer = undefined;
    this.#leave();
    this.#refusal = error;
    this.#fail(error);
  }

  /** Dispatches an event when the change is on screen. */
  async #dispatch(event: Event): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.dispatchEvent(event);
  }
}

/** The task swallows what its callbacks throw, and the texts of a page's own may throw. */
function reportErrors(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error(error);
  }
}
