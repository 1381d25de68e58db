import {Leaving} from './cancellation.js';

/** What several askers wait for. */
interface Flight<T> {
  readonly answer: Promise<T>;
  readonly leaving: Leaving;
  askers: number;
}

/** Runs what is asked with one name only once at a time. */
export type Share = <T>(name: string, gone: Leaving, start: (gone: Leaving) => Promise<T>) => Promise<T>;

/**
 * Cloudflare Workers end what a request has begun when that request ends, whoever else waits for it, and one request
 * may not touch what belongs to another (https://developers.cloudflare.com/workers/observability/errors/). There every
 * request asks for itself.
 */
const mayShare = (): boolean => globalThis.navigator?.userAgent !== 'Cloudflare-Workers';

/**
 * Equal questions under way share one. Nothing is remembered. One asker leaving does not end it for the others; the
 * last one leaving does. The name has to tell apart whatever may not be shared. Rejects for an asker that has left
 * before.
 */
export function flights(): Share {
  // No Map: each time one grows or shrinks, the old table keeps the new one for whoever walks through it. Once the
  // collector takes an old one for long-lived, whatever later questions hold is long-lived as well.
  const under = Object.create(null) as Record<string, Flight<unknown> | undefined>;
  const land = (name: string, flight: Flight<unknown>) => {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- this is a dictionary, and no Map for the reason above
    if (under[name] === flight) delete under[name];
  };
  return async <T>(name: string, gone: Leaving, start: (gone: Leaving) => Promise<T>): Promise<T> => {
    if (gone.left) throw new Error('Nobody waits for it any more.');
    if (!mayShare()) return start(gone);
    let flight = under[name] as Flight<T> | undefined;
    if (!flight) {
      const leaving = new Leaving();
      flight = {leaving, askers: 0, answer: start(leaving)};
      under[name] = flight;
    }
    const shared = flight;
    const leave = () => {
      shared.askers--;
      if (shared.askers > 0) return;
      land(name, shared);
      shared.leaving.leave();
    };
    shared.askers++;
    const stay = gone.hear(leave);
    try {
      return await shared.answer;
    } finally {
      stay();
      land(name, shared);
    }
  };
}
