/** One record that is odd costs neither itself nor its neighbours, and what nobody looked into does not pass. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {authorizeScope, signScope, type ProxyOptions} from '../../src/proxy/index.js';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';
import {front, get, paths, sendText, startVendor} from './support.js';

const vendor = await startVendor();

interface Row {
  readonly id: string;
  readonly metadata?: unknown;
}
const rowsIn = (body: string) => (JSON.parse(body) as {data: {callSessions: readonly Row[]}}).data.callSessions;
const deep = (levels: number, inside: string) => `${'{"a":'.repeat(levels)}${inside}${'}'.repeat(levels)}`;
const page = (metadata: string) =>
  '{"success":true,"data":{"callSessions":[{"id":"call-1","agent_id":"a"},' +
  `{"id":"call-2","agent_id":"a","metadata":${metadata}},{"id":"call-3","agent_id":"a"}]}}`;

/** The levels of nesting in a value, without recursion. */
const levelsIn = (value: unknown): number => {
  let levels = 0;
  for (let inner = value; typeof inner === 'object' && inner !== null; inner = Object.values(inner)[0]) levels++;
  return levels;
};

const secret = 'a secret of more than thirty-two bytes';
const agent = {authorization: `Bearer ${await signScope({agent: 'a'}, secret)}`};
const ways: Readonly<Record<string, readonly [Partial<ProxyOptions>, Record<string, string>]>> = {
  'with a field redacted': [{redact: ['cost']}, {}],
  'narrowed by `within`': [{authorize: () => ({within: () => true})}, {}],
  'narrowed by a scope token': [{authorize: authorizeScope(secret)}, agent],
};

for (const [name, [options, headers]] of Object.entries(ways)) {
  const {url} = await front({baseUrl: vendor.url, ...options});
  const ask = (body: string) => {
    vendor.answer = (_, response) => sendText(response, body);
    return get(url + paths.list, {headers});
  };
  describe(`a page of calls, ${name}`, () => {
    for (const levels of [59, 60, 61, 200, 10_000]) {
      it(`keeps every call when one has ${levels} levels of metadata`, async () => {
        const {status, body} = await ask(page(deep(levels, '1')));
        assert.equal(status, 200, body);
        assert.deepEqual(
          rowsIn(body).map(({id}) => id),
          ['call-1', 'call-2', 'call-3'],
        );
      });
    }

    it('keeps 60 levels whole, and says of more that they are cut', async () => {
      const whole = page(deep(60, '"end"'));
      assert.deepEqual(JSON.parse((await ask(whole)).body), JSON.parse(whole));
      const {body} = await ask(page(deep(61, '"end"')));
      assert.equal(levelsIn(rowsIn(body)[1]?.metadata), 60);
      assert.ok(body.includes('"…"') && !body.includes('"end"'));
    });
  });
}

describe('what is too deep to be looked into', () => {
  it('does not pass where a field is redacted', async () => {
    const {url} = await front({baseUrl: vendor.url, redact: ['summary']});
    vendor.answer = (_, response) => sendText(response, page(deep(100, '{"summary":"hidden"}')));
    const {status, body} = await get(url + paths.list);
    assert.deepEqual([status, body.includes('hidden')], [200, false]);
  });

  it('passes untouched where nothing has to be looked into', async () => {
    const {url} = await front({baseUrl: vendor.url});
    const sent = page(deep(10_000, '1'));
    vendor.answer = (_, response) => sendText(response, sent);
    assert.equal((await get(url + paths.list)).body, sent);
  });
});

describe('a redacted field in JSON text', () => {
  const row = {summary: 'hidden', kept: 'seen', n: 1};
  const forms: Readonly<Record<string, unknown>> = {
    'of a field': JSON.stringify(row),
    'encoded twice': JSON.stringify(JSON.stringify(row)),
    'in a list': JSON.stringify([{deeper: row}]),
    'in a list of texts': [JSON.stringify(row)],
    'inside of JSON text': JSON.stringify({inner: JSON.stringify(row)}),
  };
  for (const [name, sent] of Object.entries(forms)) {
    it(`is gone, and the others stay (${name})`, async () => {
      const {url} = await front({baseUrl: vendor.url, redact: ['summary']});
      vendor.answer = (_, response) => sendText(response, page(JSON.stringify({kept: sent})));
      const {status, body} = await get(url + paths.list);
      assert.equal(status, 200);
      assert.ok(!body.includes('hidden') && body.includes('seen'), body);
    });
  }

  it('changes no other JSON text, digits and blanks included', async () => {
    const {url} = await front({baseUrl: vendor.url, redact: ['summary']});
    const kept = '{ "order" : 12345678901234567890, "note": "[laughs] [x" }';
    vendor.answer = (_, response) => sendText(response, page(JSON.stringify({kept})));
    assert.deepEqual(rowsIn((await get(url + paths.list)).body)[1]?.metadata, {kept});
  });
});

describe('a row on which a vendor’s reader fails', () => {
  it('is left out where it cannot be judged, and its neighbours are not', async () => {
    const read = (raw: unknown) => {
      if ((raw as Row).id === 'call-2') throw new RangeError('too deep');
      return agniUpstream.read(raw);
    };
    vendor.answer = (_, response) => sendText(response, page('{}'));
    const {url} = await front({
      baseUrl: vendor.url,
      vendor: {...agniUpstream, read},
      authorize: () => ({within: () => true}),
    });
    const answer = await get(url + paths.list);
    assert.deepEqual(
      rowsIn(answer.body).map(({id}) => id),
      ['call-1', 'call-3'],
    );
  });
});
