/**
 * Fields that never leave the server: gone from every answer, in every spelling and at every depth, and the others
 * still there.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';
import {canaryIsNowhere, front, get, paths, sendText, startVendor} from './support.js';

const vendor = await startVendor();
const routes = Object.entries(paths).filter(([name]) => name !== 'recording');
const groups = Object.entries(agniUpstream.fields);
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const spellings = (name: string) => [
  name,
  camel(name),
  name.toUpperCase(),
  name.replaceAll('_', '-'),
  camel(`_${name}`),
];

/** Every field of every group in every spelling, each with its group's mark in it, at three depths. */
const marked = (group: string, kind: 'text' | 'object' | 'list') => {
  const mark = `mark-of-${group}`;
  return kind === 'text' ? mark : kind === 'object' ? {inner: {deeper: mark}} : [{a: mark}, mark];
};
const everything = (kind: 'text' | 'object' | 'list') => {
  const fields = Object.fromEntries(
    groups.flatMap(([group, names]) =>
      names
        .flatMap(spellings)
        .map((name) => [name, group === 'recording' ? `https://storage.example/${group}` : marked(group, kind)]),
    ),
  );
  return {id: 'call-1', ...fields, extra: {more: [fields, [[fields]]]}, agent_id: 'mark-of-no-group'};
};
const bodies = (row: unknown): Readonly<Record<string, unknown>> => ({
  list: {success: true, data: {callSessions: [row, row]}},
  contact: {success: true, data: [row]},
  phone: {success: true, calls: [row]},
  call: {success: true, data: row},
});

describe('a redacted group', () => {
  for (const [group, names] of groups) {
    it(`(${group}) is gone from every answer, and the others are not`, async () => {
      const {url} = await front({baseUrl: vendor.url, redact: [group]});
      for (const kind of ['text', 'object', 'list'] as const) {
        for (const [route, path] of routes) {
          vendor.answer = (_, response) => sendText(response, JSON.stringify(bodies(everything(kind))[route]));
          const {status, body} = await get(url + path);
          assert.equal(status, 200, body);
          assert.equal(body.includes(`mark-of-${group}`), false, `${route} ${kind}`);
          for (const name of names.flatMap(spellings))
            assert.equal(body.includes(`"${name}"`), false, `${route} ${name}`);
          for (const [other] of groups)
            if (other !== group && other !== 'recording')
              assert.ok(body.includes(`mark-of-${other}`), `${route} ${other}`);
          assert.ok(body.includes('mark-of-no-group'));
        }
      }
    });
  }

  it('is understood in any case, and however it is written', async () => {
    for (const [redact, group] of [
      ['Cost', 'cost'],
      ['TRANSCRIPT', 'transcript'],
      ['E-Mail', 'email'],
      ['Meta_Data', 'metadata'],
    ] as const) {
      const {url} = await front({baseUrl: vendor.url, redact: [redact]});
      vendor.answer = (_, response) => sendText(response, JSON.stringify(bodies(everything('text'))['call']));
      const {status, body} = await get(url + paths.call);
      assert.deepEqual(
        [status, body.includes(`mark-of-${group}`), body.includes('mark-of-no-group')],
        [200, false, true],
        redact,
      );
    }
  });

  it('of them all leaves nothing of any', async () => {
    const {url} = await front({baseUrl: vendor.url, redact: groups.map(([group]) => group)});
    for (const [route, path] of routes) {
      vendor.answer = (_, response) => sendText(response, JSON.stringify(bodies(everything('list'))[route]));
      assert.deepEqual(
        (await get(url + path)).body
          .match(/mark-of-[\w-]+|storage\.example/g)
          ?.filter((mark) => mark !== 'mark-of-no-group'),
        [],
      );
    }
  });

  it('is gone from the documented answers, and nothing else is', async () => {
    const {url} = await front({baseUrl: vendor.url, redact: groups.map(([group]) => group)});
    for (const [file, path] of [
      ['call-sessions.filled', paths.list],
      ['phone-history.verbatim', paths.phone],
      ['call-session-detail.filled', paths.call],
    ] as const) {
      const body = readFileSync(new URL(`../fixtures/agni/${file}.json`, import.meta.url), 'utf8');
      vendor.answer = (_, response) => sendText(response, body);
      const text = (await get(url + path)).body;
      assert.doesNotMatch(text, /cost|credit|transcript|metadata|analysis|summary|dynamic|email|recording/i, file);
      assert.match(text, /\+1415555/, 'numbers are no part of these groups');
    }
  });
});

