import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AskOptions} from '../sources/remote.js';
import type {Connection} from '../sources/connection.js';
import type {Wait} from '../sources/http/share.js';
import type {ErrorDetail} from '../events.js';
import {failureText} from '../locale/failure.js';
import type {Locale} from '../locale/locale.js';
import {CallsError} from '../model/errors.js';
import type {LoadState} from '../parts/notice.js';
import type * as trouble from '../widgets/trouble.js';

/** What an element wants to know. */
export interface Plan<Query> {
  readonly connection: Connection;
  readonly query: Query;
  /** What the answer is about; when it changes, an earlier answer is about something else and leaves the screen. */
  readonly subject: string;
}

/** What an element brings to its loader. */
export interface LoaderOptions<Query, Answer> {
  /**
   * What to ask now, or `undefined` when there is nothing to ask yet; throws a CallsError when the attributes do not
   * make a question.
   */
  plan(): Plan<Query> | undefined;
  ask(plan: Plan<Query>, options: AskOptions): Promise<Answer>;
  isEmpty(answer: Answer): boolean;
  /** The event that tells of an answer, dispatched when it is on screen. */
  loaded(answer: Answer, query: Query): Event;
  /** In which a failure is told. */
  locale(): Locale;
  /** The event that tells of a failure, dispatched when it is on screen. */
  failed(detail: ErrorDetail): Event;
}

/** What is asked in place of an API. */
const originOf = (plan: Plan<unknown> | undefined) => [plan?.connection.own, plan?.connection.source];

/**
 * Asks what its element wants to know: nothing while the element is hidden or out of the page, nothing twice. A move
 * within the page is not a leave. The last answer stays through a failure, as long as it is about the same subject.
 */
export class Loader<Query, Answer> implements ReactiveController {
  state: LoadState = 'idle';
  answer: Answer | undefined;
  error: CallsError | undefined;
  /** What {@link error} means to the person reading; empty until that is loaded. */
  text = '';
  /** Set while a request waits to be asked again. */
  wait: Wait | undefined;
  /** What shows a wait, a failure or how far a search went, once it is loaded. */
  trouble: typeof trouble | undefined;

