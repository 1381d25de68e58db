/** Answers that pass without being parsed must be what parsing them would have made of them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {readJson} from '../../src/proxy/body.js';
import {Latin1} from '../../src/proxy/bytes.js';
import {redacted} from '../../src/proxy/redact.js';
import {textRewriter} from '../../src/proxy/rewrite-text.js';
import {anyPlatform} from '../../src/proxy/platform.js';
import {nodePlatform} from '../../src/proxy/platform-node.js';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';

const platforms = Object.entries({everywhere: anyPlatform, node: nodePlatform()});
const route = agniUpstream.routes.recording.path;
const recordingUrl = (id: string) => `/ä${route.replace('{id}', encodeURIComponent(id))}`;
const {rewriteBytes: pass, rewriteText: passText, callIdIn} = textRewriter(route, '/ä');
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** What the text becomes without being parsed, on each platform, as bytes or as text; undefined when it has to be. */
const passed = (text: string): (string | undefined)[] =>
  platforms.map(([, {latin1, writesLatin1}]) => {
    const bytes = encoder.encode(text);
    const out = pass(bytes, latin1(bytes));
    const same = writesLatin1 ? passText(latin1(bytes)) : undefined;
    if (writesLatin1) assert.deepEqual(same && Buffer.from(same, 'latin1'), out && Buffer.from(out));
    if (same !== undefined) assert.deepEqual(new Latin1(same).bytes(), Uint8Array.from(Buffer.from(same, 'latin1')));
    return out && decoder.decode(out);
  });
/** And what it becomes when it is. */
const parsed = (text: string): unknown => {
  const json = readJson(encoder.encode(text), anyPlatform);
  if (json === 'not-json') return assert.fail(text);
  const released = redacted(json, {vendor: agniUpstream, single: false, removed: new Set(), recordingUrl, callIdIn});
  return typeof released === 'object' ? (JSON.parse(released.text) as unknown) : released;
};

