/**
 * What a scope token opens, over real sockets: exactly one contact, number, agent or call. The vendor here ignores
 * every filter.
 */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {authorizeScope, signScope, type Scope} from '../../src/proxy/index.js';
import {canaryIsNowhere, front, get, sendJson, sendText, startVendor} from './support.js';

const secret = 'a secret of more than thirty-two bytes';
const calling = '/api/v1/calling';
const mine = {contact: 'contact-1', phone: '+14155550100', agent: 'agent-1', call: 'call-1'} as const;
/** One call within every scope, and calls outside of each. */
const rows = [
  {id: 'call-1', agent_id: 'agent-1', caller_number: '+14155550100', callee_number: '+14155550199', summary: 'inside'},
  {id: 'call-2', agent_id: 'agent-2', caller_number: '+14155550177', callee_number: '+14155550188', summary: 'outside'},
  {id: 'call-3', summary: 'outside: a call that says nothing of itself'},
  'outside: no call at all',
];

const vendor = await startVendor();
const vendorAnswers: typeof vendor.answer = (request, response) => {
  const path = request.url ?? '';
  const id = /(?:detail|sessions)\/([^/?]+)/.exec(path)?.[1];
  const found = rows.find((row) => typeof row === 'object' && row.id === id);
  if (path.endsWith('/recording')) sendText(response, `audio of ${id}`, 200, 'audio/wav');
  else if (path.includes('detail')) sendJson(response, {success: true, data: found}, found ? 200 : 404);
  else if (path.includes('/contacts/'))
    sendJson(response, {success: true, data: path.includes('contact-1') ? [rows[0]] : [rows[1]]});
  else if (path.includes('phone-history')) sendJson(response, {success: true, calls: rows});
  else sendJson(response, {success: true, data: {callSessions: rows}});
};
beforeEach(() => {
  vendor.seen = [];
  vendor.answer = vendorAnswers;
});
const proxy = await front({baseUrl: vendor.url, authorize: authorizeScope(secret)});
const asking = async (scope: Scope, path: string, init: RequestInit = {}) =>
  get(proxy.url + path, {...init, headers: {authorization: `Bearer ${await signScope(scope, secret)}`}});

const list = `${calling}/call-sessions`;
const phone = (number: string) => `${calling}/phone-history?phone=${encodeURIComponent(number)}`;
const contact = (id: string) => `/api/v1/contacts/${id}/calls`;
const call = (id: string) => `${calling}/call-sessions-detail/${id}`;
const recording = (id: string) => `${calling}/sessions/${id}/recording`;

/** Everything one could ask for, and what each token gets. */
const table: readonly (readonly [path: string, expected: Readonly<Record<keyof typeof mine, number>>])[] = [
  [list, {contact: 403, phone: 403, agent: 200, call: 403}],
  [`${list}?agent_id=agent-1`, {contact: 403, phone: 403, agent: 200, call: 403}],
  [`${list}?agent_id=agent-2`, {contact: 403, phone: 403, agent: 403, call: 403}],
  [`${list}?caller_number=%2B14155550100`, {contact: 403, phone: 403, agent: 200, call: 403}],
  [contact('contact-1'), {contact: 200, phone: 403, agent: 403, call: 403}],
  [contact('contact-2'), {contact: 403, phone: 403, agent: 403, call: 403}],
  [contact('contact-11'), {contact: 403, phone: 403, agent: 403, call: 403}],
  [contact('Contact-1'), {contact: 403, phone: 403, agent: 403, call: 403}],
  [phone('+14155550100'), {contact: 403, phone: 200, agent: 403, call: 403}],
  [phone('+1 (415) 555-0100'), {contact: 403, phone: 200, agent: 403, call: 403}],
  [phone('+14155550177'), {contact: 403, phone: 403, agent: 403, call: 403}],
  [phone('+14155550100,+14155550177'), {contact: 403, phone: 403, agent: 403, call: 403}],
  [phone(''), {contact: 403, phone: 403, agent: 403, call: 403}],
  [`${calling}/phone-history`, {contact: 403, phone: 403, agent: 403, call: 403}],
  [call('call-1'), {contact: 200, phone: 200, agent: 200, call: 200}],
  [call('call-2'), {contact: 404, phone: 404, agent: 404, call: 403}],
  [call('call-3'), {contact: 404, phone: 404, agent: 404, call: 403}],
  [recording('call-1'), {contact: 200, phone: 200, agent: 200, call: 200}],
  [recording('call-2'), {contact: 404, phone: 404, agent: 404, call: 403}],
  [recording('call-3'), {contact: 404, phone: 404, agent: 404, call: 403}],
];

