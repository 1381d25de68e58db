/** What can be made to go wrong, as a page's fetch sees it: over real sockets, through the demo's server. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {createAgniMock} from '../../demo/mock/agni.js';
import {isFaultName, namedFaults, withFaults} from '../../demo/mock/faults.js';
import {startDemoApi} from '../../demo/server/api.js';

type Fields = Readonly<Record<string, unknown>>;
const now = Date.parse('2026-06-11T12:00:00Z');
const demo = await startDemoApi({now});
after(() => demo.close());

const list = 'api/v1/calling/call-sessions';
const ask = (name: string, path = list, init: RequestInit = {}) =>
  fetch(`${demo.url}/faults/${name}/agni/${path}`, init);
const right = await (await fetch(`${demo.url}/agni/${list}`)).text();
const rightCalls = (JSON.parse(right) as {data: {callSessions: Fields[]}}).data.callSessions;
assert.equal(rightCalls.length, 20);

describe('a status', () => {
  for (const status of [400, 401, 403, 404, 429, 500, 502, 503]) {
    it(String(status), async () => {
      const response = await ask(String(status));
      assert.equal(response.status, status);
      assert.equal(((await response.json()) as {success: boolean}).success, false);
      assert.equal(response.headers.get('retry-after'), status === 429 ? '3' : null);
    });
  }

  it('429 with a long wait, and with one too long', async () => {
    assert.equal((await ask('429-20s')).headers.get('retry-after'), '20');
    assert.equal((await ask('429-1h')).headers.get('retry-after'), '3600');
  });
});

describe('a body', () => {
  it('html instead of JSON', async () => {
    const response = await ask('html');
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await response.text(), /^<!doctype html>/);
  });

  it('success: false', async () => {
    const response = await ask('no-success');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {success: false, message: 'could not load call sessions'});
  });

  it('cut: the connection breaks', async () => {
    const response = await ask('cut');
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('half: it ends too early, as if that were all', async () => {
    // The addresses of recordings are those of the proxy that answers.
    const body = (await (await ask('half')).text()).replaceAll('"/faults/half/agni/', '"/agni/');
    assert.equal(body, right.slice(0, body.length));
    assert.ok(body.length > 0 && body.length < right.length);
  });

  it('wrong types: every field of every call has another, within the right envelope', async () => {
    const {success, data} = (await (await ask('wrong-types')).json()) as {
      success: boolean;
      data: {callSessions: Fields[]};
    };
    assert.equal(success, true);
    assert.equal(data.callSessions.length, rightCalls.length);
    const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
    const wrong = new Set<string>();
    for (const [i, call] of data.callSessions.entries()) {
      assert.deepEqual(Object.keys(call), Object.keys(rightCalls[i] ?? {}));
      for (const [key, value] of Object.entries(call)) {
        const before = rightCalls[i]?.[key];
        if (before !== null) assert.notEqual(kind(value), kind(before), key);
        wrong.add(JSON.stringify(value));
      }
    }
    assert.ok(
      [...wrong].some((value) => value.includes('_$litType$')),
      'a forged template is among them',
    );
    assert.ok(
      [...wrong].some((value) => value.includes('"then"')),
      'a forged promise is among them',
    );
  });

  it('wrong types in the other answers, too', async () => {
    const path = `api/v1/calling/call-sessions-detail/${String(rightCalls[4]?.['id'])}`;
    const detail = (await (await ask('wrong-types', path)).json()) as {data: Fields};
    assert.notEqual(typeof detail.data['id'], 'string');
    assert.equal(Array.isArray(detail.data['transcripts']), false);
    const contact = (await (await ask('wrong-types', 'api/v1/contacts/contact-priya-sharma/calls')).json()) as {
      data: Fields[];
    };
    assert.ok(contact.data.length > 0 && contact.data.every(({id}) => typeof id !== 'string'));
    const phone = (await (await ask('wrong-types', 'api/v1/calling/phone-history?phone=%2B912205550101')).json()) as {
      calls: Fields[];
    };
    assert.ok(phone.calls.length > 0 && phone.calls.every(({id}) => typeof id !== 'string'));
  });

  it('empty: right answers about nothing', async () => {
    assert.deepEqual(((await (await ask('empty')).json()) as {data: unknown}).data, {callSessions: []});
    assert.deepEqual(
      ((await (await ask('empty', 'api/v1/contacts/contact-priya-sharma/calls')).json()) as {data: unknown}).data,
      [],
    );
    const history = 'api/v1/calling/phone-history?phone=%2B912205550101';
    const phone = (await (await ask('empty', history)).json()) as {calls: unknown; total_count: number};
    assert.deepEqual([phone.calls, phone.total_count], [[], 0]);
    const id = String(rightCalls[4]?.['id']);
    const detail = (await (await ask('empty', `api/v1/calling/call-sessions-detail/${id}`)).json()) as {data: unknown};
    assert.deepEqual(detail.data, {id, transcripts: []});
  });
});

describe('time', () => {
  it('hang: no answer, until the page gives up', async () => {
    const leave = new AbortController();
    let answered = false;
    const asked = ask('hang', list, {signal: leave.signal}).then(() => {
      answered = true;
    });
    await ask('500'); // a whole exchange later
    assert.equal(answered, false);
    leave.abort();
    await assert.rejects(asked, {name: 'AbortError'});
  });

  it('hang and latency end with the request, and leave no timer behind', async () => {
    const mock = createAgniMock({now, key: null});
    for (const faults of [{hang: true}, {latency: 2 ** 30}]) {
      const leave = new AbortController();
      const answer = withFaults(mock, faults)(new Request(`http://mock/${list}`, {signal: leave.signal}));
      leave.abort();
      await assert.rejects(answer, {name: 'AbortError'});
      await assert.rejects(withFaults(mock, faults)(new Request(`http://mock/${list}`, {signal: leave.signal})), {
        name: 'AbortError',
      });
    }
  });

  it('latency delays a right answer', async () => {
    const began = performance.now();
    const response = await withFaults(createAgniMock({now, key: null}), {latency: 30})(
      new Request(`http://mock/${list}`),
    );
    const {data} = (await response.json()) as {data: {callSessions: Fields[]}};
    assert.deepEqual(
      data.callSessions.map(({id}) => id),
      rightCalls.map(({id}) => id),
    );
    assert.ok(performance.now() - began >= 29);
  });
});

describe('the names', () => {
  it('are those of the table, and no others are served', async () => {
    assert.ok(Object.keys(namedFaults).length >= 15);
    assert.ok(Object.keys(namedFaults).every(isFaultName));
    for (const name of ['nope', 'constructor', '__proto__', '']) {
      assert.equal(isFaultName(name), false);
      assert.equal((await ask(name)).status, 404);
    }
  });

  it('can be given to the mock itself', async () => {
    const response = await createAgniMock({
      now,
      key: null,
      faults: {status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT'},
    })(new Request('http://mock/'));
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), 'Wed, 21 Oct 2026 07:28:00 GMT');
  });
});
