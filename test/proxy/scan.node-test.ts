/** Answers that pass without being parsed must be what parsing them would have made of them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {readJson} from '../../src/proxy/body.js';
import {pass, release} from '../../src/proxy/outgoing.js';
import {everywhere} from '../../src/proxy/platform.js';
import {nodePlatform} from '../../src/proxy/platform-node.js';
import {scan} from '../../src/proxy/scan.js';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';

const platforms = Object.entries({everywhere, node: nodePlatform()});
const recordingUrl = (id: string) => `/own/${encodeURIComponent(id)}`;
const encoder = new TextEncoder();

/** What the text becomes without being parsed, read. */
const passed = (text: string): unknown[] => platforms.map(([, {latin1}]) => {
  const bytes = encoder.encode(text);
  const out = pass(bytes, latin1(bytes), recordingUrl);
  return out && JSON.parse(new TextDecoder().decode(out)) as unknown;
});
/** And what it becomes when it is. */
const parsed = (text: string): unknown => {
  const json = readJson(encoder.encode(text), everywhere);
  assert.notEqual(json, 'not-json', text);
  const released = release(json as Exclude<typeof json, string>, {vendor: agniUpstream, single: false, removed: new Set(), recordingUrl});
  return typeof released === 'object' ? JSON.parse(released.text) as unknown : undefined;
};

const names = ['id', 'call_id', 'recording_url', 'recordingUrl', 'recording', 'recordings', 'RECORDING-LINKS', 'x', 'said "id":', 'é', '\\'];
const texts = fc.oneof(
  fc.constantFrom('', 'a', 'c-1', 'é', '\\', '"', '{', '}', '},{', '"id":"x"', '\\"recordingUrl\\":\\"x\\"', '\n'),
  fc.string({unit: 'binary', maxLength: 6}));
const json = fc.letrec(tie => ({
  any: fc.oneof({maxDepth: 4, withCrossShrink: true}, texts, fc.integer(), fc.constantFrom(null, true, 1.5e300), tie('object'), tie('list')),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...names), texts), fc.oneof(texts, tie('any')), {maxKeys: 6}),
  list: fc.array(tie('any'), {maxLength: 4}),
}));
/** An object's fields in text, in any order and also twice, as JSON.stringify never writes them. */
const text = fc.oneof(
  fc.tuple(fc.oneof(json.object, json.list), fc.constantFrom(undefined, 1, '\t')).map(([value, indent]) => JSON.stringify(value, null, indent)),
  fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(texts, texts, json.any)), {maxLength: 6}).map(fields =>
    `\n{ ${fields.map(([name, value]) => `${JSON.stringify(name)} : ${JSON.stringify(value)}`).join(' ,\r\n')} } `));

describe('an answer that passes without being parsed', () => {
  it('is what parsing would have made of it', () => {
    let plain = 0;
    fc.assert(fc.property(text, one => {
      // Of a name that is there twice parsing drops the first: what passes is compared as whoever reads it will.
      for (const out of passed(one)) {
        if (out === undefined) continue;
        plain++;
        assert.deepEqual(out, parsed(one), one);
      }
    }), {numRuns: 3000});
    assert.ok(plain > 1000, `${plain} passed`);
  });

  it('has no other address in it, not even one that reading would drop', () => {
    for (const [, {latin1}] of platforms) {
      const bytes = encoder.encode('{"id":"c","recordingUrl":"https://a.example/1","recordingUrl":"https://a.example/2","x":"é"}');
      assert.equal(new TextDecoder().decode(pass(bytes, latin1(bytes), recordingUrl)),
        '{"id":"c","recordingUrl":"/own/c","recordingUrl":"/own/c","x":"é"}');
    }
  });

  it('is an object or a list, closed as it was opened', () => {
    for (const no of ['', ' ', '"a"', '1', 'null', '{', '[', '{]', '[}', '{"a"', '{"a":"', '{}{}', '{} x', '<p>', '{"a":\'b\'}', '{"a":NaN}', '}',
      '{"id":"c","recording_url":"x', `${'['.repeat(65)}${']'.repeat(65)}`]) assert.equal(scan(no), undefined, no);
    for (const yes of ['{}', ' [] \n', '{"a":[{"b":"\\\\"},{"c":"\\""}]}', `${'['.repeat(64)}${']'.repeat(64)}`]) {
      assert.deepEqual(scan(yes), [], yes);
    }
  });

  it('is never one whose names may be disguised', () => {
    assert.equal(scan('{"id":"c","\\u0072ecordingUrl":"https://a.example"}'), undefined);
  });
});
