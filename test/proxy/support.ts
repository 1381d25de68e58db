/**
 * What the proxy's tests share: a vendor on a real socket whose every byte a test decides, requests no parser has
 * tidied up, and the canary: a key that is looked for in everything the tests see.
 */
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {
  createServer,
  get as httpGet,
  type Agent,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import {connect, type AddressInfo} from 'node:net';
import {after, describe, it, mock} from 'node:test';
import {inspect} from 'node:util';
import type {LogLine, ProxyOptions} from '../../src/proxy/index.js';
import {serveProxy, type Serving} from '../../src/proxy/node.js';

/** The credential of every proxy here, new in each run. */
export const canary = `canary-${randomBytes(18).toString('hex')}`;
const disguises = [canary, Buffer.from(canary).toString('base64').slice(0, 40), Buffer.from(canary).toString('hex')];

/** What left the proxy: answers, log lines and errors. Only where the canary was is kept, not the text. */
const witnessed = {answers: 0, logs: 0, errors: 0, canaries: [] as string[]};
export function witness(kind: 'answers' | 'logs' | 'errors', text: string): void {
  witnessed[kind]++;
  if (disguises.some((one) => text.includes(one))) witnessed.canaries.push(`${kind}: ${text.slice(0, 200)}`);
}
for (const name of ['error', 'warn', 'log'] as const)
  mock.method(console, name, (...args: unknown[]) => witness('errors', inspect(args)));

/** How often something was written to the console. */
export const errors = (): number => witnessed.errors;

/** The last test of each file: what it has seen, the canary was not in. */
export function canaryIsNowhere(): void {
  describe('the canary key', () => {
    it('is in none of the answers, log lines and errors of this file', () => {
      assert.ok(witnessed.answers > 0, 'answers were seen');
      assert.deepEqual(witnessed.canaries, []);
    });
  });
}

/** A server of the plainest kind. It closes after the tests of its file. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One request as the vendor saw it. */
export interface Seen {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
}

/** A vendor that answers as the test says, by `answer`, and remembers what it was asked. */
export interface Vendor {
  readonly url: string;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  seen: Seen[];
}

export async function startVendor(): Promise<Vendor> {
  const vendor: Vendor & {url: string} = {url: '', seen: [], answer: (_, response) => sendJson(response, {ok: true})};
  vendor.url = await serve((request, response) => {
    const {method = '', url = '', headers, rawHeaders} = request;
    vendor.seen.push({method, url, headers, rawHeaders});
    if (headers['x-api-key'] === canary) vendor.answer(request, response);
    else sendJson(response, {error: 'no key'}, 401);
  });
  return vendor;
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  sendText(response, JSON.stringify(value), status);
}

export function sendText(
  response: ServerResponse,
  text: string | Uint8Array,
  status = 200,
  type = 'application/json',
): void {
  response.writeHead(status, {'content-type': type}).end(text);
}

/** A proxy on a socket of its own, and the lines it logs. */
export interface Front extends Serving {
  readonly logs: readonly LogLine[];
}

export async function front(options: Partial<ProxyOptions> & {readonly baseUrl: string}): Promise<Front> {
  const logs: LogLine[] = [];
  const log = (line: LogLine) => {
    witness('logs', JSON.stringify(line));
    logs.push(line);
  };
  const usual = {vendor: 'agni', credentials: canary, authorize: () => true, log} as const;
  const server = await serveProxy({...usual, port: 0, basePath: '', graceMs: 0, ...options});
  after(server.close);
  return {...server, logs};
}

/** A promise and what fulfils it. */
export function pending<T>(): {readonly promise: Promise<T>; readonly resolve: (value: T) => void} {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((given) => {
    resolve = given;
  });
  return {promise, resolve};
}

/** Follows a response as it comes. */
export const open = (url: string, agent?: Agent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    httpGet(url, agent ? {agent} : {}, resolve).on('error', reject);
  });

/** An answer, read to its end. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Of the proxy's own errors. */
  readonly code: string | undefined;
}

const codeOf = (body: string): string | undefined => /^\{"error":\{"code":"([\w-]+)"/.exec(body)?.[1];

/** Asks as a page does. */
export async function get(url: string, init?: RequestInit): Promise<Got> {
  const response = await fetch(url, {...init, redirect: 'manual'});
  const body = await response.text();
  witness('answers', `${JSON.stringify([...response.headers])}${body}`);
  return {status: response.status, headers: response.headers, body, code: codeOf(body)};
}

/** Sends these very bytes, and reads what comes until the other side ends the connection. */
export function sendBytes(url: string, bytes: string | Uint8Array): Promise<string> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    // A server that refuses the beginning resets the connection while the rest is still on its way: what it said
    // counts.
    socket
      .setEncoding('latin1')
      .on('data', (chunk: string) => {
        text += chunk;
      })
      .on('error', () => undefined)
      .on('close', () => {
        witness('answers', text);
        resolve(text);
      });
  });
}

/** Sends a request line and headers as they are written here, and gives what came back. */
export async function raw(
  url: string,
  target: string,
  {method = 'GET', headers = [] as readonly string[]} = {},
): Promise<Got> {
  const host = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${new URL(url).host}`];
  const lines = [`${method} ${target} HTTP/1.1`, ...host, 'Connection: close', ...headers];
  const text = await sendBytes(url, Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...fields] = head.split('\r\n');
  const body = rest.join('\r\n\r\n');
  const received = new Headers(
    fields.map((line): [string, string] => {
      const [name = '', ...value] = line.split(':');
      return [name, value.join(':').trim()];
    }),
  );
  return {status: Number(first.split(' ')[1]), headers: received, body, code: /"code":"([\w-]+)"/.exec(body)?.[1]};
}

/** The routes as a page asks them. */
export const paths = {
  list: '/api/v1/calling/call-sessions',
  contact: '/api/v1/contacts/contact-1/calls',
  phone: '/api/v1/calling/phone-history?phone=%2B14155550100',
  call: '/api/v1/calling/call-sessions-detail/call-1',
  recording: '/api/v1/calling/sessions/call-1/recording',
} as const;

/** Asks an ordinary question, and expects the ordinary answer: the proxy is still there. */
export async function stillAnswers({url}: Serving, vendor: Vendor): Promise<void> {
  const before = vendor.answer;
  vendor.answer = (_, response) => sendJson(response, {success: true, data: {callSessions: []}});
  const {status, body} = await get(url + paths.list);
  assert.deepEqual([status, body], [200, '{"success":true,"data":{"callSessions":[]}}'], 'the proxy still answers');
  vendor.answer = before;
}
