import type {Bytes, Latin1} from './bytes.js';
import {isAudioType, isJsonType, mediaType} from './media-type.js';

/**
 * Why a proxy answers with an error of its own: `{error: {code, message}}`. The codes are part of the public contract.
 */
export type ProxyErrorCode =
  /** 404: not one of the vendor's routes. */
  | 'unknown-route'
  /** 400: no address can be made of the request's path and host. */
  | 'invalid-request'
  /** 400: the id could mean another path. */
  | 'invalid-id'
  /** 400: a parameter that is too long, or no text. */
  | 'invalid-query'
  /** 400: the body is not JSON of the documented fields, or too long. */
  | 'invalid-body'
  /** 405. */
  | 'method-not-allowed'
  /** 403: a page of an origin that is not on the list. */
  | 'origin-not-allowed'
  /** 401: `authorize` wants to know who asks; a scope token is missing, expired or not right. */
  | 'unauthenticated'
  /** 403: `authorize` did not say yes. */
  | 'forbidden'
  /** 429, with Retry-After: `limit` asks for a pause. */
  | 'too-many-requests'
  /** 500: `credentials` gave no usable key. */
  | 'no-credentials'
  /** 500: an unexpected error; the log has its request id. */
  | 'internal'
  /** 502: the vendor refused this proxy's key. Not 401: signing in to the page again would not help. */
  | 'upstream-unauthorized'
  /** 403: the key may not have this. */
  | 'upstream-forbidden'
  /** 404: the vendor does not know this, or the request may not have it. */
  | 'not-found'
  /** 429, with Retry-After where the vendor sent it. */
  | 'rate-limited'
  /** Any other 4xx, the status kept. */
  | 'upstream-refused'
  /** Any 5xx, the status kept. */
  | 'upstream-failed'
  /** 502: a redirect, which would carry the request out of the table. */
  | 'upstream-redirect'
  /** 502: an answer to something else: a part of the answer (206), or another protocol (101). */
  | 'upstream-unexpected'
  /** 502: not JSON. */
  | 'upstream-not-json'
  /** 502: JSON of a shape in which this proxy cannot tell who may see what. */
  | 'upstream-unknown-shape'
  /** 502: JSON, or an address of a recording, with this proxy's own key in it. */
  | 'upstream-told-key'
  /** 502: more than 16 MiB, or nested too deeply. */
  | 'upstream-too-large'
  /** 502: the answer broke off. */
  | 'upstream-broken'
  /** 502: the recording is at an address this proxy may not follow. */
  | 'recording-elsewhere'
  /** 502: not audio. */
  | 'recording-not-audio'
  /**
   * 502: the recording came compressed, although the proxy asked for it as it is: nobody could tell whether it is whole,
   * or where in it a range lies.
   */
  | 'recording-packed'
  /** 502: not the requested part of it, or one that does not say which part it is. */
  | 'recording-wrong-part'
  /** 504: the vendor did not answer in time. */
  | 'upstream-timeout'
  /** 504: `authorize`, `credentials` or `limit` did not. */
  | 'proxy-timeout'
  /** 502: no connection, or it broke before an answer. */
  | 'upstream-unreachable'
  /** 499: the client is gone; nobody reads this. The log has it for an interrupted recording as well. */
  | 'client-gone';

const messages: Readonly<Record<ProxyErrorCode, string>> = {
  'unknown-route': 'This proxy does not serve that address.',
  'invalid-request': 'This proxy cannot read that request.',
  'invalid-id': 'That id cannot be part of an address.',
  'invalid-query': 'This proxy cannot pass on a parameter of that address.',
  'invalid-body': 'This proxy cannot pass on that body.',
  'method-not-allowed': 'This proxy only reads.',
  'origin-not-allowed': 'This proxy does not serve pages of that origin.',
  unauthenticated: 'Sign in to see this.',
  forbidden: 'You do not have access to this.',
  'too-many-requests': 'Too many requests. Try again in a moment.',
  'no-credentials': 'This proxy has no key for the call service.',
  internal: 'Something went wrong in this proxy.',
  'upstream-unauthorized': 'The call service did not accept this proxy’s key.',
  'upstream-forbidden': 'This proxy’s key has no access to this.',
  'not-found': 'The call service could not find this.',
  'rate-limited': 'The call service is receiving too many requests. Try again later.',
  'upstream-refused': 'The call service refused the request.',
  'upstream-failed': 'The call service failed.',
  'upstream-redirect': 'The call service answered with a redirect.',
  'upstream-unexpected': 'The call service sent an answer to something else.',
  'upstream-not-json': 'The call service did not answer with JSON.',
  'upstream-unknown-shape': 'This proxy could not check the call service’s answer.',
  'upstream-told-key': 'The call service’s answer contained something that no page may see.',
  'upstream-too-large': 'The call service’s answer is too large.',
  'upstream-broken': 'The call service’s answer ended too early.',
  'recording-elsewhere': 'The recording is stored at an address that this proxy does not fetch from.',
  'recording-not-audio': 'The call service did not answer with audio.',
  'recording-packed': 'The recording arrived in a form that cannot be played.',
  'recording-wrong-part': 'The call service sent a different part of the recording.',
  'upstream-timeout': 'The call service took too long to answer.',
  'proxy-timeout': 'This proxy took too long to answer.',
  'upstream-unreachable': 'The call service could not be reached.',
  'client-gone': 'The client closed the request.',
};

