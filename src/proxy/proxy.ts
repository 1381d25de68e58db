import type {RouteName} from '../vendors/contract.js';
import {securityHeaders, refuse, type Answer} from './answer.js';
import {Latin1, type Bytes} from './bytes.js';
import {configOf} from './config.js';
import type {RequestContext} from './context.js';
import {cors, preflight} from './cors.js';
import {countBytes, sized} from './count-bytes.js';
import {withinDeadline, Overdue} from './deadline.js';
import {incoming, type Incoming} from './incoming.js';
import {match, type Match} from './match.js';
import type {ProxyOptions} from './options.js';
import {anyPlatform, type Platform} from './platform.js';
import {readPosted} from './posted.js';
import {answerOf} from './respond.js';
import {singleFlight} from './single-flight.js';

const encoder = new TextEncoder();

/** Reading is all there is; some vendors read by POST. */
const allowed = (posts: boolean) => ({allow: posts ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'});

async function handle(
  context: RequestContext,
  found: Match | undefined,
  invalid: 'id' | 'query' | undefined,
): Promise<Answer> {
  const {config, incoming} = context;
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
    const asked = method === 'POST' ? await posted(context, found) : found;
    return asked ? await answerOf(context, asked) : refuse(400, 'invalid-body');
  } catch (error) {
    if (error instanceof Overdue) return refuse(504, 'proxy-timeout');
    // Whatever it says may quote the question, or worse.
    if (!gone.cancelled) context.reportError(error);
    return gone.cancelled ? refuse(499, 'client-gone') : refuse(500, 'internal');
  }
}

/** The request with what its body asks for. */
async function posted({config, until, incoming: {request}}: RequestContext, found: Match): Promise<Match | undefined> {
  const documented = {names: found.route.body ?? [], lists: config.vendor.parameters?.lists ?? []};
  const body = await withinDeadline(until, readPosted(request, documented, config.platform));
  return body && found.posting(body);
}

/** An answer with everything that goes out, to be written however the platform writes fastest. */
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
    const found = match(config, url);
    const known = typeof found === 'object' ? found : undefined;
    const failed = (error: unknown) => {
      try {
        config.onError?.(error, id);
      } catch {
        // Likewise the host's own to notice.
      }
    };
    const context: RequestContext = {config, share, incoming, reportError: failed, until: began + config.timeoutMs};
    const {status, headers, body, code} = await handle(context, known, typeof found === 'string' ? found : undefined);
    const writeLog = (bytes: number, ended = code) => {
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
    const sent: Record<string, string> = Object.assign(
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
      sent['content-length'] = String(length);
      return {status, headers: sent, body: head ? null : whole};
    }
    if (!body) {
      writeLog(0);
      return {status, headers: sent, body};
    }
    const passing = countBytes(body, gone, (bytes, ending) => {
      writeLog(bytes, ending === 'whole' ? code : ending);
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
