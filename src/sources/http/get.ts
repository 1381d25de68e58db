import {CallsError} from '../../model/errors.js';
import type {VendorRequest} from '../../vendors/contract.js';
import type {HeadersSource} from '../connection.js';
import type {OnWait} from './share.js';

/** How a question is asked. */
export interface GetOptions {
  readonly headers?: HeadersSource | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** It is a GET unless this says otherwise. */
  readonly post?: VendorRequest['post'];
  /** Milliseconds for one attempt, its body included. Default 15 000. */
  readonly timeout?: number | undefined;
  readonly signal: AbortSignal;
  /** Hears of waits longer than 5 s. */
  readonly onWait: OnWait;
}

/** The JSON at a URL. Rejects with a CallsError, or with the signal's reason. */
export async function getJson(url: string, options: GetOptions): Promise<unknown> {
  const {headers, signal, onWait} = options;
  const failing = () =>
    import('./retry.js').catch(() => ({untilRetry: () => Promise.reject(new CallsError('network'))}));
  let renewed = !headers;
  for (let retry = 0; ; retry++) {
    try {
      const json = await once(url, options, false).catch((reason: unknown) => {
        if (renewed || (reason as Response | undefined)?.status !== 401) throw reason;
        // The page's credentials may only be old: it is asked once for fresh ones. This is no retry of a failing
        // service.
        renewed = true;
        return once(url, options, true);
      });
      void failing(); // what only a failure needs is loaded while there is a network
      return json;
    } catch (reason) {
      signal.throwIfAborted();
      const {untilRetry} = await failing();
      await untilRetry(reason, retry, signal, onWait);
    }
  }
}

/**
 * One attempt. Rejects with a CallsError, with a response that is no success, or with whatever `fetch` rejects with.
 */
async function once(url: string, options: GetOptions, fresh: boolean): Promise<unknown> {
  const {headers, fetch = globalThis.fetch, timeout = 15_000, signal, post} = options;
  signal.throwIfAborted();
  const late = AbortSignal.timeout(timeout);
  const ended = AbortSignal.any([signal, late]);
  const answer = async () => {
    // without a wait, the request goes out before the placeholders are drawn
    const own = headers ? await given(headers, fresh) : {};
    ended.throwIfAborted();
    // A redirect could lead to a host the page never named; the browser's cache would keep what people said, and
    // failures.
    const response = await fetch(url, {...post, headers: own, signal: ended, redirect: 'manual', cache: 'no-store'});
    if (!response.ok) throw response as unknown; // told apart in failure.ts
    return parse(await response.text());
  };
  try {
    // The race ends the attempt even when headers() or a fetch of the page's own does not listen to the signal.
    const json = await Promise.race([answer(), new Promise((_, reject) => ended.addEventListener('abort', reject))]);
    ended.throwIfAborted();
    return json;
  } catch (reason) {
    throw late.aborted ? new CallsError('timeout') : reason;
  }
}

async function given(source: HeadersSource, fresh: boolean): Promise<Headers> {
  try {
    return new Headers(await source({fresh}));
  } catch {
    throw new CallsError('unauthorized', {hint: 'headers() failed'});
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallsError('bad-response', {hint: 'not JSON'});
  }
}
