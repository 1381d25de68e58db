import type {Call} from '../model/call.js';
import type {RouteName} from '../vendors/contract.js';
import {always, refuse, type Answer} from './answer.js';
import {Latin1, type Bytes} from './body.js';
import {cors, preflight} from './cors.js';
import {counted, sized} from './count-bytes.js';
import {before, Overdue} from './deadline.js';
import type {Narrowed} from './decision.js';
import {flights} from './single-flight.js';
import {incoming, type Incoming} from './incoming.js';
import {match, recordingPath, type Match} from './match.js';
import {settings, type ProxyOptions, type Settings} from './options.js';
import {release} from './redact.js';
import {data, isAnswer, json, parsed, type Passage} from './context.js';
import {isInside, outside, permitted, ticketFor} from './permission.js';
import {everywhere, type Platform} from './platform.js';
import {readPosted} from './posted.js';
import {readRecording, storage} from './recording.js';
import {addressTellsKey, tellsKey} from './key-leak.js';
import type {Sent as Key} from './upstream.js';

const encoder = new TextEncoder();

/** Reading is all there is; some vendors read by POST. */
const allowed = (posts: boolean) => ({allow: posts ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'});

async function answerOf(passage: Passage, found: Match): Promise<Answer> {
  const {config, incoming, until} = passage;
  const narrowed = await permitted(passage, found);
  if (isAnswer(narrowed)) return narrowed;
  let key: Key;
  try {
    key = await before(until, config.key());
  } catch (error) {
    if (error instanceof Overdue) throw error;
    passage.failed(error);
    return refuse(500, 'no-credentials');
  }
  config.asked();
  const kept = await outside(passage, found, narrowed, key);
  if (kept) return kept;
  const {name} = found.asked;
  if (name === 'recording') {
    const answer = await recording(passage, found, key);
    // The body is sound; a header that echoes the key does not pass.
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([, value]) => !tellsKey(value, key)));
    return {...answer, headers: {...headers, ...playable(config)}};
  }

  const bytes = await data(passage, found.question(narrowed.query), key);
  if (isAnswer(bytes)) return bytes;
  // Most answers pass as they came; parsing one takes longer than everything else.
  const signs = name === 'call' && (narrowed.contact ?? config.tickets) !== undefined;
  const whole = narrowed.within === undefined && config.removed.size === 0 && !signs;
  const body =
    (whole ? unparsed(config, bytes, key) : undefined) ?? (await readOut(passage, found, narrowed, {bytes, key}));
  if (body instanceof Latin1) return {status: 200, headers: {'content-type': 'application/json'}, body};
  // A ticket is over long before an answer that may be kept.
  return body instanceof Uint8Array ? keeping(signs ? {maxAge: 0} : config, incoming, body) : body;
}

/** A recording at the vendor, or where the call says that it is stored. */
async function recording(passage: Passage, {asked: {id = ''}, question}: Match, key: Key): Promise<Answer> {
  const {config, incoming, until} = passage;
  const {vendor} = config;
  if (!vendor.recording) return readRecording(config, {url: question().url, stored: false, key, incoming, until});
  if (!vendor.routes.call) return refuse(404, 'not-found');
  const detail = await json(passage, vendor.routes.call, id, key);
  if (isAnswer(detail)) return detail;
  if (vendor.read(vendor.single(detail.value))?.id.toLowerCase() !== id.toLowerCase()) return refuse(404, 'not-found');
  const said = vendor.recording(detail.value);
  if (said === undefined) return refuse(404, 'not-found');
  const url = storage(config, said, config.baseUrl);
  if (url === undefined) return refuse(502, 'recording-elsewhere');
  if (addressTellsKey(said, key) || addressTellsKey(url, key)) return refuse(502, 'upstream-told-key');
  return readRecording(config, {url, stored: true, key, incoming, until});
}

/**
 * `<audio>` on a page of another origin asks without saying so, and is refused what is not for it. JSON is read by
 * those who say so.
 */
function playable({allowedOrigins}: Settings): Readonly<Record<string, string>> {
  return allowedOrigins.size > 0 ? {'cross-origin-resource-policy': 'cross-origin'} : {};
}

/** An answer without a fault that needs no more than the proxy's addresses in place of the vendor's. */
function unparsed({platform, passing, maxAge}: Settings, bytes: Bytes, key: Key): Bytes | Latin1 | undefined {
  if (!platform.isUtf8(bytes)) return undefined;
  const text = platform.latin1(bytes);
  if (tellsKey(text, key)) return undefined; // unless it is in what will be taken out
  if (!platform.writesLatin1 || maxAge > 0) return passing.pass(bytes, text); // what is kept has a digest of its bytes
  const passed = passing.passText(text);
  return passed === undefined ? undefined : new Latin1(passed);
}

