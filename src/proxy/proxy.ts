import type {Call} from '../model/call.js';
import type {RouteName} from '../vendors/vendor.js';
import {always, refuse, type Answer} from './answer.js';
import {readJson, type Bytes, type ReadJson} from './body.js';
import {incoming, type Incoming} from './incoming.js';
import type {Leaving} from './leaving.js';
import {cors, preflight} from './cors.js';
import {before, Overdue} from './deadline.js';
import {readData} from './data.js';
import {decide, type Asked, type Narrowed} from './decision.js';
import {flights, type Share} from './flight.js';
import {match, recordingPath, type Match} from './match.js';
import {settings, type ProxyOptions, type Settings} from './options.js';
import {plain} from './fields.js';
import {release} from './outgoing.js';
import {isPlain} from './passing.js';
import {everywhere, type Platform} from './platform.js';
import {readRecording} from './recording.js';
import {opensRecording, signTicket} from './scope.js';

const encoder = new TextEncoder();

/** Reading is all there is. */
const allowed = {allow: 'GET, HEAD, OPTIONS'};

/** What a request has come to. */
interface Passage {
  readonly config: Settings;
  readonly share: Share;
  readonly incoming: Incoming;
  /** When its answer has to be there. */
  readonly until: number;
  /** Tells the host of an error that nobody else hears of. */
  readonly failed: (error: unknown) => void;
}

/** Whether a request may pass, and what of the answer; or why not. */
async function permitted({config, until, failed, incoming: {request}}: Passage, {asked, ticket}: Match): Promise<Narrowed | Answer> {
  const wait = config.limit && await before(until, config.limit(request, asked));
  if (wait !== undefined && wait > 0) return refuse(429, 'too-many-requests', {'retry-after': String(Math.ceil(wait))});
  if (asked.name === 'recording' && config.removed.has(plain('recordingUrl'))) return refuse(404, 'not-found');
  if (ticket !== undefined && config.tickets !== undefined && await opensRecording(ticket, asked.id ?? '', config.tickets)) return {};
  const decision = await before(until, decide(config.authorize, request, asked, failed));
  if (decision === 'unauthenticated') return refuse(401, 'unauthenticated', {'www-authenticate': 'Bearer'});
  return decision ?? refuse(403, 'forbidden');
}

const isAnswer = (result: object): result is Answer => 'status' in result;

/** A vendor's answer. Its bytes are shared by those who ask for the very same with the very same credentials, of both kinds. */
async function data({config, share, until, incoming: {header, gone}}: Passage, url: string, key: string): Promise<Bytes | Answer> {
  const own = ['authorization', 'cookie'].map(name => header(name) ?? '');
  const headers = {accept: 'application/json', [config.keyHeader]: key};
  return share(JSON.stringify([url, key, ...own]), gone, leaving => readData(config, {url, headers, gone: leaving, until}));
}

/** A vendor's JSON, read for one who asks: what that one may not see will be taken out of the value. */
async function json(passage: Passage, url: string, key: string): Promise<ReadJson | Answer> {
  const bytes = await data(passage, url, key);
  return isAnswer(bytes) ? bytes : parsed(passage.config, bytes);
}

function parsed({platform}: Settings, bytes: Bytes): ReadJson | Answer {
  const read = readJson(bytes, platform);
  return read === 'not-json' ? refuse(502, 'upstream-not-json') : read;
}

/** Whether a call is one of a contact's: only the contact's own list tells. */
async function isContacts(passage: Passage, contact: string, callId: string, key: string): Promise<boolean | Answer> {
  const {vendor, baseUrl} = passage.config;
  const list = await json(passage, baseUrl + vendor.routes.contact.path.replace('{id}', () => encodeURIComponent(contact)), key);
  if (isAnswer(list)) return list;
  return vendor.rows(list.value)?.some(row => vendor.read(row)?.id === callId) ?? refuse(502, 'upstream-unknown-shape');
}

/** What a narrowed yes leaves of a single call: `undefined` when it may pass. */
async function outside(passage: Passage, {asked}: Match, {query, contact, within}: Narrowed, key: string): Promise<Answer | undefined> {
  const {name, id = ''} = asked;
  const documented: readonly string[] = passage.config.vendor.routes[name].query;
  const narrows = within !== undefined || contact !== undefined || Object.keys(query ?? {}).every(one => documented.includes(one));
  if (!narrows) return refuse(403, 'forbidden'); // a parameter the route does not have would be a yes to everything
  if (name !== 'call' && name !== 'recording') {
    const fits = contact === undefined || (name === 'contact' && id === contact);
    return fits ? undefined : refuse(403, 'forbidden');
  }
  if (contact !== undefined) {
    const found = await isContacts(passage, contact, id, key);
    if (found !== true) return found || refuse(404, 'not-found');
  }
  if (name === 'call' || !within) return undefined; // a call's own answer is looked at when it is there
  const {vendor, baseUrl} = passage.config;
  const detail = await json(passage, baseUrl + vendor.routes.call.path.replace('{id}', () => encodeURIComponent(id)), key);
  if (isAnswer(detail)) return detail;
  const call = vendor.read(vendor.single(detail.value));
  return call && isInside(call, id, within) ? undefined : refuse(404, 'not-found');
}

