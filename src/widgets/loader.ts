import {Task, initialState} from '@lit/task';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Connection} from '../client/connection.js';
import type {AskOptions} from '../client/client.js';
import type {Wait} from '../client/share.js';
import {CallsError} from '../model/errors.js';
import type {LoadState} from '../views/panel.js';

/** What an element wants to know. */
export interface Plan<Query> {
  readonly connection: Connection;
  readonly query: Query;
  /** What the answer is about; when it changes, an earlier answer is about something else and leaves the screen. */
  readonly subject: string;
}

/** What an element brings to its loader. */
export interface LoaderOptions<Query, Answer> {
  /** What to ask now, or `undefined` when there is nothing to ask yet; throws a CallsError when the attributes do not make a question. */
  plan(): Plan<Query> | undefined;
  ask(plan: Plan<Query>, options: AskOptions): Promise<Answer>;
  isEmpty(answer: Answer): boolean;
  /** Called once for each answer, when it is on screen. */
  loaded(answer: Answer, query: Query): void;
  /** Called once for each failure, when it is on screen. */
  failed(error: CallsError): void;
}

/**
 * Asks what its element wants to know: nothing while the element is hidden or out of the page, nothing twice. A move within the page is
 * not a leave. The last answer stays through a failure, as long as it is about the same subject.
 */
export class Loader<Query, Answer> implements ReactiveController {
  state: LoadState = 'idle';
  answer: Answer | undefined;
  /** The query that {@link answer} answers. */
  query: Query | undefined;
  error: CallsError | undefined;
  /** Set while a request waits to be asked again. */
  wait: Wait | undefined;

  #host: ReactiveControllerHost & HTMLElement;
  #options: LoaderOptions<Query, Answer>;
  #internals: ElementInternals;
  #task: Task<readonly [string | undefined], Answer>;
  #plan: Plan<Query> | undefined;
  #key: string | undefined;
  #turn = 0;
  #tell: (() => void) | undefined;
  #shown: ResizeObserver | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LoaderOptions<Query, Answer>) {
    this.#host = host;
    this.#options = options;
    this.#internals = host.attachInternals();
    host.addController(this); // before the task, so that the task sees the key this update decides on
    this.#task = new Task(host, {
      args: () => [this.#key] as const,
      task: ([key], {signal}) => (key === undefined ? initialState : this.#ask(signal)),
      onComplete: (answer) => this.#succeed(answer),
      onError: (error) => this.#fail(error),
    });
  }

  /** Asks the same question again. */
  reload(): void {
    this.#turn++;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#task.abort();
      this.#shown?.disconnect();
      this.#shown = undefined;
    });
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    let plan: Plan<Query> | undefined;
    try {
      plan = this.#options.plan();
    } catch (error) {
      this.#refuse(asCallsError(error));
      return;
    }
    if (!plan) {
      this.#plan = this.#key = this.error = this.answer = this.query = undefined;
      this.#setWait(undefined);
      this.state = 'idle';
      return;
    }
    const {connection, query, subject} = plan;
    // A page may make a new headers() at each of its renders; only the first one is news.
    const key = JSON.stringify([connection.endpoint, connection.vendor, !connection.headers, !connection.fetch, query, this.#turn]);
    if (key === this.#key || !this.#visible()) return;
    if (subject !== this.#plan?.subject) this.answer = this.query = undefined;
    this.#plan = plan;
    this.#key = key;
    this.error = undefined;
    this.#setWait(undefined);
    this.state = this.answer === undefined ? 'loading' : 'refreshing';
  }

  hostUpdated(): void {
    if (this.#host.getAttribute('state') !== this.state) {
      this.#host.setAttribute('state', this.state);
      this.#internals.states.clear();
      this.#internals.states.add(this.state);
    }
    const tell = this.#tell;
    this.#tell = undefined;
    tell?.();
  }

  #ask(signal: AbortSignal): Promise<Answer> {
    if (!this.#plan) throw new CallsError('not-configured');
    return this.#options.ask(this.#plan, {signal, onWait: (wait) => !signal.aborted && this.#setWait(wait)});
  }

  #succeed(answer: Answer): void {
    const {query} = this.#plan ?? {};
    if (query === undefined) return;
    this.#setWait(undefined);
    this.answer = answer;
    this.query = query;
    this.state = this.#options.isEmpty(answer) ? 'empty' : 'ready';
    this.#tell = () => this.#options.loaded(answer, query);
  }

  #fail(reason: unknown): void {
    this.#setWait(undefined);
    if (reason instanceof DOMException && reason.name === 'AbortError') {
      // The element left the page; when it comes back it asks again.
      this.#key = undefined;
      this.state = this.#settled();
      return;
    }
    const error = asCallsError(reason);
    this.error = error;
    this.state = 'failed';
    this.#tell = () => this.#options.failed(error);
  }

  /** The attributes make no question: nothing is asked, what was on screen stays. */
  #refuse(error: CallsError): void {
    const missing = error.facts.missing === true;
    this.#key = undefined;
    this.#setWait(undefined);
    this.state = missing && this.answer === undefined ? 'idle' : 'failed';
    if (error.code === this.error?.code && error.message === this.error.message) return;
    this.error = error;
    this.#tell = () => this.#options.failed(error);
  }

  #settled(): LoadState {
    if (this.answer === undefined) return 'idle';
    return this.#options.isEmpty(this.answer) ? 'empty' : 'ready';
  }

  /** Whether the element has a box. If not, its next update comes when it has one. */
  #visible(): boolean {
    if (this.#host.checkVisibility()) return true;
    if (!this.#shown) {
      this.#shown = new ResizeObserver(() => {
        if (!this.#host.checkVisibility()) return;
        this.#shown?.disconnect();
        this.#shown = undefined;
        this.#host.requestUpdate();
      });
      this.#shown.observe(this.#host);
    }
    return false;
  }

  #setWait(wait: Wait | undefined): void {
    if (wait === this.wait) return;
    this.wait = wait;
    clearInterval(this.#clock);
    if (wait) this.#clock = setInterval(() => this.#host.requestUpdate(), 1000);
    this.#host.requestUpdate();
  }
}

/** A failure nobody foresaw is told as an answer that could not be read, and to the console in full. */
function asCallsError(error: unknown): CallsError {
  if (error instanceof CallsError) return error;
  console.error('agni-call-widgets:', error);
  return new CallsError('bad-response');
}
