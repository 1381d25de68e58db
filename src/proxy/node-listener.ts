/** Node's requests, answered by the proxy: how they are read, and how an answer is written. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import {getRequestListener, RequestError} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {securityHeaders, refuse, type Answer} from './answer.js';
import {Latin1} from './bytes.js';
import {Cancellation} from './cancellation.js';
import type {ProxyOptions} from './options.js';
import type {Platform} from './platform.js';
import {createAnswerer} from './proxy.js';

/**
 * What Node's `http` calls for each request, and what frameworks on it mount. The promise is fulfilled when the answer
 * is on its way.
 */
export type NodeListener<Incoming extends IncomingMessage = IncomingMessage> = (
  incoming: Incoming,
  outgoing: ServerResponse,
) => Promise<void>;

export function plainAnswer(request: Pick<Request, 'method'>, {status, headers, body}: Answer): Response {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : '');
  const sent = {...securityHeaders, ...headers, 'content-length': String(bytes.length)};
  return new Response(request.method === 'HEAD' ? null : bytes, {status, headers: sent});
}

/** The same for everybody, whoever they say they are: it says that the process answers, and nothing else. */
export function health(request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainAnswer(request, refuse(405, 'method-not-allowed', {allow: 'GET, HEAD'}));
  }
  return plainAnswer(request, {status: 200, headers: {'content-type': 'application/json'}, body: '{"status":"ok"}'});
}

/** The request's own signal would be made, and aborted, for every one of them. */
function goneFrom(outgoing: ServerResponse): Cancellation {
  const gone = new Cancellation();
  if (outgoing.destroyed) gone.cancel();
  else
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.cancel();
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
  const lines = Object.entries({
    ...securityHeaders,
    ...headers,
    'content-length': String(text.length),
    connection: 'close',
  });
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`);
}

/** What is no request gets an answer of the same kind as one that is. */
export function refuseBytes({code}: NodeJS.ErrnoException, socket: Duplex): void {
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
export function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  writeAnswer(socket, '405 Method Not Allowed', refuse(405, 'method-not-allowed', {allow: 'GET, HEAD, OPTIONS'}));
}

/**
 * Answers Node's requests.
 *
 * @param before Sees a request first, and may answer it.
 */
export function listenerOf(
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
