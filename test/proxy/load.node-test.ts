/**
 * The proxy under load, in a process of its own: what it holds in memory, and that a thousand slow readers lose
 * nothing.
 */
import assert from 'node:assert/strict';
import {fork, type ChildProcess} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {Agent} from 'node:http';
import process from 'node:process';
import {after, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {canary, canaryIsNowhere, get, open, paths, pending, startVendor, witness} from './support.js';

const vendor = await startVendor();
beforeEach(() => {
  vendor.seen = [];
});
const wav = {'content-type': 'audio/wav'};
const mebi = 1024 * 1024;

/** Nothing here is promised by the clock, since a busy machine is slow: this only ends what hangs for ever. */
const hang = {timeout: 900_000};

/** The proxy in a process of its own. */
const startChild = async (more: Readonly<Record<string, string>> = {}) => {
  const child: ChildProcess = fork(fileURLToPath(new URL('serve-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {...process.env, VENDOR_URL: vendor.url, VENDOR_KEY: canary, ...more},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  after(() => child.kill());
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (text: Buffer) => witness('errors', text.toString()));
  const [{url}] = (await once(child, 'message')) as [{url: string}];
  /** The most bytes its memory has been since this was asked last. */
  const memory = async (message: 'begin' | 'end') => {
    child.send(message);
    return ((await once(child, 'message')) as [{most: number}])[0].most;
  };
  return {url, memory};
};

describe('a proxy in a process of its own', () => {
  it('answers', hang, async () => {
    const {url} = await startChild();
    assert.equal((await get(url + paths.recording, {method: 'OPTIONS'})).status, 204);
  });
});

describe('a recording of 100 MB', () => {
  const chunk = Buffer.alloc(64 * 1024, 'audio');
  const sending =
    (size: number): typeof vendor.answer =>
    (_, response) => {
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
  const reader = (url: string) => async (size: number) => {
    vendor.answer = sending(size);
    let bytes = 0;
    for await (const part of await open(url + paths.recording)) bytes += (part as Buffer).length;
    assert.equal(bytes, size);
  };

  // Below 16 MB is more than Node gives: a forwarder that does nothing but pipe grows by some 45 MB at first, which is
  // what passed and waits for the garbage collector (docs/speed.md). Whoever held the recording whole would need all of
  // its 105 MB, each time. What waits for the collector only adds, and when it is collected is nobody's promise: so of
  // up to eight later ones, the one that it added least to counts.
  it(
    'is never held whole, be it the first in a fresh process, and the next ones need less than 16 MB more',
    hang,
    async (t) => {
      const {url, memory} = await startChild();
      const read = reader(url);
      await read(64 * 1024);
      const grown = async () => {
        await memory('begin');
        const before = await memory('begin'); // the most since a moment ago
        await read(100 * mebi);
        return ((await memory('end')) - before) / 1e6;
      };
      const first = await grown();
      const later: number[] = [];
      while (later.length < 8 && !(Math.min(...later) < 16)) later.push(await grown());
      t.diagnostic(`grown by ${[first, ...later].map((one) => one.toFixed(1)).join(', ')} MB`);
      assert.ok(first < 90, `the first: ${first.toFixed(1)} MB`);
      assert.ok(Math.min(...later) < 16, `later ones: ${later.map((one) => one.toFixed(1)).join(', ')} MB`);
    },
  );

  it('streams with memory growing by less than 16 MB over that for recordings of 8 MB', hang, async () => {
    const {url, memory} = await startChild();
    const read = reader(url);
    // What passed waits for the garbage collector, some tens of megabytes of it whatever the size of the recordings. So
    // the same process plays small ones first, as many megabytes and more, and the peaks are compared: who held a
    // recording whole would need 92 MB more.
    for (let warm = 0; warm < 20; warm++) await read(8 * mebi);
    const before = await memory('begin');
    await read(100 * mebi);
    const grown = (await memory('end')) - before;
    assert.ok(grown < 16 * 1e6, `grown by ${(grown / 1e6).toFixed(1)} MB`);
  });

  it('is not read ahead of whoever listens', hang, async () => {
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
  it('each get every byte, in order', hang, async () => {
    const readers = 1000;
    /** 256 kB for each, and for every hundredth 32 MB, which no sockets hold. */
    const partsOf = (n: number) => (n % 100 === 0 ? 512 : 4);
    /** 64 kB that nobody else gets, nor the same reader in another place. */
    const piece = (n: number, part: number) =>
      Buffer.alloc(64 * 1024, createHash('sha256').update(`${n} ${part}`).digest('hex'));
    let [under, begun, sent, received] = [0, 0, 0, 0];
    const stalled = pending<undefined>();
    const refused: string[] = [];
    const all = pending<undefined>();
    vendor.answer = ({url}, response) => {
      const n = Number(/reader-(\d+)/.exec(url ?? '')?.[1]);
      response.writeHead(200, wav);
      under++;
      let part = 0;
      const more = () => {
        while (part < partsOf(n)) {
          sent++;
          if (!response.write(piece(n, part++))) return;
        }
        under--;
        response.off('drain', more).end();
      };
      response.on('drain', more);
      more();
      if (++begun === readers) all.resolve(undefined);
    };
    const {url, memory} = await startChild({TIMEOUT_MS: '900000'}); // a busy machine may be slow with a thousand first bytes
    const agent = new Agent({keepAlive: false, maxSockets: Infinity});
    const reading = Array.from({length: readers}, async (_, n) => {
      const response = await open(`${url}/api/v1/calling/sessions/reader-${n}/recording`, agent);
      if (response.statusCode !== 200) {
        refused.push(`reader ${n} got ${response.statusCode}`);
        all.resolve(undefined); // instead of a wait for a reader who never comes
      }
      await stalled.promise; // nobody reads before everybody is there, and all that lies between is full
      const hash = createHash('sha256');
      for await (const chunk of response) {
        hash.update(chunk as Buffer);
        received++;
        await new Promise(setImmediate); // slow: everybody else has a turn first
      }
      return hash.digest('hex');
    });
    await all.promise;
    assert.deepEqual(refused, []);
    for (let before = -1; before !== sent;) {
      before = sent;
      for (let turn = 0; turn < 20; turn++) await memory('end');
    }
    assert.equal(under, readers / 100, 'the vendor has to wait where sockets are full');
    stalled.resolve(undefined);
    let isOver = false;
    const reads = Promise.all(reading).finally(() => (isOver = true));
    reads.catch(() => undefined); // until it is awaited
    // Whoever stalls is noticed by turns: the proxy answers so many questions, and nothing has moved.
    for (let quiet = 0, before = -1; !isOver && quiet < 5000; quiet = before === received ? quiet + 1 : 0) {
      before = received;
      await memory('end');
    }
    assert.ok(isOver, `nothing moves any more after ${received} chunks`);
    const hashes = await reads;
    const expected = (n: number) => {
      const hash = createHash('sha256');
      for (let part = 0; part < partsOf(n); part++) hash.update(piece(n, part));
      return hash.digest('hex');
    };
    assert.deepEqual(
      hashes.flatMap((hash, n) => (hash === expected(n) ? [] : [n])),
      [],
    );
    assert.equal((await get(url + paths.recording, {method: 'OPTIONS'})).status, 204, 'it still answers');
  });
});

canaryIsNowhere();
