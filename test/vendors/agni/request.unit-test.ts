/** How questions are put: the documented paths and parameters, and no other. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {ListQuery} from '../../../src/model/query.js';
import {CallsError} from '../../../src/model/errors.js';
import {agni} from '../../../src/vendors/agni/index.js';
import {agniRoutes} from '../../../src/vendors/agni/routes.js';
import {findVendor} from '../../../src/vendors/registry.js';
import {contact, history, list} from './answers.js';

const known = (query: Parameters<typeof agni.request>[0]): object => {
  const {route, id, query: values} = agni.request(query);
  return {
    path: route.path,
    id,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  };
};

describe('the vendor', () => {
  it('is found by its name, and nobody else is', () => {
    expect(findVendor('agni')).to.include({name: 'agni', capabilities: agni.capabilities, routes: agni.routes});
    for (const name of ['', 'agni ', 'zudo', 'constructor', '__proto__'])
      expect(findVendor(name)?.name, name).to.equal(undefined);
  });

  it('has the documented routes', () => {
    expect(agni.routes).to.deep.equal({
      list: {
        path: '/api/v1/calling/call-sessions',
        query: [
          'page',
          'page_size',
          'agent_id',
          'status',
          'channel',
          'caller_number',
          'search',
          'sort_by',
          'sort_order',
          'started_after',
          'started_before',
        ],
        page: 'page',
        pageSize: 'page_size',
      },
      contact: {path: '/api/v1/contacts/{id}/calls', query: []},
      phone: {
        path: '/api/v1/calling/phone-history',
        query: ['phone', 'page', 'page_size', 'include_transcripts'],
        page: 'page',
        pageSize: 'page_size',
        maxPageSize: 100,
      },
      call: {path: '/api/v1/calling/call-sessions-detail/{id}', query: []},
      recording: {path: '/api/v1/calling/sessions/{id}/recording', query: []},
    });
  });
});

describe('a question', () => {
  const full: Required<ListQuery> = {
    kind: 'list',
    page: 2,
    pageSize: 50,
    agentId: 'a',
    status: 'completed',
    channel: 'voice',
    callerNumber: '+14155550100',
    search: 'x y',
    sortBy: 'started_at',
    sortOrder: 'desc',
    startedAfter: '2026-06-01',
    startedBefore: '2026-06-30T00:00:00Z',
    firstDay: '2026-06-01',
    lastDay: '2026-06-30',
  };

  it('about the list has every documented parameter', () => {
    expect(known(full)).to.deep.equal({
      path: agniRoutes.list.path,
      id: undefined,
      page: 2,
      page_size: 50,
      agent_id: 'a',
      status: 'completed',
      channel: 'voice',
      caller_number: '+14155550100',
      search: 'x y',
      sort_by: 'started_at',
      sort_order: 'desc',
      started_after: '2026-06-01',
      started_before: '2026-06-30T00:00:00Z',
    });
    expect(known(list())).to.deep.equal({path: agniRoutes.list.path, id: undefined, page: 1, page_size: 20});
  });

  it('about a contact, a number and a call has its own', () => {
    expect(known(contact)).to.deep.equal({path: agniRoutes.contact.path, id: 'grace'});
    expect(known(history({includeTranscripts: true}))).to.deep.equal({
      path: agniRoutes.phone.path,
      id: undefined,
      phone: '+919876543210',
      page: 1,
      page_size: 20,
      include_transcripts: true,
    });
    expect(known({kind: 'call', callId: 'c'})).to.deep.equal({path: agniRoutes.call.path, id: 'c'});
  });

  it('for more calls on a page than Agni gives is refused, in the name of the attribute', () => {
    expect(() => findVendor('agni')?.request(history({pageSize: 101})))
      .to.throw(CallsError)
      .that.deep.includes({code: 'bad-request', facts: {attribute: 'page-size'}});
    expect(findVendor('agni')?.request(history({pageSize: 100})).query).to.include({page_size: 100});
  });

  it('passes nothing on that is not documented', () => {
    const {query} = agni.request({...full, token: 'secret', kind: 'phone'} as never);
    expect(Object.keys(query)).to.deep.equal(agniRoutes.phone.query);
    expect(JSON.stringify(query)).not.to.include('secret');
  });
});
