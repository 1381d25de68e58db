/**
 * What the proxy makes of the vendor's answers, over real sockets: errors, redirects, silence, streams, and nothing
 * that tells the key.
 */
import assert from 'node:assert/strict';
import {after, beforeEach, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {listen} from '../../demo/server/api.js';
import type {Handler} from '../../demo/mock/faults.js';
import type {ProxyOptions} from '../../src/proxy/index.js';
import {createProxy} from '../../src/proxy/index.js';

const key = 'sk-only-the-server-knows';
const text = 'Internal: database at 10.0.0.7 says no';
let answer: Handler;
let asked: Request[] = [];
beforeEach(() => {
  asked = [];
});

const vendor = await listen((request) => {
  asked.push(request);
  return answer(request);
});
after(vendor.close);
const proxy = (options: Partial<ProxyOptions> = {}) =>
  createProxy({vendor: 'agni', credentials: key, authorize: () => true, baseUrl: vendor.url, ...options});
// So patient that nothing here can end by a time-out instead of what is tested.
const front = await listen(proxy({timeoutMs: 60_000}));
after(front.close);

const list = `${front.url}/api/v1/calling/call-sessions`;
const recording = `${front.url}/api/v1/calling/sessions/x/recording`;
const answers = (body: string | null, init?: ResponseInit) => {
  answer = () => Promise.resolve(new Response(body, init));
};
const json = {'content-type': 'application/json'};

/** The answer as a page gets it, checked for what no answer may have. */
const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, {...init, redirect: 'manual'});
  const body = await response.text();
  const everything = JSON.stringify([...response.headers]) + body;
  assert.equal(everything.includes(key), false, 'the key');
  assert.equal(everything.includes('10.0.0.7'), false, 'the vendor’s own text');
  assert.equal(response.headers.get('cache-control'), 'private, no-store');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('set-cookie'), null);
  return {status: response.status, headers: response.headers, body, code: /"code":"([\w-]+)"/.exec(body)?.[1]};
};

describe('errors of the vendor', () => {
  const expected: readonly (readonly [status: number, passed: number, code: string])[] = [
    [400, 400, 'upstream-refused'],
    [401, 502, 'upstream-unauthorized'],
    [403, 403, 'upstream-forbidden'],
    [404, 404, 'not-found'],
    [408, 408, 'upstream-refused'],
    [422, 422, 'upstream-refused'],
    [429, 429, 'rate-limited'],
    [500, 500, 'upstream-failed'],
    [502, 502, 'upstream-failed'],
    [503, 503, 'upstream-failed'],
    [504, 504, 'upstream-failed'],
  ];
  for (const [status, passed, code] of expected) {
    it(`${status} becomes ${passed} ${code}`, async () => {
      const headers = {...json, 'set-cookie': 'a=b', 'x-powered-by': key, 'www-authenticate': 'Basic'};
      answers(JSON.stringify({message: text, key}), {status, headers});
      for (const url of [list, recording]) {
        const got = await get(url);
        assert.deepEqual([got.status, got.code], [passed, code]);
        assert.equal(got.headers.get('content-type'), 'application/json');
        assert.equal(got.headers.get('www-authenticate'), null);
        assert.deepEqual(Object.keys(JSON.parse(got.body) as object), ['error']);
      }
      const paths = asked.map(({url}) => new URL(url).pathname);
      const lists = status > 500 ? 2 : 1; // one further attempt where it may help, and none for a recording
      assert.deepEqual(
        [paths.filter((path) => path.endsWith('call-sessions')).length, paths.length],
        [lists, lists + 1],
      );
    });
  }

  it('keep Retry-After, in seconds or as a date', async () => {
    for (const value of ['7', 'Wed, 21 Oct 2026 07:28:00 GMT']) {
      answers('', {status: 429, headers: {'retry-after': value}});
      assert.equal((await get(list)).headers.get('retry-after'), value);
    }
    answers('', {status: 503});
    assert.equal((await get(list)).headers.get('retry-after'), null);
  });

  it('of a status no standard knows become 502', async () => {
    const odd = {status: 999, ok: false, headers: new Headers(), body: null} as Response;
    const response = await proxy({fetch: () => Promise.resolve(odd)})(
      new Request('http://page/api/v1/calling/call-sessions'),
    );
    assert.equal(response.status, 502);
  });

  it('keep the size of a recording that was asked for beyond its end', async () => {
    answers(text, {status: 416, headers: {'content-range': 'bytes */500'}});
    const got = await get(recording, {headers: {range: 'bytes=900-'}});
    assert.deepEqual([got.status, got.headers.get('content-range')], [416, 'bytes */500']);
  });
});

