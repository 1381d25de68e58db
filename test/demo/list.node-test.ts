/** The mock's call list over a real socket: paging, and every documented filter really filtering. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {createAgniMock, mockKey} from '../../demo/mock/agni.js';
import type {Session} from '../../demo/mock/call.js';
import {listen} from '../../demo/server/api.js';

const now = Date.parse('2026-06-11T12:00:00Z');
const count = 240;
const mock = await listen(createAgniMock({count, seed: 1, now}));
after(() => mock.close());

const ask = (query: Readonly<Record<string, string>> | string) => {
  const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
  return fetch(`${mock.url}/api/v1/calling/call-sessions?${search}`, {headers: {'x-api-key': mockKey}});
};
const rows = async (query: Readonly<Record<string, string>> | string): Promise<Session[]> => {
  const response = await ask(query);
  assert.equal(response.status, 200);
  const body = (await response.json()) as {success: boolean; message: string; data: {callSessions: Session[]}};
  assert.deepEqual(Object.keys(body), ['success', 'message', 'data']);
  assert.deepEqual(Object.keys(body.data), ['callSessions'], 'the documented list has no total');
  assert.equal(body.success, true);
  return body.data.callSessions;
};
const ids = (sessions: readonly Session[]) => sessions.map(({id}) => id);

const all = await rows({page_size: '1000'});

describe('paging', () => {
  it('gives every call once, newest first', () => {
    assert.equal(all.length, count);
    assert.equal(new Set(ids(all)).size, count);
    const times = all.map(({startedAt}) => Date.parse(startedAt));
    assert.ok(times.every((time) => time <= now));
    assert.deepEqual(
      times,
      [...times].sort((a, b) => b - a),
    );
  });

  it('gives 20 a page unless asked otherwise', async () => {
    assert.deepEqual(ids(await rows('')), ids(all.slice(0, 20)));
  });

  it('gives the page asked for, a short last one, and nothing after it', async () => {
    assert.deepEqual(ids(await rows({page: '3', page_size: '50'})), ids(all.slice(100, 150)));
    assert.deepEqual(ids(await rows({page: '5', page_size: '50'})), ids(all.slice(200)));
    assert.deepEqual(await rows({page: '6', page_size: '50'}), []);
  });

  for (const query of ['page=0', 'page=two', 'page_size=0', 'page_size=-5', 'page_size=1.5']) {
    it(`refuses ${query}`, async () => {
      const response = await ask(query);
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as {success: boolean}).success, false);
    });
  }
});

describe('filters', () => {
  const middle = all[count / 2]?.startedAt ?? '';
  const caller = all.find(({callerNumber}) => callerNumber)?.callerNumber ?? '';
  const agent = all[0]?.agentId ?? '';
  const cases: readonly (readonly [query: Record<string, string>, expected: (session: Session) => boolean])[] = [
    [{agent_id: agent}, ({agentId}) => agentId === agent],
    [{status: 'failed'}, ({status}) => status === 'failed'],
    [{status: 'no_answer'}, ({status}) => status === 'no_answer'],
    [{channel: 'web'}, ({channel}) => channel === 'web'],
    [{channel: 'inbound_call'}, ({channel}) => channel === 'inbound_call'],
    [{caller_number: caller}, ({callerNumber}) => callerNumber === caller],
    [{search: 'METRO'}, ({summary}) => !!summary?.includes('metro')],
    [{search: 'priya.sharma@'}, ({callerEmail}) => !!callerEmail?.startsWith('priya.sharma@')],
    [{search: 'invalid_dest'}, ({disconnectReason}) => disconnectReason === 'invalid_destination'],
    [{started_after: middle}, ({startedAt}) => startedAt > middle],
    [{started_before: middle}, ({startedAt}) => startedAt < middle],
    [
      {started_before: middle.replace('Z', '+00:00'), channel: 'voice', status: 'completed'},
      ({startedAt, channel, status}) => startedAt < middle && channel === 'voice' && status === 'completed',
    ],
  ];
  for (const [query, expected] of cases) {
    it(JSON.stringify(query), async () => {
      const wanted = ids(all.filter(expected));
      assert.ok(wanted.length > 0 && wanted.length < count, `${wanted.length} calls: the filter would prove nothing`);
      assert.deepEqual(ids(await rows({...query, page_size: '1000'})), wanted);
    });
  }

  it('pages what is left', async () => {
    const voices = all.filter(({channel}) => channel === 'voice');
    assert.ok(voices.length > 20);
    assert.deepEqual(ids(await rows({channel: 'voice', page: '2', page_size: '10'})), ids(voices.slice(10, 20)));
  });

  it('takes an empty parameter for none', async () => {
    assert.deepEqual(ids(await rows('status=&search=&agent_id=')), ids(all.slice(0, 20)));
  });

  it('finds nothing for what is not there', async () => {
    assert.deepEqual(await rows({agent_id: 'nobody'}), []);
    assert.deepEqual(await rows({status: 'COMPLETED'}), []);
  });

  it('reads a plus sign that was not encoded as a space, as servers do', async () => {
    assert.ok(caller.startsWith('+'));
    assert.ok((await rows(`caller_number=${encodeURIComponent(caller)}`)).length > 0);
    assert.deepEqual(await rows(`caller_number=${caller}`), []);
    assert.equal((await ask(`started_after=${middle.replace('Z', '+05:30')}`)).status, 400);
  });

  for (const query of [
    'started_after=yesterday',
    'started_before=2026-99-01',
    'sort_order=up',
    'sort_by=mood',
    'sort_by=constructor',
  ]) {
    it(`refuses ${query}`, async () => assert.equal((await ask(query)).status, 400));
  }
});

describe('sorting', () => {
  const fields: readonly (readonly [by: string, read: (session: Session) => string | number | null | undefined])[] = [
    ['started_at', ({startedAt}) => startedAt],
    ['created_at', ({createdAt}) => createdAt],
    ['ended_at', ({endedAt}) => endedAt],
    ['duration_sec', ({durationSec}) => durationSec],
    ['cost_total', ({costTotal}) => costTotal && Number(costTotal)],
    ['status', ({status}) => status],
    ['channel', ({channel}) => channel],
    ['agent_name', ({agentName}) => agentName],
    ['caller_number', ({callerNumber}) => callerNumber],
    ['caller_name', ({callerName}) => callerName],
  ];
  for (const [by, read] of fields) {
    for (const order of ['asc', 'desc']) {
      it(`by ${by}, ${order}`, async () => {
        const sorted = await rows({sort_by: by, sort_order: order, page_size: '1000'});
        assert.deepEqual(new Set(ids(sorted)), new Set(ids(all)));
        const values = sorted.map(read);
        const known = values.filter(
          (value): value is string | number => value !== '' && value !== null && value !== undefined,
        );
        assert.ok(new Set(known).size > 1);
        assert.ok(
          values.slice(known.length).every((value) => !value),
          'what is unknown comes last',
        );
        const inOrder = known.every((value, i) => {
          const before = known[i - 1];
          return before === undefined || (order === 'asc' ? before <= value : before >= value);
        });
        assert.ok(inOrder, known.join(', '));
      });
    }
  }
});