  #host: ReactiveControllerHost & HTMLElement;
  #options: LoaderOptions<Query, Answer>;
  #states: CustomStateSet;
  /** Set while a question is being asked. */
  #asking: AbortController | undefined;
  #plan: Plan<Query> | undefined;
  #key: string | undefined;
  /** All that a question is about but the page, and what was kept of answers about that. */
  #about: string | undefined;
  #kept: AskOptions['kept'] = {};
  #turn = 0;
  #hidden: ResizeObserver | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LoaderOptions<Query, Answer>) {
    this.#host = host;
    this.#options = options;
    this.#states = host.attachInternals().states;
    host.addController(this);
  }

  /** Asks the same question again. */
  reload = (): void => {
    this.#turn++;
    this.#host.requestUpdate();
  };

  /**
   * The element is about something else from now on: what it shows leaves, whether or not the new question can be
   * asked.
   */
  forget(): void {
    this.#turn++;
    this.answer = undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#watch(false);
      this.#kept = {};
      if (!this.#asking) return;
      this.#leave(); // it is asked again when the element comes back
      this.#setWait(undefined);
    });
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    let plan: Plan<Query> | undefined;
    try {
      plan = this.#options.plan();
    } catch (error) {
      this.#refuse(error as CallsError); // a plan throws nothing else
      return;
    }
    // A page may make a new headers() at each of its renders; only that there is one counts.
    const plain = (name: string, value: unknown) =>
      typeof value === 'function' || name === 'own' || name === 'source' || value;
    const about = plan && JSON.stringify([plan.connection, plan.subject, this.#turn], plain);
    const key = about && about + JSON.stringify(plan?.query);
    const [own, source] = originOf(plan);
    const [ownBefore, sourceBefore] = originOf(this.#plan);
    if ((key && key === this.#key && own === ownBefore && source === sourceBefore) || !this.#isShown()) return;
    // Other calls of the page's own are news; calls of an API after the page's own are something else.
    const turned = !own !== !ownBefore || !source !== !sourceBefore;
    if (turned || plan?.subject !== this.#plan?.subject) this.answer = undefined;
    if (about !== this.#about) this.#kept = {};
    this.#leave();
    this.#about = about;
    this.#plan = plan;
    this.#key = key;
    this.#settle(!key ? 'idle' : this.answer ? 'refreshing' : 'loading');
    if (plan) this.#ask(plan);
  }

  hostUpdated(): void {
    if (this.#states.has(this.state)) return;
    this.#host.setAttribute('state', this.state);
    this.#states.clear();
    this.#states.add(this.state);
  }

  /** The question last asked. */
  get query(): Query | undefined {
    return this.#plan?.query;
  }

  #ask(plan: Plan<Query>): void {
    const {signal} = (this.#asking = new AbortController());
    const onWait = (wait: Wait | undefined) => {
      if (signal.aborted) return;
      this.#setWait(wait);
      if (wait) void this.#describe();
    };
    // What becomes of a question that was left is nobody's concern.
    this.#options.ask(plan, {signal, onWait, kept: this.#kept}).then(
      (answer) => signal.aborted || this.#succeed(answer, plan),
      (reason: unknown) => signal.aborted || this.#fail(reason),
    );
  }

  /** The question that is being asked, if any, matters no more. */
  #leave(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#key = undefined;
  }

  #succeed(answer: Answer, {query}: Plan<Query>): void {
    this.answer = answer;
    this.#settle(this.#options.isEmpty(answer) ? 'empty' : 'ready');
    this.#tell(this.#options.loaded(answer, query));
    void this.#describe(); // once the network is gone, the words could not be loaded
  }

  #fail(reason: unknown): void {
    if (!(reason instanceof CallsError)) console.error(reason); // nobody foresaw it
    this.#complain(reason instanceof CallsError ? reason : new CallsError('bad-response'));
  }

  /**
   * The attributes make no question: nothing is asked. What was on screen stays, unless it may be about somebody else
   * now.
   */
  #refuse(error: CallsError): void {
    const {attribute, missing} = error.facts;
    const told = this.error?.facts;
    if (attribute === told?.attribute && missing === told?.missing) return;
    if (missing) this.answer = undefined;
    this.#leave();
    this.#complain(error);
  }

  #complain(error: CallsError): void {
    const {code, facts} = error;
    this.#settle(facts.missing ? 'idle' : 'failed', error);
    void this.#describe(error).then((message) => {
      if (error !== this.error) return;
      this.text = message;
      this.#tell(this.#options.failed({code, message, ...(facts.status && {status: facts.status})}));
    });
  }

  async #describe(error?: CallsError): Promise<string> {
    const locale = this.#options.locale();
    try {
      this.trouble = await import('../widgets/trouble.js');
      return this.trouble.describe(this.#host, locale, this.answer, error);
    } catch {
      return error ? failureText(locale, error) : '';
    } finally {
      this.#host.requestUpdate();
    }
  }

  #settle(state: LoadState, error?: CallsError): void {
    this.state = state;
    this.error = error;
    this.text = '';
    this.#asking = undefined;
    this.#setWait(undefined);
  }

  /** Tells when the change is on screen. */
  #tell(event: Event): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.dispatchEvent(event));
  }

  /** Whether the element has a box. If not, its next update comes when it has one. */
  #isShown(): boolean {
    const shown = this.#host.checkVisibility();
    this.#watch(!shown);
    return shown;
  }

  /** What is observed already must not be observed anew: that alone calls back, at each frame. */
  #watch(hidden: boolean): void {
    if (hidden === Boolean(this.#hidden)) return;
    this.#hidden?.disconnect();
    this.#hidden = hidden ? new ResizeObserver(() => this.#host.requestUpdate()) : undefined;
    this.#hidden?.observe(this.#host);
  }

  #setWait(wait: Wait | undefined): void {
    this.wait = wait;
    clearInterval(this.#clock);
    if (wait) this.#clock = setInterval(() => this.#host.requestUpdate(), 1000);
    this.#host.requestUpdate();
  }
}