describe('what is not an answer', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`a redirect (${status}) is refused and not followed`, async () => {
      answers(text, {status, headers: {location: `${vendor.url}/elsewhere?token=${key}`}});
      const data = await get(list);
      assert.deepEqual([data.status, data.code, data.headers.get('location')], [502, 'upstream-redirect', null]);
      const audio = await get(recording);
      assert.deepEqual([audio.status, audio.code, audio.headers.get('location')], [502, 'recording-elsewhere', null]);
      assert.deepEqual(
        asked.map(({url}) => new URL(url).pathname),
        [list, recording].map((url) => new URL(url).pathname),
      );
    });
  }

  it('a redirect as browsers report it is refused, too', async () => {
    const opaque = {status: 0, ok: false, type: 'opaqueredirect', headers: new Headers(), body: null} as Response;
    const response = await proxy({fetch: () => Promise.resolve(opaque)})(
      new Request('http://page/api/v1/calling/call-sessions'),
    );
    assert.equal(response.status, 502);
    assert.match(await response.text(), /upstream-redirect/);
  });

  it('HTML, or anything but JSON, on a data route', async () => {
    for (const type of ['text/html', 'text/plain', 'application/javascript', 'image/svg+xml', 'application/jsonx']) {
      answers(`<script>alert(1)</script>${text}`, {headers: {'content-type': type}});
      const got = await get(list);
      assert.deepEqual(
        [got.status, got.code, got.headers.get('content-type')],
        [502, 'upstream-not-json', 'application/json'],
        type,
      );
    }
  });

  it('JSON or HTML instead of a recording', async () => {
    answers(JSON.stringify({recording_url: `https://storage.example/${key}`}), {headers: json});
    assert.deepEqual([(await get(recording)).status, (await get(recording)).code], [502, 'recording-elsewhere']);
    answers(text, {headers: {'content-type': 'text/html'}});
    assert.deepEqual([(await get(recording)).status, (await get(recording)).code], [502, 'recording-not-audio']);
  });

  it('no connection', async () => {
    const gone = await listen(() => Promise.resolve(new Response()));
    await gone.close();
    const response = await proxy({baseUrl: gone.url})(new Request('http://page/api/v1/calling/call-sessions'));
    assert.equal(response.status, 502);
    const body = await response.text();
    assert.match(body, /upstream-unreachable/);
    assert.equal(body.includes(new URL(gone.url).port), false);
  });
});

describe('JSON', () => {
  it('passes byte for byte, with the headers of the list alone', async () => {
    const body = '{"success":true,\n "data":{"callSessions":[{"id":"ü","summary":"हिन्दी"}]}}';
    answers(body, {
      headers: {
        ...json,
        'set-cookie': 'a=b',
        server: key,
        'x-request-id': '10.0.0.7',
        'cache-control': 'public',
        etag: '"e"',
      },
    });
    const got = await get(list);
    assert.deepEqual([got.status, got.body], [200, body]);
    const kept = [...got.headers.keys()].filter(
      (name) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name),
    );
    assert.deepEqual(kept.sort(), [
      'cache-control',
      'content-length',
      'content-security-policy',
      'content-type',
      'cross-origin-resource-policy',
      'referrer-policy',
      'vary',
      'x-content-type-options',
      'x-request-id',
    ]);
    assert.match(got.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
  });

  it('passes when the vendor compresses it', async () => {
    const body = JSON.stringify({text: 'a'.repeat(5000)});
    answer = () => Promise.resolve(new Response(gzipSync(body), {headers: {...json, 'content-encoding': 'gzip'}}));
    const got = await get(list);
    assert.equal(got.body, body);
    assert.equal(got.headers.get('content-encoding'), null);
  });

  it('passes with the type of a JSON dialect', async () => {
    answers('{}', {headers: {'content-type': 'application/problem+json; charset=utf-8'}});
    assert.equal((await get(list)).status, 200);
  });
});

/** A body that comes when it is told to, and knows when nobody wants it any more. */
function slowBody() {
  let give: ReadableStreamDefaultController<Uint8Array> | undefined;
  let left: () => void;
  const unwanted = new Promise<void>((resolve) => {
    left = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      give = controller;
    },
    cancel: () => left(),
  });
  return {
    body,
    unwanted,
    give: (bytes: string) => give?.enqueue(new TextEncoder().encode(bytes)),
    end: () => give?.close(),
  };
}

