import {Cancellation} from './cancellation.js';

/** A run, and how many requests wait for it. */
interface SharedRun<T> {
  readonly answer: Promise<T>;
  readonly cancellation: Cancellation;
  waiting: number;
}

/** Shares one run between equal requests that are under way together. */
export type SingleFlight = <T>(
  name: string,
  gone: Cancellation,
  start: (gone: Cancellation) => Promise<T>,
) => Promise<T>;

/**
 * Cloudflare Workers cancel what a request has started when that request ends, although others may wait for it, and forbid
 * I/O across requests (https://developers.cloudflare.com/workers/observability/errors/). There, nothing is shared.
 */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== 'Cloudflare-Workers';

/**
 * Equal requests under way share one run; its result is not cached. One request that leaves does not abort the run for the
 * others; the last one does. The name must differ wherever a result may not be shared. Rejects for a request that was
 * cancelled before.
 */
export function singleFlight(): SingleFlight {
  // Not a Map: when a Map grows or shrinks, V8's old table points to the new one for its iterators. Once an old table is
  // promoted to the old generation, everything that later entries hold survives with it.
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
    const stopListening = gone.onCancel(leave);
    try {
      return await shared.answer;
    } finally {
      stopListening();
      forget(name, shared);
    }
  };
}
