/** The mock's routes over a real socket: who may ask, what is documented, what does not exist. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {createAgniMock, mockKey} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import type {Session} from '../../demo/mock/call.js';
import {listen} from '../../demo/server/api.js';

type Fields = Readonly<Record<string, unknown>>;
const now = Date.parse('2026-06-11T12:00:00Z');
const mock = await listen(createAgniMock({now, publicBase: 'https://api.example.com'}));
after(() => mock.close());

const get = (
  path: string,
  {method = 'GET', headers = {'x-api-key': mockKey}}: {method?: string; headers?: Record<string, string>} = {},
) => fetch(mock.url + path, {method, headers});
const json = async <T>(path: string): Promise<T> => {
  const response = await get(path);
  assert.equal(response.status, 200, path);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  return (await response.json()) as T;
};
const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/agni/${name}`, import.meta.url), 'utf8')) as unknown;
/** Every field that occurs, so that a documented one that is always missing would be found out. */
const keys = (list: readonly Fields[]) => new Set(list.flatMap((one) => Object.keys(one)));

const list = '/api/v1/calling/call-sessions';
const history = '/api/v1/calling/phone-history';
const {
  data: {callSessions: sessions},
} = await json<{data: {callSessions: Session[]}}>(`${list}?page_size=1000`);
const first = contacts[0];
const recorded = sessions.find(({recordingUrl}) => recordingUrl)?.id ?? '';
const five = [
  list,
  `/api/v1/contacts/${first.id}/calls`,
  `${history}?phone=${encodeURIComponent(first.number)}`,
  `/api/v1/calling/call-sessions-detail/${recorded}`,
  `/api/v1/calling/sessions/${recorded}/recording`,
];

describe('the key', () => {
  for (const path of five) {
    it(`opens ${path.replace(recorded, '{id}')}, and nothing else does`, async () => {
      assert.equal((await get(path)).status, 200);
      for (const headers of [{'x-api-key': 'wrong'}, {'x-api-key': ''}, {'x-api-key': `${mockKey}x`}]) {
        const response = await get(path, {headers});
        assert.equal(response.status, 401);
        assert.deepEqual(await response.json(), {success: false, message: 'Authentication required'});
      }
      assert.equal((await fetch(mock.url + path)).status, 401);
    });
  }

  it('is not asked for where the mock stands in for a proxy', async () => {
    const response = await createAgniMock({now, key: null})(new Request(`http://mock${list}`));
    assert.equal(response.status, 200);
  });
});

describe('what does not exist', () => {
  for (const path of [
    '/',
    '/api/v1/calling/call-sessions/',
    '/api/v1/calling/agents',
    '/api/v1/contacts/nobody/calls',
    '/api/v1/contacts//calls',
    '/api/v1/calling/call-sessions-detail/nothing',
    '/api/v1/calling/call-sessions-detail/00000000-0000-4000-8000-000000000000',
    '/api/v1/calling/call-sessions-detail/%zz',
    `/api/v1/calling/call-sessions-detail/${recorded}x`,
    '/api/v1/calling/sessions/nothing/recording',
  ]) {
    it(`is 404 with JSON: ${path.replace(recorded, '{id}')}`, async () => {
      const response = await get(path);
      assert.equal(response.status, 404);
      assert.equal(((await response.json()) as {success: boolean}).success, false);
    });
  }

  it('has no body for HEAD', async () => {
    const response = await createAgniMock({now, key: null})(new Request(`http://mock${list}`, {method: 'HEAD'}));
    assert.deepEqual(
      [response.status, response.headers.get('content-type'), response.body],
      [200, 'application/json', null],
    );
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await get(list, {method});
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
    }
  });
});

describe('the list', () => {
  it('has the documented fields and no others', () => {
    const {data} = fixture('call-sessions.openapi-example.json') as {data: {callSessions: Fields[]}};
    assert.deepEqual(keys(sessions as unknown as Fields[]), keys(data.callSessions));
    assert.deepEqual(
      keys(sessions.flatMap(({creditBreakdown}) => (creditBreakdown ? [creditBreakdown as unknown as Fields] : []))),
      keys([data.callSessions[0]?.['creditBreakdown'] as Fields]),
    );
  });
});

