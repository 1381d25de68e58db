/**
 * Recording tickets: what `<audio>`, which sends no headers, plays with. Each opens one recording for a few minutes,
 * and nothing else.
 */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {SignJWT, decodeJwt, generateKeyPair} from 'jose';
import {authorizeScope, createProxy, signScope, type ProxyOptions} from '../../src/proxy/index.js';
import {signTicket} from '../../src/proxy/scope.js';
import {canaryIsNowhere, front, get, paths, sendJson, sendText, startVendor} from './support.js';

const secret = 'a secret of more than thirty-two bytes';
const row = {
  id: 'call-1',
  agent_id: 'agent-1',
  recording_url: 'https://storage.example/1?signature=s',
  metadata: {id: 'call-9', recordingUrl: 'https://storage.example/9?signature=s'},
};
const vendor = await startVendor();
beforeEach(() => {
  vendor.seen = [];
  vendor.answer = ({url = ''}, response) => {
    if (url.endsWith('/recording')) sendText(response, 'audio', 200, 'audio/wav');
    else if (url.includes('detail')) sendJson(response, {success: true, data: row});
    else sendJson(response, {success: true, data: {callSessions: [row]}});
  };
});
const proxy = await front({baseUrl: vendor.url, authorize: authorizeScope(secret), tickets: secret});
const authorization = `Bearer ${await signScope({call: 'call-1'}, secret)}`;
const detail = async (url = proxy.url, headers: Record<string, string> = {authorization}) => {
  const {status, body} = await get(url + paths.call, {headers});
  assert.equal(status, 200, body);
  return JSON.parse(body) as {data: typeof row};
};
const ticketOf = (address: string) => new URL(address, 'http://page').searchParams.get('ticket') ?? '';
const play = (ticket: string, path: string = paths.recording, at = proxy) => get(`${at.url}${path}?ticket=${ticket}`);

