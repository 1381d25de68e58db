/** What several askers wait for. */
interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  askers: number;
}

/** Runs what is asked with one name only once at a time. */
export type Share = <T>(name: string, gone: AbortSignal, start: (gone: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Cloudflare Workers end what a request has begun when that request ends, whoever else waits for it, and one request may not touch what
 * belongs to another (https://developers.cloudflare.com/workers/observability/errors/). There every request asks for itself.
 */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== 'Cloudflare-Workers';

/**
 * Equal questions under way share one. Nothing is remembered. One asker leaving does not end it for the others; the last one leaving does.
 * The name has to tell apart whatever may not be shared. Rejects for an asker that has left before.
 */
export function flights(): Share {
  const under = new Map<string, Flight<unknown>>();
  return async <T>(name: string, gone: AbortSignal, start: (gone: AbortSignal) => Promise<T>): Promise<T> => {
    gone.throwIfAborted();
    if (!mayShare()) return start(gone);
    let flight = under.get(name) as Flight<T> | undefined;
    if (!flight) {
      const controller = new AbortController();
      flight = {controller, askers: 0, answer: start(controller.signal)};
      under.set(name, flight);
    }
    const shared = flight;
    const leave = () => {
      shared.askers--;
      if (shared.askers > 0) return;
      if (under.get(name) === shared) under.delete(name);
      shared.controller.abort();
    };
    shared.askers++;
    gone.addEventListener('abort', leave, {once: true});
    try {
      return await shared.answer;
    } finally {
      gone.removeEventListener('abort', leave);
      if (under.get(name) === shared) under.delete(name);
    }
  };
}
