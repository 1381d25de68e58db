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

  it('that is none, or empty, is a mistake, and no yes', async () => {
    for (const query of [{}, [], {agent_id: ''}, {agent_id: undefined}, {agent_id: 1}, 'agent_id=agent-1']) {
      for (const path of [paths.list, paths.call]) {
        assert.equal((await narrowedBy({query} as unknown as Narrowed, path)).status, 403, JSON.stringify(query));
      }
    }
    assert.deepEqual(vendor.seen, []);
  });

  it('the route has is asked with it', async () => {
    assert.equal((await narrowedBy({query: {agent_id: 'agent-1'}}, paths.list)).status, 200);
    assert.deepEqual(
      vendor.seen.map(({url}) => url),
      [`${paths.list}?agent_id=agent-1`],
    );
  });
});

describe('a yes narrowed by `within`', () => {
  it('that gives a promise lets nothing pass, whatever it comes to', async () => {
    const within = (() => Promise.resolve(true)) as unknown as () => boolean;
    for (const path of [paths.call, paths.recording])
      assert.equal((await narrowedBy({within}, path)).status, 404, path);
    for (const path of [paths.list, paths.contact, paths.phone]) {
      const {status, body} = await narrowedBy({within}, path);
      assert.deepEqual([status, body.includes('a call')], [200, false], path);
    }
  });
});

describe('what lies beside the calls that were looked at', () => {
  const foreign = {id: 'call-9', started_at: '2026-06-11T12:00:00Z', summary: 'a stranger’s'};
  const within = ({id}: {readonly id: string}) => id === 'call-1';

  it('is no call, or the answer does not pass', async () => {
    for (const more of [
      {latest: foreign},
      {by_id: {b: foreign}},
      {meta: {deep: {last: foreign}}},
      {related: [foreign]},
    ]) {
      vendor.answer = ({url = ''}, response) => {
        sendJson(response, {success: true, ...more, data: url.includes('detail') ? row : {callSessions: [row]}});
      };
      for (const path of [paths.list, paths.call]) {
        const {code, body} = await narrowedBy({within}, path);
        assert.deepEqual(
          [code, body.includes('stranger')],
          ['upstream-unknown-shape', false],
          `${path} ${JSON.stringify(more)}`,
        );
      }
    }
  });

  it('may be facts about the page of calls', async () => {
    const meta = {total: 3, page: 1, range: {from: '2026-01-01'}, tags: ['a']};
    vendor.answer = (_, response) => sendJson(response, {success: true, meta, data: {callSessions: [row]}});
    assert.equal((await narrowedBy({within}, paths.list)).status, 200);
  });

  it('is not told by filters either: they are counted with everybody’s calls', async () => {
    assert.equal((await narrowedBy({within}, `${paths.list}?search=secret`)).status, 403);
    assert.equal(
      (await narrowedBy({within}, `${paths.list}?page=2&page_size=5&sort_by=started_at&sort_order=desc`)).status,
      200,
    );
    assert.equal((await narrowedBy({within, query: {agent_id: 'agent-1'}}, `${paths.list}?search=mine`)).status, 200);
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
