import type {Connection} from '../connection.js';

/** Told when an answer has to wait, and again with nothing when the wait is over. */
export interface Wait {
  /** Epoch milliseconds at which the question is asked again by itself. */
  readonly until: number;
  /** Asks at once. */
  readonly now: () => void;
}

/** Hears of waits; called with `undefined` when one is over. */
export type OnWait = (wait: Wait | undefined) => void;

/** A question: what is asked, and with whose credentials and fetch. Only the very same ones make it equal. */
export interface Question extends Pick<Connection, 'headers' | 'fetch'> {
  readonly text: string;
}

interface Shared extends Question {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  readonly askers: Set<OnWait>;
  wait: Wait | undefined;
}

/** Does the asking, once for all askers. */
export type Start<T> = (signal: AbortSignal, onWait: OnWait) => Promise<T>;

const pending = new Set<Shared>();

/**
 * Equal questions asked together share one request. A failure is never remembered, nor is an answer. One asker leaving
 * does not abort the others; the last one leaving does.
 */
export function share<T>(question: Question, start: Start<T>, signal?: AbortSignal, onWait?: OnWait): Promise<T> {
  signal?.throwIfAborted();
  const {text, headers, fetch} = question;
  const shared =
    [...pending].find((one) => one.text === text && one.headers === headers && one.fetch === fetch) ??
    begin(question, start);
  const asker: OnWait = (wait) => onWait?.(wait); // one of its own, for the set counts askers
  shared.askers.add(asker);
  if (shared.wait) asker(shared.wait);
  return new Promise((resolve, reject) => {
    const leave = () => {
      shared.askers.delete(asker);
      if (!shared.askers.size) {
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

function begin(question: Question, start: Start<unknown>): Shared {
  const controller = new AbortController();
  const askers = new Set<OnWait>();
  const answer = start(controller.signal, (wait) => {
    shared.wait = wait;
    for (const asker of askers) asker(wait);
  });
  const shared: Shared = {...question, controller, askers, answer, wait: undefined};
  pending.add(shared);
  const done = () => pending.delete(shared);
  answer.then(done, done);
  return shared;
}
