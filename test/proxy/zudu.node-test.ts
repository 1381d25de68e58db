/**
 * A vendor with two keys, filters that are POSTed, and recordings that are stored elsewhere: Zudu, through the proxy,
 * on real sockets.
 */
import assert from 'node:assert/strict';
import type {IncomingMessage, RequestListener} from 'node:http';
import {after, beforeEach, describe, it} from 'node:test';
import {getRequestListener} from '@hono/node-server';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {askCalls} from '../../src/sources/remote.js';
import {authorizeScope, signScope, type ProxyOptions} from '../../src/proxy/index.js';
import {serveProxy} from '../../src/proxy/node.js';
import {canary, canaryIsNowhere, get, raw, sendJson, serve, witness} from './support.js';

type Fields = Readonly<Record<string, unknown>>;
interface Listed {
  readonly data: {readonly calls: readonly Fields[]; readonly pagination: Fields};
}

const scopeSecret = 'a scope secret of more than 32 bytes';
const [key, secret] = [canary, `${canary}-secret`];
const now = Date.parse('2026-06-11T12:00:00Z');
const mock = getRequestListener(createZuduMock({key, secret, now, publicBase: 'https://storage.example'}), {
  overrideGlobalObjects: false,
});
/** What reached the vendor, and how it answers. */
let seen: {method: string; url: string; body: string; headers: IncomingMessage['headers']}[] = [];
let answers: RequestListener | undefined;
const vendor = await serve((request, response) => {
  const {method = '', url = '', headers} = request;
  const entry = {method, url, body: '', headers};
  seen.push(entry);
  request.on('data', (chunk: Buffer) => {
    entry.body += chunk.toString();
  });
  if (answers) answers(request, response);
  else void mock(request, response);
});

const front = async (options: Partial<ProxyOptions> = {}) => {
  const server = await serveProxy({
    vendor: 'zudu',
    credentials: {'X-API-KEY': key, 'X-API-SECRET': secret},
    authorize: () => true,
    port: 0,
    graceMs: 0,
    baseUrl: vendor,
    recordingHosts: ['storage.example'],
    fetch: (url, init) => fetch(url.replace('https://storage.example', vendor), init),
    log: (line) => witness('logs', JSON.stringify(line)),
    ...options,
  });
  after(server.close);
  return server.url;
};
const proxy = await front({allowedOrigins: ['https://crm.example']});
const calls = `${proxy}/api/calls`;
const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;
const post = (url: string, body: string | object, headers: Readonly<Record<string, string>> = {}) =>
  get(url, {
    method: 'POST',
    body: isRaw(body) ? body : JSON.stringify(body),
    headers: {'content-type': 'application/json', ...headers},
  });
const listed = (body: string) => (JSON.parse(body) as Listed).data;

const {calls: rows} = listed((await get(`${calls}?limit=200`)).body);
const id = (call: Fields | undefined) => String(call?.['call_id']);
const stored = rows.find(({recording_url: url}) => url);
const agent = String(rows[0]?.['agent_id']);

beforeEach(() => {
  seen = [];
  answers = undefined;
});

