/** Pages that a vendor does not have: none of them is asked for, in either vendor's count or in that of your own vendor. */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {createProxy, upstreamOf, type ProxyOptions} from '../../src/proxy/index.js';
import type {CallsQuery, Vendor} from '../../src/vendors/authoring.js';
import {lark} from '../support/third-vendor/index.js';

let asked: string[] = [];
beforeEach(() => {
  asked = [];
});

/** A proxy whose vendor notes what reaches it. */
const proxyOf = (vendor: ProxyOptions['vendor'], credentials: ProxyOptions['credentials']) =>
  createProxy({
    vendor,
    credentials,
    authorize: () => true,
    fetch: (url, init) => {
      asked.push(new URL(url).search + ((init.body as string | undefined) ?? ''));
      return Promise.resolve(Response.json({data: []}));
    },
  });
const agni = proxyOf('agni', 'a-key-of-ours');
const zudu = proxyOf('zudu', {'X-API-KEY': 'a-key-of-ours', 'X-API-SECRET': 'a-secret-of-ours'});

const outcome = async (response: Response) => {
  const {error} = (await response.json()) as {error?: {code: string; message: string}};
  return error ? `${response.status} ${error.code}` : `${response.status}`;
};
const get = async (proxy: typeof agni, path: string) => outcome(await proxy(new Request(`https://crm.example${path}`)));
const post = async (proxy: typeof agni, path: string, body: string) => {
  const headers = {'content-type': 'application/json'};
  return outcome(await proxy(new Request(`https://crm.example${path}`, {method: 'POST', body, headers})));
};

const never = [
  '-1',
  '-0',
  '1.5',
  '1.0',
  'abc',
  '',
  '%20',
  '1e3',
  '0x2',
  '+1',
  '1_0',
  '1,2',
  'NaN',
  'Infinity',
  '٣',
  '1%26page=2',
];
const huge = '9'.repeat(30);

describe('a page in an address', () => {
  for (const path of ['/api/v1/calling/call-sessions', '/api/v1/calling/phone-history']) {
    it(`of ${path} is a whole number from 1 on`, async () => {
      for (const page of [...never, '0', '00', huge]) {
        assert.equal(await get(agni, `${path}?page=${page}&page_size=5`), '400 invalid-page', page);
      }
      assert.deepEqual(asked, []);
      for (const page of ['1', '2', '012345']) assert.equal(await get(agni, `${path}?page=${page}`), '200', page);
      assert.deepEqual(asked, ['?page=1', '?page=2', '?page=012345']);
      assert.equal(await get(agni, path), '200', 'none at all');
    });
  }

  it('of a vendor that counts from 0 may be 0, and nothing below', async () => {
    for (const page of [...never, huge])
      assert.equal(await get(zudu, `/api/calls?page=${page}`), '400 invalid-page', page);
    assert.deepEqual(asked, []);
    for (const page of ['0', '1']) assert.equal(await get(zudu, `/api/calls?page=${page}`), '200', page);
  });

  it('is refused in a sentence', async () => {
    const response = await agni(new Request('https://crm.example/api/v1/calling/call-sessions?page=0'));
    const {error} = (await response.json()) as {error: {message: string}};
    assert.match(error.message, /page’s number must be a whole one/);
  });
});

describe('a page in a body', () => {
  it('is a whole number from the vendor’s first page on', async () => {
    for (const page of ['-1', '1.5', '"abc"', '"-1"', '""', 'true', '[-1]', '[0,1]', '{"a":1}', '1e400', huge]) {
      assert.match(await post(zudu, '/api/calls', `{"page":${page}}`), /^400 invalid-(page|body)$/, page);
    }
    assert.deepEqual(asked, []);
    for (const page of ['0', '3', '"0"', 'null']) {
      assert.equal(await post(zudu, '/api/calls', `{"page":${page},"limit":5}`), '200', page);
    }
  });
});

describe('a page of a vendor of your own', () => {
  const server = {baseUrl: 'https://api.outside.example', keyHeaders: ['x-key'], fields: {}};
  const made = async (vendor: Vendor) => proxyOf(await upstreamOf(vendor, server), 'a-key-of-ours');

  it('is known by how its requests differ, in a body, too', async () => {
    const proxy = await made(lark);
    const paging = (number: unknown) => JSON.stringify({paging: {number}});
    for (const path of ['/v3/call-search', '/v3/number-history']) {
      assert.equal(await post(proxy, path, paging(0)), '400 invalid-page', path);
      assert.equal(await post(proxy, path, paging(-3)), '400 invalid-page', path);
      assert.deepEqual(asked, []);
    }
    assert.equal(await post(proxy, '/v3/call-search', paging(1)), '200');
    assert.equal(await post(proxy, '/v3/number-history', '{"party":{"number":"+14155550100"}}'), '200');
  });

  /** Lark's list, asked as `query` says. */
  const withList = (
    list: Vendor['routes']['list'],
    query: (question: {page: number; pageSize: number}) => object,
  ): Vendor => ({
    ...lark,
    capabilities: {list: {paging: 'pages', total: false, transcripts: 'never', filters: [], sorts: {}}, recordings: []},
    routes: {list: list ?? {path: '/l', query: []}},
    request: (question) => ({
      route: list ?? {path: '/l', query: []},
      id: undefined,
      query: query(question as CallsQuery & {page: number; pageSize: number}) as Record<string, number>,
    }),
  });

  it('may be counted by calls', async () => {
    const offset = {path: '/l', query: ['offset', 'limit']};
    const proxy = await made(
      withList(offset, ({page, pageSize}) => ({offset: (page - 1) * pageSize, limit: pageSize})),
    );
    assert.equal(await get(proxy, '/l?offset=-20'), '400 invalid-page');
    assert.equal(await get(proxy, '/l?offset=0'), '200');
    assert.equal(await get(proxy, '/l?offset=40'), '200');
  });

  it('is passed as it is where it is no number, or could be either of two', async () => {
    const route = {path: '/l', query: ['a', 'b']};
    const cursor = await made(withList(route, ({page}) => ({a: `page-${page}`})));
    assert.equal(await get(cursor, '/l?a=-1'), '200');
    const both = await made(withList(route, ({page}) => ({a: page, b: page})));
    assert.equal(await get(both, '/l?a=-1'), '200');
  });

  it('is what the route says', async () => {
    const proxy = await made(
      withList({path: '/l', query: ['a', 'b'], page: 'b', firstPage: 5}, ({page}) => ({a: page})),
    );
    assert.equal(await get(proxy, '/l?a=-1'), '200');
    assert.equal(await get(proxy, '/l?b=4'), '400 invalid-page');
    assert.equal(await get(proxy, '/l?b=5'), '200');
  });

  for (const route of [{page: 'x'}, {firstPage: 0}, {page: 'a', firstPage: 0.5}]) {
    it(`cannot be ${JSON.stringify(route)}`, async () => {
      await assert.rejects(
        made(withList({path: '/l', query: ['a'], ...route}, ({page}) => ({a: page}))),
        /upstreamOf: routes\.list\.(page|firstPage) must be/,
      );
    });
  }
});