/** Whether an answer is about the call that was asked for, and that call may pass. Only a plain yes is one: a promise is not. */
const isInside = (call: Call, id: string, within: Narrowed['within']): boolean =>
  call.id.toLowerCase() === id.toLowerCase() && (within === undefined || (within(call) as unknown) === true);

/** A ticket lets its bearer pass without `authorize`, which is therefore asked now. */
async function ticketFor(passage: Passage, {asked}: Match, contact: string | undefined, answer: unknown): Promise<string> {
  const {config, until, failed, incoming: {request}} = passage;
  const {name, id = ''} = asked;
  if (name !== 'call' || config.tickets === undefined) return '';
  const recording: Asked = {name: 'recording', id, query: new URLSearchParams()};
  const decision = await before(until, decide(config.authorize, request, recording, failed));
  if (typeof decision !== 'object') return '';
  const call = config.vendor.read(config.vendor.single(answer));
  const inside = decision.within === undefined || (call !== undefined && (decision.within(call) as unknown) === true);
  const theirs = decision.contact === undefined || decision.contact === contact; // whose the call is has been asked for this contact alone
  return inside && theirs ? `?ticket=${await signTicket(id, config.tickets)}` : '';
}

async function answerOf(passage: Passage, found: Match): Promise<Answer> {
  const {config, incoming, until} = passage;
  const narrowed = await permitted(passage, found);
  if (isAnswer(narrowed)) return narrowed;
  let key: string;
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
    const answer = await readRecording(config, {url: found.url(), key, incoming, until});
    // The body is sound; a header that echoes the key does not pass.
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([, value]) => !value.includes(key)));
    return {...answer, headers: {...headers, ...playable(config)}};
  }

  const bytes = await data(passage, found.url(narrowed.query), key);
  if (isAnswer(bytes)) return bytes;
  // Most answers pass as they came; parsing one takes longer than everything else.
  const signs = name === 'call' && (narrowed.contact ?? config.tickets) !== undefined;
  const whole = narrowed.within === undefined && config.removed.size === 0 && !signs;
  const body = (whole ? unparsed(config, bytes, key) : undefined) ?? await readOut(passage, found, narrowed, {bytes, key});
  return body instanceof Uint8Array ? keeping(config, incoming, body) : body;
}

/** `<audio>` on a page of another origin asks without saying so, and is refused what is not for it. JSON is read by those who say so. */
function playable({allowedOrigins}: Settings): Readonly<Record<string, string>> {
  return allowedOrigins.size > 0 ? {'cross-origin-resource-policy': 'cross-origin'} : {};
}

/** An answer without a fault that needs no more than the proxy's addresses in place of the vendor's. */
function unparsed({platform, passing}: Settings, bytes: Bytes, key: string): Bytes | undefined {
  if (!platform.isUtf8(bytes)) return undefined;
  const text = platform.latin1(bytes);
  return mayTell(text, key) ? undefined : passing.pass(bytes, text);
}

/** An answer that has been parsed, and has nothing in it that may not be seen. */
async function readOut(
  passage: Passage, found: Match, {contact, within}: Narrowed, {bytes, key}: {readonly bytes: Bytes, readonly key: string},
): Promise<Bytes | Answer> {
  const {config} = passage;
  const {name, id = ''} = found.asked;
  const answer = parsed(config, bytes);
  if (isAnswer(answer)) return answer;
  const ticket = await ticketFor(passage, found, contact, answer.value);
  // Whose a call is, was asked for this id alone: an answer about another is nobody's.
  const narrow = name === 'call' && contact !== undefined ? (call: Call) => isInside(call, id, within) : within;
  const released = release(answer, {
    vendor: config.vendor, single: name === 'call', removed: config.removed, within: narrow, callIdIn: config.passing.callIdIn,
    recordingUrl: callId => recordingPath(config, callId) + (callId === id ? ticket : ''),
  });
  if (released === 'outside') return refuse(404, 'not-found');
  if (released === 'unknown-shape') return refuse(502, 'upstream-unknown-shape');
  if (released === 'too-deep') return refuse(502, 'upstream-too-large');
  if (tellsKey(released.text, key)) return refuse(502, 'upstream-told-key'); // an echo, as debugging aids have it
  return encoder.encode(released.text);
}

