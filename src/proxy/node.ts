/** The proxy on Node: as a server of its own, or in somebody's. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Duplex} from 'node:stream';
import {getRequestListener, RequestError} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {always, refuse, type Answer} from './answer.js';
import {Latin1} from './body.js';
import type {Asked, Authorize} from './decision.js';
import type {ProxyOptions} from './options.js';
import {Leaving} from './cancellation.js';
import {nodePlatform} from './platform-node.js';
import type {Platform} from './platform.js';
import {createAnswerer} from './proxy.js';

/** How a server is started. */
export interface ServeOptions extends ProxyOptions {
  /** The address or name to listen on. Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /** Default 8787; 0 is any that is free. */
  readonly port?: number;
  /** The path the proxy is mounted at. Default: the vendor's name, `/agni`. */
  readonly basePath?: string;
  /** How long answers under way may take to end after `close()`, in milliseconds. Default 10 000. */
  readonly graceMs?: number;
}

/**
 * How a listener for a server of one's own is made: as `createProxy` is, with Node's own request for whoever decides.
 */
export interface NodeOptions<Incoming extends IncomingMessage = IncomingMessage> extends Omit<
  ProxyOptions,
  'authorize' | 'limit'
> {
  /** As in `createProxy`; `incoming` is the server's request, with whatever its middleware has left on it. */
  readonly authorize: (request: Request, asked: Asked, incoming: Incoming) => ReturnType<Authorize>;
  /** Likewise. */
  readonly limit?: (
    request: Request,
    asked: Asked,
    incoming: Incoming,
  ) => number | undefined | Promise<number | undefined>;
}

/**
 * What Node's `http` calls for each request, and what frameworks on it mount. The promise is fulfilled when the answer
 * is on its way.
 */
export type NodeListener<Incoming extends IncomingMessage = IncomingMessage> = (
  incoming: Incoming,
  outgoing: ServerResponse,
) => Promise<void>;

/** A server that listens. */
export interface Serving {
  /** What a page gives as `endpoint`: the server's address with the base path. */
  readonly url: string;
  /**
   * Stops listening, lets the answers under way end, and cuts off what is left after `graceMs`. Calling it again is the
   * same closing.
   */
  readonly close: () => Promise<void>;
}

/** In milliseconds. Only the head of a request is awaited: an answer takes as long as it is listened to. */
const timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the 60 s for which servers in front (nginx, load balancers) keep a connection, or they would send into
  // a closing one.
  keepAliveTimeout: 65_000,
};

function plainAnswer(request: Pick<Request, 'method'>, {status, headers, body}: Answer): Response {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : '');
  const sent = {...always, ...headers, 'content-length': String(bytes.length)};
  return new Response(request.method === 'HEAD' ? null : bytes, {status, headers: sent});
}

/** The same for everybody, whoever they say they are: it says that the process answers, and nothing else. */
function health(request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainAnswer(request, refuse(405, 'method-not-allowed', {allow: 'GET, HEAD'}));
  }
  return plainAnswer(request, {status: 200, headers: {'content-type': 'application/json'}, body: '{"status":"ok"}'});
}

/** The request's own signal would be made, and aborted, for every one of them. */
function goneFrom(outgoing: ServerResponse): Leaving {
  const gone = new Leaving();
  if (outgoing.destroyed) gone.leave();
  else
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.leave();
    });
  return gone;
}

/** As a Request has them: what came twice, with a comma between. Node's own list drops a second Authorization. */
const headersOf =
  ({rawHeaders}: IncomingMessage) =>
  (name: string): string | null => {
    let found: string | null = null;
    for (let i = 0; i < rawHeaders.length; i += 2) {
      if (rawHeaders[i]?.toLowerCase() === name)
        found = found === null ? (rawHeaders[i + 1] ?? '') : `${found}, ${rawHeaders[i + 1]}`;
    }
    return found;
  };

/**
 * Ends a connection so that nobody takes it for the end of the body: HTTP/1.0 has no other sign of that than an end in
 * good order.
 */
function reset({socket}: ServerResponse): void {
  try {
    socket?.resetAndDestroy();
  } catch {
    // It is no TCP socket: TLS tells an end from a break by itself, and what listens at a path has no other end.
  }
  socket?.destroy(); // upon which the adapter cancels the body's stream
}

/**
 * A body that breaks ends the connection: an end in good order, or the adapter's text about the error, would look like
 * the whole of it.
 */
function endingWith(outgoing: ServerResponse, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const {done, value} = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          reset(outgoing);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    {highWaterMark: 0},
  );
}

