/** The proxy as a server: what is Node's part of it, over real sockets. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {Agent, createServer, get, type IncomingMessage, type ServerResponse} from 'node:http';
import {connect, type AddressInfo} from 'node:net';
import {after, describe, it} from 'node:test';
import {serveProxy, type ServeOptions} from '../../src/proxy/node.js';
import type {LogLine} from '../../src/proxy/index.js';

const key = 'sk-only-the-server-knows';
const list = '/api/v1/calling/call-sessions';
const recording = (id: string) => `/api/v1/calling/sessions/${id}/recording`;

/** The vendor. A recording's answer is left open, for a test to write; everything else is `{"ok":true}`. */
let connections = 0;
let asked = 0;
const open = new Map<string, ServerResponse>();
const opened = new Map<string, (response: ServerResponse) => void>();
const vendor = createServer((request, response) => {
  asked++;
  const [, id] = /\/sessions\/([^/]+)\/recording$/.exec(request.url ?? '') ?? [];
  if (id === undefined) {
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
    return;
  }
  response.setHeader('content-type', 'audio/wav');
  open.set(id, response);
  opened.get(id)?.(response);
}).on('connection', () => {
  connections++;
});
vendor.listen(0, '127.0.0.1');
await once(vendor, 'listening');
after(() => {
  vendor.close();
  vendor.closeAllConnections();
});
const baseUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;

/** The vendor's answer to a recording's question, once that has come. */
const answering = (id: string) =>
  new Promise<ServerResponse>((resolve) => {
    const there = open.get(id);
    if (there) resolve(there);
    else opened.set(id, resolve);
  });

const serve = async (options: Partial<ServeOptions> = {}) => {
  const serving = await serveProxy({
    vendor: 'agni',
    credentials: key,
    authorize: () => true,
    baseUrl,
    port: 0,
    ...options,
  });
  after(serving.close);
  return {...serving, origin: new URL(serving.url).origin};
};
const usual = await serve({graceMs: 0});

/** Sends bytes as they are, and gives all that comes back. */
const send = (origin: string, text: string) =>
  new Promise<string>((resolve, reject) => {
    const {hostname, port} = new URL(origin);
    let back = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    socket
      .setEncoding('latin1')
      .on('data', (data: string) => {
        back += data;
      })
      .on('end', () => resolve(back))
      .on('error', reject);
  });
const ask = (target: string, ...headers: readonly string[]) =>
  send(
    usual.origin,
    `GET ${target} HTTP/1.1\r\n${['Host: 127.0.0.1', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
  );

const request = (url: string, agent?: Agent) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(url, {...(agent && {agent})}, resolve).on('error', reject);
  });
/** All of a body, and whether it ended in good order. */
const readAll = async (response: IncomingMessage) => {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('latin1')) text += chunk as string;
    return {text, complete: response.complete};
  } catch {
    return {text, complete: false};
  }
};
const answers = async () => assert.equal((await fetch(usual.url + list)).status, 200, 'the server still answers');

describe('the server', () => {
  it('listens on this machine alone unless told otherwise, and says where', async () => {
    assert.match(usual.url, /^http:\/\/127\.0\.0\.1:\d+\/agni$/);
    const elsewhere = await serve({basePath: '/calls/of/ours/', host: 'localhost'});
    assert.match(elsewhere.url, /^http:\/\/localhost:\d+\/calls\/of\/ours$/);
    assert.deepEqual(await (await fetch(elsewhere.url + list)).json(), {ok: true});
  });

  it('keeps its connection to the vendor', async () => {
    await answers();
    const before = connections;
    for (let i = 0; i < 20; i++) await answers();
    assert.equal(connections - before, 0);
  });

  it('refuses options that cannot be, in one sentence', async () => {
    for (const [options, words] of [
      [{host: ''}, /`host`/],
      [{port: -1}, /`port`/],
      [{port: 65_536}, /`port`/],
      [{port: 1.5}, /`port`/],
      [{graceMs: NaN}, /`graceMs`/],
      [{credentials: {'x-wrong': key}}, /`credentials`/],
      [{basePath: 'agni'}, /`basePath`/],
    ] as const) {
      await assert.rejects(
        serve(options),
        (error) => error instanceof TypeError && words.test(error.message) && !error.message.includes(key),
      );
    }
  });

  it('says when somebody else listens there', async () => {
    await assert.rejects(serve({port: Number(new URL(usual.url).port)}), {code: 'EADDRINUSE'});
  });

  it('leaves the process’s own Request and Response alone', () => {
    assert.equal(Object.getPrototypeOf(Request), Function.prototype);
    assert.equal(Object.getPrototypeOf(Response), Function.prototype);
  });
});

describe('/healthz', () => {
  it('is ok for everybody, kept by nobody, and asks nobody', async () => {
    const closed = await serve({
      authorize: () => {
        throw new Error('nobody asks');
      },
    });
    const before = asked;
    const page = {origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site'};
    for (const headers of [{}, {'user-agent': 'kube-probe/1.30'}, page]) {
      const response = await fetch(`${closed.origin}/healthz`, {headers});
      assert.equal(response.status, 200);
      assert.match(response.headers.get('cache-control') ?? '', /no-store/);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(await response.text(), '{"status":"ok"}');
    }
    const head = await fetch(`${closed.origin}/healthz`, {method: 'HEAD'});
    assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '15', '']);
    assert.equal((await fetch(`${closed.origin}/healthz`, {method: 'POST', body: 'x'})).status, 405);
    assert.equal(asked, before);
  });

  it('opens nothing else: no prober’s name, no path near it', async () => {
    const closed = await serve({authorize: () => false});
    const before = asked;
    for (const agent of [
      'kube-probe/1.30',
      'ELB-HealthChecker/2.0',
      'GoogleHC/1.0',
      'Consul Health Check',
      'curl/8.0',
    ]) {
      const headers = {
        'user-agent': agent,
        'x-health-check': '1',
        'x-original-uri': '/healthz',
        'x-forwarded-uri': '/healthz',
      };
      assert.equal((await fetch(closed.url + list, {headers})).status, 403, agent);
    }
    for (const path of [
      `/healthz${list}`,
      `/healthz/agni${list}`,
      '/healthz/',
      '/healthz;a',
      '/agni/healthz',
      '/HEALTHZ',
    ]) {
      assert.equal((await fetch(closed.origin + path)).status, 404, path);
    }
    const climbing = await send(
      closed.origin,
      `GET /healthz/../agni${list} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    assert.match(climbing, /^HTTP\/1\.1 403 /);
    assert.equal(asked, before);
  });
});

