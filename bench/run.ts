/**
 * `npm run bench`: the time to the first rows, beside hand-written DOM; the time to read a long answer, beside
 * JSON.parse; the requests equal lists share. It reports and asserts no time. `npm run bench -- 30` runs 30 rounds
 * instead of 15. docs/speed.md explains the table.
 *
 * `npm run bench -- 7 --against ../other/dist` shows only the first rows of 20 calls, beside those of another
 * checkout's build: both in every round, in turn, each as a ratio to the hand-written list of the same round.
 */
import {cpus} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import type {Browser} from 'puppeteer-core';
import {withTemporaryFolder} from '../scripts/temporary.js';
import {inFreshPage, startBrowser} from './browser.js';
import {
  compare,
  contestants,
  measures,
  withBefore,
  type Case,
  type ContestantName,
  type Measure,
  type Times,
} from './first-rows.js';
import {buildPages} from './pages.js';
import {addressOf, serve} from './server.js';
import {spread, table} from './statistics.js';

const {values, positionals} = parseArgs({options: {against: {type: 'string'}}, allowPositionals: true});
const before = values.against === undefined ? undefined : path.resolve(values.against);
const wanted = Number(positionals[0] ?? 15);
/** No new round starts after this many milliseconds, so a slow machine takes fewer measurements, not more time. */
const longest = 9_000 * wanted;
/** Calls in the long answer. */
const many = 10_000;

const entrants: readonly ContestantName[] = before === undefined ? contestants : withBefore;
const sizes = before === undefined ? [20, 200] : [20];
const cases: readonly Case[] = sizes.flatMap((size) => (['HTTP', 'page'] as const).map((source) => ({size, source})));

const firstRows = async (browser: Browser, base: string): Promise<void> => {
  const rounds: (readonly Times[])[] = [];
  const began = performance.now();
  while (rounds.length < wanted && performance.now() - began < longest) {
    const order = rounds.length % 2 === 0 ? entrants : entrants.toReversed();
    const round: Times[] = [];
    for (const one of cases) round.push(await compare(browser, base, one, order));
    rounds.push(round);
  }
  const line = ({size, source}: Case, index: number, measure: Measure): string[] => {
    const times = (who: ContestantName) => rounds.map((round) => round[index]?.[who][measure] ?? NaN);
    const control = times('by-hand');
    const beside = entrants.slice(1).flatMap((who) => {
      const own = times(who);
      const ratio = own.map((ms, round) => ms / (control[round] ?? NaN));
      return [spread(own), spread(ratio, 2), (Math.min(...own) / Math.min(...control)).toFixed(2)];
    });
    return [String(size), source, measures[measure], spread(control), ...beside];
  };
  const names = entrants.slice(1).map((name) => name.replaceAll('-', ' '));
  const head = ['calls', 'answer', 'ms', 'by hand', ...names.flatMap((name) => [name, 'ratio', 'best'])];
  const body = cases.flatMap((one, index) =>
    (Object.keys(measures) as Measure[]).map((measure) => line(one, index, measure)),
  );
  console.log(
    `First rows: median (quartiles) of ${rounds.length} rounds; ratio of each round; best run over best run\n`,
  );
  console.log(table([head, ...body], 3));
};

const reading = async (browser: Browser, base: string): Promise<void> => {
  const parsed = await inFreshPage(browser, base, async (page) => {
    await page.goto(addressOf(base, 'parse', many, 'HTTP'));
    return (await page.evaluate((times) => window.parse?.(times), wanted)) ?? [];
  });
  const ratios = parsed.map(({json, read}) => read / json);
  console.log(
    `\nReading ${parsed[0]?.calls} calls: JSON.parse ${spread(parsed.map(({json}) => json))} ms, the calls from it ` +
      `${spread(parsed.map(({read}) => read))} ms, ratio ${spread(ratios, 2)}, of the first time ${ratios[0]?.toFixed(2)}`,
  );
};

const sharing = async (browser: Browser, base: string, lists: number): Promise<void> => {
  const shared = await inFreshPage(browser, base, async (page) => {
    await page.goto(addressOf(base, 'element', 20, 'HTTP'));
    await page.evaluate(() => window.first);
    return page.evaluate((count) => window.together?.(count), lists);
  });
  console.log(
    `\nSharing: ${lists} equal lists at once, requests made: ${shared?.requests}; rows in all of them after ${shared?.rows.toFixed(1)} ms`,
  );
};

await withTemporaryFolder(async (folder) => {
  const server = await serve(folder, await buildPages(folder, before), many);
  const browser = await startBrowser();
  try {
    console.log(`${await browser.version()}, ${cpus().length} cores, Node ${process.version}`);
    await firstRows(browser, server.url);
    if (before === undefined) {
      await reading(browser, server.url);
      await sharing(browser, server.url, 10);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