/** An answer by hand, where there is nothing to answer with. */
function writeAnswer(socket: Duplex, status: string, {headers, body}: Answer): void {
  const text = typeof body === 'string' ? body : '';
  const lines = Object.entries({...always, ...headers, 'content-length': String(text.length), connection: 'close'});
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`);
}

/** What is no request gets an answer of the same kind as one that is. */
function refuseBytes({code}: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status =
    code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  writeAnswer(socket, status, refuse(400, 'invalid-request'));
}

/** Whoever takes this server for a tunnel is told that it is none. */
function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  writeAnswer(socket, '405 Method Not Allowed', refuse(405, 'method-not-allowed', {allow: 'GET, HEAD, OPTIONS'}));
}

/**
 * Answers Node's requests.
 *
 * @param before Sees a request first, and may answer it.
 */
function listenerOf(
  options: ProxyOptions,
  platform: Platform,
  before: (request: Request, url: URL, incoming: IncomingMessage) => Response | undefined,
): NodeListener {
  const answer = createAnswerer(options, platform);
  const listener = getRequestListener(
    async (request, env) => {
      const {incoming, outgoing} = env as {incoming: IncomingMessage; outgoing: ServerResponse};
      // A whole address, as a client sends it to a forward proxy, is none of this one's.
      const url = new URL(incoming.url?.startsWith('/') === true ? request.url : 'http://unknown.invalid');
      const first = before(request, url, incoming);
      if (first) return first;
      const {status, headers, body} = await answer({
        request,
        url,
        gone: goneFrom(outgoing),
        header: headersOf(incoming),
      });
      if (body instanceof ReadableStream) return new Response(endingWith(outgoing, body), {status, headers});
      // What is in memory need not pass through a stream of the adapter's.
      outgoing.writeHead(status, headers);
      if (body instanceof Latin1) outgoing.end(body.text, 'latin1');
      else outgoing.end(body);
      return RESPONSE_ALREADY_SENT;
    },
    {
      hostname: 'unknown.invalid', // for HTTP/1.0, where a request may have no Host
      overrideGlobalObjects: false, // the process is not ours alone
      errorHandler: (error) =>
        plainAnswer(
          {method: 'GET'},
          error instanceof RequestError ? refuse(400, 'invalid-request') : refuse(500, 'internal'),
        ),
    },
  );
  return async (incoming, outgoing) => {
    await listener(incoming, outgoing);
  };
}

/**
 * What `createProxy` makes, for a server of one's own: `http.createServer(nodeListener(…))`, `app.use('/agni',
 * nodeListener(…))`. Unlike a function from Request to Response in an adapter, it has the connection: a recording that
 * breaks off never looks complete, to HTTP/1.0 neither, and whatever cannot be answered is answered with the proxy's
 * own errors.
 *
 * `basePath` is the path as the page writes it, wherever the framework has mounted the listener.
 *
 * @throws TypeError with a sentence that says which option to mend.
 */
export function nodeListener<Incoming extends IncomingMessage = IncomingMessage>(
  options: NodeOptions<Incoming>,
): NodeListener<Incoming> {
  const {authorize, limit, ...others} = options;
  const from = new WeakMap<Request, Incoming>();
  const incomingOf = (request: Request) => from.get(request) as Incoming;
  const checked: ProxyOptions = {
    ...others,
    // What is no function is refused as createProxy refuses it.
    authorize:
      typeof authorize === 'function' ? (request, asked) => authorize(request, asked, incomingOf(request)) : authorize,
    ...(limit && {limit: (request, asked) => limit(request, asked, incomingOf(request))}),
  };
  const listener = listenerOf(checked, nodePlatform(), (request, _url, incoming) => {
    from.set(request, incoming as Incoming);
    return undefined;
  });
  return (incoming, outgoing) => {
    // Express and Connect cut the path off at which they have mounted this.
    const {originalUrl} = incoming as {originalUrl?: unknown};
    if (typeof originalUrl === 'string') incoming.url = originalUrl;
    return listener(incoming, outgoing);
  };
}

/**
 * Serves what `createProxy` makes over HTTP, and `/healthz` beside it. Connections to the vendor are kept and shared.
 *
 * @throws TypeError (as a rejection) with a sentence that says which option to mend; Node's own error when it cannot
 *   listen there.
 */
export async function serveProxy(options: ServeOptions): Promise<Serving> {
  const {host = '127.0.0.1', port = 8787, graceMs = 10_000, vendor} = options;
  const {basePath = `/${typeof vendor === 'string' ? vendor : (vendor.name ?? 'agni')}`} = options;
  if (host === '')
    throw new TypeError('serveProxy: `host` must not be empty, which would be every network of this machine.');
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError('serveProxy: `port` must be a number from 0 to 65535.');
  if (!(graceMs >= 0 && graceMs < 2 ** 31))
    throw new TypeError('serveProxy: `graceMs` must be a number of milliseconds.');
  const platform = nodePlatform();
  let closing: Promise<void> | undefined;

  const listener = listenerOf({...options, basePath}, platform, (request, {pathname}, incoming) => {
    // Node would say so in its own words. HTTP/1.0 has no Host.
    if (incoming.headers.host === undefined && incoming.httpVersion !== '1.0')
      return plainAnswer(request, refuse(400, 'invalid-request'));
    return pathname === '/healthz' ? health(request) : undefined;
  });
  const server = createServer({...timeouts, keepAlive: true, requireHostHeader: false}, (incoming, outgoing) => {
    if (closing) outgoing.shouldKeepAlive = false;
    // A connection that was busy when the closing began is idle now, and would stay for its keep-alive time.
    outgoing.once('close', () => {
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    void listener(incoming, outgoing);
  });
  server.on('clientError', refuseBytes);
  server.on('connect', refuseTunnel);
  // Whatever is expected but to be told to go on is nothing this server knows: it answers all the same.
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    // It stays: later it hears of a connection for which no descriptor was left, and the others go on.
    server.on('error', reject).listen(port, host, resolve);
  });

  const {address, family, port: actual} = server.address() as AddressInfo;
  const name = host === 'localhost' ? host : family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${name}:${actual}${basePath.replace(/\/+$/, '')}`,
    close: () =>
      (closing ??= new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          platform.close();
          resolve();
        });
      })),
  };
}
