import type {Call} from '../model/call.js';
import {refuse, type Answer} from './answer.js';
import {Latin1, type Bytes} from './bytes.js';
import type {ProxyConfig} from './config.js';
import {readBytesOf, isAnswer, readJsonOf, parsed, type RequestContext} from './context.js';
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

/** The answer to a request that the table has a route for. */
export async function answerOf(context: RequestContext, found: Match): Promise<Answer> {
  const {config, incoming, until} = context;
  const narrowed = await authorized(context, found);
  if (isAnswer(narrowed)) return narrowed;
  let key: Key;
  try {
    key = await withinDeadline(until, config.key());
  } catch (error) {
    if (error instanceof Overdue) throw error;
    context.reportError(error);
    return refuse(500, 'no-credentials');
  }
  config.countQuestion();
  const kept = await refusalOf(context, found, narrowed, key);
  if (kept) return kept;
  const {name} = found.asked;
  if (name === 'recording') {
    const answer = await recording(context, found, key);
    // The body is sound; a header that echoes the key does not pass.
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([, value]) => !containsKey(value, key)));
    return {...answer, headers: {...headers, ...playable(config)}};
  }

  const question = narrowed.query ? found.narrowed(narrowed.query) : found.question;
  if (!question) return refuse(403, 'forbidden');
  const bytes = await readBytesOf(context, question, key);
  if (isAnswer(bytes)) return bytes;
  // Most answers pass as they came; parsing one takes longer than everything else.
  const signs = name === 'call' && (narrowed.contact ?? config.tickets) !== undefined;
  const whole = narrowed.within === undefined && config.removed.size === 0 && !signs;
  const body =
    (whole ? unparsed(config, bytes, key) : undefined) ?? (await readOut(context, found, narrowed, {bytes, key}));
  if (body instanceof Latin1) return {status: 200, headers: {'content-type': 'application/json'}, body};
  // A ticket is over long before an answer that may be kept.
  return body instanceof Uint8Array ? keeping(signs ? {maxAge: 0} : config, incoming, body) : body;
}

/** A recording at the vendor, or where the call says that it is stored. */
async function recording(context: RequestContext, {asked: {id = ''}, question}: Match, key: Key): Promise<Answer> {
  const {config, incoming, until} = context;
  const {vendor} = config;
  if (!vendor.recording) return readRecording(config, {url: question.url, stored: false, key, incoming, until});
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
 * `<audio>` on a page of another origin asks without saying so, and is refused what is not for it. JSON is read by
 * those who say so.
 */
function playable({allowedOrigins}: ProxyConfig): Readonly<Record<string, string>> {
  return allowedOrigins.size > 0 ? {'cross-origin-resource-policy': 'cross-origin'} : {};
}

/** An answer without a fault that needs no more than the proxy's addresses in place of the vendor's. */
function unparsed(
  {platform, rewriter: passing, maxAge}: ProxyConfig,
  bytes: Bytes,
  key: Key,
): Bytes | Latin1 | undefined {
  if (!platform.isUtf8(bytes)) return undefined;
  const text = platform.latin1(bytes);
  if (containsKey(text, key)) return undefined; // unless it is in what will be taken out
  if (!platform.writesLatin1 || maxAge > 0) return passing.rewriteBytes(bytes, text); // what is kept has a digest of its bytes
  const passed = passing.rewriteText(text);
  return passed === undefined ? undefined : new Latin1(passed);
}

/** An answer that has been parsed, and has nothing in it that may not be seen. */
async function readOut(
  context: RequestContext,
  found: Match,
  {contact, within}: Narrowed,
  {bytes, key}: {readonly bytes: Bytes; readonly key: Key},
): Promise<Bytes | Answer> {
  const {config} = context;
  const {name, id = ''} = found.asked;
  const answer = parsed(config, bytes);
  if (isAnswer(answer)) return answer;
  const ticket = await ticketFor(context, found, contact, answer.value);
  // Whose a call is, was asked for this id alone: an answer about another is nobody's.
  const narrow = name === 'call' && contact !== undefined ? (call: Call) => isInside(call, id, within) : within;
  const released = redacted(answer, {
    vendor: config.vendor,
    single: name === 'call',
    removed: config.removed,
    within: narrow,
    callIdIn: config.rewriter.callIdIn,
    // there is no ticket without a path
    recordingUrl: (callId) => recordingPath(config, callId) + (callId === id ? ticket : ''),
  });
  if (released === 'outside') return refuse(404, 'not-found');
  if (released === 'unknown-shape') return refuse(502, 'upstream-unknown-shape');
  if (released === 'too-deep') return refuse(502, 'upstream-too-large');
  if (containsKey(released.text, key)) return refuse(502, 'upstream-told-key'); // an echo, as debugging aids have it
  return encoder.encode(released.text);
}

/** An answer a browser may keep for a while, if the page's server said so. */
async function keeping({maxAge}: Pick<ProxyConfig, 'maxAge'>, {header}: Incoming, body: Bytes): Promise<Answer> {
  const headers = {'content-type': 'application/json'};
  if (maxAge === 0) return {status: 200, headers, body};
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const etag = `"${Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
  const kept = {...headers, etag, 'cache-control': `private, max-age=${maxAge}`};
  const same =
    header('if-none-match')
      ?.split(',')
      .some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))) ?? false;
  return same ? {status: 304, headers: kept, body: null} : {status: 200, headers: kept, body};
}
