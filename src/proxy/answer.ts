import type {Reply} from './upstream.js';

/** Why a proxy answers with an error of its own: `{error: {code, message}}`. The codes are part of the public contract. */
export type ProxyErrorCode =
  /** 404: not one of the vendor's routes. */
  | 'unknown-route'
  /** 400: the id could mean another path. */
  | 'invalid-id'
  /** 405. */
  | 'method-not-allowed'
  /** 403: `authorize` did not say yes. */
  | 'forbidden'
  /** 500: `credentials` gave no usable key. */
  | 'no-credentials'
  /** 502: the vendor refused this proxy's key. Not 401: signing in again would not help whoever looks at the page. */
  | 'upstream-unauthorized'
  /** 403: the key may not have this. */
  | 'upstream-forbidden'
  /** 404. */
  | 'not-found'
  /** 429, with Retry-After where the vendor sent it. */
  | 'rate-limited'
  /** Any other 4xx, the status kept. */
  | 'upstream-refused'
  /** Any 5xx, the status kept. */
  | 'upstream-failed'
  /** 502: a redirect, which would carry the request out of the table. */
  | 'upstream-redirect'
  /** 502: not JSON. */
  | 'upstream-not-json'
  /** 502: the recording is somewhere else (a redirect, or JSON with its address), and this proxy does not follow. */
  | 'recording-elsewhere'
  /** 502: not audio. */
  | 'recording-not-audio'
  /** 504. */
  | 'upstream-timeout'
  /** 502: no connection, or it broke before an answer. */
  | 'upstream-unreachable'
  /** 499: whoever asked has gone; nobody reads this. */
  | 'client-gone';

const messages: Readonly<Record<ProxyErrorCode, string>> = {
  'unknown-route': 'This proxy does not serve that address.',
  'invalid-id': 'That id cannot be part of an address.',
  'method-not-allowed': 'This proxy only reads.',
  forbidden: 'You may not see this.',
  'no-credentials': 'This proxy has no key for the call service.',
  'upstream-unauthorized': 'The call service did not accept this proxy’s key.',
  'upstream-forbidden': 'This proxy’s key may not see this.',
  'not-found': 'The call service does not know this.',
  'rate-limited': 'The call service asks to wait.',
  'upstream-refused': 'The call service refused the question.',
  'upstream-failed': 'The call service failed.',
  'upstream-redirect': 'The call service answered with a redirect.',
  'upstream-not-json': 'The call service did not answer with JSON.',
  'recording-elsewhere': 'The recording is kept at another address.',
  'recording-not-audio': 'The call service did not answer with audio.',
  'upstream-timeout': 'The call service took too long.',
  'upstream-unreachable': 'The call service could not be reached.',
  'client-gone': 'The request was given up.',
};

/** What every answer says: it is about people, so nobody keeps it; and its type is the one given. */
const always = {'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff'};

/** An answer of the proxy's own. Nothing of the vendor's text is in it. */
export function refuse(status: number, code: ProxyErrorCode, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({error: {code, message: messages[code]}}, {status, headers: {...headers, ...always}});
}

/** OPTIONS, for whoever asks what can be done. No word about other origins: the proxy is meant for pages of its own. */
export function methods(): Response {
  return new Response(null, {status: 204, headers: {allow: allowed, ...always}});
}

/** Reading is all there is. */
export const allowed = 'GET, HEAD, OPTIONS';

const passed = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag', 'retry-after'];

/** The headers that may pass, and no others: no cookie, no server's name, no vendor's trace. */
function headersOf({headers}: Reply, names: readonly string[]): Record<string, string> {
  // fetch has undone the encoding, and the length was the encoded one's.
  const kept = headers.has('content-encoding') ? names.filter(name => name !== 'content-length') : names;
  return Object.fromEntries(kept.flatMap(name => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  }));
}

function pass(reply: Reply): Response {
  return new Response(reply.read(), {status: reply.status, headers: {...headersOf(reply, passed), ...always}});
}

/** `status: 0` is how a browser-like fetch reports a redirect it was told not to follow. */
const redirects = ({status}: Reply) => status === 0 || (status >= 300 && status < 400 && status !== 304);
const type = ({headers}: Reply) => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
const isJson = (reply: Reply) => /^application\/(json|[\w.-]+\+json)$/.test(type(reply));
const isAudio = (reply: Reply) => /^(audio|video)\/|^(application|binary)\/(octet-stream|ogg)$/.test(type(reply));
const isFine = ({status}: Reply) => (status >= 200 && status < 300) || status === 304;

function failed(reply: Reply): Response {
  const {status} = reply;
  const headers = headersOf(reply, ['retry-after', ...(status === 416 ? ['content-range'] : [])]);
  if (status === 401) return refuse(502, 'upstream-unauthorized', headers);
  const known: Readonly<Record<number, ProxyErrorCode>> = {403: 'upstream-forbidden', 404: 'not-found', 429: 'rate-limited'};
  // A status no standard knows cannot be passed on (Fetch, "new Response": 200 to 599).
  if (status > 599) return refuse(502, 'upstream-failed', headers);
  return refuse(status, known[status] ?? (status < 500 ? 'upstream-refused' : 'upstream-failed'), headers);
}

/** Passes JSON on, as it streams in; anything else becomes an error of the proxy's own. */
export function dataAnswer(reply: Reply): Response {
  const refusal = redirects(reply) ? refuse(502, 'upstream-redirect')
    : !isFine(reply) ? failed(reply)
      : !isJson(reply) ? refuse(502, 'upstream-not-json') : undefined;
  if (!refusal) return pass(reply);
  reply.discard();
  return refusal;
}

/**
 * Passes a recording on, as it streams in. A vendor may also say where the recording is, by a redirect or in JSON: this is the one place
 * that decides what becomes of it.
 */
export function recordingAnswer(reply: Reply): Response {
  const refusal = redirects(reply) ? refuse(502, 'recording-elsewhere')
    : !isFine(reply) ? failed(reply)
      : reply.status === 304 || isAudio(reply) ? undefined
        : refuse(502, isJson(reply) ? 'recording-elsewhere' : 'recording-not-audio');
  if (!refusal) return pass(reply);
  reply.discard();
  return refusal;
}
