import {CallsError, type ErrorCode} from '../model/errors.js';
import type {Connection} from './connection.js';
import type {OnWait} from './share.js';

/** How a GET is asked. Times are milliseconds. */
export interface GetOptions {
  readonly headers?: Connection['headers'];
  readonly fetch?: Connection['fetch'];
  /** For one attempt, its body included. Default 15 000. */
  readonly timeout?: number;
  readonly signal: AbortSignal;
  readonly onWait: OnWait;
}

/** Asked again after the first attempt, at most this often. */
const retries = 2;
/** Base of the growing delay between attempts, in ms. */
const backoff = 300;
/** The longest wait that ends by itself, in ms; a service that asks for more is not asked again unless somebody says so. */
const longestWait = 60_000;
/** A wait longer than this, in ms, is told. */
const quietWait = 5_000;

const transient = new Set([408, 429, 502, 503, 504]);

/** The JSON at a URL. Rejects with a CallsError, or with the signal's reason. */
export async function getJson(url: string, options: GetOptions): Promise<unknown> {
  let renewed = false;
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(url, options, renewed);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof CallsError)) throw error;
      const {status, retryAfter} = error.facts;
      if (status === 401 && options.headers && !renewed) {
        // The page's credentials may only be old: ask it once for fresh ones. This is no retry of a failing service.
        renewed = true;
        attempt--;
        continue;
      }
      const again = status === undefined ? error.code === 'network' : transient.has(status);
      if (!again || attempt >= retries || (retryAfter ?? 0) > longestWait) throw error;
      // Full jitter, so that many pages do not come back together (AWS Architecture Blog, "Exponential Backoff And Jitter").
      await pause(retryAfter ?? Math.random() * backoff * 2 ** attempt, options);
    }
  }
}

async function once(url: string, options: GetOptions, fresh: boolean): Promise<unknown> {
  const {signal, timeout = 15_000} = options;
  signal.throwIfAborted();
  const attempt = new AbortController();
  const leave = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', leave);
  const timer = setTimeout(() => attempt.abort(new CallsError('timeout')), timeout);
  try {
    // The race ends the attempt even when headers() or a fetch of the page's own does not listen to the signal.
    const json = await Promise.race([answer(url, options, attempt.signal, fresh), aborted(attempt.signal)]);
    attempt.signal.throwIfAborted();
    return json;
  } catch (error) {
    attempt.signal.throwIfAborted();
    if (error instanceof CallsError) throw error;
    throw new CallsError('network', {hint: 'The request did not get through: the endpoint is down, or CORS or a policy of the page forbids it.'});
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    attempt.abort();
  }
}

async function answer(url: string, {headers, fetch = globalThis.fetch}: GetOptions, signal: AbortSignal, fresh: boolean): Promise<unknown> {
  const own = await given(headers, fresh);
  signal.throwIfAborted();
  // A redirect could lead to a host the page never named.
  const response = await fetch(url, {headers: own, signal, redirect: 'manual'});
  if (!response.ok) throw refusal(response);
  return parse(await response.text());
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true}));
}

async function given(source: Connection['headers'], fresh: boolean): Promise<Headers> {
  try {
    const headers = new Headers(await source?.({fresh}));
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    return headers;
  } catch {
    throw new CallsError('unauthorized', {attribute: 'headers', hint: 'headers() failed or gave something that is not headers.'});
  }
}

const codes: Readonly<Record<number, ErrorCode>> = {401: 'unauthorized', 403: 'forbidden', 404: 'not-found', 408: 'timeout', 429: 'rate-limited', 504: 'timeout'};

function refusal(response: Response): CallsError {
  const {status} = response;
  // A redirect kept from following shows as status 0 (Fetch, "opaque-redirect filtered response").
  if (status < 400) return new CallsError('bad-response', {hint: 'The endpoint answered with a redirect, perhaps to a sign-in page; it is not followed.'});
  const retryAfter = waitAsked(response.headers.get('retry-after'));
  const code = codes[status] ?? (status < 500 ? 'bad-request' : 'upstream');
  return new CallsError(code, {status, hint: `The endpoint answered ${status}.`, ...(retryAfter === undefined ? {} : {retryAfter})});
}

/** Milliseconds of a Retry-After, which is seconds or an HTTP date (RFC 9110 §10.2.3). */
function waitAsked(header: string | null): number | undefined {
  if (header === null) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallsError('bad-response', {hint: 'The answer is not complete JSON; does the endpoint lead to the proxy?'});
  }
}

function pause(ms: number, {signal, onWait}: GetOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      if (ms > quietWait) onWait(undefined);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
    if (ms > quietWait) onWait({until: Date.now() + ms, now: over});
  });
}