/** An answer that has been parsed, and has nothing in it that may not be seen. */
async function readOut(
  passage: Passage,
  found: Match,
  {contact, within}: Narrowed,
  {bytes, key}: {readonly bytes: Bytes; readonly key: Key},
): Promise<Bytes | Answer> {
  const {config} = passage;
  const {name, id = ''} = found.asked;
  const answer = parsed(config, bytes);
  if (isAnswer(answer)) return answer;
  const ticket = await ticketFor(passage, found, contact, answer.value);
  // Whose a call is, was asked for this id alone: an answer about another is nobody's.
  const narrow = name === 'call' && contact !== undefined ? (call: Call) => isInside(call, id, within) : within;
  const released = release(answer, {
    vendor: config.vendor,
    single: name === 'call',
    removed: config.removed,
    within: narrow,
    callIdIn: config.passing.callIdIn,
    // there is no ticket without a path
    recordingUrl: (callId) => recordingPath(config, callId) + (callId === id ? ticket : ''),
  });
  if (released === 'outside') return refuse(404, 'not-found');
  if (released === 'unknown-shape') return refuse(502, 'upstream-unknown-shape');
  if (released === 'too-deep') return refuse(502, 'upstream-too-large');
  if (tellsKey(released.text, key)) return refuse(502, 'upstream-told-key'); // an echo, as debugging aids have it
  return encoder.encode(released.text);
}

/** An answer a browser may keep for a while, if the page's server said so. */
async function keeping({maxAge}: Pick<Settings, 'maxAge'>, {header}: Incoming, body: Bytes): Promise<Answer> {
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

async function handle(
  passage: Passage,
  found: Match | undefined,
  invalid: 'id' | 'query' | undefined,
): Promise<Answer> {
  const {config, incoming} = passage;
  const {
    request: {method},
    gone,
  } = incoming;
  if (invalid) return refuse(400, `invalid-${invalid}`);
  if (!found) return refuse(404, 'unknown-route');
  if (!cors(incoming, config)) return refuse(403, 'origin-not-allowed');
  const posts = found.route.body !== undefined;
  if (method === 'OPTIONS')
    return {status: 204, headers: {...allowed(posts), ...preflight(incoming, posts)}, body: null};
  if (!['GET', 'HEAD', ...(posts ? ['POST'] : [])].includes(method))
    return refuse(405, 'method-not-allowed', allowed(posts));
  try {
    const asked = method === 'POST' ? await posted(passage, found) : found;
    return asked ? await answerOf(passage, asked) : refuse(400, 'invalid-body');
  } catch (error) {
    if (error instanceof Overdue) return refuse(504, 'proxy-timeout');
    // Whatever it says may quote the question, or worse.
    if (!gone.left) passage.failed(error);
    return gone.left ? refuse(499, 'client-gone') : refuse(500, 'internal');
  }
}

/** The request with what its body asks for. */
async function posted({config, until, incoming: {request}}: Passage, found: Match): Promise<Match | undefined> {
  const fields = await before(until, readPosted(request, found.route.body ?? [], config));
  return fields && found.posting(fields);
}

/** An answer with everything that goes out, to be written however the platform writes fastest. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Latin1 | Bytes | ReadableStream<Uint8Array> | null;
}

/** What {@link createProxy} does, before a Response is made of it. */
export function createAnswerer(
  options: ProxyOptions,
  platform: Platform = everywhere,
): (incoming: Incoming) => Promise<Sent> {
  const config = settings(options, platform);
  const share = flights();
  return async (incoming) => {
    const {request, url, gone} = incoming;
    const began = performance.now();
    const id = crypto.randomUUID();
    const found = match(config, url);
    const known = typeof found === 'object' ? found : undefined;
    const failed = (error: unknown) => {
      try {
        config.onError?.(error, id);
      } catch {
        // Likewise the host's own to notice.
      }
    };
    const passage: Passage = {config, share, incoming, failed, until: began + config.timeoutMs};
    const {status, headers, body, code} = await handle(passage, known, typeof found === 'string' ? found : undefined);
    const tell = (bytes: number, ended = code) => {
      const {name: route} = known?.asked ?? ({} as {name?: RouteName});
      try {
        config.log?.({
          time: new Date().toISOString(),
          id,
          method: request.method,
          ...(route && {route}),
          status,
          ...(ended && {code: ended}),
          ms: Math.round(performance.now() - began),
          bytes,
        });
      } catch {
        // A log that cannot be written is its writer's to notice; whoever asked still gets the answer.
      }
    };
    const sent: Record<string, string> = Object.assign({'x-request-id': id}, always, cors(incoming, config), headers);
    if (typeof body === 'string' || body instanceof Uint8Array || body instanceof Latin1) {
      const whole = typeof body === 'string' ? encoder.encode(body) : body;
      const {length} = whole instanceof Latin1 ? whole.text : whole;
      const head = request.method === 'HEAD';
      tell(head ? 0 : length);
      sent['content-length'] = String(length);
      return {status, headers: sent, body: head ? null : whole};
    }
    if (!body) {
      tell(0);
      return {status, headers: sent, body};
    }
    const passing = counted(body, gone, (bytes, ending) => {
      tell(bytes, ending === 'whole' ? code : ending);
    });
    return {status, headers: sent, body: passing};
  };
}

/**
 * Makes a proxy between a page and a vendor: a function from Request to Response for any server that has them. It adds
 * the key, which therefore never reaches a browser, and lets only the vendor's documented reads pass, only for whom
 * `authorize` says yes. Recordings are asked for by call id and stream through; an address of one in an answer becomes
 * the proxy's own.
 *
 * @throws TypeError with a sentence that says which option to mend.
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const answer = createAnswerer(options);
  return async (request) => {
    const {status, headers, body} = await answer(incoming(request));
    if (body instanceof ReadableStream) return new Response(sized(body, headers['content-length']), {status, headers});
    return new Response(body instanceof Latin1 ? body.bytes() : body, {status, headers});
  };
}
