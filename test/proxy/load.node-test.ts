/** The proxy under load, in a process of its own: what it holds in memory, and that a thousand slow readers lose nothing. */
import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {Agent, type ServerResponse} from 'node:http';
import process from 'node:process';
import {after, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {canary, canaryIsNowhere, get, open, paths, pending, startVendor, witness} from './support.js';

const vendor = await startVendor();
beforeEach(() => { vendor.seen = []; });
const wav = {'content-type': 'audio/wav'};
const mebi = 1024 * 1024;

/** The proxy in a process of its own. */
const startChild = async () => {
  const child: ChildProcess = fork(fileURLToPath(new URL('serve-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'], env: {...process.env, VENDOR_URL: vendor.url, VENDOR_KEY: canary},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  after(() => child.kill());
  for (const output of [child.stdout, child.stderr]) output?.on('data', (text: Buffer) => witness('errors', text.toString()));
  const [{url}] = await once(child, 'message') as [{url: string}];
  /** The most bytes its memory has been since this was asked last. */
  const memory = async (message: 'begin' | 'end') => {
    child.send(message);
    return ((await once(child, 'message')) as [{most: number}])[0].most;
  };
  return {url, memory};
};

describe('a recording of 100 MB', () => {
  it('streams with memory growing by less than 16 MB over that for recordings of 8 MB', {timeout: 60_000}, async () => {
    const chunk = Buffer.alloc(64 * 1024, 'audio');
    const sending = (size: number): typeof vendor.answer => (_, response) => {
      response.writeHead(200, {...wav, 'content-length': String(size)});
      let left = size;
      const more = () => {
        while (left > 0) {
          left -= chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    };
    const {url, memory} = await startChild();
    const read = async (size: number) => {
      vendor.answer = sending(size);
      let bytes = 0;
      for await (const part of await open(url + paths.recording)) bytes += (part as Buffer).length;
      assert.equal(bytes, size);
    };
    // What passed waits for the garbage collector, some tens of megabytes of it whatever the size of the recordings. So the same process
    // plays small ones first, as many megabytes and more, and the peaks are compared: who held a recording whole would need 92 MB more.
    for (let warm = 0; warm < 20; warm++) await read(8 * mebi);
    const before = await memory('begin');
    await read(100 * mebi);
    const grown = await memory('end') - before;
    assert.ok(grown < 16 * 1e6, `grown by ${(grown / 1e6).toFixed(1)} MB`);
  });

  it('is not read ahead of whoever listens', {timeout: 30_000}, async () => {
    let sent = 0;
    const stalled = pending<undefined>();
    vendor.answer = (_, response) => {
      response.writeHead(200, wav);
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => {
        while (sent < 100 * mebi) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
        stalled.resolve(undefined);
      };
      response.on('drain', more);
      more();
    };
    const {url, memory} = await startChild();
    const response = await open(url + paths.recording);
    response.pause();
    // Memory and sockets are full when nothing moves any more: no bytes between two questions that the proxy answers.
    for (let before = -1; before !== sent;) {
      before = sent;
      for (let turn = 0; turn < 20; turn++) await memory('end');
    }
    assert.ok(sent < 32 * mebi, `${sent} bytes were taken for a reader who read nothing`);
    response.destroy();
  });
});

describe('1,000 slow readers at once', () => {
  it('each get every byte, in order', {timeout: 60_000}, async () => {
    const readers = 1000;
    const piece = (n: number, part: number) => createHash('sha256').update(`${n} ${part}`).digest('hex').repeat(32);
    const parts = 8;
    const begun: ServerResponse[] = [];
    const all = pending<undefined>();
    vendor.answer = ({url}, response) => {
      const n = /reader-(\d+)/.exec(url ?? '')?.[1];
      response.writeHead(200, wav).write(piece(Number(n), 0));
      begun[Number(n)] = response;
      if (Object.keys(begun).length === readers) all.resolve(undefined);
    };
    const {url} = await startChild();
    const agent = new Agent({keepAlive: false, maxSockets: Infinity});
    const reading = Array.from({length: readers}, async (_, n) => {
      const response = await open(`${url}/api/v1/calling/sessions/reader-${n}/recording`, agent);
      let text = '';
      for await (const chunk of response.setEncoding('latin1')) {
        text += chunk as string;
        await new Promise(setImmediate); // slow: everybody else has a turn first
      }
      return text;
    });
    await all.promise;
    // Everyone is connected and has a beginning; now the rest trickles, a part for each in turn.
    for (let part = 1; part < parts; part++) {
      for (const [n, response] of begun.entries()) {
        response.write(piece(n, part));
        if (n % 50 === 0) await new Promise(setImmediate);
      }
    }
    for (const response of begun) response.end();
    const texts = await Promise.all(reading);
    const wrong = texts.flatMap((text, n) => (text === Array.from({length: parts}, (_, part) => piece(n, part)).join('') ? [] : [n]));
    assert.deepEqual(wrong, []);
    assert.equal((await get(url + paths.recording, {method: 'OPTIONS'})).status, 204);
  });
});

canaryIsNowhere();
