/** Told when an answer has to wait, and again with nothing when the wait is over. */
export interface Wait {
  /** Epoch milliseconds at which the question is asked again by itself. */
  readonly until: number;
  /** Asks at once. */
  readonly now: () => void;
}

/** Hears of waits; called with `undefined` when one is over. */
export type OnWait = (wait: Wait | undefined) => void;

interface Shared {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  readonly askers: Set<OnWait>;
  wait: Wait | undefined;
}

const pending = new Map<string, Shared>();

/**
 * Equal questions asked together share one request. A failure is never remembered, nor is an answer. One asker leaving does not abort
 * the others; the last one leaving does.
 */
export function share<T>(key: string, start: (signal: AbortSignal, onWait: OnWait) => Promise<T>, signal?: AbortSignal, onWait?: OnWait): Promise<T> {
  signal?.throwIfAborted();
  const shared = pending.get(key) ?? begin(key, start);
  const asker: OnWait = (wait) => onWait?.(wait); // one of its own, for the set counts askers
  shared.askers.add(asker);
  if (shared.wait) asker(shared.wait);
  return new Promise((resolve, reject) => {
    const leave = () => {
      shared.askers.delete(asker);
      if (!shared.askers.size) {
        forget(key, shared);
        shared.controller.abort();
      }
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave);
    (shared.answer as Promise<T>).then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave)); // the key names the question, and with it the type
  });
}

function begin(key: string, start: (signal: AbortSignal, onWait: OnWait) => Promise<unknown>): Shared {
  const controller = new AbortController();
  const askers = new Set<OnWait>();
  const answer = start(controller.signal, (wait) => {
    shared.wait = wait;
    for (const asker of askers) asker(wait);
  });
  const shared: Shared = {controller, askers, answer, wait: undefined};
  pending.set(key, shared);
  const done = () => forget(key, shared);
  answer.then(done, done);
  return shared;
}

function forget(key: string, shared: Shared): void {
  if (pending.get(key) === shared) pending.delete(key);
}