describe('Zudu’s list', () => {
  it('is served at /zudu with both keys added, and nothing of them passes down', async () => {
    assert.match(proxy, /\/zudu$/);
    const {status, body} = await get(`${calls}?page=1&limit=5&secret=x`);
    assert.deepEqual([status, listed(body).calls.length, listed(body).pagination['page']], [200, 5, 1]);
    const [first] = seen;
    assert.deepEqual(
      [first?.url, first?.headers['x-api-key'], first?.headers['x-api-secret']],
      ['/api/calls?page=1&limit=5', key, secret],
    );
  });

  it('names recordings by the proxy’s own address, by the id the routes know', () => {
    assert.equal(stored?.['recording_url'], `/zudu/api/calls/${id(stored)}/recording`);
    assert.equal(JSON.stringify(rows).includes('storage.example'), false);
  });

  it('has no link to the log, which shows the agent’s prompts, unless the host reveals it', async () => {
    assert.equal(JSON.stringify(rows).includes('public_log_url'), false);
    answers = (_, response) =>
      sendJson(response, {data: {calls: [{call_id: 'a', knowledge_base_retrieved_contents_url: 'https://x.example'}]}});
    assert.equal((await get(calls)).body.includes('x.example'), false);
    answers = undefined;
    const open = await front({reveal: ['public_log_url']});
    assert.match((await get(`${open}/api/calls`)).body, /"public_log_url":"https:\/\/storage\.example\/logs\//);
  });

  it('that echoes either key is refused', async () => {
    for (const one of [key, secret]) {
      answers = (_, response) => sendJson(response, {data: {calls: []}, said: one});
      const {status, code} = await get(calls);
      assert.deepEqual([status, code], [502, 'upstream-told-key']);
    }
  });
});

describe('a question that is POSTed', () => {
  it('passes the documented fields, in their places, and no other', async () => {
    const {status, body} = await post(calls, {
      page: 0,
      limit: 3,
      sort_order: 'ascending',
      hidden: true,
      filter_criteria: {agent_id: agent, call_type: ['PHONE_CALL'], hidden: 1},
    });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(seen[0]?.body ?? ''), {
      page: 0,
      limit: 3,
      sort_order: 'ascending',
      filter_criteria: {agent_id: agent, call_type: ['PHONE_CALL']},
    });
    assert.deepEqual(
      [seen[0]?.method, seen[0]?.url, seen[0]?.headers['content-type']],
      ['POST', '/api/calls', 'application/json'],
    );
    for (const call of listed(body).calls) assert.equal(call['agent_id'], agent);
  });

  it('asks for pages of a bounded size, and passes ranges', async () => {
    const range = {lower_threshold: 1000, upper_threshold: 60_000};
    await post(calls, {limit: 1_000_000, filter_criteria: {duration_ms: range}});
    assert.deepEqual(JSON.parse(seen[0]?.body ?? ''), {limit: 1000, filter_criteria: {duration_ms: range}});
  });

  for (const [name, body, type] of [
    ['no JSON', 'page=1', 'application/json'],
    ['of another type', '{}', 'text/plain'],
    ['a list', '[]', 'application/json'],
    ['a text', '"x"', 'application/json'],
    ['nothing', '', 'application/json'],
    ['no UTF-8', Uint8Array.from(Buffer.from('{"sort_by":"\xff"}', 'latin1')), 'application/json'],
    ['too long', `{"x":"${'x'.repeat(20_000)}"}`, 'application/json'],
    ['nested', '{"filter_criteria":{"agent_id":{"a":{"b":1}}}}', 'application/json'],
    ['nested in thousands of levels', `{"page":${'['.repeat(7000)}${']'.repeat(7000)}}`, 'application/json'],
    ['an operator of some database', '{"filter_criteria":{"agent_id":{"$ne":""}}}', 'application/json'],
    ['a line break in a text', '{"filter_criteria":{"agent_id":"a\\r\\nb"}}', 'application/json'],
    ['a list without an end', `{"filter_criteria":{"call_status":[${'"a",'.repeat(60)}"a"]}}`, 'application/json'],
  ] as const) {
    it(`is refused when its body is ${name}, and asks nothing`, async () => {
      const {status, code} = await post(calls, body, {'content-type': type});
      assert.deepEqual([status, code, seen.length], [400, 'invalid-body', 0]);
      assert.equal((await get(calls)).status, 200, 'the proxy still answers');
    });
  }

  it('is shown to `authorize` as the parameters of any other', async () => {
    const asked: string[] = [];
    const url = await front({
      authorize: (_, {name, query}) => {
        asked.push(`${name} ${query}`);
        return true;
      },
    });
    await post(`${url}/api/calls`, {page: 2, filter_criteria: {call_status: ['ended', 'error'], agent_id: 'a'}});
    const statuses = ['call_status', '["ended","error"]'] as const;
    const seenBy = new URLSearchParams([
      ['page', '2'],
      [`filter_criteria.${statuses[0]}`, statuses[1]],
      [...statuses],
      ['filter_criteria.agent_id', 'a'],
      ['agent_id', 'a'],
    ]);
    assert.deepEqual(asked, [`list ${seenBy}`], 'by whole names, and by the last part where that is one field’s alone');
  });

  it('of several values lets none of them pass an `authorize` that looks for one', async () => {
    const url = await front({authorize: (_, {name, query}) => name === 'list' && query.get('agent_id') === agent});
    const asking = async (wanted: unknown) =>
      (await post(`${url}/api/calls`, {filter_criteria: {agent_id: wanted}})).status;
    assert.deepEqual([await asking(agent), await asking([agent])], [200, 200]);
    for (const wanted of [[agent, 'another'], ['another', agent], [], {lower_threshold: agent}])
      assert.equal(await asking(wanted), 403);
  });

  it('is 405 where the vendor reads by GET alone, and every change is 405', async () => {
    const {status, headers} = await post(`${calls}/${id(stored)}`, {});
    assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD, OPTIONS']);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const {status: refused, headers: sent} = await get(calls, {method});
      assert.deepEqual([refused, sent.get('allow')], [405, 'GET, HEAD, POST, OPTIONS'], method);
    }
    assert.deepEqual(seen, []);
  });

  it('may come from a page of an origin on the list, and from no other', async () => {
    const asking = (origin: string) => [
      `Origin: ${origin}`,
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: content-type',
    ];
    const allowed = await raw(proxy, '/zudu/api/calls', {method: 'OPTIONS', headers: asking('https://crm.example')});
    assert.equal(allowed.headers.get('access-control-allow-methods'), 'GET, HEAD, POST');
    assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /\bcontent-type\b/);
    const single = await raw(proxy, `/zudu/api/calls/${id(stored)}`, {
      method: 'OPTIONS',
      headers: asking('https://crm.example'),
    });
    assert.equal(single.headers.get('access-control-allow-methods'), 'GET, HEAD');
    assert.equal((await post(calls, {}, {origin: 'https://evil.example'})).status, 403);
    assert.deepEqual(seen, []);
  });
});

