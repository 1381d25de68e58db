/** Answers Node's requests with the proxy: reads the request, writes the answer. */
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
 * A request listener for Node's `http` and the frameworks on it. The promise is fulfilled when the answer is being sent.
 */
export type NodeListener<Incoming extends IncomingMessage = IncomingMessage> = (
  incoming: Incoming,
  outgoing: ServerResponse,
) => Promise<void>;

export function plainAnswer(request: Pick<Request, 'method'>, {status, headers, body}: Answer): Response {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : '');
  const allHeaders = {...securityHeaders, ...headers, 'content-length': String(bytes.length)};
  return new Response(request.method === 'HEAD' ? null : bytes, {status, headers: allHeaders});
}

/** Reports only that the process answers; the same for every client. */
export function health(request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainAnswer(request, refuse(405, 'method-not-allowed', {allow: 'GET, HEAD'}));
  }
  return plainAnswer(request, {status: 200, headers: {'content-type': 'application/json'}, body: '{"status":"ok"}'});
}

/** Replaces the request's own signal, which the adapter would create and abort for every request. */
function goneFrom(outgoing: ServerResponse): Cancellation {
  const gone = new Cancellation();
  if (outgoing.destroyed) gone.cancel();
  else
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.cancel();
    });
  return gone;
}

/** Headers as in a Request, with repeated ones joined. Node's `headers` drops a second Authorization. */
const headersOf =
  ({rawHeaders}: IncomingMessage) =>
  (name: string): string | null => {
    let value: string | null = null;
    for (let i = 0; i < rawHeaders.length; i += 2) {
      if (rawHeaders[i]?.toLowerCase() === name)
        value = value === null ? (rawHeaders[i + 1] ?? '') : `${value}, ${rawHeaders[i + 1]}`;
    }
    return value;
  };

/**
 * Breaks a connection. In HTTP/1.0, an orderly close is the end of the body, and a cut body would look complete.
 */
function reset({socket}: ServerResponse): void {
  try {
    socket?.resetAndDestroy();
  } catch {
    // Not a TCP socket. TLS distinguishes a close from a break; a socket at a path has no reset.
  }
  socket?.destroy(); // the adapter then cancels the body's stream
}

/**
 * Breaks the connection with the body: an orderly close, or the adapter's error text, would look like a complete body.
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

/** Writes an answer to a socket that has no response object. */
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

/** Answers bytes that are not a request with the proxy's own error. */
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

/** Refuses CONNECT: this server is not a forward proxy. */
export function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  writeAnswer(socket, '405 Method Not Allowed', refuse(405, 'method-not-allowed', {allow: 'GET, HEAD, OPTIONS'}));
}

/**
 * Answers Node's requests.
 *
 * @param before Runs before the proxy, and may answer instead of it.
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
      // Clients send an absolute address to forward proxies only; here it matches no route.
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
      // Written directly: a stream of the adapter's would slow down a body that is in memory.
      outgoing.writeHead(status, headers);
      if (body instanceof Latin1) outgoing.end(body.text, 'latin1');
      else outgoing.end(body);
      return RESPONSE_ALREADY_SENT;
    },
    {
      hostname: 'unknown.invalid', // HTTP/1.0 requests may have no Host
      overrideGlobalObjects: false, // the host's code runs in this process, too
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
