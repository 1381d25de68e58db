/** The time until a list's first rows appear: the element's beside the hand-written ones, in the same round. */
import assert from 'node:assert/strict';
import type {Browser} from 'puppeteer-core';
import {inFreshPage} from './browser.js';
import './page/contract.js';
import {addressOf, type Source} from './server.js';
import {median} from './statistics.js';

export const contestants = ['by-hand', 'element', 'script-file'] as const;
/** With another checkout's build of the library. */
export const withBefore = ['by-hand', 'element', 'element-before', 'script-file', 'script-file-before'] as const;
export type ContestantName = (typeof withBefore)[number];

export interface Case {
  readonly size: number;
  readonly source: Source;
}

/** The measurements of one page visit, in milliseconds. */
export const measures = {
  coldRows: 'cold: page opened to first rows',
  coldFrame: 'cold: page opened to their frame',
  coldCpu: 'cold: processor, opened to all rows',
  warmRows: 'warm: asked to first rows',
  warmFrame: 'warm: asked to their frame',
  warmCpu: 'warm: processor, asked to all rows',
} as const;
export type Measure = keyof typeof measures;

interface Visit {
  readonly times: Readonly<Record<Measure, number>>;
  readonly texts: readonly (readonly string[])[];
}

/**
 * The first list of a page is cold. The next ones let the browser compile hot code, and the last ones count as warm.
 */
const [warmUp, counted] = [5, 5];

const visit = async (browser: Browser, base: string, name: ContestantName, {size, source}: Case): Promise<Visit> =>
  inFreshPage(browser, base, async (page, spent) => {
    const unopened = await spent();
    await page.goto(addressOf(base, name, size, source));
    const first = await page.evaluate(() => window.first);
    await page.evaluate(() => window.whole?.());
    const coldCpu = (await spent()) - unopened;
    const texts = await page.evaluate(() => window.texts?.());
    assert(first && texts);
    const warm: Record<'warmRows' | 'warmFrame' | 'warmCpu', number[]> = {warmRows: [], warmFrame: [], warmCpu: []};
    for (let time = 0; time < warmUp + counted; time++) {
      await page.evaluate(() => window.clear?.());
      const before = await spent();
      const shown = await page.evaluate(() => window.show?.());
      assert(shown);
      await page.evaluate(() => window.whole?.());
      const cpu = (await spent()) - before;
      if (time < warmUp) continue;
      warm.warmRows.push(shown.rows);
      warm.warmFrame.push(shown.frame);
      warm.warmCpu.push(cpu);
    }
    const [warmRows, warmFrame, warmCpu] = [median(warm.warmRows), median(warm.warmFrame), median(warm.warmCpu)];
    return {times: {coldRows: first.rows, coldFrame: first.frame, coldCpu, warmRows, warmFrame, warmCpu}, texts};
  });

export type Times = Readonly<Record<ContestantName, Visit['times']>>;

/**
 * Measures one case with every contestant, in this order. All must show identical texts, or the times are not
 * comparable.
 */
export const compare = async (
  browser: Browser,
  base: string,
  one: Case,
  order: readonly ContestantName[],
): Promise<Times> => {
  const visits = new Map<ContestantName, Visit>();
  for (const name of order) visits.set(name, await visit(browser, base, name, one));
  const wanted = visits.get('by-hand')?.texts;
  assert.equal(wanted?.length, one.size);
  // An earlier build may show other texts, but must show as many.
  for (const [name, {texts}] of visits) {
    if (name.endsWith('-before')) assert.equal(texts.length, wanted?.length);
    else assert.deepEqual(texts, wanted);
  }
  return Object.fromEntries([...visits].map(([name, {times}]) => [name, times])) as Record<
    ContestantName,
    Visit['times']
  >;
};
