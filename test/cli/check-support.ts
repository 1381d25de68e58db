/** What the check's tests share: a proxy as it should be, ways to break it, and the command run on it. */
import assert from 'node:assert/strict';
import {after} from 'node:test';
import type {TestContext} from 'node:test';
import {createAgniMock} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import type {Handler} from '../../demo/mock/faults.js';
import {serveRecording} from '../../demo/mock/range.js';
import {wav} from '../../demo/mock/wav.js';
import {listen} from '../../demo/server/api.js';
import {check} from '../../src/cli/check.js';
import type {Env} from '../../src/cli/check/arguments.js';
import type {ProxyOptions} from '../../src/proxy/index.js';
import {createProxy} from '../../src/proxy/index.js';

export const key = 'sk-only-the-server-knows';
export const token = 'token-of-a-page-that-is-signed-in';
export const page = 'https://crm.example';
export const [contact] = contacts;

/** A second of a recording: each check listens to the beginning of one some forty times. */
const sound = wav(1, []);
const agni = createAgniMock({key, count: 60});
const handler: Handler = async (request) => {
  const answer = await agni(request);
  if (!isRecording(request) || answer.headers.get('content-type') !== 'audio/wav') return answer;
  await answer.body?.cancel();
  return serveRecording(request, sound, '"a-second"');
};
export const mock = await listen(handler);
after(mock.close);

/** A proxy as it should be: it knows one user. */
export const good = (options: Partial<ProxyOptions> = {}): Handler =>
  createProxy({
    vendor: 'agni',
    credentials: key,
    baseUrl: mock.url,
    // The check asks the proxy over a socket; one more behind it would prove nothing.
    fetch: async (url, init) => handler(new Request(url, init)),
    basePath: '/agni',
    allowedOrigins: [page],
    authorize: (request) => request.headers.get('authorization') === `Bearer ${token}` || 'unauthenticated',
    ...options,
  });

/** Runs the command, which never writes a secret or anything of a call. */
export const run = (...args: string[]) => runWith({}, ...args);

/** The same with these variables in the environment. */
export async function runWith(env: Env, ...args: string[]) {
  let text = '';
  const status = await check(
    args,
    {
      write: (more) => {
        text += more;
      },
    },
    env,
  );
  for (const secret of [key, token, contact.number, 'eyJ']) assert.equal(text.includes(secret), false, secret);
  const lines = text.trimEnd().split('\n');
  const named = (word: string) =>
    lines.filter((line) => line.startsWith(`${word}  `)).map((line) => line.slice(word.length + 2));
  return {status, text, lines, passed: named('pass'), failed: named('FAIL'), skipped: named('skip')};
}

export const everything = [`--header=Authorization: Bearer ${token}`, `--origin=${page}`, `--contact-id=${contact.id}`];

/** Serves a handler and checks it as its page would use it. */
export async function checked(t: TestContext, handler: Handler, args: readonly string[] = everything, env: Env = {}) {
  const server = await listen(handler);
  t.after(server.close);
  return runWith(env, `${server.url}/agni`, ...args);
}

export const names = (lines: readonly string[]) => lines.map((line) => line.split(':')[0]);

/** What a proxy does otherwise. */
export type Defect = (request: Request, answer: Handler) => Promise<Response>;

/** Headers; `null` removes one. */
type Changes = Readonly<Record<string, string | null>>;

function edited(headers: Headers, changes: Changes): Headers {
  const copy = new Headers(headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) copy.delete(name);
    else copy.set(name, value);
  }
  return copy;
}

/** The same answer with other headers. */
export async function withHeaders(response: Response | Promise<Response>, changes: Changes): Promise<Response> {
  const {status, headers, body} = await response;
  return new Response(body, {status, headers: edited(headers, changes)});
}

/** The same request with other headers. */
export const asking = ({url, method, headers}: Request, changes: Changes) =>
  new Request(url, {method, headers: edited(headers, changes)});

export const path = (request: Request) => new URL(request.url).pathname;
export const isRecording = (request: Request) => /\/api\/.*\/recording$/.test(path(request));
export const always =
  (changes: Changes): Defect =>
  (request, answer) =>
    withHeaders(answer(request), changes);
/** Another answer for some requests. */
export const when =
  (is: (request: Request) => boolean, other: Defect): Defect =>
  (request, answer) =>
    is(request) ? other(request, answer) : answer(request);
export const says =
  (status: number, body: string, headers: Record<string, string> = {}): Defect =>
  () =>
    Promise.resolve(new Response(body, {status, headers}));
export const html = {
  'content-type': 'text/html',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'sandbox',
};
export const json = {...html, 'content-type': 'application/json'};
/** Lets pages of these origins read, however the list is. */
export const letting =
  (allows: (origin: string) => boolean): Defect =>
  async (request, answer) => {
    const origin = request.headers.get('origin');
    if (origin === null || !allows(origin)) return answer(request);
    return withHeaders(answer(asking(request, {origin: page})), {'access-control-allow-origin': origin});
  };
export const list = '/api/v1/calling/call-sessions';
/** Another text in place of what JSON answers say. */
export const rewriting =
  (from: RegExp, to: string | (() => string)): Defect =>
  async (request, answer) => {
    const response = await answer(request);
    if (isRecording(request) || request.method !== 'GET') return response;
    return new Response(
      (await response.text()).replaceAll(from, () => (typeof to === 'string' ? to : to())),
      {status: response.status, headers: [...response.headers].filter(([name]) => name !== 'content-length')},
    );
  };