describe('a recording ticket', () => {
  it('is not given where the recording itself would be refused for a parameter it does not have', async () => {
    const at = await front({
      baseUrl: vendor.url,
      tickets: secret,
      authorize: (_, {name}) => (name === 'call' ? {within: () => true} : {query: {agent_id: 'agent-1'}}),
    });
    assert.equal((await get(at.url + paths.recording)).status, 403);
    assert.equal((await detail(at.url, {})).data.recording_url.includes('ticket'), false);
  });

  it('is in no answer that a browser may keep for longer than it lives', async () => {
    const at = await front({baseUrl: vendor.url, tickets: secret, maxAge: 3600});
    const {headers, body} = await get(at.url + paths.call);
    assert.deepEqual([body.includes('ticket='), headers.get('cache-control')], [true, 'private, no-store']);
    assert.equal((await get(at.url + paths.list)).headers.get('cache-control'), 'private, max-age=3600');
  });

  it('is in the address a detail answer gives, and plays that recording with no header at all', async () => {
    const {data} = await detail();
    assert.match(
      data.recording_url,
      /^\/api\/v1\/calling\/sessions\/call-1\/recording\?ticket=[\w-]+\.[\w-]+\.[\w-]+$/,
    );
    assert.equal(data.metadata.recordingUrl, '/api/v1/calling/sessions/call-9/recording', 'another call’s has none');
    const {status, body} = await get(proxy.url + data.recording_url);
    assert.deepEqual([status, body], [200, 'audio']);
    const part = await get(proxy.url + data.recording_url, {method: 'HEAD', headers: {range: 'bytes=0-1'}});
    assert.equal(part.status, 200);
    assert.ok(
      vendor.seen.every(({url}) => !url.includes('ticket')),
      'the vendor does not see it',
    );
  });

  it('is in no list', async () => {
    const agent = `Bearer ${await signScope({agent: 'agent-1'}, secret)}`;
    const {status, body} = await get(proxy.url + paths.list, {headers: {authorization: agent}});
    assert.deepEqual(
      [status, body.includes('ticket'), body.includes('/sessions/call-1/recording"')],
      [200, false, true],
    );
  });

  it('opens no other call’s recording, and no other route', async () => {
    const ticket = ticketOf((await detail()).data.recording_url);
    vendor.seen = [];
    for (const path of ['/api/v1/calling/sessions/call-2/recording', paths.call, paths.list, paths.contact]) {
      assert.equal((await play(ticket, path)).status, 401, path);
      assert.equal((await get(proxy.url + path, {headers: {authorization: `Bearer ${ticket}`}})).status, 401, path);
    }
    assert.equal(
      (await get(proxy.url + paths.recording, {headers: {authorization: `Bearer ${ticket}`}})).status,
      401,
      'it is no page token',
    );
    assert.equal((await play(authorization.slice(7))).status, 401, 'a page token is no ticket');
    assert.deepEqual(vendor.seen, []);
  });

  it('lives five minutes and then opens nothing', async () => {
    const {iat = 0, exp = 0} = decodeJwt(ticketOf((await detail()).data.recording_url));
    assert.equal(exp - iat, 300);
    const now = Math.floor(Date.now() / 1000);
    const made = (seconds: number, life = 300) =>
      new SignJWT({call: 'call-1'})
        .setProtectedHeader({alg: 'HS256'})
        .setAudience('agni-call-widgets/recording')
        .setIssuedAt(now + seconds - life)
        .setExpirationTime(now + seconds)
        .sign(new TextEncoder().encode(secret));
    assert.equal((await play(await made(60))).status, 200);
    vendor.seen = [];
    assert.equal((await play(await made(-1))).status, 401);
    // Whoever has the secret can sign anything; a ticket of hours is none all the same.
    for (const life of [301, 22 * 60 * 60]) assert.equal((await play(await made(60, life))).status, 401, `${life}`);
    assert.deepEqual(vendor.seen, []);
  });

  it('that is altered, unsigned, doubled or of another secret opens nothing', async () => {
    const ticket = await signTicket('call-1', secret);
    assert.equal((await play(ticket)).status, 200);
    vendor.seen = [];
    const [, claims = ''] = ticket.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    const other = await signTicket('call-1', `${secret}!`);
    for (const bad of [
      ticket.slice(0, -1),
      none,
      other,
      '',
      'x',
      `${other}&ticket=${ticket}`,
      await signTicket('call-10', secret),
      await signTicket('', secret),
    ]) {
      assert.equal((await play(bad)).status, 401, bad.slice(0, 20));
    }
    assert.deepEqual(vendor.seen, []);
  });

  it('is given to nobody whom `authorize` would refuse the recording', async () => {
    for (const decision of [false, 'unauthenticated', {within: () => false}, {contact: 'contact-7'}] as const) {
      const authorize: ProxyOptions['authorize'] = (_, {name}) => (name === 'recording' ? decision : true);
      const strict = await front({baseUrl: vendor.url, tickets: secret, authorize});
      assert.equal((await detail(strict.url, {})).data.recording_url, paths.recording, JSON.stringify(decision));
    }
  });

  it('is nothing where the proxy signs none', async () => {
    const without = await front({baseUrl: vendor.url, authorize: authorizeScope(secret)});
    assert.equal((await detail(without.url)).data.recording_url, paths.recording);
    assert.equal((await play(await signTicket('call-1', secret), paths.recording, without)).status, 401);
  });

  it('of a redacted recording opens nothing', async () => {
    const redacted = await front({baseUrl: vendor.url, tickets: secret, redact: ['recording']});
    vendor.seen = [];
    const {status, code} = await play(await signTicket('call-1', secret), paths.recording, redacted);
    assert.deepEqual([status, code, vendor.seen], [404, 'not-found', []]);
  });
});

describe('createProxy refuses to sign tickets', () => {
  it('with a secret of fewer than 32 bytes, or half a key pair, when it is made', async () => {
    const {privateKey, publicKey} = await generateKeyPair('EdDSA');
    for (const tickets of ['', 'short', new Uint8Array(31), privateKey, publicKey]) {
      const options = {vendor: 'agni', credentials: 'k', authorize: () => true, tickets} as unknown as ProxyOptions;
      assert.throws(() => createProxy(options), {name: 'TypeError', message: /secret/});
    }
  });
});

canaryIsNowhere();
