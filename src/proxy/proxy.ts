import type {RouteName} from '../vendors/contract.js';
import {securityHeaders, refuse, type Answer} from './answer.js';
import {Latin1, type Bytes} from './bytes.js';
import {configOf} from './config.js';
import type {RequestContext} from './context.js';
import {cors, preflight} from './cors.js';
import {countBytes, sized} from './count-bytes.js';
import {withinDeadline, Overdue} from './deadline.js';
import {incoming, type Incoming} from './incoming.js';
import {match, type Invalid, type Match} from './match.js';
import type {ProxyOptions} from './options.js';
import {anyPlatform, type Platform} from './platform.js';
import {readPosted} from './posted.js';
import {answerOf} from './respond.js';
import {singleFlight} from './single-flight.js';

const encoder = new TextEncoder();

/** The proxy only reads; some vendors read by POST. */
const allowed = (posts: boolean) => ({allow: posts ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'});

async function handle(
  context: RequestContext,
  matched: Match | undefined,
  invalid: Invalid | undefined,
): Promise<Answer> {
  const {config, incoming} = context;
  const {
    request: {method},
    gone,
  } = incoming;
  if (invalid) return refuse(400, `invalid-${invalid}`);
  if (!matched) return refuse(404, 'unknown-route');
  if (!cors(incoming, config)) return refuse(403, 'origin-not-allowed');
  const posts = matched.route.body !== undefined;
  if (method === 'OPTIONS')
    return {status: 204, headers: {...allowed(posts), ...preflight(incoming, posts)}, body: null};
  if (!['GET', 'HEAD', ...(posts ? ['POST'] : [])].includes(method))
    return refuse(405, 'method-not-allowed', allowed(posts));
  try {
    const complete = method === 'POST' ? await withPostedBody(context, matched) : matched;
    return typeof complete === 'string' ? refuse(400, `invalid-${complete}`) : await answerOf(context, complete);
  } catch (error) {
    if (error instanceof Overdue) return refuse(504, 'proxy-timeout');
    // The message may quote the request, or worse: only the host sees it.
    if (!gone.cancelled) context.reportError(error);
    return gone.cancelled ? refuse(499, 'client-gone') : refuse(500, 'internal');
  }
}

/** The match, with the documented fields of the request's body. */
async function withPostedBody(
  {config, until, incoming: {request}}: RequestContext,
  matched: Match,
): Promise<Match | 'body' | 'page'> {
  const documented = {names: matched.route.body ?? [], lists: config.vendor.parameters?.lists ?? []};
  const body = await withinDeadline(until, readPosted(request, documented, config.platform));
  return body ? matched.withBody(body) : 'body';
}

/** An answer with all its headers, which each platform writes in its fastest way. */
export interface ResponseParts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Latin1 | Bytes | ReadableStream<Uint8Array> | null;
}

/** What {@link createProxy} does, before a Response is made of it. */
export function createAnswerer(
  options: ProxyOptions,
  platform: Platform = anyPlatform,
): (incoming: Incoming) => Promise<ResponseParts> {
  const config = configOf(options, platform);
  const share = singleFlight();
  return async (incoming) => {
    const {request, url, gone} = incoming;
    const began = performance.now();
    const id = crypto.randomUUID();
    const result = match(config, url);
    const [matched, invalid] = typeof result === 'string' ? [undefined, result] : [result, undefined];
    const reportError = (error: unknown) => {
      try {
        config.onError?.(error, id);
      } catch {
        // An error of the host's own handler is the host's to notice.
      }
    };
    const context: RequestContext = {config, share, incoming, reportError, until: began + config.timeoutMs};
    const {status, headers, body, code} = await handle(context, matched, invalid);
    const writeLog = (bytes: number, ended = code) => {
      const {name: route} = matched?.question ?? ({} as {name?: RouteName});
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
        // An error of the host's own log is the host's to notice; the client still gets its answer.
      }
    };
    const allHeaders: Record<string, string> = Object.assign(
      {'x-request-id': id},
      securityHeaders,
      cors(incoming, config),
      headers,
    );
    if (typeof body === 'string' || body instanceof Uint8Array || body instanceof Latin1) {
      const whole = typeof body === 'string' ? encoder.encode(body) : body;
      const {length} = whole instanceof Latin1 ? whole.text : whole;
      const head = request.method === 'HEAD';
      writeLog(head ? 0 : length);
      allHeaders['content-length'] = String(length);
      return {status, headers: allHeaders, body: head ? null : whole};
    }
    if (!body) {
      writeLog(0);
      return {status, headers: allHeaders, body};
    }
    const passing = countBytes(body, gone, (bytes, ending) => {
      writeLog(bytes, ending === 'whole' ? code : ending);
    });
    return {status, headers: allHeaders, body: passing};
  };
}

/**
 * Makes a proxy between a page and a vendor: a function from Request to Response, for any server that has these. It adds
 * the key, which therefore never reaches a browser, and passes only the vendor's documented reads that `authorize`
 * allows. Pages request recordings by call id, and the proxy streams them; a recording's address in an answer becomes
 * the proxy's own.
 *
 * @throws TypeError with a sentence that says which option to fix.
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const answer = createAnswerer(options);
  return async (request) => {
    const {status, headers, body} = await answer(incoming(request));
    if (body instanceof ReadableStream) return new Response(sized(body, headers['content-length']), {status, headers});
    return new Response(body instanceof Latin1 ? body.bytes() : body, {status, headers});
  };
}
