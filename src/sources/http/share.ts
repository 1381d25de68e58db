import type {Connection} from '../connection.js';

/** A wait before a retry. */
export interface Wait {
  /** Epoch milliseconds of the automatic retry. */
  readonly until: number;
  /** Retries at once. */
  readonly now: () => void;
}

/** Called with each wait, and with `undefined` when it is over. */
export type OnWait = (wait: Wait | undefined) => void;

/** Identifies a request: its text, and the very same `headers` and `fetch`. */
export interface SharedQuestion extends Pick<Connection, 'headers' | 'fetch'> {
  readonly text: string;
}

interface Shared extends SharedQuestion {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  readonly callers: Set<OnWait>;
  wait: Wait | undefined;
}

/** Sends the request, once for all callers. */
export type Start<T> = (signal: AbortSignal, onWait: OnWait) => Promise<T>;

const pending = new Set<Shared>();

/**
 * Equal questions under way share one request. Neither answers nor failures are cached. One caller that leaves does not
 * abort the others; the last one does.
 */
export function share<T>(question: SharedQuestion, start: Start<T>, signal?: AbortSignal, onWait?: OnWait): Promise<T> {
  signal?.throwIfAborted();
  const {text, headers, fetch} = question;
  const shared =
    [...pending].find((one) => one.text === text && one.headers === headers && one.fetch === fetch) ??
    begin(question, start);
  const caller: OnWait = (wait) => onWait?.(wait); // a function of its own, since the set counts callers
  shared.callers.add(caller);
  if (shared.wait) caller(shared.wait);
  return new Promise((resolve, reject) => {
    const leave = () => {
      shared.callers.delete(caller);
      if (!shared.callers.size) {
        pending.delete(shared);
        shared.controller.abort();
      }
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave);
    // An equal question has an answer of the same type.
    (shared.answer as Promise<T>).then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  });
}

function begin(question: SharedQuestion, start: Start<unknown>): Shared {
  const controller = new AbortController();
  const callers = new Set<OnWait>();
  const answer = start(controller.signal, (wait) => {
    shared.wait = wait;
    for (const caller of callers) caller(wait);
  });
  const shared: Shared = {...question, controller, callers, answer, wait: undefined};
  pending.add(shared);
  const done = () => pending.delete(shared);
  answer.then(done, done);
  return shared;
}
