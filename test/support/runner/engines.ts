/** The engines of a test run, as launchers, and the names of those missing on this machine. */
import {chromeLauncher} from '@web/test-runner-chrome';
import type {BrowserLauncher} from '@web/test-runner';
import process from 'node:process';
import * as puppeteer from 'puppeteer-core';
import {findChromium, findFirefox, findWebKit, type FoundBrowser} from './browsers.js';
import {endWithUs} from './processes.js';
import {webkitLauncher} from './webkit-launcher.js';

export const engineNames = ['Chromium', 'Firefox', 'WebKit'] as const;
export type EngineName = (typeof engineNames)[number];

// Dates and languages come from the machine. A test that depends on them sets its own; all others should read the same
// everywhere.
process.env['TZ'] ??= 'UTC';

const launchOptions = ({executablePath, args, headless, env}: FoundBrowser): puppeteer.LaunchOptions => ({
  executablePath,
  args: [...args],
  headless,
  env,
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false, // scripts/test.ts handles signals
});

/**
 * Puppeteer closes its browsers when the process exits, but misses one of two: its listeners leave their list during
 * the iteration (`subscribeToProcessEvent` in @puppeteer/browsers 2). So each browser is also closed by name.
 */
const contextOf = async ({browser}: {browser: puppeteer.Browser}): Promise<puppeteer.BrowserContext> => {
  const child = browser.process();
  if (child !== null) {
    const {letGo} = endWithUs(child);
    child.once('exit', letGo);
  }
  return Promise.resolve(browser.defaultBrowserContext());
};

const chromium = (found: FoundBrowser): BrowserLauncher =>
  chromeLauncher({
    puppeteer,
    createBrowserContext: contextOf,
    concurrency: 2,
    launchOptions: {...launchOptions(found), args: [...found.args, '--lang=en-US']},
    createPage: async ({context}) => {
      // Two pages run side by side. Each has a window, since a tab behind another gets at most one frame a second, and
      // each believes that it has the focus.
      const page = await context.newPage({type: 'window'});
      await page.emulateFocusedPage(true);
      return page;
    },
  });

const firefox = (found: FoundBrowser): BrowserLauncher =>
  chromeLauncher({
    puppeteer,
    createBrowserContext: contextOf,
    concurrency: 1, // only the front tab gets focus and animation frames
    launchOptions: {
      ...launchOptions(found),
      browser: 'firefox',
      extraPrefsFirefox: {'intl.accept_languages': 'en-US', 'ui.prefersReducedMotion': 0, 'ui.systemUsesDarkTheme': 0},
    },
  });

export const allEnginesRequired = (): boolean => process.env['AGNI_REQUIRE_ALL_ENGINES'] === '1';

/** AGNI_ENGINES=Chromium,WebKit limits a run; AGNI_REQUIRE_ALL_ENGINES=1 makes a missing engine an error. */
export const findEngines = (): {launchers: BrowserLauncher[]; skipped: EngineName[]} => {
  const wanted = process.env['AGNI_ENGINES']?.toLowerCase().split(',');
  const foundFirefox = findFirefox();
  const foundWebKit = findWebKit();
  const available: Record<EngineName, (() => BrowserLauncher) | undefined> = {
    Chromium: () => chromium(findChromium()),
    Firefox: foundFirefox && (() => firefox(foundFirefox)),
    WebKit: foundWebKit && (() => webkitLauncher(foundWebKit)),
  };
  const skipped = engineNames.filter((name) => available[name] === undefined);
  if (skipped.length > 0 && allEnginesRequired()) throw new Error(`Not installed: ${skipped.join(', ')}.`);
  const chosen = engineNames.filter((name) => wanted?.includes(name.toLowerCase()) ?? true);
  return {launchers: chosen.flatMap((name) => available[name]?.() ?? []), skipped};
};
