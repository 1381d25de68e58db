/**
 * `npm run bench:proxy`: requests per second and the slowest hundredth of the answers, through the proxy and through a
 * bare forwarder, in turns. It reports and asserts nothing. The proxy is the built one. `npm run bench:proxy -- 5` runs
 * 5 rounds instead of 3.
 */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import autocannon from 'autocannon';
import {median, quantile, table} from '../statistics.js';

const rounds = Number(process.argv[2] ?? 3);
const seconds = 6;
const contestants = ['bare', 'proxy'] as const;

const {status} = spawnSync('npm', ['run', 'build'], {stdio: ['ignore', 'ignore', 'inherit']});
if (status !== 0) throw new Error('The package could not be built.');

const started: ChildProcess[] = [];
const start = async (...args: string[]): Promise<string> => {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'serve.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, NODE_ENV: 'production'},
  });
  started.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return line.toString().trim();
};

interface Run {
  readonly perSecond: number;
  readonly p99: number;
  readonly errors: number;
}

let asked = 0;

const run = async (base: string, connections: number): Promise<Run> => {
  const path = '/api/v1/calling/call-sessions';
  // Every question differs, so that the proxy's sharing of equal requests does not count as speed.
  const setupRequest = (request: autocannon.Request) => ({
    ...request,
    path: `${path}?page=1&page_size=24&search=${asked++}`,
  });
  const options = {url: base + path, connections, duration: seconds, requests: [{setupRequest}]};
  // autocannon's own percentiles are whole milliseconds, too coarse for such short times.
  const times: number[] = [];
  const {requests, errors, non2xx} = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon(options, (error: Error | null, result) => {
      if (error) reject(error);
      else resolve(result);
    }).on('response', (...[, , , time]) => {
      times.push(time);
    });
  });
  return {perSecond: requests.average, p99: quantile(times, 0.99), errors: errors + non2xx};
};

try {
  const vendor = await start('vendor');
  const bases = {bare: await start('bare', vendor), proxy: await start('proxy', vendor)};
  for (const base of Object.values(bases)) await run(base, 10); // warm-up for the compiler
  const head = [
    'connections',
    'round',
    'bare, per s',
    'proxy, per s',
    'ratio',
    'bare p99, ms',
    'proxy p99, ms',
    'ratio',
    'errors',
  ];
  const rows: string[][] = [head];
  for (const connections of [10, 50]) {
    const ratios: [number, number][] = [];
    for (let round = 1; round <= rounds; round++) {
      const runs = {} as Record<(typeof contestants)[number], Run>;
      for (const name of round % 2 ? contestants : contestants.toReversed())
        runs[name] = await run(bases[name], connections);
      const {bare, proxy} = runs;
      ratios.push([proxy.perSecond / bare.perSecond, proxy.p99 / bare.p99]);
      rows.push([
        String(connections),
        String(round),
        bare.perSecond.toFixed(0),
        proxy.perSecond.toFixed(0),
        (proxy.perSecond / bare.perSecond).toFixed(2),
        bare.p99.toFixed(2),
        proxy.p99.toFixed(2),
        (proxy.p99 / bare.p99).toFixed(2),
        String(proxy.errors),
      ]);
    }
    const middle = (at: 0 | 1) => median(ratios.map((pair) => pair[at])).toFixed(2);
    rows.push([String(connections), 'median', '', '', middle(0), '', '', middle(1), '']);
  }
  console.log(table(rows, 2));
} finally {
  for (const child of started) child.kill();
}
