import {Cancellation} from './cancellation.js';

/** One run, and how many requests wait for it. */
interface SharedRun<T> {
  readonly answer: Promise<T>;
  readonly cancellation: Cancellation;
  waiting: number;
}

/** Runs whatever has one name only once at a time. */
export type SingleFlight = <T>(
  name: string,
  gone: Cancellation,
  start: (gone: Cancellation) => Promise<T>,
) => Promise<T>;

/**
 * Cloudflare Workers end what a request has begun when that request ends, whoever else waits for it, and one request
 * may not touch what belongs to another (https://developers.cloudflare.com/workers/observability/errors/). There every
 * request asks for itself.
 */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== 'Cloudflare-Workers';

/**
 * Equal questions under way share one run. Nothing is remembered. One request that leaves does not abort it for the
 * others; the last one does. The name has to tell apart whatever may not be shared. Rejects for a request that has left
 * before.
 */
export function singleFlight(): SingleFlight {
  // No Map: each time one grows or shrinks, the old table keeps the new one for whoever walks through it. Once the
  // collector takes an old one for long-lived, whatever later questions hold is long-lived as well.
  const running = Object.create(null) as Record<string, SharedRun<unknown> | undefined>;
  const forget = (name: string, run: SharedRun<unknown>) => {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- this is a dictionary, and no Map for the reason above
    if (running[name] === run) delete running[name];
  };
  return async <T>(name: string, gone: Cancellation, start: (gone: Cancellation) => Promise<T>): Promise<T> => {
    if (gone.cancelled) throw new Error('The request was cancelled before it began.');
    if (!mayShare()) return start(gone);
    let run = running[name] as SharedRun<T> | undefined;
    if (!run) {
      const cancellation = new Cancellation();
      run = {cancellation, waiting: 0, answer: start(cancellation)};
      running[name] = run;
    }
    const shared = run;
    const leave = () => {
      shared.waiting--;
      if (shared.waiting > 0) return;
      forget(name, shared);
      shared.cancellation.cancel();
    };
    shared.waiting++;
    const stay = gone.onCancel(leave);
    try {
      return await shared.answer;
    } finally {
      stay();
      forget(name, shared);
    }
  };
}
