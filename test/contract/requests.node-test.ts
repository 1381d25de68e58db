/** What the client asks is what the vendors document: their paths, their parameters, their bodies, and no others. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {askCall, askCalls} from '../../src/client/client.js';
import type {CallsQuery, ListQuery} from '../../src/model/query.js';
import {filters} from '../../src/vendors/asked.js';
import {builtIn} from '../../src/vendors/built-in.js';
import {OpenApi} from './documents.js';

const documents = {agni: new OpenApi('agni'), zudu: new OpenApi('zudu')};
const mocks = {agni: createAgniMock({key: null}), zudu: createZuduMock({key: null})};
const values: Readonly<Record<string, string>> = {
  agentId: 'a b', status: 'ended', channel: 'voice', callerNumber: '+14155550123', search: 'x&y=z', startedAfter: '2026-06-01',
  startedBefore: '2026-06-30T00:00:00+05:30',
};
const first: ListQuery = {kind: 'list', page: 1, pageSize: 20};

for (const {name, capabilities: can} of builtIn) {
  const vendor = name as keyof typeof documents;
  const own: ListQuery[] = [
    first, {...first, page: 3, pageSize: 50},
    ...filters.filter(filter => can.list?.filters.includes(filter)).map(filter => ({...first, [filter]: values[filter]})),
    ...Object.keys(can.list?.sorts ?? {}).flatMap(sortBy => [{...first, sortBy}, {...first, sortBy, sortOrder: 'asc' as const}]),
    {...first, ...Object.fromEntries((can.list?.filters ?? []).map(filter => [filter, values[filter]])), page: 2},
  ];
  const phone = {kind: 'phone', phone: contacts[0].number, page: 1, pageSize: 20} as const;
  const queries: readonly CallsQuery[] = [
    ...own, ...can.phone ? [phone, {...phone, page: 2, includeTranscripts: true}] : [],
    ...can.contact ? [{kind: 'contact', contactId: contacts[0].id} as const] : [],
  ];

  describe(`what ${name} is asked`, () => {
    it('is documented, whatever the question', async () => {
      const asked: Request[] = [];
      const connection = {
        endpoint: 'https://proxy.example', vendor,
        fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
          const request = new Request(url, init);
          asked.push(request.clone());
          return mocks[vendor](request);
        },
      };
      const pages = await Promise.all(queries.map(async query => askCalls(connection, query)));
      const id = pages[0]?.calls[0]?.id ?? '';
      await askCall(connection, {kind: 'call', callId: id});
      assert.ok(asked.length > queries.length);
      for (const request of asked) assert.equal(await documents[vendor].request(request), '', `${request.method} ${request.url}`);
    });
  });
}

describe('the documents', () => {
  it('find out what is not documented', async () => {
    const get = (address: string, init?: RequestInit) => documents.agni.request(new Request(`https://proxy.example${address}`, init));
    const list = '/api/v1/calling/call-sessions';
    assert.equal(await get(`${list}?page=2&status=completed`), '');
    assert.match(await get(`${list}?offset=20`), /offset is not documented/);
    assert.match(await get(`${list}?page=1.5`), /page=1\.5/);
    assert.match(await get('/api/v1/calling/phone-history?page=1'), /phone is missing/);
    assert.match(await get('/api/v1/calls'), /is not documented/);
    assert.match(await get(list, {method: 'POST', body: '{}'}), /is not documented/);
    const post = (body: object) =>
      documents.zudu.request(new Request('https://proxy.example/api/calls', {method: 'POST', body: JSON.stringify(body)}));
    assert.equal(await post({page: 0, filter_criteria: {call_status: ['ended']}}), '');
    for (const body of [{offset: 1}, {page: -1}, {sort_order: 'asc'}, {filter_criteria: {from_number: ['x']}}]) {
      assert.notEqual(await post(body), '', JSON.stringify(body));
    }
  });
});