describe('a recording that only its call knows the address of', () => {
  const recording = `${calls}/${id(stored)}/recording`;

  it('plays by the call’s id, in parts, and storage sees no key', async () => {
    const {status, headers, body} = await get(recording, {headers: {range: 'bytes=0-3'}});
    assert.deepEqual([status, headers.get('content-type'), body], [206, 'audio/wav', 'RIFF']);
    assert.deepEqual(
      seen.map(({url}) => url),
      [`/api/calls/${id(stored)}`, `/recordings/${id(stored)}.wav`],
    );
    assert.equal(JSON.stringify(seen[1]?.headers).includes(canary), false);
  });

  it('answers HEAD, too, even where storage signs for GET alone', async () => {
    answers = (request, response) => {
      if (request.url?.startsWith('/recordings') && request.method === 'HEAD') response.writeHead(403).end();
      else void mock(request, response);
    };
    const {status, headers} = await get(recording, {method: 'HEAD'});
    assert.deepEqual([status, headers.get('accept-ranges')], [200, 'bytes']);
  });

  it('is 404 where there is none, or the answer is about another call', async () => {
    const none = rows.find(({recording_url: url}) => !url);
    assert.deepEqual(
      [(await get(`${calls}/${id(none)}/recording`)).status, (await get(`${calls}/nobody/recording`)).status],
      [404, 404],
    );
    answers = (_, response) =>
      sendJson(response, {data: {call_id: 'another', recording_url: 'https://storage.example/recordings/x.wav'}});
    assert.equal((await get(recording)).status, 404);
  });

  it('is not fetched from a host that is not on the list', async () => {
    const closed = await front({recordingHosts: []});
    const {status, code} = await get(`${closed}/api/calls/${id(stored)}/recording`);
    assert.deepEqual([status, code], [502, 'recording-elsewhere']);
    for (const url of [
      'http://storage.example/a.wav',
      'https://127.0.0.1/a.wav',
      'https://storage.example.evil.example/a.wav',
      'file:///etc/passwd',
    ]) {
      answers = (_, response) => sendJson(response, {data: {call_id: id(stored), recording_url: url}});
      assert.equal((await get(recording)).code, 'recording-elsewhere', url);
    }
  });
});

