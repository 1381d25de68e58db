/** Recordings over a real socket: a real WAV of the call's length, any part of it by byte range. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {createAgniMock, mockKey} from '../../demo/mock/agni.js';
import {createCalls} from '../../demo/mock/calls.js';
import {byteRange} from '../../demo/mock/range.js';
import {spoken} from '../../demo/mock/transcript.js';
import {headerBytes, maxSeconds, sampleRate, wav} from '../../demo/mock/wav.js';
import {listen} from '../../demo/server/api.js';

const now = Date.parse('2026-06-11T12:00:00Z');
const calls = createCalls({count: 240, seed: 1, now, publicBase: ''});
const all = Array.from({length: 240}, (_, index) => calls.call(index));
const call = all.find(({session, story, course}) => session.recordingUrl && course === 'talk' && story.seconds > 30);
assert.ok(call);
const mock = await listen(createAgniMock({now}));
after(() => mock.close());

const at = (id: string) => `${mock.url}/api/v1/calling/sessions/${id}/recording`;
const ask = (headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  fetch(at(call.id), {method, headers: {'x-api-key': mockKey, ...headers}});
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

const whole = await bytesOf(await ask());
const size = whole.length;

describe('the file', () => {
  const view = new DataView(whole.buffer);
  const text = (from: number, to: number) => String.fromCharCode(...whole.subarray(from, to));

  it('is PCM WAV: 8 kHz, 16 bits, one channel, as long as the call', () => {
    assert.deepEqual([text(0, 4), text(8, 12), text(12, 16), text(36, 40)], ['RIFF', 'WAVE', 'fmt ', 'data']);
    assert.equal(view.getUint32(4, true), size - 8);
    assert.deepEqual([view.getUint32(16, true), view.getUint16(20, true), view.getUint16(22, true)], [16, 1, 1]);
    assert.deepEqual([view.getUint32(24, true), view.getUint32(28, true)], [8000, 16000]);
    assert.deepEqual([view.getUint16(32, true), view.getUint16(34, true)], [2, 16]);
    assert.equal(view.getUint32(40, true), size - 44);
    assert.equal((size - 44) / 16000, call.story.seconds);
    assert.equal(call.story.seconds, (Date.parse(call.session.endedAt ?? '') - call.startedAt) / 1000);
  });

  it('sounds while somebody speaks, rests between, and tells the two apart', () => {
    const samples = new Int16Array(whole.buffer, headerBytes);
    const part = (from: number, to: number) =>
      samples.subarray(Math.ceil(from * sampleRate), Math.floor(to * sampleRate));
    const peak = (list: Int16Array) => list.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    /** Rising zero crossings a second: the pitch of a plain tone. */
    const pitch = (list: Int16Array) =>
      list.filter((value, i) => value >= 0 && (list[i - 1] ?? 0) < 0).length / (list.length / sampleRate);
    const lines = spoken(call, now);
    assert.ok(lines.length > 5);
    for (const [i, {role, from, to}] of lines.entries()) {
      const voice = part(from + 0.1, to - 0.1);
      assert.ok(peak(voice) > 3000, `line ${i} is heard`);
      assert.ok(peak(voice) < 16000, `line ${i} is soft`);
      assert.ok(
        Math.abs(pitch(voice) - (role === 'agent' ? 200 : 160)) < 8,
        `line ${i} of ${role}: ${pitch(voice)} Hz`,
      );
      const next = lines[i + 1];
      if (next) assert.equal(peak(part(to + 0.02, next.from - 0.02)), 0, `rest after line ${i}`);
    }
  });

  it('is the same each time', async () => assert.deepEqual(await bytesOf(await ask()), whole));

  it('is whole with its length, type and an invitation to seek', async () => {
    const response = await ask();
    await response.body?.cancel();
    assert.equal(response.status, 200);
    const {headers} = response;
    assert.equal(headers.get('content-type'), 'audio/wav');
    assert.equal(headers.get('content-length'), String(size));
    assert.equal(headers.get('accept-ranges'), 'bytes');
    assert.equal(headers.get('content-range'), null);
  });
});