describe('a redacted field', () => {
  it('by the vendor’s own name is gone in either spelling', async () => {
    for (const redact of [['caller_name'], ['callerName'], ['CALLER-NAME']]) {
      const {url} = await front({baseUrl: vendor.url, redact});
      const row = '{"id":"c","caller_name":"mark","x":{"callerName":"mark"},"CallerName":"mark","callerNumber":"+1"}';
      vendor.answer = (_, response) => sendText(response, `{"data":[${row}]}`);
      assert.equal((await get(url + paths.contact)).body, '{"data":[{"id":"c","x":{},"callerNumber":"+1"}]}');
    }
  });

  it('is gone when its name is written with escapes, or is there twice, or in an object that is', async () => {
    const {url} = await front({baseUrl: vendor.url, redact: ['cost']});
    for (const row of [
      '{"cost\\u005ftotal":"mark"}',
      '{"\\u0063ostTotal":"mark"}',
      '{"cost_total":"mark","cost_total":"mark"}',
      '{"x":{"cost_total":"mark"},"x":{}}',
      '{"x":{"cost\\u005ftotal":"mark"},"x":1}',
      '{"__proto__":{"cost_total":"mark"}}',
      '{"constructor":{"cost_total":"mark"}}',
    ]) {
      vendor.answer = (_, response) => sendText(response, `{"success":true,"data":${row}}`);
      const {status, body} = await get(url + paths.call);
      assert.deepEqual([status, body.includes('mark')], [200, false], row);
    }
  });

  it('is gone for everyone who shares a question', async () => {
    let limited = 0;
    let release: (() => void) | undefined;
    const {url} = await front({
      baseUrl: vendor.url,
      redact: ['cost'],
      limit: () => {
        limited++;
        return undefined;
      },
    });
    vendor.answer = (_, response) => {
      release = () => sendText(response, '{"success":true,"data":[{"id":"c","cost_total":"mark"}]}');
    };
    vendor.seen = [];
    const several = [1, 2, 3].map(() => get(url + paths.contact));
    while (limited < 3 || !release) await new Promise(setImmediate);
    release();
    for (const {body} of await Promise.all(several)) assert.equal(body, '{"success":true,"data":[{"id":"c"}]}');
    assert.equal(vendor.seen.length, 1);
  });

  it('may have any name, even one that all objects know', async () => {
    const {url} = await front({
      baseUrl: vendor.url,
      redact: ['constructor', 'toString', '__proto__', 'hasOwnProperty'],
    });
    vendor.answer = (_, response) =>
      sendText(response, '{"data":[{"id":"c","constructor":"mark","to_string":"mark","__proto__":"mark"}]}');
    assert.equal((await get(url + paths.contact)).body, '{"data":[{"id":"c"}]}');
  });
});

describe('a redacted recording', () => {
  it('is not served either, and nobody is asked for it', async () => {
    for (const redact of [['recording'], ['Recording'], ['recording_url'], ['recordingUrl']]) {
      const {url} = await front({baseUrl: vendor.url, redact});
      vendor.seen = [];
      for (const method of ['GET', 'HEAD']) assert.equal((await get(url + paths.recording, {method})).status, 404);
      assert.deepEqual(vendor.seen, []);
    }
  });
});

canaryIsNowhere();