describe('a scope token', () => {
  for (const kind of ['contact', 'phone', 'agent', 'call'] as const) {
    it(`for one ${kind} opens that and nothing else`, async () => {
      for (const [path, expected] of table) {
        const {status, body} = await asking({[kind]: mine[kind]} as unknown as Scope, path);
        assert.equal(status, expected[kind], `${kind} ${path}: ${body}`);
        assert.equal(body.includes('outside'), false, `${kind} ${path}`);
        assert.equal(status === 200, /inside|audio of call-1/.test(body), `${kind} ${path}: ${body}`);
      }
      assert.ok(
        vendor.seen.every(({url}) => !url.includes('call-2/recording')),
        'nothing was streamed to be thrown away',
      );
    });
  }

  it('asks nothing of the vendor for what it does not open', async () => {
    await asking({contact: 'contact-1'}, contact('contact-2'));
    await asking({call: 'call-1'}, call('call-2'));
    await asking({call: 'call-1'}, recording('call-2'));
    await asking({agent: 'agent-1'}, `${list}?agent_id=agent-2`);
    assert.deepEqual(vendor.seen, []);
  });

  it('for an agent narrows the list before it is asked for, and after', async () => {
    const {body} = await asking({agent: 'agent-1'}, `${list}?page=2&status=completed`);
    assert.deepEqual(
      vendor.seen.map(({url}) => url),
      [`${list}?page=2&status=completed&agent_id=agent-1`],
    );
    assert.deepEqual(JSON.parse(body), {success: true, data: {callSessions: [rows[0]]}});
  });

  it('for a contact has the contact’s own list asked, and believes nothing else', async () => {
    await asking({contact: 'contact-1'}, recording('call-1'));
    assert.deepEqual(
      vendor.seen.map(({url}) => url),
      [contact('contact-1'), recording('call-1')],
    );
    vendor.answer = (_, response) => sendJson(response, {success: true, items: [{id: 'call-1'}]});
    assert.equal((await asking({contact: 'contact-1'}, recording('call-1'))).code, 'upstream-unknown-shape');
    vendor.answer = (_, response) => sendJson(response, {}, 500);
    assert.equal((await asking({contact: 'contact-1'}, recording('call-1'))).code, 'upstream-failed');
  });

  it('lets a list of a shape nobody knows not pass', async () => {
    vendor.answer = (_, response) => sendJson(response, {success: true, results: rows});
    for (const [scope, path] of [
      [{agent: 'agent-1'}, list],
      [{phone: mine.phone}, phone(mine.phone)],
    ] as const) {
      const {status, code} = await asking(scope, path);
      assert.deepEqual([status, code], [502, 'upstream-unknown-shape']);
    }
  });

  it('looks at every list an answer may have, not at the first alone', async () => {
    for (const answer of [
      {success: true, calls: [rows[0]], data: {callSessions: rows}},
      {success: true, data: {callSessions: [], calls: rows}},
      {success: true, calls: [rows[0]], data: [rows[1]]},
    ]) {
      vendor.answer = (_, response) => sendJson(response, answer);
      assert.equal((await asking({agent: 'agent-1'}, list)).body.includes('outside'), false, JSON.stringify(answer));
    }
  });

  it('holds for a call whose answer names another', async () => {
    vendor.answer = (_, response) => sendJson(response, {success: true, data: rows[1]});
    for (const scope of [{call: 'call-1'}, {agent: 'agent-1'}, {phone: mine.phone}]) {
      const {status, body} = await asking(scope, call('call-1'));
      assert.deepEqual([status, body.includes('outside')], [404, false]);
    }
  });

  it('holds when the same name is in the answer twice', async () => {
    const [inside, outside] = [JSON.stringify([rows[0]]), JSON.stringify([rows[1]])];
    vendor.answer = (_, response) =>
      sendText(response, `{"success":true,"data":{"callSessions":${outside},"callSessions":${inside}}}`);
    const {status, body} = await asking({agent: 'agent-1'}, list);
    assert.deepEqual([status, body.includes('inside'), body.includes('outside')], [200, true, false]);
  });

  it('holds for every one of those who share a question', async () => {
    let decided = 0;
    const authorize = authorizeScope(secret);
    const shared = await front({
      baseUrl: vendor.url,
      authorize: async (request, asked) => {
        const decision = await authorize(request, asked);
        decided++;
        return decision;
      },
    });
    let release: (() => void) | undefined;
    vendor.answer = (request, response) => {
      release = () => vendorAnswers(request, response);
    };
    const authorization = `Bearer ${await signScope({agent: 'agent-1'}, secret)}`;
    const several = [1, 2, 3].map(() => get(shared.url + list, {headers: {authorization}}));
    while (decided < 3 || !release) await new Promise(setImmediate);
    release();
    for (const {status, body} of await Promise.all(several))
      assert.deepEqual([status, body.includes('outside')], [200, false]);
    assert.equal(vendor.seen.length, 1);
  });
});

canaryIsNowhere();
