/**
 * How questions are put: by GET, or by POST where something is to be filtered or sorted; never with a filter Zudu does
 * not have.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {CallsError} from '../../../src/model/errors.js';
import type {ListQuery} from '../../../src/model/query.js';
import type {Vendor} from '../../../src/vendors/contract.js';
import {findVendor} from '../../../src/vendors/registry.js';
import {zudu} from '../../../src/vendors/zudu/index.js';
import {zuduUpstream} from '../../../src/vendors/zudu/upstream.js';
import {fixture, history, list} from './answers.js';

const request: Vendor['request'] = (query) => (findVendor('zudu') as Vendor).request(query);

const bodyOf = async (query: ListQuery): Promise<unknown> => {
  const {post, query: params} = request(query);
  if (!post) throw new Error('It is no POST.');
  expect(post.method).to.equal('POST');
  expect(post.body.type).to.equal('application/json');
  expect(params).to.deep.equal({});
  return JSON.parse(await post.body.text());
};

describe('the vendor', () => {
  it('is found by its name, with what it can do, its routes and how it is asked, before any answer is read', () => {
    const {capabilities, routes} = zudu;
    expect(findVendor('zudu')).to.include({name: 'zudu', capabilities, routes});
    expect(request(list()).route).to.equal(routes.list);
  });

  it('is addressed with a key and a secret, and has no contacts', () => {
    expect(zuduUpstream.baseUrl).to.equal('https://api.zudu.ai');
    expect(zuduUpstream.keyHeaders).to.deep.equal(['X-API-KEY', 'X-API-SECRET']);
    expect(zuduUpstream.routes).not.to.have.property('contact');
    expect(zuduUpstream.withheld).to.include('public_log_url');
  });

  it('gives a server the rows themselves, a call, and where its recording lies', async () => {
    const many = (await fixture('calls.verbatim')) as {data: {calls: unknown[]}};
    expect(zuduUpstream.rows(many)).to.equal(many.data.calls);
    expect(zuduUpstream.read(many.data.calls[0])?.id).to.equal('call-456');
    const one = (await fixture('call.filled')) as {data: unknown};
    expect(zuduUpstream.single(one)).to.equal(one.data);
    expect(zuduUpstream.recording?.(one)).to.equal('https://storage.example/recordings/call-456.scrubbed.mp4');
    expect(zuduUpstream.rows(null)).to.equal(undefined);
    expect(zuduUpstream.read(7)).to.equal(undefined);
    expect(zuduUpstream.recording?.({})).to.equal(undefined);
  });
});

describe('a question', () => {
  it('about the plain list is a GET that counts its pages from 0', () => {
    const {route: _, ...plain} = request(list());
    expect(plain).to.deep.equal({id: undefined, query: {page: '0', limit: 20}});
    expect(request(list({page: 3, pageSize: 50})).query).to.deep.equal({page: '2', limit: 50});
    expect(request(list()).route.path).to.equal('/api/calls');
  });

  it('with filters or an order is a POST', async () => {
    const full = list({
      page: 2,
      pageSize: 50,
      agentId: 'a',
      status: 'ENDED',
      channel: 'PHONE_CALL',
      search: 'x y',
      sortBy: 'start_timestamp',
      sortOrder: 'asc',
    });
    expect(await bodyOf(full)).to.deep.equal({
      page: 1,
      limit: 50,
      sort_by: 'start_timestamp',
      sort_order: 'ascending',
      filter_criteria: {call_status: ['ENDED'], call_type: ['PHONE_CALL'], agent_id: 'a', transcript_search: 'x y'},
    });
    expect(await bodyOf(list({sortOrder: 'desc'}))).to.deep.equal({
      page: 0,
      limit: 20,
      sort_order: 'descending',
      filter_criteria: {},
    });
  });

  it("about one call has its id, about a number the list's latest calls", () => {
    const one = request({kind: 'call', callId: 'c'});
    expect(one.route.path).to.equal('/api/calls/{id}');
    expect(one.id).to.equal('c');
    expect(one.query).to.deep.equal({});
    const many = request(history({page: 4, pageSize: 5}));
    expect(many.route.path).to.equal('/api/calls');
    expect(many.query).to.deep.equal({page: '0', limit: 50});
    expect(many.post).to.equal(undefined);
  });

  it('Zudu cannot answer is refused, in the name of the attribute', () => {
    const lacking = {
      'caller-number': list({callerNumber: '+14155550100'}),
      'started-after': list({startedAfter: '2026-06-01'}),
      'started-before': list({startedBefore: '2026-06-01'}),
      'contact-id': {kind: 'contact', contactId: 'x'} as const,
    };
    for (const [attribute, query] of Object.entries(lacking)) {
      expect(() => request(query), attribute)
        .to.throw(CallsError)
        .that.deep.includes({code: 'unsupported', facts: {attribute}});
    }
  });
});
