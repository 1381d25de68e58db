/**
 * The addresses of recordings in answers: the vendor's own are pre-signed, or want the key, and never leave the server.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {canaryIsNowhere, front, get, paths, sendText, startVendor} from './support.js';

const vendor = await startVendor();
const proxies = [
  ['as it came', await front({baseUrl: vendor.url, basePath: '/agni'})],
  ['written anew', await front({baseUrl: vendor.url, basePath: '/agni', redact: ['nothing']})],
  ['narrowed', await front({baseUrl: vendor.url, basePath: '/agni', authorize: () => ({within: () => true})})],
] as const;
const own = (id: string) => `/agni/api/v1/calling/sessions/${id}/recording`;
const elsewhere = 'https://storage.example/r.wav?X-Signature=made-up';
const routes = Object.entries(paths).filter(([name]) => name !== 'recording');

/** The answer to this body, as text and read, from every proxy on this route. */
const answers = async (body: string, path: string) => {
  vendor.answer = (_, response) => sendText(response, body);
  return Promise.all(
    proxies.map(async ([name, {url}]) => {
      const {status, body: text} = await get(url + path);
      assert.equal(status, 200, `${name} ${path} ${text}`);
      return {name, text, value: JSON.parse(text) as unknown};
    }),
  );
};
/** A body as each of the routes has it, of objects written by hand. */
const wrapped = (name: string, object: string) =>
  name === 'list'
    ? `{"success":true,"data":{"callSessions":[${object}]}}`
    : name === 'contact'
      ? `{"success":true,"data":[${object}]}`
      : name === 'phone'
        ? `{"success":true,"calls":[${object}]}`
        : `{"success":true,"data":${object}}`;

