/** What the client asks is what the vendors document: their paths, their parameters, their bodies, and no others. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {askCall, askCalls} from '../../src/sources/remote.js';
import type {CallsQuery, ListQuery} from '../../src/model/query.js';
import {filters} from '../../src/vendors/guard.js';
import {builtIn} from '../../src/vendors/registry.js';
import {OpenApi} from './documents.js';

/** A vendor whose own pages are here as an OpenAPI document; one without is held against its mock alone. */
interface Documented {
  readonly documents: readonly OpenApi[];
  readonly mock: (request: Request) => Response | Promise<Response>;
  /** A channel in its words. */
  readonly channel: string;
  /** The number of its first page. */
  readonly firstPage: number;
  /** What its list can be sorted by. */
  readonly sorted: string;
  readonly listPath: string;
}
const documented: Readonly<Record<string, Documented>> = {
  agni: {
    documents: [new OpenApi('agni'), new OpenApi('agni-rules')],
    mock: createAgniMock({key: null}),
    channel: 'voice',
    firstPage: 1,
    sorted: 'started_at',
    listPath: '/api/v1/calling/call-sessions',
  },
  zudu: {
    documents: [new OpenApi('zudu')],
    mock: createZuduMock({key: null}),
    channel: 'web_call',
    firstPage: 0,
    sorted: 'start_timestamp',
    listPath: '/api/calls',
  },
};

const documentedOf = (name: string): Documented => {
  const found = documented[name];
  assert.ok(found, `${name} has no document`);
  return found;
};
const wrong = async (name: string, request: Request): Promise<string> =>
  (await Promise.all(documentedOf(name).documents.map(async (one) => one.request(request.clone()))))
    .filter(Boolean)
    .join('; ');
const values = ({channel}: Documented): Readonly<Record<string, string>> => ({
  agentId: 'a b',
  status: 'ended',
  channel,
  callerNumber: '+14155550123',
  search: 'x&y=z',
  startedAfter: '2026-06-01',
  startedBefore: '2026-06-30T00:00:00+05:30',
});
const first: ListQuery = {kind: 'list', page: 1, pageSize: 20};

for (const [vendor, one] of Object.entries(documented)) {
  const can = builtIn.find(({name}) => name === vendor)?.capabilities;
  assert.ok(can, `${vendor} has a document, and is no vendor`);
  const own: ListQuery[] = [
    first,
    {...first, page: 3, pageSize: 50},
    ...filters
      .filter((filter) => can.list?.filters.includes(filter))
      .map((filter) => ({...first, [filter]: values(one)[filter]})),
    ...Object.keys(can.list?.sorts ?? {}).flatMap((sortBy) => [
      {...first, sortBy},
      {...first, sortBy, sortOrder: 'asc' as const},
    ]),
    {
      ...first,
      ...Object.fromEntries((can.list?.filters ?? []).map((filter) => [filter, values(one)[filter]])),
      page: 2,
    },
  ];
  const phone = {kind: 'phone', phone: contacts[0].number, page: 1, pageSize: 20} as const;
  const queries: readonly CallsQuery[] = [
    ...own,
    ...(can.phone ? [phone, {...phone, page: 2, includeTranscripts: true}] : []),
    ...(can.contact ? [{kind: 'contact', contactId: contacts[0].id} as const] : []),
  ];

  describe(`what ${vendor} is asked`, () => {
    it('is documented, whatever the question', async () => {
      const asked: Request[] = [];
      const connection = {
        endpoint: 'https://proxy.example',
        vendor,
        fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
          const request = new Request(url, init);
          asked.push(request.clone());
          return one.mock(request);
        },
      };
      const pages = await Promise.all(queries.map(async (query) => askCalls(connection, query)));
      const id = pages[0]?.calls[0]?.id ?? '';
      await askCall(connection, {kind: 'call', callId: id});
      assert.ok(asked.length > queries.length);
      for (const request of asked) assert.equal(await wrong(vendor, request), '', `${request.method} ${request.url}`);
    });
  });
}

/** The same request for a page some further on; what a client sends that counts from another number. */
async function shifted(request: Request, by: number): Promise<Request> {
  const url = new URL(request.url);
  const page = url.searchParams.get('page');
  if (page !== null) url.searchParams.set('page', String(Number(page) + by));
  const text = await request.clone().text();
  const body = text && (JSON.parse(text) as {page: number});
  const {method, headers} = request;
  return new Request(url, {method, headers, ...(body ? {body: JSON.stringify({...body, page: body.page + by})} : {})});
}

