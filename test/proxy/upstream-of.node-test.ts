/** A proxy made of a vendor from outside: what it takes from the vendor, and what it refuses to guess. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createProxy, signScope, authorizeScope, upstreamOf, type ProxyOptions} from '../../src/proxy/index.js';
import {read, type Call, type Parser, type Vendor} from '../../src/vendors/authoring.js';

const {list, record, text} = read;
const secret = 'a secret of more than thirty-two bytes';

const callOf = (raw: unknown): Call => {
  const {id, agent, number, tape, said} = record(raw) ?? {};
  return {
    id: text(id) ?? '',
    agent: read.known({id: text(agent)}),
    caller: read.known({number: text(number)}),
    callee: {},
    ...read.known<Partial<Call>>({recordingUrl: text(tape), summary: text(said)}),
  };
};
const parser: Parser = {
  page: () => undefined,
  call: () => undefined,
  read: callOf,
  rows: (answer) => list(record(answer)?.['rows']),
  single: (answer) => record(answer)?.['one'],
};
const pages = {path: '/calls', query: ['p', 'n', 'state', 'who'], pageSize: 'n', maxPageSize: 50};
const routes = {
  phone: {...pages, query: ['p', 'n', 'number']},
  list: pages,
  call: {path: '/calls/{id}', query: []},
  recording: {path: '/calls/{id}/tape', query: []},
};
const ability = {paging: 'pages', maxPageSize: 50, total: true, transcripts: 'never'} as const;
const vendor: Vendor = {
  name: 'outside',
  capabilities: {
    list: {...ability, filters: ['agentId', 'status'], sorts: {}},
    phone: ability,
    call: {transcript: false},
    recordings: ['address'],
  },
  routes,
  request: (query) => {
    if (query.kind === 'call') return {route: routes.call, id: query.callId, query: {}};
    if (query.kind === 'contact') throw new Error('never asked');
    const size = {p: query.page, n: query.pageSize};
    if (query.kind === 'phone')
      return {route: routes.phone, id: undefined, query: {...size, number: query.phone.slice(1)}};
    return {route: routes.list, id: undefined, query: {...size, state: query.status, who: query.agentId}};
  },
  parser: () => Promise.resolve(parser),
};
const server = {
  baseUrl: 'https://api.outside.example',
  keyHeaders: ['Authorization'],
  scheme: 'Token',
  fields: {recording: ['tape']},
};

const calls = Array.from({length: 4}, (_, index) => ({
  id: `c-${index}`,
  agent: `a-${index % 2}`,
  number: `+1415555010${index % 2}`,
  said: 'Hello.',
  tape: `https://store.example/${index}.wav`,
}));

/** A proxy in front of the service, and what it asked. */
const front = async (changed: Vendor = vendor, options: Partial<ProxyOptions> = {}, answer?: () => Response) => {
  const asked: string[] = [];
  const proxy = createProxy({
    vendor: await upstreamOf(changed, server),
    credentials: 'key-of-ours',
    authorize: authorizeScope(secret),
    recordingHosts: ['store.example'],
    ...options,
    fetch: (url, init) => {
      const {pathname, search, host} = new URL(url);
      asked.push(
        `${host === 'store.example' ? host : ''}${pathname}${search} ${new Headers(init.headers).get('authorization') ?? '-'}`,
      );
      if (answer) return Promise.resolve(answer());
      if (host === 'store.example')
        return Promise.resolve(new Response('RIFF', {headers: {'content-type': 'audio/wav'}}));
      const one = calls.find(({id}) => pathname.endsWith(id));
      return Promise.resolve(Response.json(one ? {one} : {rows: calls, count: calls.length}));
    },
  });
  const get = async (path: string, scope: Parameters<typeof signScope>[0] = {agent: 'a-1'}) => {
    asked.length = 0;
    const headers = {authorization: `Bearer ${await signScope(scope, secret)}`};
    return proxy(new Request(`https://crm.example${path}`, {headers}));
  };
  return {get, asked};
};
const ids = async (response: Response) => ((await response.json()) as {rows: {id: string}[]}).rows.map(({id}) => id);

