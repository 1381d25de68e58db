/** A narrowed yes of the page's own server: what it leaves, and that a mistaken one is no yes at all. */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import type {Authorize, Narrowed} from '../../src/proxy/index.js';
import {canaryIsNowhere, front, get, paths, sendJson, sendText, startVendor} from './support.js';

const vendor = await startVendor();
const row = {id: 'call-1', agent_id: 'agent-1', summary: 'a call'};
beforeEach(() => {
  vendor.seen = [];
  vendor.answer = ({url = ''}, response) => {
    if (url.endsWith('/recording')) sendText(response, 'audio', 200, 'audio/wav');
    else if (url.includes('detail')) sendJson(response, {success: true, data: row});
    else if (url.includes('/contacts/')) sendJson(response, {success: true, data: [row]});
    else if (url.includes('phone-history')) sendJson(response, {success: true, calls: [row]});
    else sendJson(response, {success: true, data: {callSessions: [row]}});
  };
});
const narrowedBy = async (decision: Narrowed, path: string) => {
  const authorize: Authorize = () => decision;
  return get((await front({baseUrl: vendor.url, authorize})).url + path);
};

describe('a yes narrowed by a parameter', () => {
  it('the route does not have is a no: it would be a yes to everything', async () => {
    for (const path of [paths.call, paths.recording, paths.contact]) {
      assert.equal((await narrowedBy({query: {agent_id: 'agent-1'}}, path)).status, 403, path);
    }
    assert.equal((await narrowedBy({query: {agent: 'agent-1'}}, paths.list)).status, 403);
    assert.deepEqual(vendor.seen, []);
  });

  it('the route has is asked with it', async () => {
    assert.equal((await narrowedBy({query: {agent_id: 'agent-1'}}, paths.list)).status, 200);
    assert.deepEqual(vendor.seen.map(({url}) => url), [`${paths.list}?agent_id=agent-1`]);
  });
});

describe('a yes narrowed by `within`', () => {
  it('that gives a promise lets nothing pass, whatever it comes to', async () => {
    const within = (() => Promise.resolve(true)) as unknown as () => boolean;
    for (const path of [paths.call, paths.recording]) assert.equal((await narrowedBy({within}, path)).status, 404, path);
    for (const path of [paths.list, paths.contact, paths.phone]) {
      const {status, body} = await narrowedBy({within}, path);
      assert.deepEqual([status, body.includes('a call')], [200, false], path);
    }
  });
});

describe('a yes narrowed by `contact`', () => {
  it('lets no answer pass that is about another call than the one asked for', async () => {
    const others = vendor.answer;
    vendor.answer = (request, response) => {
      if (request.url?.includes('detail')) sendJson(response, {success: true, data: {...row, id: 'call-2'}});
      else others(request, response);
    };
    const {status, body} = await narrowedBy({contact: 'contact-1'}, paths.call);
    assert.deepEqual([status, body.includes('a call')], [404, false]);
  });
});

canaryIsNowhere();
