/** What the list's rows know, and the answers about their calls, over a real socket to the mock that leaves out what the real API does. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {createAgniMock} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import {listen} from '../../demo/server/api.js';
import type {Call} from '../../src/model/call.js';
import type {CallsQuery} from '../../src/model/query.js';
import type {Connection} from '../../src/sources/connection.js';
import {choose, sourceOf} from '../../src/sources/choose.js';
import {loadFacts} from '../../src/sources/known.js';
import {askCall} from '../../src/sources/remote.js';
import type {CallSource} from '../../src/sources/source.js';

const mock = await listen(createAgniMock({count: 240, seed: 1, now: Date.parse('2026-06-11T12:00:00Z'), key: null}));
after(() => mock.close());

const {signal} = new AbortController();

/** A source, as an element on another page than those of the other tests has it. */
let pages = 0;
const sourceWith = (connection: Partial<Connection> = {}): CallSource => {
  const choice = choose({endpoint: mock.url}, {headers: () => ({'x-page': `${++pages}`}), ...connection});
  return sourceOf(() => choice);
};
const headersOf = (...values: readonly [string, string][]) => ({headers: () => Object.fromEntries(values)});
const list = (source: CallSource, query: Partial<CallsQuery> = {}) =>
  source.list({kind: 'list', page: 1, pageSize: 80, ...query} as CallsQuery, {signal});
const detail = (source: CallSource, callId: string) => source.call({kind: 'call', callId}, {signal});

const facts = {
  "the caller's name": ({caller}: Call) => caller.name,
  'the latency': ({latencyMs}: Call) => latencyMs,
  'the error': ({errorMessage}: Call) => errorMessage,
  'the summary': ({summary}: Call) => summary,
} as const;

describe('an answer about a call', () => {
  const source = sourceWith(headersOf(['authorization', 'Bearer one']));
  const both = (async () => {
    const {calls: rows} = await list(source);
    const answers = await Promise.all(rows.map(({id}) => detail(source, id)));
    const bare = await Promise.all(rows.map(({id}) => askCall({endpoint: mock.url}, {kind: 'call', callId: id})));
    return rows.map((row, index) => ({row, answer: answers[index] as Call, bare: bare[index] as Call}));
  })();

  for (const [name, fact] of Object.entries(facts)) {
    it(`keeps ${name} that the list had, in each of the first 80 calls`, async () => {
      const known = (await both).filter(({row}) => fact(row) !== undefined);
      const lost = (of: 'answer' | 'bare') => known.filter((one) => fact(one[of]) !== fact(one.row)).length;
      assert.ok(lost('bare') >= 5, `the API itself leaves it out in ${lost('bare')} of ${known.length} calls`);
      assert.equal(lost('answer'), 0);
    });
  }

  it('is never changed by the row', async () => {
    for (const {answer, bare} of await both)
      assert.deepEqual({...answer, ...bare, caller: {...answer.caller, ...bare.caller}}, answer);
  });
});

describe('the facts of a row', () => {
  const idWithName = async (source: CallSource, query?: Partial<CallsQuery>): Promise<string> => {
    const {calls} = await list(source, query);
    for (const {id, caller} of calls) {
      const bare = await askCall({endpoint: mock.url}, {kind: 'call', callId: id});
      if (caller.name !== undefined && bare.caller.name === undefined) return id;
    }
    throw new Error('Each name is in the answer, too: the test would prove nothing.');
  };
  const hasName = async (source: CallSource, id: string) => (await detail(source, id)).caller.name !== undefined;

  it('also come from a phone history', async () => {
    const source = sourceWith(headersOf(['authorization', 'Bearer phone']));
    const id = await idWithName(source, {kind: 'phone', phone: contacts[0].number, pageSize: 20});
    assert.ok(await hasName(source, id));
  });

  it("also come from a contact's calls", async () => {
    const source = sourceWith(headersOf(['authorization', 'Bearer contact']));
    const id = await idWithName(source, {kind: 'contact', contactId: contacts[0].id});
    assert.ok(await hasName(source, id));
  });

  it('reach another element that sends the same credentials from a function of its own', async () => {
    const id = await idWithName(sourceWith(headersOf(['authorization', 'Bearer same'])));
    assert.ok(await hasName(sourceWith(headersOf(['authorization', 'Bearer same'])), id));
  });

  it('do not reach an answer to other credentials', async () => {
    const id = await idWithName(sourceWith(headersOf(['authorization', 'Bearer mine'])));
    assert.ok(!(await hasName(sourceWith(headersOf(['authorization', 'Bearer theirs'])), id)));
    assert.ok(!(await hasName(sourceWith({headers: undefined}), id)));
  });

  it('do not reach an answer to the other credentials that the same function returns later', async () => {
    let token = 'Bearer first';
    const source = sourceWith({headers: () => ({authorization: token})});
    const id = await idWithName(source);
    token = 'Bearer second';
    assert.ok(!(await hasName(source, id)));
  });

  it('do not reach an answer through a fetch of its own', async () => {
    const credentials = headersOf(['authorization', 'Bearer fetch']);
    const id = await idWithName(sourceWith(credentials));
    const own: typeof fetch = (...request) => fetch(...request);
    assert.ok(!(await hasName(sourceWith({...credentials, fetch: own}), id)));
  });

  it('do not reach the answer of another endpoint', async () => {
    const other = await listen(
      createAgniMock({count: 240, seed: 1, now: Date.parse('2026-06-11T12:00:00Z'), key: null}),
    );
    const credentials = headersOf(['authorization', 'Bearer endpoint']);
    const id = await idWithName(sourceWith(credentials));
    const choice = choose({endpoint: other.url}, credentials);
    assert.ok(
      !(await hasName(
        sourceOf(() => choice),
        id,
      )),
    );
    await other.close();
  });

  it('outlast a renewed token and a header that names the request', async () => {
    const jwt = (claims: object) =>
      ['{"alg":"HS256"}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
    let turn = 0;
    const source = sourceWith({
      headers: () => ({
        authorization: `Bearer ${jwt({sub: 'Zoë', exp: ++turn, jti: `${turn}`})}`,
        traceparent: `${turn}`,
      }),
    });
    assert.ok(await hasName(source, await idWithName(source)));
  });

  it('tell tokens of two people apart', async () => {
    const jwt = (sub: string) => `x.${Buffer.from(JSON.stringify({sub, exp: 1})).toString('base64url')}.x`;
    const id = await idWithName(sourceWith(headersOf(['authorization', jwt('a')])));
    assert.ok(!(await hasName(sourceWith(headersOf(['authorization', jwt('b')])), id)));
  });

  it('fill an answer that came before them', async () => {
    const source = sourceWith(headersOf(['authorization', 'Bearer late']));
    const id = await idWithName(sourceWith(headersOf(['authorization', 'Bearer early'])));
    const answer = await detail(source, id);
    assert.equal(answer.caller.name, undefined);
    await list(source);
    const {withRows} = await loadFacts();
    assert.ok(withRows(answer).caller.name);
  });
});