describe('a scope token at Zudu', () => {
  const scoped = async (scope: Parameters<typeof signScope>[0]) => {
    const url = await front({authorize: authorizeScope(scopeSecret), tickets: scopeSecret});
    const headers = {authorization: `Bearer ${await signScope(scope, scopeSecret)}`};
    return (path: string, body?: object) => (body ? post(url + path, body, headers) : get(url + path, {headers}));
  };
  const outsider = rows.find((call) => call['agent_id'] !== agent);

  it('for an agent asks for that agent’s calls alone, by POST where the page asked by GET', async () => {
    const ask = await scoped({agent});
    const {status, body} = await ask('/api/calls?page=0&limit=50');
    assert.equal(status, 200);
    const asked = {page: 0, limit: 50, filter_criteria: {agent_id: agent}};
    assert.deepEqual([seen[0]?.method, JSON.parse(seen[0]?.body ?? '')], ['POST', asked]);
    assert.ok(listed(body).calls.length > 0);
    for (const call of listed(body).calls) assert.equal(call['agent_id'], agent);
    await ask('/api/calls', {filter_criteria: {call_status: ['ENDED']}});
    assert.deepEqual(JSON.parse(seen.at(-1)?.body ?? ''), {filter_criteria: {call_status: ['ENDED'], agent_id: agent}});
    assert.equal((await ask('/api/calls', {filter_criteria: {agent_id: 'another'}})).status, 403);
    assert.equal((await ask('/api/calls', {filter_criteria: {agent_id: [agent, 'another']}})).status, 403);
    assert.equal((await ask(`/api/calls/${id(outsider)}`)).status, 404);
    assert.equal((await ask(`/api/calls/${id(outsider)}/recording`)).status, 404);
  });

  it('for an agent lets no other call pass, even if the vendor ignores the filter', async () => {
    const ask = await scoped({agent});
    answers = (_, response) => sendJson(response, {data: {calls: rows}});
    const {body} = await ask('/api/calls?page=0&limit=50');
    for (const call of listed(body).calls) assert.equal(call['agent_id'], agent);
  });

  it('for a number finds that number’s calls in the list, and shows no other', async () => {
    const call = rows.find(({from_number: from}) => from);
    const phone = String(call?.['from_number']);
    const ask = await scoped({phone});
    const found = listed((await ask('/api/calls?page=0&limit=100')).body).calls;
    assert.ok(found.length > 0);
    for (const one of found) assert.ok([one['from_number'], one['to_number']].includes(phone));
    // A filter would be answered with how many calls of everybody's it fits, which tells letter by letter what is said
    // in them.
    for (const criteria of [{transcript_search: 'my '}, {agent_id: agent}, {duration_ms: {lower_threshold: 1}}]) {
      assert.equal((await ask('/api/calls', {page: 0, limit: 1, filter_criteria: criteria})).status, 403);
    }
    assert.equal((await ask('/api/calls', {page: 0, limit: 5, sort_order: 'ascending'})).status, 200);
    const other = rows.find(({from_number: from, to_number: to}) => from !== phone && to !== phone);
    assert.deepEqual(
      [(await ask(`/api/calls/${id(call)}`)).status, (await ask(`/api/calls/${id(other)}`)).status],
      [200, 404],
    );
  });

  it('for one call gives a ticket that plays its recording', async () => {
    const ask = await scoped({call: id(stored)});
    const {body} = await ask(`/api/calls/${id(stored)}`);
    const [address = ''] = /\/zudu\/api\/calls\/[^"]+\/recording\?ticket=[^"]+/.exec(body) ?? [];
    const url = await front({authorize: authorizeScope(scopeSecret), tickets: scopeSecret});
    assert.equal((await get(new URL(address, url).href)).status, 200);
    assert.equal((await get(new URL(address.replace(id(stored), id(outsider)), url).href)).status, 401);
  });

  it('for a contact opens nothing: there are no contacts', async () => {
    const ask = await scoped({contact: 'c1'});
    for (const path of ['/api/calls', `/api/calls/${id(stored)}`, `/api/calls/${id(stored)}/recording`]) {
      assert.equal((await ask(path)).status, 403, path);
    }
    assert.deepEqual(seen, []);
  });
});

canaryIsNowhere();

describe('a number’s history with that number’s own token', () => {
  it('has the same calls as with the whole list in sight, and does not say that there are no more', async () => {
    const opened = await front({authorize: authorizeScope(scopeSecret)});
    const all = (await askCalls({endpoint: proxy, vendor: 'zudu'}, {kind: 'list', page: 1, pageSize: 1000})).calls;
    // A number whose second call lies behind a page of the list that has none of its calls.
    const places = new Map<string, number[]>();
    for (const [place, {caller, callee}] of all.entries()) {
      for (const {number} of [caller, callee])
        if (number) places.set(number, [...(places.get(number) ?? []), Math.floor(place / 50)]);
    }
    const [phone] = [...places].find(([, pages]) => pages.some((page, at) => page - (pages[at - 1] ?? page) > 1)) ?? [];
    assert.ok(phone);
    const authorization = `Bearer ${await signScope({phone}, scopeSecret)}`;
    const query = {kind: 'phone', phone, page: 1, pageSize: 100} as const;
    const open = await askCalls({endpoint: proxy, vendor: 'zudu'}, query);
    const own = await askCalls({endpoint: opened, vendor: 'zudu', headers: () => ({authorization})}, query);
    assert.deepEqual(
      own.calls.map((call) => call.id),
      open.calls.map((call) => call.id),
    );
    assert.ok(own.calls.length > 1);
    assert.equal(own.total ?? own.calls.length, open.calls.length);
  });
});
