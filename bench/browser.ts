/** The bench's browser, and the time its main thread works. */
import * as puppeteer from 'puppeteer-core';
import type {Browser, Page} from 'puppeteer-core';
import {findChromium} from '../test/support/runner/browsers.js';

export const startBrowser = async (): Promise<Browser> => {
  const {executablePath, args, env, headless} = findChromium();
  return puppeteer.launch({executablePath, args: [...args, '--lang=en-US'], env: {...env, TZ: 'UTC'}, headless});
};

/**
 * Milliseconds of processor time the page's main thread has used so far. Unlike wall-clock time, it hardly depends on
 * other programs.
 */
export type Spent = () => Promise<number>;

const spentBy = async (page: Page): Promise<Spent> => {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  return async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
};

/**
 * Runs work in a fresh browser context: nothing cached, nothing compiled. A blank page of the same site opens first, so
 * that no measurement includes the start of a renderer process.
 */
export const inFreshPage = async <T>(
  browser: Browser,
  base: string,
  work: (page: Page, spent: Spent) => Promise<T>,
): Promise<T> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({width: 1280, height: 900});
    page.on('pageerror', (error) => {
      console.error(error);
    });
    await page.goto(`${base}/blank`);
    return await work(page, await spentBy(page));
  } finally {
    await context.close();
  }
};