describe('requests that are none', () => {
  for (const [name, target, status, headers] of [
    ['a whole address', `http://127.0.0.1/agni${list}`, 404],
    ['a whole address of somebody else', `http://internal.example/agni${list}`, 404],
    ['a whole address of another protocol', 'https://internal.example/', 404],
    ['a whole address that is none', 'http://[/', 400],
    ['a whole address of no protocol known here', 'ftp://internal.example/x', 400],
    ['a star', '*', 400],
    ['a backslash', '/agni\\..\\x', 400],
    ['two slashes', `//internal.example/agni${list}`, 404],
    ['a fragment', `/agni${list}x#y`, 404],
    ['a host that is none', `/agni${list}`, 400, 'Host: a b'],
    ['a host with a path', `/agni${list}`, 400, 'Host: a/b?c'],
    ['a host with a user', `/agni${list}`, 400, 'Host: user:pass@a'],
  ] as const) {
    it(`${name} is ${status}, with a small JSON error and nothing asked`, async () => {
      const before = asked;
      const host = headers ?? 'Host: 127.0.0.1';
      const back = await send(usual.origin, `GET ${target} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
      assert.match(back, new RegExp(`^HTTP/1\\.1 ${status} `));
      assert.match(back, /\r\ncontent-type: application\/json\r\n/i);
      assert.match(back, /\r\n\r\n\{"error":\{"code":"(unknown-route|invalid-request)","message":"[^"]+"\}\}$/);
      assert.equal(asked, before);
      await answers();
    });
  }

  it('giant headers are 431', async () => {
    assert.match(await ask('/healthz', `X-Long: ${'x'.repeat(20_000)}`), /^HTTP\/1\.1 431 /);
    assert.match(await ask(`/agni${list}?${'x'.repeat(20_000)}`), /^HTTP\/1\.1 431 /);
    await answers();
  });

  it('what is no HTTP is 400', async () => {
    for (const text of [
      '\x16\x03\x01\x02\x00\x01\x00',
      '\0'.repeat(100),
      'GET\r\n\r\n',
      `GET agni${list} HTTP/1.1\r\nHost: a\r\n\r\n`,
      'GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nA\0B: c\r\n\r\n',
      'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', // without which it is kept for a minute
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ]) {
      assert.match(await send(usual.origin, text), /^HTTP\/1\.1 400 /);
    }
    await answers();
  });

  it('CONNECT and an upgrade to another protocol lead nowhere', async () => {
    const {hostname, port} = new URL(usual.origin);
    const tunnel = await send(
      usual.origin,
      'CONNECT internal.example:443 HTTP/1.1\r\nHost: internal.example:443\r\n\r\n',
    );
    assert.match(
      tunnel,
      /^HTTP\/1\.1 405 [^]*\r\ncache-control: private, no-store\r\n[^]*\r\n\r\n\{"error":\{"code":"method-not-allowed",/,
    );
    const upgrade = await ask(
      '/agni/x',
      `Origin: http://${hostname}:${port}`,
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
    );
    assert.match(upgrade, /^HTTP\/1\.1 404 /);
    await answers();
  });

  it('HTTP/1.0 without a host is served', async () => {
    assert.match(await send(usual.origin, 'GET /healthz HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 [^]*\{"status":"ok"\}$/);
  });
});

describe('a recording that breaks off', () => {
  for (const [name, length] of [
    ['of known length', '1000'],
    ['of unknown length', undefined],
  ] as const) {
    it(`${name} never looks complete`, async () => {
      const id = `broken-${length}`;
      const asking = request(usual.url + recording(id));
      const source = await answering(id);
      if (length !== undefined) source.setHeader('content-length', length);
      source.write('some of it');
      const response = await asking;
      response.once('data', () => source.destroy());
      const {text, complete} = await readAll(response);
      assert.equal(complete, false);
      assert.ok('some of it'.startsWith(text), text);
      await answers();
    });
  }

  it('at once is no answer with words in it, and none on the console', async (t) => {
    const [error, info] = (['error', 'info'] as const).map((method) => t.mock.method(console, method, () => undefined));
    for (const start of ['', 'some of it']) {
      const asking = request(usual.url + recording(`at-once-${start.length}`));
      const source = await answering(`at-once-${start.length}`);
      source.setHeader('content-length', '1000').flushHeaders();
      source.write(start, () => source.destroy());
      const {text, complete} = await asking.then(readAll, () => ({text: '', complete: false}));
      assert.equal(complete, false);
      assert.ok(start.startsWith(text), text);
    }
    await answers();
    assert.deepEqual([error?.mock.callCount(), info?.mock.callCount()], [0, 0]);
  });

  it('because its listener left is given up at the vendor, and logged once', async () => {
    const lines: LogLine[] = [];
    const {url} = await serve({log: (line) => lines.push(line), graceMs: 0});
    const asking = request(url + recording('left'));
    const source = await answering('left');
    source.write('some of it');
    const response = await asking;
    response.once('data', () => response.destroy());
    response.on('error', () => undefined);
    await once(source, 'close');
    assert.equal(source.writableFinished, false);
    assert.deepEqual(
      lines.map(({status, code, bytes}) => [status, code, bytes]),
      [[200, 'client-gone', 10]],
    );
  });
});

describe('closing', () => {
  it('lets a recording end, and takes no new connection meanwhile', async () => {
    const {url, close} = await serve();
    const asking = request(url + recording('last'));
    const source = await answering('last');
    source.write('first half, ');
    const response = await asking;
    const closing = close();
    assert.equal(close(), closing);
    await assert.rejects(fetch(url + list));
    source.end('second half');
    assert.deepEqual(await readAll(response), {text: 'first half, second half', complete: true});
    await closing;
  });

  it('does not wait for connections that wait, nor for those that begin to', async () => {
    const agent = new Agent({keepAlive: true});
    after(() => agent.destroy());
    const {url, close} = await serve({graceMs: 60_000});
    await readAll(await request(url + list, agent));
    const asking = request(url + recording('idle'), agent);
    const source = await answering('idle');
    source.flushHeaders();
    const response = await asking;
    const began = performance.now();
    const closing = close();
    source.end('all of it');
    assert.equal((await readAll(response)).complete, true);
    await closing;
    assert.ok(performance.now() - began < 5000);
  });

  it('cuts off what does not end in time, so that it does not look complete', async () => {
    const {url, close} = await serve({graceMs: 50});
    const asking = request(url + recording('endless'));
    const source = await answering('endless');
    source.write('on and on');
    const reading = readAll(await asking);
    await close();
    assert.deepEqual(await reading, {text: 'on and on', complete: false});
    if (!source.closed) await once(source, 'close');
  });
});

describe('what is no request', () => {
  const closing = 'Host: 127.0.0.1\r\nConnection: close';
  for (const [name, bytes, status] of [
    ['a method nobody has', `FOO ${list} HTTP/1.1\r\n${closing}\r\n\r\n`, 400],
    [
      'two lengths',
      `GET ${list} HTTP/1.1\r\n${closing}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    ['no Host', `GET ${list} HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
    ['a header that is too long', `GET ${list} HTTP/1.1\r\n${closing}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    it(`(${name}) is answered as everything else is: with a code, and to nobody’s cache`, async () => {
      const back = await send(usual.origin, bytes);
      assert.equal(back.startsWith(`HTTP/1.1 ${status} `), true, back);
      assert.match(back, /\r\ncache-control: private, no-store\r\n/);
      assert.match(back, /\r\nx-content-type-options: nosniff\r\n/);
      const [, body = ''] = back.split('\r\n\r\n');
      assert.deepEqual(JSON.parse(body), {
        error: {code: 'invalid-request', message: 'This proxy cannot read that request.'},
      });
      assert.match(back, new RegExp(`\r\ncontent-length: ${body.length}\r\n`));
    });
  }

  it('expects no more than an answer', async () => {
    assert.match(await ask(`/agni${list}`, 'Expect: the unexpected'), /^HTTP\/1\.1 200 /);
  });
});