describe('contact calls', () => {
  it('come all at once: every call of the contact’s number, and no others', async () => {
    const {success, data} = await json<{success: boolean; data: Session[]}>(five[1] ?? '');
    const own = sessions.filter(({callerNumber, calleeNumber}) => [callerNumber, calleeNumber].includes(first.number));
    assert.equal(success, true);
    assert.ok(own.length > 20, 'enough for a second page of the phone history');
    assert.deepEqual(new Set(data.map(({id}) => id)), new Set(own.map(({id}) => id)));
    assert.deepEqual(
      data.find(({id}) => id === own[0]?.id),
      own[0],
    );
  });

  it('exist for every contact', async () => {
    assert.ok(contacts.length >= 5);
    for (const {id} of contacts) {
      const {data} = await json<{data: Session[]}>(`/api/v1/contacts/${id}/calls`);
      assert.ok(data.length > 0, id);
    }
  });
});

interface History {
  readonly phone: string;
  readonly total_count: number;
  readonly page: number;
  readonly page_size: number;
  readonly calls: readonly Fields[];
}

describe('phone history', () => {
  const of = (query: Readonly<Record<string, string>>) => json<History>(`${history}?${new URLSearchParams(query)}`);
  const own = sessions.filter(({callerNumber, calleeNumber}) => [callerNumber, calleeNumber].includes(first.number));

  it('pages by a total', async () => {
    const {phone, total_count, page, page_size, calls} = await of({phone: first.number});
    assert.deepEqual(
      {phone, total_count, page, page_size},
      {phone: first.number, total_count: own.length, page: 1, page_size: 20},
    );
    assert.deepEqual(
      calls.map(({id}) => id),
      own.slice(0, 20).map(({id}) => id),
    );
    const second = await of({phone: first.number, page: '2'});
    assert.deepEqual(
      second.calls.map(({id}) => id),
      own.slice(20, 40).map(({id}) => id),
    );
    assert.ok(second.calls.length > 0);
  });

  it('never has more than 100 a page', async () => {
    const big = createAgniMock({count: 3000, now, key: null});
    const response = await big(
      new Request(`http://mock${history}?phone=${encodeURIComponent(first.number)}&page_size=500`),
    );
    const {page_size, total_count, calls} = (await response.json()) as History;
    assert.ok(total_count > 100);
    assert.equal(page_size, 100);
    assert.equal(calls.length, 100);
  });

  it('has transcripts only when asked, and the documented fields', async () => {
    const [example] = (fixture('phone-history.verbatim.json') as History).calls;
    const documented = keys([example ?? {}]);
    const plain = await of({phone: first.number, page_size: '100'});
    const full = await of({phone: first.number, page_size: '100', include_transcripts: 'true'});
    assert.ok(plain.calls.length > 0);
    assert.deepEqual(keys(full.calls), documented);
    documented.delete('transcripts');
    assert.deepEqual(keys(plain.calls), documented);
    assert.ok(full.calls.every((call) => 'transcripts' in call));
    const items = full.calls.flatMap(({transcripts}) => (Array.isArray(transcripts) ? (transcripts as Fields[]) : []));
    const ordinary = items.filter((item) => 'message' in item);
    assert.ok(ordinary.length > 50);
    assert.deepEqual(keys(ordinary), keys((example?.['transcripts'] ?? []) as Fields[]));
    for (const value of ['false', '1', '']) {
      const {calls} = await of({phone: first.number, include_transcripts: value});
      assert.ok(calls.length > 0 && calls.every((call) => !('transcripts' in call)));
    }
  });

  it('needs a number, and takes an unencoded plus sign for a space', async () => {
    assert.equal((await get(history)).status, 400);
    assert.equal((await get(`${history}?phone=`)).status, 400);
    const {phone, total_count} = await json<History>(`${history}?phone=${first.number}`);
    assert.deepEqual({phone, total_count}, {phone: first.number.replace('+', ' '), total_count: 0});
  });
});

describe('the detail', () => {
  it('has the documented fields and no others, for every call', async () => {
    const {data: documented} = fixture('call-session-detail.openapi-example.json') as {data: Fields};
    const details: Fields[] = [];
    for (const {id} of sessions.slice(0, 80)) {
      const {data} = await json<{data: Fields}>(`/api/v1/calling/call-sessions-detail/${id}`);
      assert.equal(data['id'], id);
      details.push(data);
    }
    assert.deepEqual(keys(details), keys([documented]));
    assert.ok(details.some(({transcripts}) => Array.isArray(transcripts) && transcripts.length > 10));
  });

  it('says the same as the list', async () => {
    const session = sessions.find(({id}) => id === recorded);
    const {data} = await json<{data: Fields}>(`/api/v1/calling/call-sessions-detail/${recorded}`);
    assert.equal(data['started_at'], session?.startedAt);
    assert.equal(data['caller_number'], session?.callerNumber);
    assert.equal(data['recording_url'], `https://api.example.com/api/v1/calling/sessions/${recorded}/recording`);
  });
});