describe('the address of a recording in an answer', () => {
  for (const [route, path] of routes) {
    for (const field of [
      'recording_url',
      'recordingUrl',
      'RecordingURL',
      'stereo_recording_url',
      'call_recording_public_url',
      'recording-url',
      'recording_uri',
      'recordingLink',
      'recording_links',
    ]) {
      it(`is the proxy’s own (${route}, ${field})`, async () => {
        for (const object of [
          `{"id":"a/b c","${field}":"${elsewhere}"}`,
          `{"${field}" :\n "${elsewhere}","id":"a/b c"}`,
          `{"id":"a/b c","x":[{"call_id":"a/b c","${field}":"${elsewhere}"}]}`,
        ]) {
          for (const {name, text} of await answers(wrapped(route, object), path)) {
            assert.ok(text.includes(`"${own('a%2Fb%20c')}"`), `${name}: ${text}`);
            assert.doesNotMatch(text, /storage\.example|Signature/, name);
          }
        }
      });
    }

    const spellings: readonly (readonly [name: string, object: string])[] = [
      ['with an escaped name', `{"id":"c","recording\\u005furl":"${elsewhere}"}`],
      ['with a name escaped throughout', `{"id":"c","\\u0072ecordingUrl":"${elsewhere}"}`],
      ['with an escaped address', `{"id":"c","recording_url":"https:\\/\\/storage.exampl\\u0065\\/r?x=\\"\\\\"}`],
      ['twice', `{"id":"c","recording_url":"${elsewhere}&1","recording_url":"${elsewhere}&2"}`],
      ['twice the same', `{"id":"c","recording_url":"${elsewhere}","recording_url":"${elsewhere}"}`],
      [
        'twice, the first one escaped',
        `{"id":"c","recording\\u005furl":"${elsewhere}","recording_url":"${elsewhere}"}`,
      ],
      [
        'twice, the second one escaped',
        `{"id":"c","recording_url":"${elsewhere}","recording\\u005furl":"${elsewhere}"}`,
      ],
      ['twice, the last one null', `{"id":"c","recording_url":"${elsewhere}","recording_url":null}`],
      ['in both spellings', `{"id":"c","recording_url":"${elsewhere}","recordingUrl":"${elsewhere}&2"}`],
      ['in an object that is there twice', `{"id":"c","x":{"recording_url":"${elsewhere}"},"x":{}}`],
      ['in an object that is there twice, escaped', `{"id":"c","x":{"recording\\u005furl":"${elsewhere}"},"x":{}}`],
      ['without an id', `{"id":"c","x":{"recording_url":"${elsewhere}"}}`],
      ['with a number for an id', `{"id":7,"recording_url":"${elsewhere}"}`],
      ['as a list', `{"id":"c","recording_url":["${elsewhere}"]}`],
      ['as an object', `{"id":"c","recordingUrl":{"href":"${elsewhere}"}}`],
      ['in an object of its own', `{"id":"c","recording":{"url":"${elsewhere}"}}`],
      ['in a list of objects', `{"id":"c","recordings":[{"link":"${elsewhere}"}]}`],
      ['with an id no address can have', `{"id":"\\ud800","recording_url":"${elsewhere}"}`],
      ['under __proto__', `{"id":"c","__proto__":{"recording_url":"${elsewhere}"}}`],
    ];
    for (const [spelt, object] of spellings) {
      it(`does not leave the server ${spelt} (${route})`, async () => {
        const bodies = route === 'call' ? [wrapped(route, object), object] : [wrapped(route, object)];
        for (const body of bodies) {
          for (const {name, text} of await answers(body, path)) {
            assert.doesNotMatch(text, /storage\.exampl|Signature/, name);
            assert.doesNotMatch(JSON.stringify(JSON.parse(text)), /storage\.example/, name);
          }
        }
      });
    }

    it(`is found without its scheme as well, and where it is no address by its name (${route})`, async () => {
      for (const name of ['recording', 'recording_path', 'recordingKey', 'recording_note']) {
        for (const text of [
          'storage.example/secret?sig=1',
          'storage.example:8443/r',
          'bucket/key.wav',
          '/r.wav',
          'r?sig=1',
          'sig=1&https://storage.example/x',
          's3://bucket/key',
          'kept at https://storage.example/x',
          'kept at storage.example/x until May',
        ]) {
          for (const {name: which, text: got} of await answers(
            wrapped(route, JSON.stringify({id: 'c', [name]: text})),
            path,
          )) {
            assert.ok(got.includes(`"${own('c')}"`), `${which} ${name} ${text}: ${got}`);
          }
        }
      }
    });

    it(`is not what is a word, a number, an id, a date, a type or a sentence (${route})`, async () => {
      for (const text of [
        'ready',
        'true',
        '12.5',
        'RE0123abc-4_5',
        'N/A',
        'n/a',
        'audio/wav',
        '11/21/2026',
        '2026-11-21T10:00:00+00:00',
        'call-1.wav',
        'storage.example',
        '50%',
        'The caller asked about the 24/7 line and/or a refund, e.g. 10% off. Was it recorded? Yes/no.',
      ]) {
        const body = wrapped(route, JSON.stringify({id: 'c', recording_note: text, recording: text}));
        for (const {name, value} of await answers(body, path))
          assert.deepEqual(value, JSON.parse(body), `${name} ${text}`);
      }
    });

    it(`stays null, empty or absent where it was (${route})`, async () => {
      for (const object of [
        '{"id":"c","recording_url":null}',
        '{"id":"c","recordingUrl":null}',
        '{"id":"c","recordingUrl":""}',
        '{"id":"c"}',
      ]) {
        const body = wrapped(route, object);
        for (const {name, value} of await answers(body, path)) assert.deepEqual(value, JSON.parse(body), name);
      }
    });

    it(`is what was said where it is in a transcript’s text (${route})`, async () => {
      const quoted = `{\\"id\\":\\"c\\",\\"recordingUrl\\":\\"${elsewhere}\\"}`;
      const said = `He said \\"recording_url\\": \\"${elsewhere}\\" and ${quoted} and recording_url`;
      const transcripts = `[{"id":"t","message":{"role":"user","content":"${said}"}}]`;
      const object = `{"id":"c","transcripts":${transcripts},"summary":"${said}","recording_url":"${elsewhere}"}`;
      const body = wrapped(route, object);
      for (const {name, text, value} of await answers(body, path)) {
        assert.ok(text.includes(`"${own('c')}"`), name);
        const expected = JSON.stringify(JSON.parse(body)).replace(
          `"recording_url":"${elsewhere}"`,
          `"recording_url":"${own('c')}"`,
        );
        assert.equal(JSON.stringify(value), expected, name);
      }
    });
  }

  it('is found as fast in an answer that is made of nothing but its name', {timeout: 10_000}, async () => {
    const body = wrapped(
      'list',
      `{"id":"c","summary":"${'recording_url '.repeat(400_000)}","recording_url":"${elsewhere}"}`,
    );
    for (const {name, text} of await answers(body, paths.list))
      assert.ok(text.endsWith(`"recording_url":"${own('c')}"}]}}`), name);
    for (const {name, text} of await answers(
      wrapped('list', `{"id":"c","recording_url":"${'x'.repeat(8_000_000)}"}`),
      paths.list,
    )) {
      assert.ok(text.length < 200, name);
    }
  });

  it('is the proxy’s own in all the documented answers, and nothing else changes', async () => {
    for (const [file, path] of [
      ['call-sessions.filled', paths.list],
      ['call-sessions.older', paths.list],
      ['contact-calls.filled', paths.contact],
      ['phone-history.verbatim', paths.phone],
      ['call-session-detail.filled', paths.call],
      ['call-session-detail.wrapped-analysis', paths.call],
    ] as const) {
      const body = readFileSync(new URL(`../fixtures/agni/${file}.json`, import.meta.url), 'utf8');
      const expected = body.replace(
        /("recording_?url":\s*")https:\/\/[^"]*\/sessions\/([^/"]+)\/recording[^"]*/gi,
        (_, start: string, id: string) => start + own(id),
      );
      assert.notEqual(expected, body, file);
      const [first, ...others] = await answers(body, path);
      assert.equal(first?.text, expected, file);
      if (!file.includes('older')) for (const {value} of others) assert.deepEqual(value, JSON.parse(expected), file);
    }
  });
});

canaryIsNowhere();
