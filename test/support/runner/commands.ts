/**
 * Commands a page cannot run on itself: press keys, and emulate media features. The page's side is keys.ts and
 * emulate.ts.
 */
import type {ChromeLauncher} from '@web/test-runner-chrome';
import type {BrowserLauncher, TestRunnerPlugin} from '@web/test-runner';
import type {CDPSession, KeyInput, Page} from 'puppeteer-core';
import type {WebKitLauncher} from './webkit-launcher.js';

const isPuppeteer = (browser: BrowserLauncher): browser is ChromeLauncher => browser.type === 'puppeteer';
const isWebKit = (browser: BrowserLauncher): browser is WebKitLauncher => browser.type === 'webdriver';

// An emulation ends with the session that set it, so each page keeps its own.
const sessions = new WeakMap<Page, Promise<CDPSession>>();
const devtools = async (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  return session;
};

const press = async (browser: BrowserLauncher, id: string, chord: readonly string[]): Promise<boolean> => {
  if (isWebKit(browser)) {
    await browser.press(id, chord);
    return true;
  }
  if (!isPuppeteer(browser)) return false;
  const {keyboard} = browser.getPage(id);
  // Firefox does not accept `Space` as a key name
  const keys = chord.map((key) => (key === 'Space' ? ' ' : key)) as readonly KeyInput[];
  for (const key of keys.slice(0, -1)) await keyboard.down(key);
  for (const key of keys.slice(-1)) await keyboard.press(key);
  for (const key of keys.slice(0, -1).reverse()) await keyboard.up(key);
  return true;
};

/** Chromium only: forced colours exist in its own protocol alone. */
const emulate = async (
  browser: BrowserLauncher,
  id: string,
  media: Readonly<Record<string, string>>,
): Promise<boolean> => {
  if (!isPuppeteer(browser) || browser.name !== 'Chromium') return false;
  const features = Object.entries(media).map(([name, value]) => ({name, value}));
  await (await devtools(browser.getPage(id))).send('Emulation.setEmulatedMedia', {features});
  return true;
};

export const commands = (): TestRunnerPlugin => ({
  name: 'agni-commands',
  executeCommand({command, payload, session: {browser, id}}) {
    if (command === 'agni:press') return press(browser, id, payload as string[]);
    if (command === 'agni:emulate') return emulate(browser, id, payload as Record<string, string>);
    return undefined;
  },
});