/** The vendor's own address of this call's recording, in all its forms. */
const address = (id: string, more = '') => `https://api.example.com:8443/v0${route.replace('{id}', id)}${more}`;
const names = [
  'id',
  'call_id',
  'recording_url',
  'reCording_Url',
  'RECORDING',
  'recording_file2',
  'recording é',
  '\recordingUrl',
  'a\\recording"s',
  'recordingUrl',
  'stereo_recording_url',
  'recording',
  'recordings',
  'recordingStatus',
  'RECORDING-LINKS',
  'said "recordingUrl":',
  'é',
  '\\',
  'recording url',
  'recordingUrl recordingUrl',
  `${'ecording'.repeat(3)}_url`,
];
const addresses = [address('c-1'), address('c-1', '?token=a&b'), route.replace('{id}', 'c-1')];
const others = [
  'storage.example/secret?sig=1',
  'bucket/key.wav',
  'sig=1&https://s/x',
  'see https://s/x there',
  'see storage.example/x there',
  'n/a',
  'audio/wav',
  '11/21/2026',
  'about the 24/7 line and/or e.g./i.e. it',
  '',
  'ready',
  'no, thanks',
  'Consent: yes',
  '//storage.example/r',
  ' /r',
  'storage.example',
  'DATA:audio/wav,x',
  'https://storage.example/r?sig=c-1',
  address('a b'),
  address('%2e%2e'),
  address('c-1', '/x'),
  address('c-1', '#x'),
];
const texts = fc.oneof(
  {weight: 4, arbitrary: fc.constantFrom(...addresses)},
  fc.constantFrom(...others, ...names),
  fc.constantFrom('c-1', '{', '},{"', ':', '\n', `"recording_url":"${address('c-1')}"`),
  fc.string({unit: 'binary', maxLength: 6}),
);
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    {maxDepth: 4, withCrossShrink: true},
    texts,
    fc.integer(),
    fc.constantFrom(null, true, 1.5e300),
    tie('object'),
    tie('list'),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...names), fc.oneof(texts, texts, tie('any'))), {maxLength: 6})
    .map((fields) => Object.fromEntries([['id', 'c-1'], ...fields]) as unknown),
  list: fc.array(tie('any'), {maxLength: 4}),
}));
const documents = fc
  .tuple(fc.oneof(json.object, json.list), fc.constantFrom(undefined, 1, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

describe('an answer that passes without being parsed', () => {
  it('is what parsing would have made of it', () => {
    const count = {passed: 0, changed: 0};
    fc.assert(
      fc.property(documents, (text) => {
        for (const out of passed(text)) {
          if (out === undefined) continue;
          count.passed++;
          if (out !== text) count.changed++;
          assert.deepEqual(JSON.parse(out), parsed(text), text);
        }
      }),
      {numRuns: 4000},
    );
    assert.ok(count.passed > 1000 && count.changed > 300, JSON.stringify(count));
  });

  it('has the proxy’s address of each recording, and not a byte else is another', () => {
    const text = (one: string) =>
      `\n{ "x" : "é" ,"recordingUrl" :\t"${one}","y":[{"recording_url":""},{"recordingUrl":null}], "n": 1.0 }`;
    for (const one of addresses) for (const out of passed(text(one))) assert.equal(out, text(recordingUrl('c-1')));
  });

  it('has the address of every one of those that are there twice', () => {
    for (const out of passed(`{"id":"c","recordingUrl":"${address('c-1')}","recordingUrl":"${address('c-2')}"}`)) {
      assert.equal(out, `{"id":"c","recordingUrl":"${recordingUrl('c-1')}","recordingUrl":"${recordingUrl('c-2')}"}`);
    }
  });

  it('is an object or a list, as far as its ends tell', () => {
    for (const no of [
      '',
      ' ',
      '"a"',
      '1',
      'null',
      '{',
      '[',
      '{]',
      '[}',
      '{"a"',
      '{"a":"',
      '{bad}',
      '{} x',
      '<p>',
      "{'a':1}",
      '{"a":x}',
      '{}<p>',
      'callback({})',
      '/* */{}',
      '{"success":true,"data":{"callSessions":[{"id":"ca',
    ]) {
      assert.deepEqual(passed(no), [undefined, undefined], no);
    }
    for (const yes of [
      '{}',
      ' [] \n',
      '[{}]',
      '{"a":[{"b":"\\\\"},{"c":"\\""}]}',
      '{"a":null}',
      '{"a":true}',
      '{"a":12.5}',
      '[[1],[]]',
    ]) {
      assert.deepEqual(passed(yes), [yes, yes], yes);
    }
  });

  it('is never one with an address of another kind, or whose names may be disguised', () => {
    for (const one of others.filter((text) => text !== '')) {
      assert.deepEqual(passed(`{"id":"c","recordingUrl":"${one}"}`), [undefined, undefined], one);
    }
    for (const field of [
      `"\\u0072ecordingUrl":"${address('c')}"`,
      '"recording":{"x":1}',
      `"\\recordingUrl":"${address('c')}"`,
      '"recordings":["x"]',
      '"recordingUrl":["x"]',
      `"recordingUrl":"${address('c').replaceAll('/', '\\/')}"`,
    ]) {
      assert.deepEqual(passed(`{"id":"c",${field}}`), [undefined, undefined], field);
    }
  });

  it('is looked through as fast when it is made of nothing but the word', {timeout: 5000}, () => {
    const long = 'recording'.repeat(1_000_000);
    for (const text of [
      `{"a":"${long}"}`,
      `{"${long}":1}`,
      `{"${long}l":"x"}`,
      `{"a":"${'recording_url '.repeat(400_000)}"}`,
      `{"a":"${'recording\\"'.repeat(400_000)}"}`,
      `{"a":"recording${'\\\\'.repeat(400_000)}"}`,
      `{${Array.from({length: 400}, (_, i) => `"${'recording'.repeat(1000)}${i}l":"x"`).join()}}`,
    ]) {
      for (const out of passed(text)) assert.equal(out, text);
      assert.deepEqual(parsed(text), JSON.parse(text));
    }
  });
});
