/** The proxy on Node: as a server of its own, or in somebody's. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {defaultVendor} from '../vendors/registry.js';
import {refuse} from './answer.js';
import type {Asked, Authorize} from './decision.js';
import {health, listenerOf, plainAnswer, refuseBytes, refuseTunnel, type NodeListener} from './node-listener.js';
import type {ProxyOptions} from './options.js';
import {nodePlatform} from './platform-node.js';

export type {NodeListener};

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
  const {basePath = `/${typeof vendor === 'string' ? vendor : (vendor.name ?? defaultVendor)}`} = options;
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
