import type {Call} from '../model/call.js';
import {refuse, type Answer} from './answer.js';
import {Latin1, type Bytes} from './bytes.js';
import type {ProxyConfig} from './config.js';
import {readBytesOf, isAnswer, readJsonOf, parseBody, type RequestContext} from './context.js';
import {withinDeadline, Overdue} from './deadline.js';
import type {Narrowed} from './decision.js';
import type {Incoming} from './incoming.js';
import {addressContainsKey, containsKey} from './key-leak.js';
import {recordingPath, type Match} from './match.js';
import {isInside, refusalOf, authorized, ticketFor} from './permission.js';
import {storageAddress} from './recording-hosts.js';
import {readRecording} from './recording.js';
import {redacted} from './redact.js';
import type {HeaderFields as Key} from './upstream.js';

const encoder = new TextEncoder();

/** The answer to a request that matches one of the vendor's routes. */
export async function answerOf(context: RequestContext, match: Match): Promise<Answer> {
  const {config, incoming, until} = context;
  const narrowed = await authorized(context, match);
  if (isAnswer(narrowed)) return narrowed;
  let key: Key;
  try {
    key = await withinDeadline(until, config.key());
  } catch (error) {
    if (error instanceof Overdue) throw error;
    context.reportError(error);
    return refuse(500, 'no-credentials');
  }
  config.countRequest();
  const refusal = await refusalOf(context, match, narrowed, key);
  if (refusal) return refusal;
  const {name} = match.question;
  if (name === 'recording') {
    const answer = await recording(context, match, key);
    // The body is audio. A header that echoes the key does not pass.
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([, value]) => !containsKey(value, key)));
    return {...answer, headers: {...headers, ...mediaPolicy(config)}};
  }

  const request = narrowed.query ? match.narrowed(narrowed.query) : match.upstreamRequest;
  if (!request) return refuse(403, 'forbidden');
  const bytes = await readBytesOf(context, request, key);
  if (isAnswer(bytes)) return bytes;
  // Most answers pass as they came; parsing one takes longer than everything else.
  const signs = name === 'call' && (narrowed.contact ?? config.tickets) !== undefined;
  const isWhole = narrowed.within === undefined && config.removed.size === 0 && !signs;
  const body =
    (isWhole ? rewritten(config, bytes, key) : undefined) ??
    (await redactedBody(context, match, narrowed, {bytes, key}));
  if (body instanceof Latin1) return {status: 200, headers: {'content-type': 'application/json'}, body};
  // A ticket expires long before a cached answer does.
  return body instanceof Uint8Array ? cacheable(signs ? {maxAge: 0} : config, incoming, body) : body;
}

/** A recording, from the vendor or from the storage that the call's answer names. */
async function recording(
  context: RequestContext,
  {question: {id = ''}, upstreamRequest}: Match,
  key: Key,
): Promise<Answer> {
  const {config, incoming, until} = context;
  const {vendor} = config;
  if (!vendor.recording) return readRecording(config, {url: upstreamRequest.url, stored: false, key, incoming, until});
  if (!vendor.routes.call) return refuse(404, 'not-found');
  const detail = await readJsonOf(context, vendor.routes.call, id, key);
  if (isAnswer(detail)) return detail;
  if (vendor.read(vendor.single(detail.value))?.id.toLowerCase() !== id.toLowerCase()) return refuse(404, 'not-found');
  const claimed = vendor.recording(detail.value);
  if (claimed === undefined) return refuse(404, 'not-found');
  const url = storageAddress(config.recordingHosts, claimed, config.baseUrl);
  if (url === undefined) return refuse(502, 'recording-elsewhere');
  if (addressContainsKey(claimed, key) || addressContainsKey(url, key)) return refuse(502, 'upstream-told-key');
  return readRecording(config, {url, stored: true, key, incoming, until});
}

/**
 * `<audio>` sends no Origin, so that CORS headers do not help it: it plays what this policy allows. JSON needs none, as
 * `fetch` sends its Origin.
 */
function mediaPolicy({allowedOrigins}: ProxyConfig): Readonly<Record<string, string>> {
  return allowedOrigins.size > 0 ? {'cross-origin-resource-policy': 'cross-origin'} : {};
}

/** An answer that only needs the proxy's addresses in place of the vendor's, without parsing it. */
function rewritten({platform, rewriter, maxAge}: ProxyConfig, bytes: Bytes, key: Key): Bytes | Latin1 | undefined {
  if (!platform.isUtf8(bytes)) return undefined;
  const text = platform.latin1(bytes);
  if (containsKey(text, key)) return undefined; // unless redaction removes it
  if (!platform.writesLatin1 || maxAge > 0) return rewriter.rewriteBytes(bytes, text); // an ETag is a digest of the bytes
  const rewrittenText = rewriter.rewriteText(text);
  return rewrittenText === undefined ? undefined : new Latin1(rewrittenText);
}

/** An answer that was parsed, without what the page may not see. */
async function redactedBody(
  context: RequestContext,
  match: Match,
  {contact, within}: Narrowed,
  {bytes, key}: {readonly bytes: Bytes; readonly key: Key},
): Promise<Bytes | Answer> {
  const {config} = context;
  const {name, id = ''} = match.question;
  const answer = parseBody(config, bytes);
  if (isAnswer(answer)) return answer;
  const ticket = await ticketFor(context, match, contact, answer.value);
  // Whether a call is the contact's was checked for this id alone.
  const mayPass = name === 'call' && contact !== undefined ? (call: Call) => isInside(call, id, within) : within;
  const released = redacted(answer, {
    vendor: config.vendor,
    single: name === 'call',
    removed: config.removed,
    within: mayPass,
    callIdIn: config.rewriter.callIdIn,
    // there is no ticket without a path
    recordingUrl: (callId) => recordingPath(config, callId) + (callId === id ? ticket : ''),
  });
  if (released === 'outside') return refuse(404, 'not-found');
  if (released === 'unknown-shape') return refuse(502, 'upstream-unknown-shape');
  if (containsKey(released.text, key)) return refuse(502, 'upstream-told-key'); // an echo, as debugging tools produce
  return encoder.encode(released.text);
}

/** An answer that a browser may cache where `maxAge` allows it. */
async function cacheable({maxAge}: Pick<ProxyConfig, 'maxAge'>, {header}: Incoming, body: Bytes): Promise<Answer> {
  const headers = {'content-type': 'application/json'};
  if (maxAge === 0) return {status: 200, headers, body};
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const etag = `"${Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
  const cacheHeaders = {...headers, etag, 'cache-control': `private, max-age=${maxAge}`};
  const same =
    header('if-none-match')
      ?.split(',')
      .some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))) ?? false;
  return same ? {status: 304, headers: cacheHeaders, body: null} : {status: 200, headers: cacheHeaders, body};
}