describe('streams', () => {
  it('a recording passes as it comes: its beginning is there before its end is made', async () => {
    const slow = slowBody();
    const sent = {'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'content-length': '8'};
    answer = () => Promise.resolve(new Response(slow.body, {headers: sent}));
    slow.give('RIFF');
    const response = await fetch(recording);
    for (const [name, value] of Object.entries(sent)) assert.equal(response.headers.get(name), value);
    const reader = response.body?.getReader();
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'RIFF');
    slow.give('WAVE');
    slow.end();
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'WAVE');
    assert.equal((await reader?.read())?.done, true);
  });

  it('a part of a recording keeps its place', async () => {
    const headers = {'content-type': 'audio/mpeg', 'content-range': 'bytes 2-3/9', 'content-length': '2', etag: '"e"'};
    answers('cd', {status: 206, headers});
    const got = await get(recording, {headers: {range: 'bytes=2-3'}});
    assert.deepEqual(
      [got.status, got.body, got.headers.get('content-range'), got.headers.get('etag')],
      [206, 'cd', 'bytes 2-3/9', '"e"'],
    );
  });

  it('an unchanged recording stays unchanged', async () => {
    answers(null, {status: 304, headers: {etag: '"e"'}});
    assert.equal((await get(recording, {headers: {'if-none-match': '"e"'}})).status, 304);
  });

  for (const url of [list, recording]) {
    const type = url === list ? json : {'content-type': 'audio/wav'};
    const name = url === list ? 'list' : 'recording';

    it(`whoever leaves before the answer ends the vendor’s work (${name})`, {timeout: 10_000}, async () => {
      const leave = new AbortController();
      const ended = new Promise<void>((resolve) => {
        answer = (request) =>
          new Promise(() => {
            request.signal.addEventListener('abort', () => resolve());
            leave.abort();
          });
      });
      await assert.rejects(fetch(url, {signal: leave.signal}), {name: 'AbortError'});
      await ended;
      assert.equal(asked.length, 1);
    });

    it(`whoever leaves in the middle of it does, too (${name})`, {timeout: 10_000}, async () => {
      const slow = slowBody();
      const begun = new Promise<void>((resolve) => {
        answer = () => {
          setImmediate(resolve);
          return Promise.resolve(new Response(slow.body, {headers: type}));
        };
      });
      slow.give('{');
      const leave = new AbortController();
      const response = fetch(url, {signal: leave.signal});
      // A list is answered when it is whole, a recording at once.
      if (url === recording) await (await response).body?.getReader().read();
      const left = assert.rejects(url === recording ? (await response).text() : response);
      await begun;
      leave.abort();
      await Promise.all([slow.unwanted, left]);
    });
  }

  it('whoever has gone already asks nothing', async () => {
    const response = await proxy()(new Request(list, {signal: AbortSignal.abort()}));
    assert.equal(response.status, 499);
    assert.deepEqual(asked, []);
  });
});

describe('time', () => {
  const impatient = proxy({timeoutMs: 40});
  const silent: Handler = () => new Promise(() => undefined);

  for (const url of [list, recording]) {
    it(`silence is 504 (${url === list ? 'list' : 'recording'})`, async () => {
      answer = silent;
      const response = await impatient(new Request(url));
      assert.equal(response.status, 504);
      assert.match(await response.text(), /upstream-timeout/);
      assert.equal(asked.length, 1);
    });
  }

  it('JSON that stops half way is 504, and nothing of it passes', async () => {
    const slow = slowBody();
    answer = () => Promise.resolve(new Response(slow.body, {headers: json}));
    slow.give('{"success":');
    const response = await impatient(new Request(list));
    assert.equal(response.status, 504);
    assert.match(await response.text(), /upstream-timeout/);
    await slow.unwanted;
  });

  it('a recording may take as long as it is listened to', async () => {
    const slow = slowBody();
    answer = () => Promise.resolve(new Response(slow.body, {headers: {'content-type': 'audio/wav'}}));
    slow.give('RI');
    const response = await impatient(new Request(recording));
    const reader = response.body?.getReader();
    await reader?.read();
    answer = silent;
    assert.equal((await impatient(new Request(list))).status, 504, 'a whole time-out has passed meanwhile');
    slow.give('FF');
    slow.end();
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'FF');
  });

  it('leaves no timer behind, however an answer ends', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const patient = proxy({timeoutMs: 60_000, fetch: () => answer(new Request(list))});
    const before = timers();
    const ask = () => patient(new Request(list));
    answers('{}', {headers: json});
    await ask();
    answers(text, {status: 500});
    await ask();
    answers(null, {status: 204, headers: json});
    await ask();
    answer = () => Promise.reject(new Error(text));
    await ask();
    await new Promise(setImmediate);
    assert.equal(timers(), before);
  });
});