/** Whether JSON has the key in it, or may have it with some of its letters written as escapes. */
function mayTell(text: string, key: string): boolean {
  return text.includes(key) || !isPlain(text) || (/["/\\]/.test(key) && text.includes('\\'));
}

/** Whether it has. */
function tellsKey(text: string, key: string): boolean {
  return text.includes(key) || (mayTell(text, key) && JSON.stringify(JSON.parse(text)).includes(JSON.stringify(key).slice(1, -1)));
}

/** An answer a browser may keep for a while, if the page's server said so. */
async function keeping({maxAge}: Settings, {header}: Incoming, body: Bytes): Promise<Answer> {
  const headers = {'content-type': 'application/json'};
  if (maxAge === 0) return {status: 200, headers, body};
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const etag = `"${Array.from(digest.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')}"`;
  const kept = {...headers, etag, 'cache-control': `private, max-age=${maxAge}`};
  const same = header('if-none-match')?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag) ?? false;
  return same ? {status: 304, headers: kept, body: null} : {status: 200, headers: kept, body};
}

async function handle(passage: Passage, found: Match | undefined, invalid: 'id' | 'query' | undefined): Promise<Answer> {
  const {config, incoming} = passage;
  const {request, gone} = incoming;
  if (invalid) return refuse(400, `invalid-${invalid}`);
  if (!found) return refuse(404, 'unknown-route');
  if (!cors(incoming, config)) return refuse(403, 'origin-not-allowed');
  if (request.method === 'OPTIONS') return {status: 204, headers: {...allowed, ...preflight(incoming)}, body: null};
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'method-not-allowed', allowed);
  try {
    return await answerOf(passage, found);
  } catch (error) {
    if (error instanceof Overdue) return refuse(504, 'proxy-timeout');
    // Whatever it says may quote the question, or worse.
    if (!gone.left) passage.failed(error);
    return gone.left ? refuse(499, 'client-gone') : refuse(500, 'internal');
  }
}

/** How a body ended: to its end, by the vendor, or by whoever asked. */
type Ending = 'whole' | 'upstream-broken' | 'client-gone';

/** The body as it passes, counted; `tell` hears once how it ended. */
function counted(
  body: ReadableStream<Uint8Array>, gone: Leaving, tell: (bytes: number, ending: Ending) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  let told = false;
  const over = (ending: Ending) => {
    if (!told) tell(bytes, ending);
    told = true;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const {done, value} = await reader.read();
        if (done) {
          controller.close();
          over('whole');
          return;
        }
        bytes += value.length;
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        over(gone.left ? 'client-gone' : 'upstream-broken');
      }
    },
    async cancel(reason) {
      over('client-gone');
      await reader.cancel(reason);
    },
  }, {highWaterMark: 0});
}

/** Cloudflare Workers send a length only with a stream that knows its own. */
type FixedLength = new (bytes: number) => TransformStream<Uint8Array, Uint8Array>;

function sized(body: ReadableStream<Uint8Array>, length: string | undefined): ReadableStream<Uint8Array> {
  const {FixedLengthStream: Fixed} = globalThis as {FixedLengthStream?: FixedLength};
  return Fixed && length !== undefined ? body.pipeThrough(new Fixed(Number(length))) : body;
}

/** An answer with everything that goes out, to be written however the platform writes fastest. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | ReadableStream<Uint8Array> | null;
}

/** What {@link createProxy} does, before a Response is made of it. */
export function createAnswerer(options: ProxyOptions, platform: Platform = everywhere): (incoming: Incoming) => Promise<Sent> {
  const config = settings(options, platform);
  const share = flights();
  return async incoming => {
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
      const {name: route} = known?.asked ?? {} as {name?: RouteName};
      try {
        config.log?.({
          time: new Date().toISOString(), id, method: request.method, ...(route && {route}), status, ...(ended && {code: ended}),
          ms: Math.round(performance.now() - began), bytes,
        });
      } catch {
        // A log that cannot be written is its writer's to notice; whoever asked still gets the answer.
      }
    };
    const sent = {...always, ...cors(incoming, config), ...headers, 'x-request-id': id};
    if (typeof body === 'string' || body instanceof Uint8Array) {
      const bytes = typeof body === 'string' ? encoder.encode(body) : body;
      const head = request.method === 'HEAD';
      tell(head ? 0 : bytes.length);
      return {status, headers: {...sent, 'content-length': String(bytes.length)}, body: head ? null : bytes};
    }
    if (!body || !config.log) {
      if (!body) tell(0);
      return {status, headers: sent, body};
    }
    const passing = counted(body, gone, (bytes, ending) => { tell(bytes, ending === 'whole' ? code : ending); });
    return {status, headers: sent, body: passing};
  };
}

/**
 * Makes a proxy between a page and a vendor: a function from Request to Response for any server that has them. It adds the key, which
 * therefore never reaches a browser, and lets only the vendor's documented reads pass, only for whom `authorize` says yes. Recordings
 * are asked for by call id and stream through; an address of one in an answer becomes the proxy's own.
 *
 * @throws TypeError with a sentence that says which option to mend.
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const answer = createAnswerer(options);
  return async request => {
    const {status, headers, body} = await answer(incoming(request));
    const stream = body && !(body instanceof Uint8Array);
    return new Response(stream ? sized(body, headers['content-length']) : body, {status, headers});
  };
}