/**
 * What is wrong with how the client turns pages, asked plainly and sorted, which Zudu is asked by POST; `by` makes it
 * count wrongly.
 */
async function turning(vendor: string, by: number): Promise<readonly string[]> {
  const {mock, firstPage, sorted, listPath} = documentedOf(vendor);
  const asked: number[] = [];
  const connection = {
    endpoint: 'https://proxy.example',
    vendor,
    fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
      const request = await shifted(new Request(url, init), by);
      const {page} = (await request
        .clone()
        .json()
        .catch(() => ({}))) as {page?: number};
      asked.push(page ?? Number(new URL(request.url).searchParams.get('page') ?? NaN));
      return mock(request);
    },
  };
  // What the mock has first, and on its third page, when it is asked for everything: no page has to be named for that.
  const all = (await (await mock(new Request(`https://mock.example${listPath}?page_size=240&limit=240`))).json()) as {
    readonly data: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  };
  const ids = (all.data['calls'] ?? all.data['callSessions'] ?? []).map(({call_id: call, id}) => call ?? id);
  const faults: string[] = [];
  for (const query of [first, {...first, sortBy: sorted, sortOrder: 'desc'} as const]) {
    for (const page of [1, 3]) {
      const shown = await askCalls(connection, {...query, page}).then(({calls}) => calls[0]?.id, String);
      const sent = asked.at(-1);
      if (sent !== page - 1 + firstPage) faults.push(`for page ${page}, page=${String(sent)} is asked`);
      if (shown !== ids[(page - 1) * first.pageSize]) faults.push(`page ${page} begins with ${shown ?? 'nothing'}`);
    }
  }
  return faults;
}

describe('the pages', () => {
  for (const vendor of Object.keys(documented)) {
    it(`of ${vendor} are counted as ${vendor} counts them, and show its calls from the first`, async () => {
      assert.deepEqual(await turning(vendor, 0), []);
    });

    it(`of ${vendor}, counted from another number, are found out`, async () => {
      for (const by of [-1, 1]) {
        const faults = (await turning(vendor, by)).join('\n');
        assert.match(faults, /for page 1, page=-?\d is asked/);
        assert.match(faults, /page 1 begins with/);
        assert.match(faults, /page 3 begins with/);
      }
    });
  }
});

describe('the documents', () => {
  it('find out what is not documented', async () => {
    const get = async (address: string, init?: RequestInit) =>
      wrong('agni', new Request(`https://proxy.example${address}`, init));
    const list = '/api/v1/calling/call-sessions';
    assert.equal(await get(`${list}?page=2&status=completed`), '');
    assert.match(await get(`${list}?offset=20`), /offset is not documented/);
    assert.match(await get(`${list}?page=1.5`), /page=1\.5/);
    assert.match(await get('/api/v1/calling/phone-history?page=1'), /phone is missing/);
    const history = '/api/v1/calling/phone-history?phone=%2B14155550123';
    assert.equal(await get(`${history}&page_size=100`), '');
    for (const address of [
      `${list}?page=0`,
      `${list}?page_size=0`,
      `${list}?sort_order=descending`,
      `${list}?started_after=1781170200000`,
      `${list}?started_before=yesterday`,
      `${list}?caller_number=4155550123`,
      `${history}&page_size=101`,
      '/api/v1/calling/phone-history?phone=0415',
    ])
      assert.notEqual(await get(address), '', address);
    assert.match(await get('/api/v1/calls'), /is not documented/);
    assert.match(await get(list, {method: 'POST', body: '{}'}), /is not documented/);
    const post = async (body: object) =>
      wrong('zudu', new Request('https://proxy.example/api/calls', {method: 'POST', body: JSON.stringify(body)}));
    assert.equal(await post({page: 0, filter_criteria: {call_status: ['ended']}}), '');
    const criteria = [
      {from_number: ['x']},
      {call_type: ['voice']},
      {call_status: 'ended'},
      {duration_ms: {lower_threshold: -1}},
    ];
    const paging = [{offset: 1}, {page: -1}, {page: null}, {limit: 0}, {sort_order: 'asc'}];
    for (const body of [...paging, ...criteria.map((one) => ({filter_criteria: one}))]) {
      assert.notEqual(await post(body), '', JSON.stringify(body));
    }
  });
});
