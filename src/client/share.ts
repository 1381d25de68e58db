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
  readonly listeners: Set<OnWait>;
  askers: number;
  wait: Wait | undefined;
}

/**
 * Equal questions asked together share one request. A failure is never remembered, nor is an answer. One asker leaving does not abort
 * the others; the last one leaving does.
 */
export class Sharing {
  #pending = new Map<string, Shared>();

  ask<T>(key: string, start: (signal: AbortSignal, onWait: OnWait) => Promise<T>, signal?: AbortSignal, onWait?: OnWait): Promise<T> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    const shared = this.#pending.get(key) ?? this.#start(key, start);
    shared.askers++;
    if (onWait) shared.listeners.add(onWait);
    if (onWait && shared.wait) onWait(shared.wait);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        if (onWait) shared.listeners.delete(onWait);
        if (--shared.askers === 0) {
          this.#forget(key, shared);
          shared.controller.abort();
        }
        if (signal) reject(reasonOf(signal));
      };
      signal?.addEventListener('abort', leave, {once: true});
      const stay = () => signal?.removeEventListener('abort', leave);
      shared.answer.then(
        (answer) => (stay(), resolve(answer as T)), // the key names the question, and with it the type of the answer
        (error: Error) => (stay(), reject(error)),
      );
    });
  }

  #start(key: string, start: (signal: AbortSignal, onWait: OnWait) => Promise<unknown>): Shared {
    const controller = new AbortController();
    const listeners = new Set<OnWait>();
    const tell: OnWait = (wait) => {
      shared.wait = wait;
      for (const listener of listeners) listener(wait);
    };
    const shared: Shared = {controller, listeners, askers: 0, wait: undefined, answer: start(controller.signal, (wait) => tell(wait))};
    this.#pending.set(key, shared);
    const done = () => this.#forget(key, shared);
    shared.answer.then(done, done);
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#pending.get(key) === shared) this.#pending.delete(key);
  }
}

const reasonOf = (signal: AbortSignal): Error => signal.reason as Error; // always a DOMException or what the aborter gave
