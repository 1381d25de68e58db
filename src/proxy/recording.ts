import {
  upstreamFailure,
  isAudio,
  isSuccess,
  isJson,
  allowedHeaders,
  isRedirect,
  refuse,
  type Answer,
} from './answer.js';
import type {Incoming} from './incoming.js';
import {readBytes, readJson, visit} from './body.js';
import {upstreamErrors} from './data.js';
import type {ProxyConfig} from './config.js';
import {storageAddress} from './recording-hosts.js';
import {isRequestedPart, withRange, rangeIn} from './range.js';
import {addressContainsKey} from './key-leak.js';
import {ask, type Reply, type HeaderFields} from './upstream.js';

const passedDown = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag'];

/** What a player needs for seeking. */
const passedUp = ['accept', 'range', 'if-range', 'if-none-match'];

/** Hops from the vendor to where a recording lies. */
const longestWay = 3;

/** JSON that says where a recording is has a line or two. */
const longestHint = 64 * 1024;

/** The request's own headers that go along: never a cookie, an authorisation or a name. */
export function recordingHeaders({header}: Pick<Incoming, 'header'>): Record<string, string> {
  // A range counts encoded bytes (RFC 9110 §14.1.2): what is compressed cannot be sought in.
  const headers: Record<string, string> = {'accept-encoding': 'identity'};
  for (const name of passedUp) {
    const value = header(name);
    if (value !== null) headers[name] = value;
  }
  return withRange(headers);
}

/** A recording as it is asked for. */
export interface RecordingQuestion {
  readonly url: string;
  /** Whether that is where it is stored, which is not told the key. */
  readonly stored: boolean;
  /** The headers that carry the key. */
  readonly key: HeaderFields;
  readonly incoming: Incoming;
  /** When its first byte has to be there, however many addresses lead to it. */
  readonly until: number;
}

/**
 * A recording, as it streams in. The vendor answers with the audio, a redirect to where it is stored, or JSON with its
 * address; storage is asked without the key, and only when it is on the list.
 */
export async function readRecording(
  config: ProxyConfig,
  {url, stored: known, key, incoming, until}: RecordingQuestion,
): Promise<Answer> {
  const {method} = incoming.request;
  const own = recordingHeaders(incoming);
  let address = url;
  for (let hop = 0; ; hop++) {
    const stored = known || hop > 0;
    const headers = stored ? own : {...own, ...key};
    const question = {url: address, headers, gone: incoming.gone, until};
    let reply = await ask(config.fetch, {...question, method});
    if (typeof reply !== 'string' && method === 'HEAD' && wantsGet(reply, stored)) {
      reply.discard();
      reply = await ask(config.fetch, {...question, method: 'GET'});
    }
    if (typeof reply === 'string') return upstreamErrors[reply]();
    const says = isSuccess(reply) && isJson(reply);
    if (!isRedirect(reply) && !says) return audio(reply, method, own['range']);
    const elsewhere = says ? await hint(reply, config) : (reply.headers.get('location') ?? '');
    const late = reply.late();
    reply.discard();
    if (late) return upstreamErrors.timeout();
    const next = storageAddress(config.recordingHosts, elsewhere, address);
    if (next === undefined || hop === longestWay) return refuse(502, 'recording-elsewhere');
    if (addressContainsKey(elsewhere, key) || addressContainsKey(next, key)) return refuse(502, 'upstream-told-key');
    address = next;
  }
}

/**
 * Whether it came packed, although it was asked for as it is. `fetch` unpacks it, and takes for whole whatever could be
 * unpacked before an end: one that was cut would look complete.
 */
function isPacked({status, headers}: Reply): boolean {
  return status !== 304 && !/^\s*(identity\s*)?$/i.test(headers.get('content-encoding') ?? '');
}

/**
 * Whether a HEAD has to be asked as a GET: where it is not allowed, or where the address is in the body. Storage signs
 * addresses for GET alone, and takes any other method for a forgery.
 */
function wantsGet(reply: Reply, stored: boolean): boolean {
  return [405, 501, ...(stored ? [403] : [])].includes(reply.status) || (isSuccess(reply) && isJson(reply));
}

function audio(reply: Reply, method: string, asked: string | undefined): Answer {
  const plays = reply.status === 304 || ([200, 206].includes(reply.status) && isAudio(reply));
  const refusal = !isSuccess(reply)
    ? upstreamFailure(reply)
    : !plays
      ? refuse(502, 'recording-not-audio')
      : isPacked(reply)
        ? refuse(502, 'recording-packed')
        : reply.status === 206 && !isRequestedPart(reply, rangeIn(asked))
          ? refuse(502, 'recording-wrong-part')
          : undefined;
  if (refusal || method === 'HEAD') reply.discard();
  if (refusal) return refusal;
  reply.untimed(); // it is read as it is listened to, which may take an hour
  const headers = allowedHeaders(reply.headers, passedDown);
  const [type] = headers['content-type']?.split(';') ?? [];
  if (type) headers['content-type'] = type.trim(); // its parameters are the vendor's own text
  const left =
    reply.status === 304
      ? ['content-type', 'content-length', 'content-range']
      : reply.status === 200
        ? ['content-range']
        : [];
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !left.includes(name)));
  return {status: reply.status, headers: kept, body: method === 'HEAD' ? null : reply.body};
}

/** The address in a JSON answer; empty when there is none. */
async function hint(reply: Reply, {platform}: ProxyConfig): Promise<string> {
  const bytes = await readBytes(reply, longestHint);
  const json = typeof bytes === 'string' ? 'not-json' : readJson(bytes, platform);
  if (json === 'not-json') return '';
  let found = '';
  const walkable = visit(json.value, (_, name, value) => {
    if (/^(recording_?)?url$/i.test(name) && typeof value === 'string') found ||= value;
  });
  return walkable ? found : '';
}
