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
  /** 400: a page before the vendor's first, or one that is no whole number. */
  | 'invalid-page'
  /** 400: the body is not JSON of the documented fields, or too long. */
  | 'invalid-body'
  /** 405. */
  | 'method-not-allowed'
  /** 403: a page of an origin that is not on the list. */
  | 'origin-not-allowed'
  /** 401: `authorize` wants to know who sent this; or a scope token is missing, expired or invalid. */
  | 'unauthenticated'
  /** 403: `authorize` refused. */
  | 'forbidden'
  /** 429, with Retry-After: `limit` asks for a pause. */
  | 'too-many-requests'
  /** 500: `credentials` returned no usable key. */
  | 'no-credentials'
  /** 500: an unexpected error; the log has its request id. */
  | 'internal'
  /** 502: the vendor refused this proxy's key. Not 401: signing in to the page again would not help. */
  | 'upstream-unauthorized'
  /** 403: the key has no access to this. */
  | 'upstream-forbidden'
  /** 404: the vendor has no such thing, or the request has no access to it. */
  | 'not-found'
  /** 429, with Retry-After where the vendor sent it. */
  | 'rate-limited'
  /** Any other 4xx, the status kept. */
  | 'upstream-refused'
  /** Any 5xx, the status kept. */
  | 'upstream-failed'
  /** 502: a redirect, which would lead away from the vendor's routes. */
  | 'upstream-redirect'
  /** 502: an answer to another request: a part (206), or another protocol (101). */
  | 'upstream-unexpected'
  /** 502: not JSON. */
  | 'upstream-not-json'
  /** 502: JSON of a shape in which this proxy cannot decide who may see what. */
  | 'upstream-unknown-shape'
  /** 502: JSON, or a recording's address, that contains this proxy's key. */
  | 'upstream-told-key'
  /** 502: more than 16 MiB. */
  | 'upstream-too-large'
  /** 502: the answer broke off. */
  | 'upstream-broken'
  /** 502: the recording is at an address this proxy may not follow. */
  | 'recording-elsewhere'
  /** 502: not audio. */
  | 'recording-not-audio'
  /**
   * 502: the recording came compressed although the proxy requested it uncompressed. Neither its end nor a range could be
   * verified (RFC 9110 §14.1.2: a range counts encoded bytes).
   */
  | 'recording-packed'
  /** 502: not the requested part, or one without a valid Content-Range. */
  | 'recording-wrong-part'
  /** 504: the vendor did not answer in time. */
  | 'upstream-timeout'
  /** 504: `authorize`, `credentials` or `limit` did not. */
  | 'proxy-timeout'
  /** 502: no connection, or it broke before an answer. */
  | 'upstream-unreachable'
  /** 499: the client closed the request. Only the log shows it, for an interrupted recording, too. */
  | 'client-gone';

const messages: Readonly<Record<ProxyErrorCode, string>> = {
  'unknown-route': 'This proxy does not serve that address.',
  'invalid-request': 'This proxy cannot read that request.',
  'invalid-id': 'That id cannot be part of an address.',
  'invalid-query': 'This proxy cannot pass on a parameter of that address.',
  'invalid-page': 'The page’s number must be a whole one, from the first page on.',
  'invalid-body': 'This proxy cannot pass on that body.',
  'method-not-allowed': 'This proxy only reads.',
  'origin-not-allowed': 'This proxy does not serve pages of that origin.',
  unauthenticated: 'Sign in to see this.',
  forbidden: 'You do not have access to this.',
  'too-many-requests': 'Too many requests. Try again in a moment.',
  'no-credentials': 'This proxy has no key for the call service: on its server, `credentials` gave no usable one.',
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

/** A response before the platform writes it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Latin1 | Bytes | ReadableStream<Uint8Array> | null;
  readonly code?: ProxyErrorCode;
}

/** An error answer of the proxy. It quotes nothing from the vendor. */
export function refuse(status: number, code: ProxyErrorCode, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = JSON.stringify({error: {code, message: messages[code]}});
  return {status, code, body, headers: {...headers, 'content-type': 'application/json'}};
}

/**
 * The headers of every answer. Answers are personal data: caches must not store them, and one that does anyway must
 * separate visitors. Browsers neither open them as pages nor guess their types.
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
 * Valid values of these headers (RFC 9110 §8.6, §8.8.3, §10.2.3, §14.3, §14.4); anything else would be vendor text. Dates
 * only as IMF-fixdate, ETags only in ASCII.
 */
const forms: Readonly<Record<string, RegExp>> = {
  'retry-after': /^(\d{1,9}|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/,
  'content-range': /^bytes (\d{1,15}-\d{1,15}\/(\*|\d{1,15})|\*\/\d{1,15})$/,
  'content-length': /^\d{1,15}$/,
  'accept-ranges': /^(bytes|none)$/,
  etag: /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/,
};

/** The vendor's headers that may pass: no cookie, no server name, no trace id. */
export function allowedHeaders(headers: Head['headers'], names: readonly string[]): Record<string, string> {
  // fetch has decoded the body; the length was that of the encoded one.
  const allowed = headers.has('content-encoding') ? names.filter((name) => name !== 'content-length') : names;
  return Object.fromEntries(
    allowed.flatMap((name) => {
      const value = headers.get(name);
      return value === null || !(forms[name]?.test(value) ?? true) ? [] : [[name, value]];
    }),
  );
}

interface Head {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}

/** With `redirect: 'manual'`, fetch reports a redirect as status 0 (Fetch, "opaque-redirect filtered response"). */
export const isRedirect = ({status}: Head): boolean =>
  status === 0 || (status >= 300 && status < 400 && status !== 304);
export const isSuccess = ({status}: Head): boolean => (status >= 200 && status < 300) || status === 304;
const typeOf = ({headers}: Head): string => mediaType(headers.get('content-type'));
export const isJson = (head: Head): boolean => isJsonType(typeOf(head));
export const isAudio = (head: Head): boolean => isAudioType(typeOf(head));

/** The proxy's error for a vendor's failure. */
export function upstreamFailure({status, headers: upstreamHeaders}: Head): Answer {
  const hasLength = status === 416 && upstreamHeaders.get('content-range')?.startsWith('bytes *') === true;
  const headers = allowedHeaders(upstreamHeaders, ['retry-after', ...(hasLength ? ['content-range'] : [])]);
  if (status < 200) return refuse(502, 'upstream-unexpected');
  if (status === 401) return refuse(502, 'upstream-unauthorized', headers);
  const known: Readonly<Record<number, ProxyErrorCode>> = {
    403: 'upstream-forbidden',
    404: 'not-found',
    429: 'rate-limited',
  };
  // A browser takes 407 for its own proxy's, and hides it from the page.
  if (status === 407) return refuse(502, 'upstream-refused', headers);
  // A Response has no other status (Fetch, "new Response": 200 to 599).
  if (status > 599) return refuse(502, 'upstream-failed', headers);
  return refuse(status, known[status] ?? (status < 500 ? 'upstream-refused' : 'upstream-failed'), headers);
}
