/**
 * A real browser page for tests that run in Node: Chromium, driven by Playwright, closed after the tests of the file.
 */
import {after} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import {findChromium} from './browsers.js';

/** Starts Chromium at the first call. `test/demo` and `test/tooling` open their pages with it. */
export const browser = (): (() => Promise<Browser>) => {
  let starting: Promise<Browser> | undefined;
  after(async () => (await starting)?.close());
  return async () => {
    const {executablePath, args, env} = findChromium();
    starting ??= chromium.launch({executablePath, args: [...args], env});
    return starting;
  };
};
