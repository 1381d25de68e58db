/** The proxy on Node: as a server, or as a listener in the host's server. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {defaultVendor} from '../vendors/registry.js';
import {refuse} from './answer.js';
import type {Asked, Authorize} from './decision.js';
import {health, listenerOf, plainAnswer, refuseBytes, refuseTunnel, type NodeListener} from './node-listener.js';
import type {ProxyOptions} from './options.js';
import {nodePlatform} from './platform-node.js';

export type {NodeListener};

/** Options of {@link serveProxy}. */
export interface ServeOptions extends ProxyOptions {
  /** The address or name to listen on. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /** Default 8787; 0 chooses a free one. */
  readonly port?: number;
  /** The path the proxy is mounted at. Default: the vendor's name, `/agni`. */
  readonly basePath?: string;
  /** Milliseconds that answers under way have after `close()`. Default 10 000. */
  readonly graceMs?: number;
}

/**
 * Options of {@link nodeListener}: those of `createProxy`, with Node's request for `authorize` and `limit`.
 */
export interface NodeOptions<Incoming extends IncomingMessage = IncomingMessage> extends Omit<
  ProxyOptions,
  'authorize' | 'limit'
> {
  /** As in `createProxy`; `incoming` is the server's request, with what its middleware has put on it. */
  readonly authorize: (request: Request, asked: Asked, incoming: Incoming) => ReturnType<Authorize>;
  /** As in `createProxy`, with the server's request. */
  readonly limit?: (
    request: Request,
    asked: Asked,
    incoming: Incoming,
  ) => number | undefined | Promise<number | undefined>;
}

/** A running server. */
export interface Serving {
  /** The page's `endpoint`: the server's address with the base path. */
  readonly url: string;
  /**
   * Stops listening, lets the answers under way end, and closes the remaining connections after `graceMs`. Another call
   * returns the same promise.
   */
  readonly close: () => Promise<void>;
}

/** Milliseconds. They limit requests, not answers: a recording streams as long as somebody listens. */
const timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the 60 s of servers in front (nginx, load balancers), which would otherwise send into a closing connection.
  keepAliveTimeout: 65_000,
};

/**
 * The proxy as a listener for your own server: `http.createServer(nodeListener(…))`, `app.use('/agni', nodeListener(…))`.
 * Unlike `createProxy` in an adapter, it holds the connection: a recording that breaks off never looks complete, not even
 * in HTTP/1.0, and malformed requests get the proxy's own errors.
 *
 * `basePath` is the path as the page writes it, wherever the framework has mounted the listener.
 *
 * @throws TypeError with a sentence that says which option to fix.
 */
export function nodeListener<Incoming extends IncomingMessage = IncomingMessage>(
  options: NodeOptions<Incoming>,
): NodeListener<Incoming> {
  const {authorize, limit, ...others} = options;
  const from = new WeakMap<Request, Incoming>();
  const incomingOf = (request: Request) => from.get(request) as Incoming;
  const checked: ProxyOptions = {
    ...others,
    // createProxy refuses what is not a function.
    authorize:
      typeof authorize === 'function' ? (request, asked) => authorize(request, asked, incomingOf(request)) : authorize,
    ...(limit && {limit: (request, asked) => limit(request, asked, incomingOf(request))}),
  };
  const listener = listenerOf(checked, nodePlatform(), (request, _url, incoming) => {
    from.set(request, incoming as Incoming);
    return undefined;
  });
  return (incoming, outgoing) => {
    // Express and Connect strip the mount path from `url`.
    const {originalUrl} = incoming as {originalUrl?: unknown};
    if (typeof originalUrl === 'string') incoming.url = originalUrl;
    return listener(incoming, outgoing);
  };
}

/**
 * Serves the proxy over HTTP, with `/healthz` beside it. Keeps and shares connections to the vendor.
 *
 * @throws TypeError (as a rejection) with a sentence that says which option to fix; Node's own error when it cannot
 *   listen there.
 */
export async function serveProxy(options: ServeOptions): Promise<Serving> {
  const {host = '127.0.0.1', port = 8787, graceMs = 10_000, vendor} = options;
  const {basePath = `/${typeof vendor === 'string' ? vendor : (vendor.name ?? defaultVendor)}`} = options;
  if (host === '')
    throw new TypeError('serveProxy: `host` must not be empty: that would listen on every network of this machine.');
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError('serveProxy: `port` must be a number from 0 to 65535.');
  if (!(graceMs >= 0 && graceMs < 2 ** 31))
    throw new TypeError('serveProxy: `graceMs` must be a number of milliseconds.');
  const platform = nodePlatform();
  let closing: Promise<void> | undefined;

  const listener = listenerOf({...options, basePath}, platform, (request, {pathname}, incoming) => {
    // Checked here, as Node's own answer is not one of the proxy's errors. HTTP/1.0 has no Host.
    if (incoming.headers.host === undefined && incoming.httpVersion !== '1.0')
      return plainAnswer(request, refuse(400, 'invalid-request'));
    return pathname === '/healthz' ? health(request) : undefined;
  });
  const server = createServer({...timeouts, keepAlive: true, requireHostHeader: false}, (incoming, outgoing) => {
    if (closing) outgoing.shouldKeepAlive = false;
    // A connection that was busy at `close()` would stay open for its keep-alive time.
    outgoing.once('close', () => {
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    void listener(incoming, outgoing);
  });
  server.on('clientError', refuseBytes);
  server.on('connect', refuseTunnel);
  // RFC 9110 §10.1.1 lets a server ignore expectations other than 100-continue.
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    // The listener stays: later errors (no file descriptor left for a connection) must not end the process.
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