/** What becomes a Response. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Latin1 | Bytes | ReadableStream<Uint8Array> | null;
  readonly code?: ProxyErrorCode;
}

/** An answer of the proxy's own. Nothing of the vendor's text is in it. */
export function refuse(status: number, code: ProxyErrorCode, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = JSON.stringify({error: {code, message: messages[code]}});
  return {status, code, body, headers: {...headers, 'content-type': 'application/json'}};
}

/**
 * The headers of every answer. It is about people, so no cache keeps it, and one that does keeps it apart for each
 * visitor; no browser opens it as a page, whatever is in it, or guesses its type.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  vary: 'Origin, Authorization, Cookie',
  'x-content-type-options': 'nosniff',
};

/**
 * What these headers may say (RFC 9110 §8.6, §8.8.3, §10.2.3, §14.3, §14.4); anything else would be the vendor's own
 * text. Of the ways to write a date, the one that is still generated; of an ETag's letters, ASCII's.
 */
const forms: Readonly<Record<string, RegExp>> = {
  'retry-after': /^(\d{1,9}|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/,
  'content-range': /^bytes (\d{1,15}-\d{1,15}\/(\*|\d{1,15})|\*\/\d{1,15})$/,
  'content-length': /^\d{1,15}$/,
  'accept-ranges': /^(bytes|none)$/,
  etag: /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/,
};

/** The headers of a vendor that may pass, and no others: no cookie, no server's name, no vendor's trace. */
export function allowedHeaders(headers: Head['headers'], names: readonly string[]): Record<string, string> {
  // fetch has undone the encoding, and the length was the encoded one's.
  const kept = headers.has('content-encoding') ? names.filter((name) => name !== 'content-length') : names;
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = headers.get(name);
      return value === null || !(forms[name]?.test(value) ?? true) ? [] : [[name, value]];
    }),
  );
}

/** What a vendor's answer of any kind has. */
interface Head {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}

/** `status: 0` is how a browser-like fetch reports a redirect it was told not to follow. */
export const isRedirect = ({status}: Head): boolean =>
  status === 0 || (status >= 300 && status < 400 && status !== 304);
export const isSuccess = ({status}: Head): boolean => (status >= 200 && status < 300) || status === 304;
const typeOf = ({headers}: Head): string => mediaType(headers.get('content-type'));
export const isJson = (head: Head): boolean => isJsonType(typeOf(head));
export const isAudio = (head: Head): boolean => isAudioType(typeOf(head));

/** A vendor's failure in the proxy's words. */
export function upstreamFailure({status, headers: sent}: Head): Answer {
  const length = status === 416 && sent.get('content-range')?.startsWith('bytes *') === true;
  const headers = allowedHeaders(sent, ['retry-after', ...(length ? ['content-range'] : [])]);
  if (status < 200) return refuse(502, 'upstream-unexpected');
  if (status === 401) return refuse(502, 'upstream-unauthorized', headers);
  const known: Readonly<Record<number, ProxyErrorCode>> = {
    403: 'upstream-forbidden',
    404: 'not-found',
    429: 'rate-limited',
  };
  // To a browser, 407 is about a proxy of its own, and no page sees it.
  if (status === 407) return refuse(502, 'upstream-refused', headers);
  // A status no standard knows cannot be passed on (Fetch, "new Response": 200 to 599).
  if (status > 599) return refuse(502, 'upstream-failed', headers);
  return refuse(status, known[status] ?? (status < 500 ? 'upstream-refused' : 'upstream-failed'), headers);
}