describe('a vendor from outside, as a server has it', () => {
  it('is narrowed to a scope by its own parameters', async () => {
    const {get, asked} = await front();
    assert.deepEqual(await ids(await get('/calls?p=1&n=2&state=x')), ['c-1', 'c-3']);
    assert.deepEqual(asked, ['/calls?p=1&n=2&state=x&who=a-1 Token key-of-ours']);
    assert.equal((await get('/calls?who=a-2')).status, 403);
    const phone = {phone: '+14155550101'};
    assert.deepEqual(
      await ids(await get('/calls?number=14155550101&n=500', phone)),
      ['c-1', 'c-3'],
      'a history at the list’s own path',
    );
    assert.deepEqual(asked, ['/calls?n=50&number=14155550101 Token key-of-ours']);
    assert.equal((await get('/calls?number=14155550100', phone)).status, 403);
    assert.equal((await get('/calls?state=x', phone)).status, 403, 'it would tell of everybody’s calls');
    assert.deepEqual(await ids(await get('/calls?p=1&n=2', phone)), ['c-1', 'c-3']);
  });

  it('lets no filter through to a scope that nothing can narrow it to', async () => {
    const {list: able, ...can} = vendor.capabilities;
    const {get, asked} = await front({
      ...vendor,
      capabilities: {...can, ...(able && {list: {...able, filters: ['status']}})},
    });
    assert.equal((await get('/calls?state=x')).status, 403);
    assert.deepEqual(asked, []);
    assert.deepEqual(await ids(await get('/calls?p=1&n=2')), ['c-1', 'c-3']);
  });

  it('has its recordings where the call says, and their addresses nowhere', async () => {
    const {get, asked} = await front();
    const shown = await (await get('/calls/c-1')).text();
    assert.match(shown, /"tape":"\/calls\/c-1\/tape"/);
    assert.equal(await (await get('/calls/c-1/tape')).text(), 'RIFF');
    assert.deepEqual(asked.at(-1), 'store.example/1.wav -');
    assert.equal((await get('/calls/c-2/tape')).status, 404);
    assert.doesNotMatch(
      await (await (await front(vendor, {authorize: () => true})).get('/calls')).text(),
      /store\.example/,
    );
    const {get: without} = await front(
      {...vendor, capabilities: {...vendor.capabilities, recordings: []}},
      {authorize: () => true},
    );
    assert.equal((await without('/calls/c-1/tape')).status, 404);
    assert.match(await (await without('/calls/c-1')).text(), /"tape":null/);
    const {get: redacted} = await front(vendor, {redact: ['recording']});
    assert.doesNotMatch(await (await redacted('/calls/c-1')).text(), /tape/);
    assert.equal((await redacted('/calls/c-1/tape')).status, 404, 'what is redacted is not served');
  });

  it('tells of its key, with or without what stands before it, to nobody', async () => {
    for (const echo of ['Token key-of-ours', 'key-of-ours']) {
      const {get} = await front(vendor, {authorize: () => true}, () => Response.json({rows: [], echo}));
      assert.equal((await get('/calls')).status, 502, echo);
    }
  });

  it('may be asked for single calls alone', async () => {
    const {call} = routes;
    const {get} = await front({...vendor, capabilities: {call: {transcript: false}, recordings: []}, routes: {call}});
    assert.equal((await get('/calls/c-1')).status, 200);
    assert.equal((await get('/calls/c-2')).status, 404);
    assert.equal((await get('/calls')).status, 404);
  });

  it('is told what is missing', async () => {
    const parsing = (parts: object): Vendor => ({...vendor, parser: () => Promise.resolve({...parser, ...parts})});
    await assert.rejects(
      upstreamOf(parsing({rows: undefined}), server),
      /TypeError: upstreamOf: the parser of “outside” .*`rows`/,
    );
    await assert.rejects(
      upstreamOf(parsing({read: undefined}), server),
      /TypeError: upstreamOf: the parser of “outside” .*`read`/,
    );
    await assert.rejects(upstreamOf({...vendor, name: ''}, server), /TypeError: upstreamOf: name must be /);
    const list = {path: '/calls', query: ['p', 'n']};
    const defects: readonly (readonly [field: string, route: object])[] = [
      ...[5, 'x', {}, [1], ['']].map((body) => ['body', {body}] as const),
      ...[-5, 0, 1.5, '50', null].map((maxPageSize) => ['maxPageSize', {pageSize: 'n', maxPageSize}] as const),
      ...['per_page', '', 5].map((pageSize) => ['pageSize', {pageSize}] as const),
      ['pageSize', {body: ['paging.limit'], pageSize: 'paging'}],
      ['pageSize', {pageSize: undefined, maxPageSize: 50}],
    ];
    for (const [field, route] of defects) {
      const wrong = {...vendor, routes: {...routes, list: {...list, ...route}}} as Vendor;
      await assert.rejects(upstreamOf(wrong, server), {
        name: 'TypeError',
        message: new RegExp(`^upstreamOf: routes.list.${field} must be `),
      });
    }
    for (const maxPageSize of [51, undefined]) {
      const larger = {
        ...vendor.capabilities,
        list: {...vendor.capabilities.list, maxPageSize},
      } as Vendor['capabilities'];
      await assert.rejects(
        upstreamOf({...vendor, capabilities: larger}, server),
        /capabilities\.list\.maxPageSize must be 50 at most/,
      );
    }
    await assert.rejects(front(vendor, {redact: ['transcript']}), /`fields` must list the fields of `transcript`/);
    await assert.doesNotReject(front(vendor, {redact: ['recording', 'said']}));
  });
});
