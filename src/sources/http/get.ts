import {CallsError} from '../../model/errors.js';
import {parseJson} from '../../model/json.js';
import type {VendorRequest} from '../../vendors/contract.js';
import type {HeadersSource} from '../connection.js';
import {isJsonType, receivedOf} from './received.js';
import {untilRetry} from './retry.js';
import type {OnWait} from './share.js';
import {withTimeout} from './timeout.js';

/** Options of {@link getJson}. */
export interface GetOptions {
  readonly headers?: HeadersSource | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** A request is a GET unless this makes it a POST. */
  readonly post?: VendorRequest['post'];
  /** Milliseconds for one attempt, its body included. Default 15 000. */
  readonly timeout?: number | undefined;
  readonly signal: AbortSignal;
  /** Called for waits longer than 5 s. */
  readonly onWait: OnWait;
  /** Called with the page's own headers of the request that was answered. Default none. */
  readonly onAnswer?: ((sent: Headers) => void) | undefined;
}

/** The JSON at a URL. Rejects with a CallsError, or with the signal's reason. */
export async function getJson(url: string, options: GetOptions): Promise<unknown> {
  const {headers, signal, onWait} = options;
  let isRenewed = !headers;
  for (let retry = 0; ; retry++) {
    try {
      return await attempt(url, options, false).catch((reason: unknown) => {
        if (isRenewed || (reason as Response | undefined)?.status !== 401) throw reason;
        // The page's credentials may have expired: fresh ones get one more attempt, which does not count as a retry.
        isRenewed = true;
        return attempt(url, options, true);
      });
    } catch (reason) {
      await untilRetry(reason, retry, signal, onWait);
    }
  }
}

/** One attempt. Rejects with a CallsError, a response that is no success, or the reason `fetch` rejects with. */
async function attempt(url: string, options: GetOptions, fresh: boolean): Promise<unknown> {
  const {headers, fetch = globalThis.fetch, timeout, signal, post, onAnswer} = options;
  return withTimeout(
    async (ended) => {
      const own = headers ? await credentials(headers, fresh) : {}; // no wait: the request goes out before placeholders are drawn
      ended.throwIfAborted();
      // A redirect could lead to a host the page never named; the browser's cache would keep transcripts, and failures.
      const response = await fetch(url, {...post, headers: own, signal: ended, redirect: 'manual', cache: 'no-store'});
      if (!response.ok) throw (await unknownRoute(response)) ?? (response as unknown); // retry.ts makes an error of it
      const json = parse(await response.text(), response);
      onAnswer?.(new Headers(own));
      return json;
    },
    {signal, timeout},
  );
}

async function credentials(source: HeadersSource, fresh: boolean): Promise<Headers> {
  try {
    return new Headers(await source({fresh}));
  } catch {
    throw new CallsError('unauthorized', {hint: 'headers() failed'});
  }
}

function parse(text: string, response: Response): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new CallsError('bad-response', {hint: 'not JSON', received: receivedOf(response), misplaced: true});
  }
}

/**
 * How a proxy of this package, and an API in its envelope, say that they have no such thing. Any other 404 is that of a
 * framework, or of a proxy that is mounted elsewhere: it has no such path.
 */
const lacksIt = /"code"\s*:\s*"not-found"|"success"\s*:\s*false|"status"\s*:\s*"(error|fail)/i;

/** The failure of a server whose path this is none of. */
async function unknownRoute(response: Response): Promise<CallsError | undefined> {
  const {status} = response;
  const received = receivedOf(response);
  if (status !== 404 || !isJsonType(received.type)) return undefined;
  return lacksIt.test(await response.text())
    ? undefined
    : new CallsError('not-found', {status, received, misplaced: true});
}
