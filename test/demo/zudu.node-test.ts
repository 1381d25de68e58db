/** The mock of Zudu's API, asked as the client asks: the same calls as the other mock's, behind a key and a secret. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {createCalls} from '../../demo/mock/calls.js';
import {contacts} from '../../demo/mock/contacts.js';
import {createZuduMock, mockZuduKey, mockZuduSecret} from '../../demo/mock/zudu.js';
import {askCall, askCalls} from '../../src/sources/remote.js';
import type {Connection} from '../../src/sources/connection.js';
import {CallsError} from '../../src/model/errors.js';
import type {ListQuery, PhoneQuery} from '../../src/model/query.js';

type Fields = Readonly<Record<string, unknown>>;
interface Listed {
  readonly status: string;
  readonly data: {readonly calls: readonly Fields[]; readonly pagination: Fields};
}
const now = Date.parse('2026-06-11T12:00:00Z');
const count = 240;
const told = createCalls({count, seed: 1, now, publicBase: 'https://storage.example'});
const all = Array.from({length: count}, (_, index) => told.call(index));
const mock = createZuduMock({count, now});
const signed = {'x-api-key': mockZuduKey, 'x-api-secret': mockZuduSecret};

const ask = (path: string, init: RequestInit = {}) =>
  mock(new Request(`http://mock${path}`, {headers: signed, ...init}));
const post = (body: unknown) =>
  ask('/api/calls', {
    method: 'POST',
    headers: {...signed, 'content-type': 'application/json'},
    body: JSON.stringify(body),
  });
const listed = async (answer: Promise<Response>): Promise<Listed> => {
  const response = await answer;
  assert.equal(response.status, 200);
  return (await response.json()) as Listed;
};
const ids = ({data}: Listed) => data.calls.map(({id}) => id);

describe('the key and the secret', () => {
  it('open the API together, and neither does alone', async () => {
    assert.equal((await ask('/api/calls')).status, 200);
    const wrong = [
      {},
      {'x-api-key': mockZuduKey},
      {'x-api-secret': mockZuduSecret},
      {...signed, 'x-api-secret': 'x'},
      {...signed, 'x-api-key': ''},
    ];
    for (const headers of wrong) {
      const response = await ask('/api/calls', {headers});
      assert.equal(response.status, 401);
      assert.equal(((await response.json()) as Fields)['status'], 'error');
    }
  });
});

describe('the list', () => {
  it('has the documented fields, and pages from 0', async () => {
    const example = JSON.parse(
      readFileSync(new URL('../fixtures/zudu/calls.verbatim.json', import.meta.url), 'utf8'),
    ) as Listed;
    const first = await listed(ask('/api/calls'));
    assert.deepEqual(Object.keys(first), Object.keys(example));
    assert.deepEqual(Object.keys(first.data).sort(), Object.keys(example.data).sort());
    assert.deepEqual(Object.keys(first.data.pagination).sort(), Object.keys(example.data.pagination).sort());
    const known = new Set([...Object.keys(example.data.calls[0] ?? {}), 'created_at']);
    for (const call of first.data.calls) for (const name of Object.keys(call)) assert.ok(known.has(name), name);
    assert.deepEqual(
      ids(first),
      all.slice(0, 20).map(({id}) => id),
    );
    assert.deepEqual(
      ids(await listed(ask('/api/calls?page=2&limit=50'))),
      all.slice(100, 150).map(({id}) => id),
    );
    const {pagination} = first.data;
    assert.deepEqual(pagination, {
      page: 0,
      limit: 20,
      total_count: 240,
      total_pages: 12,
      has_next_page: true,
      has_previous_page: false,
    });
  });

  it('is filtered and sorted by POST', async () => {
    const filters = {call_status: ['ended'], call_type: ['PHONE_CALL'], agent_id: all[0]?.agent.id};
    const ended = await listed(post({limit: 1000, filter_criteria: filters}));
    assert.ok(ended.data.calls.length > 3 && ended.data.calls.length < count);
    for (const {call_status: status, call_type: type, agent_id: agent} of ended.data.calls) {
      assert.deepEqual(
        [String(status).toLowerCase(), String(type).toLowerCase(), agent],
        ['ended', 'phone_call', all[0]?.agent.id],
      );
    }
    assert.equal(ended.data.pagination['total'], ended.data.calls.length);
    const long = await listed(
      post({filter_criteria: {duration_ms: {lower_threshold: 60_000, upper_threshold: 120_000}}}),
    );
    assert.ok(long.data.calls.every(({call_duration: ms}) => Number(ms) >= 60_000 && Number(ms) <= 120_000));
    const oldest = await listed(post({sort_by: 'start_timestamp', sort_order: 'ascending', limit: 1}));
    assert.deepEqual(ids(oldest), [all.at(-1)?.id]);
    const metro = await listed(post({filter_criteria: {transcript_search: 'METRO'}}));
    assert.ok(metro.data.calls.length > 0 && Number(metro.data.pagination['total']) < count);
  });

  it('refuses what it cannot read', async () => {
    for (const path of ['/api/calls?page=-1', '/api/calls?limit=0', '/api/calls?page=x'])
      assert.equal((await ask(path)).status, 400, path);
    for (const body of [[], 7, {sort_by: 'mood'}, {sort_order: 'asc'}, {filter_criteria: {from_number: '+1'}}]) {
      assert.equal((await post(body)).status, 400, JSON.stringify(body));
    }
    assert.equal((await ask('/api/calls', {method: 'DELETE'})).status, 405);
  });
});

describe('a call', () => {
  it('is found by its `call_id`, whose recording lies where it says', async () => {
    const {
      data: {calls},
    } = await listed(ask('/api/calls?limit=60'));
    const recorded = calls.find(({recording_url: url}) => url);
    const one = (await (await ask(`/api/calls/${String(recorded?.['call_id'])}`)).json()) as {data: Fields};
    assert.deepEqual(one.data, recorded);
    const audio = await mock(new Request(String(recorded?.['recording_url']), {headers: {range: 'bytes=0-3'}}));
    assert.deepEqual([audio.status, await audio.text()], [206, 'RIFF']);
    const nowhere = [
      '/api/calls/x',
      `/api/calls/${all[0]?.id}`,
      '/api/calls/',
      '/api/x',
      `/api/calls/${String(recorded?.['call_id'])}/recording`,
    ];
    for (const path of nowhere) assert.equal((await ask(path)).status, 404, path);
  });
});

describe('the client', () => {
  const asked: Request[] = [];
  const proxy = createZuduMock({count, now, key: null});
  const fetching: typeof fetch = (url, init) => {
    const request = new Request(url, init);
    asked.push(request);
    return proxy(request);
  };
  const connection: Connection = {endpoint: 'http://proxy.example', vendor: 'zudu', fetch: fetching};
  const list: ListQuery = {kind: 'list', page: 1, pageSize: 50};
  const number = contacts[0].number;
  const phone: PhoneQuery = {kind: 'phone', phone: number, page: 1, pageSize: 20};

  it('reads the list, by GET or with a filter by POST', async () => {
    const page = await askCalls(connection, {...list, page: 2});
    assert.deepEqual(
      page.calls.map(({id}) => id),
      all.slice(50, 100).map(({id}) => `call_${id}`),
    );
    assert.deepEqual([page.page, page.pageSize, page.total, page.more], [2, 50, 240, true]);
    assert.equal(asked.at(-1)?.method, 'GET');
    const web = await askCalls(connection, {...list, channel: 'web_call'});
    assert.ok(
      web.calls.length > 0 &&
        web.calls.every(({channel, caller}) => /^web_call$/i.test(channel ?? '') && !caller.number),
    );
    assert.deepEqual([asked.at(-1)?.method, asked.at(-1)?.headers.get('content-type')], ['POST', 'application/json']);
  });

  it('reads every call in full', async () => {
    const kinds = new Set<string | undefined>();
    for (const {id} of all.slice(0, 60)) {
      const call = await askCall(connection, {kind: 'call', callId: `call_${id}`});
      for (const {role, at} of call.transcript?.items ?? [])
        kinds.add(role).add(at === undefined ? 'untimed' : 'timed');
      for (const part of call.notStored ?? []) kinds.add(`no ${part}`);
      if (call.latencies && call.analysis && call.cost) kinds.add('measured');
    }
    for (const kind of [
      'agent',
      'user',
      'timed',
      'tool_call_invocation',
      'node_transition',
      'no transcript',
      'no recording',
      'measured',
    ]) {
      assert.ok(kinds.has(kind), kind);
    }
    assert.ok(!kinds.has('tool_call_result'), 'each joined its call');
  });

  it("finds a number's calls in the list", async () => {
    asked.length = 0;
    const own = all
      .filter(({callerNumber, calleeNumber}) => [callerNumber, calleeNumber].includes(number))
      .map(({id}) => `call_${id}`);
    const first = await askCalls(connection, phone);
    const second = await askCalls(connection, {...phone, page: 2});
    assert.deepEqual(
      [...first.calls, ...second.calls].map(({id}) => id),
      own.slice(0, 40),
    );
    assert.ok(
      asked.every(({url}) => /\/api\/calls\?page=[0-4]&limit=50$/.test(url)),
      asked.map(({url}) => url).join(' '),
    );
  });

  it('is told what Zudu does not offer, and nothing is asked', async () => {
    asked.length = 0;
    for (const query of [{kind: 'contact', contactId: 'x'} as const, {...list, callerNumber: number}]) {
      await assert.rejects(
        askCalls(connection, query),
        (error: unknown) => error instanceof CallsError && error.code === 'unsupported',
      );
    }
    assert.equal(asked.length, 0);
  });
});
