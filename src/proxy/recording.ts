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
import {send, type Reply, type HeaderFields} from './upstream.js';

const passedDown = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag'];

/** What a player needs for seeking. */
const passedUp = ['accept', 'range', 'if-range', 'if-none-match'];

/** Hops from the vendor to the recording. */
const longestWay = 3;

/** Bytes; JSON with a recording's address has a line or two. */
const longestHint = 64 * 1024;

/** The request's headers that go upstream: never a cookie, an authorisation or a user agent. */
export function recordingHeaders({header}: Pick<Incoming, 'header'>): Record<string, string> {
  // A range counts encoded bytes (RFC 9110 §14.1.2), so seeking needs an uncompressed recording.
  const headers: Record<string, string> = {'accept-encoding': 'identity'};
  for (const name of passedUp) {
    const value = header(name);
    if (value !== null) headers[name] = value;
  }
  return withRange(headers);
}

/** A request for a recording. */
export interface RecordingQuestion {
  readonly url: string;
  /** Whether the URL is that of storage, which never gets the key. */
  readonly stored: boolean;
  /** The headers that carry the key. */
  readonly key: HeaderFields;
  readonly incoming: Incoming;
  /** The deadline for its first byte, however many addresses lead to it. */
  readonly until: number;
}

/**
 * A recording, as it streams in. The vendor answers with the audio, a redirect to where it is stored, or JSON with its
 * address. Storage gets no key, and must be on the list.
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
    const request = {url: address, headers, gone: incoming.gone, until};
    let reply = await send(config.fetch, {...request, method});
    if (typeof reply !== 'string' && method === 'HEAD' && wantsGet(reply, stored)) {
      reply.discard();
      reply = await send(config.fetch, {...request, method: 'GET'});
    }
    if (typeof reply === 'string') return upstreamErrors[reply]();
    const isHint = isSuccess(reply) && isJson(reply);
    if (!isRedirect(reply) && !isHint) return audio(reply, method, own['range']);
    const elsewhere = isHint ? await addressIn(reply, config) : (reply.headers.get('location') ?? '');
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
 * Whether the recording is compressed against the request's Accept-Encoding. `fetch` accepts whatever it could decompress
 * before the end, so that a truncated recording would look complete.
 */
function isPacked({status, headers}: Reply): boolean {
  return status !== 304 && !/^\s*(identity\s*)?$/i.test(headers.get('content-encoding') ?? '');
}

/**
 * Whether a HEAD must become a GET: where HEAD is not allowed, or where the address is in the body. Storage signs an
 * address for one method, usually GET, and refuses any other with 403.
 */
function wantsGet(reply: Reply, stored: boolean): boolean {
  return [405, 501, ...(stored ? [403] : [])].includes(reply.status) || (isSuccess(reply) && isJson(reply));
}

function audio(reply: Reply, method: string, requestedRange: string | undefined): Answer {
  const plays = reply.status === 304 || ([200, 206].includes(reply.status) && isAudio(reply));
  const refusal = !isSuccess(reply)
    ? upstreamFailure(reply)
    : !plays
      ? refuse(502, 'recording-not-audio')
      : isPacked(reply)
        ? refuse(502, 'recording-packed')
        : reply.status === 206 && !isRequestedPart(reply, rangeIn(requestedRange))
          ? refuse(502, 'recording-wrong-part')
          : undefined;
  if (refusal || method === 'HEAD') reply.discard();
  if (refusal) return refusal;
  reply.untimed(); // it is read at the speed of listening, which may take an hour
  const headers = allowedHeaders(reply.headers, passedDown);
  const [type] = headers['content-type']?.split(';') ?? [];
  if (type) headers['content-type'] = type.trim(); // parameters are vendor text
  const dropped =
    reply.status === 304
      ? ['content-type', 'content-length', 'content-range']
      : reply.status === 200
        ? ['content-range']
        : [];
  const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
  return {status: reply.status, headers: passed, body: method === 'HEAD' ? null : reply.body};
}

/** The address in a JSON answer; empty when there is none. */
async function addressIn(reply: Reply, {platform}: ProxyConfig): Promise<string> {
  const bytes = await readBytes(reply, longestHint);
  const json = typeof bytes === 'string' ? 'not-json' : readJson(bytes, platform);
  if (json === 'not-json') return '';
  let address = '';
  visit(json.value, (_, name, value) => {
    if (/^(recording_?)?url$/i.test(name) && typeof value === 'string') address ||= value;
  });
  return address;
}
