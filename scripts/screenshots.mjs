/**
 * `npm run screenshots`: pictures of the demo's pages for docs/screenshots, or for a named folder. The calls and the
 * clock are fixed, so a picture changes only when its content does.
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {chromium} from 'playwright-core';
import {startSite} from '../test/pages/site.js';
import {opened, rows, visit} from '../test/pages/visit.js';
import {findChromium} from '../test/support/runner/browsers.js';
import {looksSame, withPalette} from './screenshots.palette.mjs';
import {root} from './sources.js';

/**
 * @typedef {import('playwright-core').BrowserContextOptions} Options
 * @typedef {import('playwright-core').Page} Page
 */

/** @type {Options} */
const dark = {colorScheme: 'dark'};
/** @type {Options} */
const narrow = {viewport: {width: 320, height: 640}, deviceScaleFactor: 2};

/** @type {Readonly<Record<string, readonly [address: string, options?: Options]>>} */
const pictures = {
  index: ['/'],
  states: ['/#states'],
  crm: ['/crm.html'],
  'crm-dark': ['/crm.html', dark],
  contact: ['/contact.html'],
  'contact-narrow': ['/contact.html#contact-calls', narrow],
  'contact-rtl': ['/contact.html?dir=rtl'],
  follow: ['/follow.html'],
  'follow-dark': ['/follow.html', dark],
  'follow-narrow': ['/follow.html', narrow],
  events: ['/events.html'],
  'events-dark': ['/events.html', dark],
  react: ['/hosts/react/'],
  vue: ['/hosts/vue/'],
};

/** Puts a page into the state worth a picture. @param {Page} page @param {string} address */
const pose = async (page, address) => {
  if (address === '/#states') await page.locator('.state [state=failed]').nth(3).waitFor();
  if (address.length < 9) return; // the overview opens no call
  await rows(page).nth(3).getByRole('button').click();
  await opened(page);
  await page.mouse.move(0, 0); // no row may look hovered
  const {hash} = new URL(address, 'http://x');
  if (hash === '') await page.evaluate(() => scrollTo(0, 0));
  else await page.locator(hash).evaluate((element) => element.scrollIntoView({block: 'start'}));
};

const folder = path.resolve(process.argv[2] ?? path.join(root, 'docs/screenshots'));
mkdirSync(folder, {recursive: true});
const {executablePath, args, env} = findChromium();
const site = await startSite();
const browser = await chromium.launch({executablePath, args: [...args], env});
try {
  const bench = await browser.newPage();
  for (const [name, [address, options = {}]] of Object.entries(pictures)) {
    const {page, close} = await visit(browser, site, address, {reducedMotion: 'reduce', ...options});
    await pose(page, address);
    const file = path.join(folder, `${name}.png`);
    const picture = await withPalette(bench, await page.screenshot());
    await close();
    const same = existsSync(file) && (await looksSame(bench, picture, readFileSync(file)));
    if (!same) writeFileSync(file, picture);
    console.log(`${path.relative(process.cwd(), file)}${same ? ', as before' : ''}`);
  }
} finally {
  await browser.close();
  await site.close();
}
