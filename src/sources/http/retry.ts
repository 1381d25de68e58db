import {CallsError, type Received} from '../../model/errors.js';
import {codeOf} from '../../model/status.js';
import {isJsonType, receivedOf} from './received.js';
import type {OnWait} from './share.js';

/** Retries after the first attempt, at most. */
const retries = 2;
/** Base of the growing delay between attempts, in ms. */
const backoff = 300;
/**
 * The longest automatic wait, in ms; after a longer Retry-After, only a person's action sends another request.
 */
const longestWait = 60_000;
/** A wait longer than this, in ms, is shown. */
const quietWait = 5_000;

const transient = [408, 429, 502, 503, 504];

/**
 * Waits until a failed request may be retried. Rejects with the failure, as a CallsError, when it may not be: a client
 * error, too many attempts, or a long Retry-After. `retry` counts from 0.
 */
export async function untilRetry(reason: unknown, retry: number, signal: AbortSignal, onWait: OnWait): Promise<void> {
  signal.throwIfAborted();
  const error = failureOf(reason);
  const {status, retryAfter} = error.facts;
  const isTransient = status ? transient.includes(status) : error.code === 'network';
  if (!isTransient || retry >= retries || (retryAfter ?? 0) > longestWait) throw error;
  // Full jitter, so that many pages do not come back together (AWS Architecture Blog, "Exponential Backoff And
  // Jitter").
  const ms = retryAfter ?? Math.random() * backoff * 2 ** retry;
  await new Promise<void>((resolve) => {
    const proceed = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', proceed);
      resolve();
    };
    const timer = setTimeout(proceed, ms);
    signal.addEventListener('abort', proceed);
    if (ms > quietWait) onWait({until: Date.now() + ms, now: proceed});
  });
  onWait(undefined);
  signal.throwIfAborted();
}

/** The error of an unsuccessful response, or of a `fetch` that rejected. */
function failureOf(reason: unknown): CallsError {
  if (reason instanceof CallsError) return reason;
  const {status, headers} = Object(reason) as Partial<Response>;
  if (status === undefined) return new CallsError('network', {misplaced: true});
  const received = receivedOf({status, headers});
  // A redirect that is not followed shows as status 0 (Fetch, "opaque-redirect filtered response"). It often leads to a
  // sign-in page.
  if (status < 400) return new CallsError('bad-response', {hint: 'a redirect', received, misplaced: true});
  const retryAfter = retryAfterMs(headers?.get('retry-after') ?? '');
  return new CallsError(codeOf(status), {
    status,
    received,
    ...(retryAfter >= 0 && {retryAfter}),
    ...(isElsewhere(received) && {misplaced: true}),
  });
}

/** The method is not served at this path, as where a host of files answers a POST. */
const unserved = [405, 501];
/** Nothing is at this path, or a gateway reaches nothing: APIs and their proxies say so in JSON. */
const nothing = [404, 502, 503, 504];
/** Nobody's setup: the credentials, or a pause. */
const personal = [401, 408, 429];

/** Whether another application answered, or a gateway in place of one. */
function isElsewhere({status, type}: Received): boolean {
  if (unserved.includes(status)) return true;
  return nothing.includes(status) ? !isJsonType(type) : type === 'text/html' && !personal.includes(status);
}

/**
 * Milliseconds of a Retry-After, which is seconds or an HTTP date in one of three forms (RFC 9110 §10.2.3, §5.6.7); NaN
 * when it is neither. `Date.parse` alone would make a date of nearly anything, and take the form without a zone for
 * local time.
 */
function retryAfterMs(header: string): number {
  const isDate = /^[a-z]+,? [\w -]+ \d\d:\d\d:\d\d (GMT|\d{4})$/i.test(header);
  const until = isDate ? Date.parse(header.replace(/( GMT)?$/, ' GMT')) : NaN;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : until - Date.now();
  return Math.min(Math.max(0, ms), Number.MAX_SAFE_INTEGER);
}
