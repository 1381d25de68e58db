/** A vendor of a folder alone, with nested filters and a number's history: the proxy, scope tokens, and the suite. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {authorizeScope, createProxy, signScope, upstreamOf, type Scope} from '../../src/proxy/index.js';
import {testVendor} from '../../src/testing/index.js';
import {createLarkMock, larkRows, larkToken} from '../support/third-vendor/mock.js';
import {lark} from '../support/third-vendor/index.js';
import {larkServer} from '../support/third-vendor/upstream.js';

const secret = 'a secret of more than thirty-two bytes';
const upstream = await upstreamOf(lark, larkServer);
const mock = createLarkMock(larkToken);

/** The status and the rows of an answer to a POST, and the bodies that reached the vendor. */
async function post(path: string, body: unknown, scope?: Scope) {
  const asked: unknown[] = [];
  const proxy = createProxy({
    vendor: upstream,
    credentials: larkToken,
    authorize: scope ? authorizeScope(secret) : () => true,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      asked.push(await request.clone().json());
      return mock(request);
    },
  });
  const headers = new Headers({'content-type': 'application/json'});
  if (scope) headers.set('authorization', `Bearer ${await signScope(scope, secret)}`);
  const response = await proxy(
    new Request(`https://crm.example${path}`, {method: 'POST', headers, body: JSON.stringify(body)}),
  );
  const {result} = (await response.json()) as {result?: {rows: {ref: string; agent: {id: string}}[]; count: number}};
  return {status: response.status, rows: result?.rows ?? [], count: result?.count, asked};
}

const search = '/v3/call-search';
const history = '/v3/number-history';
const own = {agent: 'agent-1'};
const mine = larkRows.filter(({agent: {id}}) => id === 'agent-1');

describe('the proxy, of a vendor with nested fields', () => {
  it('learns what its parameters are called, by their whole names', () => {
    const {agentId, phone, paging = [], lists} = upstream.parameters ?? {};
    assert.deepEqual([agentId, phone], ['agent.id', 'party.number']);
    assert.deepEqual([...paging].sort(), ['order.by', 'order.direction', 'paging.number', 'paging.size']);
    assert.deepEqual([...(lists ?? [])].sort(), ['agent', 'state']);
  });

  it('passes a filter that stands in a list of objects, in its place, and drops what is not documented', async () => {
    const {status, rows, asked} = await post(search, {agent: [{id: 'agent-1', secret: 1}], hidden: [{id: 1}]});
    assert.equal(status, 200);
    assert.ok(rows.length > 0 && rows.every(({agent: {id}}) => id === 'agent-1'));
    assert.deepEqual(asked, [{agent: [{id: 'agent-1'}]}]);
  });

  it('bounds the size of a page by the whole name, and leaves a number of the same last name alone', async () => {
    const {asked} = await post(history, {party: {number: '+14155550100'}, paging: {number: 2, size: 5000}});
    assert.deepEqual(asked, [{paging: {number: 2, size: 50}, party: {number: '+14155550100'}}]);
  });

  for (const [what, body] of [
    ['an object where the vendor has a list', {agent: {id: 'agent-1'}}],
    ['a list where the vendor has an object', {paging: [{size: 5}]}],
    ['a list of lists', {agent: [[{id: 'agent-1'}]]}],
    ['a list of texts where the vendor has objects', {agent: ['agent-1']}],
    ['a text where the vendor has an object', {paging: '5'}],
    ['a list without an end', {agent: Array.from({length: 51}, () => ({id: 'a'}))}],
    ['an operator of some database', {agent: [{id: {$ne: ''}}]}],
  ] as const) {
    it(`refuses ${what}, and asks nothing`, async () => {
      const {status, asked} = await post(search, body);
      assert.deepEqual([status, asked], [400, []]);
    });
  }
});

describe('a scope token, of a vendor with nested fields', () => {
  it('narrows the list to the agent, in the vendor’s own shape', async () => {
    const {status, count, asked} = await post(search, {state: ['done'], paging: {size: 50}}, own);
    assert.equal(status, 200);
    assert.deepEqual(asked, [{paging: {size: 50}, state: ['done'], agent: [{id: 'agent-1'}]}]);
    assert.equal(count, mine.filter(({state}) => state === 'done').length);
  });

  it('opens the agent’s own filter, and no other agent’s', async () => {
    assert.equal((await post(search, {agent: [{id: 'agent-1'}]}, own)).status, 200);
    for (const agent of [
      [{id: 'agent-2'}],
      [{id: 'agent-1'}, {id: 'agent-2'}],
      [{id: 'agent-2'}, {id: 'agent-1'}],
      [{id: 'agent-1'}, {id: 'agent-1'}],
      [{id: ['agent-1', 'agent-2']}],
      [{id: []}],
    ]) {
      const {status, asked} = await post(search, {agent}, own);
      assert.deepEqual([status, asked], [403, []], JSON.stringify(agent));
    }
  });

  it('opens the number’s own history, and no other’s', async () => {
    const scope = {phone: '+14155550103'};
    const {status, rows} = await post(history, {party: {number: '+14155550103'}, paging: {number: 1, size: 50}}, scope);
    assert.equal(status, 200);
    assert.deepEqual(
      rows.map(({ref}) => ref),
      larkRows.filter(({from}) => from === '+14155550103').map(({ref}) => ref),
    );
    for (const body of [{party: {number: '+14155550104'}}, {}, {paging: {number: 14155550103}}]) {
      const {status: refused, asked} = await post(history, body, scope);
      assert.deepEqual([refused, asked], [403, []], JSON.stringify(body));
    }
    assert.equal((await post(search, {}, scope)).status, 403);
  });
});

describe('a vendor whose parameters nobody can tell', () => {
  const changed = (change: (body: Record<string, unknown>) => object, body: readonly string[]) =>
    upstreamOf(
      {
        ...lark,
        routes: {...lark.routes, list: {path: search, query: [], body, pageSize: 'size'}},
        request: (query) => {
          const asked = lark.request(query);
          if (query.kind !== 'list') return asked;
          const fields = change({paging: {number: query.page, size: query.pageSize}, who: query.agentId});
          return {
            ...asked,
            post: {method: 'POST', body: new Blob([JSON.stringify(fields)], {type: 'application/json'})},
          };
        },
      },
      larkServer,
    );

  it('is refused where a filter is a part of what is documented as a whole', async () => {
    await assert.rejects(
      changed(({who, ...body}) => ({...body, agent: who && {id: who}}), ['paging.number', 'paging.size', 'agent']),
      /^TypeError: upstreamOf: routes\.list must name “agent\.id”/,
    );
  });

  it('is narrowed by no parameter where two have the same value', async () => {
    const {parameters} = await changed(({who, ...body}) => ({...body, a: who, b: who}), ['paging.size', 'a', 'b']);
    assert.equal(parameters?.agentId, undefined);
  });
});

describe('a vendor of a folder alone', () => {
  for (const {name, run} of testVendor(lark, createLarkMock())) it(name, run);
});