describe('byte ranges', () => {
  const good: readonly (readonly [range: string, from: number, to: number])[] = [
    ['bytes=0-0', 0, 1],
    ['bytes=0-43', 0, 44],
    ['bytes=40-59', 40, 60],
    ['bytes=45-45', 45, 46],
    ['bytes=44-65600', 44, 65601],
    ['bytes=99999-200002', 99999, 200003],
    [`bytes=${size - 3}-`, size - 3, size],
    ['bytes=1001-', 1001, size],
    ['bytes=0-', 0, size],
    [`bytes=${size - 10}-${size + 500}`, size - 10, size],
    ['bytes=-1', size - 1, size],
    ['bytes=-777', size - 777, size],
    [`bytes=-${size * 2}`, 0, size],
    ['Bytes=7-9', 7, 10],
  ];
  for (const [range, from, to] of good) {
    it(range.replace(String(size), 'size'), async () => {
      const response = await ask({range});
      assert.equal(response.status, 206);
      assert.equal(response.headers.get('content-range'), `bytes ${from}-${to - 1}/${size}`);
      assert.equal(response.headers.get('content-length'), String(to - from));
      assert.deepEqual(await bytesOf(response), whole.slice(from, to));
    });
  }

  for (const range of [`bytes=${size}-`, `bytes=${size + 5}-${size + 9}`, 'bytes=-0']) {
    it(`${range}: 416`, async () => {
      const response = await ask({range});
      assert.equal(response.status, 416);
      assert.equal(response.headers.get('content-range'), `bytes */${size}`);
      assert.equal((await bytesOf(response)).length, 0);
    });
  }

  for (const range of ['bytes=9-3', 'bytes=-', 'bytes=a-b', 'items=0-5', 'bytes=0-1,5-6', '0-5']) {
    it(`${range}: ignored`, async () => {
      const response = await ask({range});
      assert.equal(response.status, 200);
      assert.equal((await bytesOf(response)).length, size);
    });
  }

  it('of an empty file are unsatisfiable, whatever they are', () => {
    for (const range of ['bytes=0-', 'bytes=0-0', 'bytes=-5']) assert.equal(byteRange(range, 0), 'unsatisfiable');
  });
});

describe('conditions', () => {
  it('If-Range with the file’s tag gives the range, with another the whole', async () => {
    const etag = (await ask({}, 'HEAD')).headers.get('etag') ?? '';
    assert.match(etag, /^".+"$/);
    assert.equal((await ask({range: 'bytes=0-9', 'if-range': etag})).status, 206);
    assert.equal((await ask({range: 'bytes=0-9', 'if-range': '"other"'})).status, 200);
    const unchanged = await ask({'if-none-match': `"other", ${etag}`});
    assert.equal(unchanged.status, 304);
    assert.equal((await ask({'if-none-match': '"other"'})).status, 200);
  });
});

describe('HEAD', () => {
  it('tells the whole length and sends nothing, range or not', async () => {
    for (const headers of [{}, {range: 'bytes=0-9'}]) {
      const response = await ask(headers, 'HEAD');
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-length'), String(size));
      assert.equal((await bytesOf(response)).length, 0);
    }
  });
});

describe('calls without a recording', () => {
  it('have none to be asked for', async () => {
    const without = all.filter(({session}) => !session.recordingUrl);
    assert.ok(without.some(({live}) => live));
    assert.ok(without.some(({course}) => course === 'none'));
    for (const {id} of without) {
      const response = await fetch(at(id), {headers: {'x-api-key': mockKey}});
      assert.equal(response.status, 404);
      await response.body?.cancel();
    }
  });
});

describe('a very long recording', () => {
  it('costs what is read of it, and is capped', () => {
    const long = wav(1e9, [{role: 'agent', from: 0, to: 1e9}]);
    assert.equal(long.bytes, 44 + maxSeconds * 16000);
    const end = long.slice(long.bytes - 4000, long.bytes);
    assert.equal(end.length, 4000);
    assert.ok(end.some((byte) => byte !== 0));
    assert.equal(wav(-5, []).bytes, 44);
  });

  it('is made as it is read, not before', async () => {
    const reader = wav(maxSeconds, [])
      .stream(0, 44 + maxSeconds * 16000)
      .getReader();
    let read = 0;
    for (let i = 0; i < 3; i++) read += (await reader.read()).value?.length ?? 0;
    await reader.cancel();
    assert.ok(read > 0 && read < 1e6);
  });
});
