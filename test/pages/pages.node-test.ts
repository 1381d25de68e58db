import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import type {AxeResults} from 'axe-core';
import type {Page} from 'playwright-core';
import {browser} from '../support/runner/page.js';
import {pages, startSite, type Site} from './site.js';
import {focusedRow, opened, rows, visit, type Visit} from './visit.js';

interface Axe {
  run(): Promise<AxeResults>;
}

const open = browser();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let site: Site;

before(async () => {
  site = await startSite();
});
after(() => site.close());

/**
 * The overview shows on purpose what goes wrong: the browser tells of each answer, and the elements tell the page's
 * author.
 */
const onPurpose = (trouble: string): boolean =>
  /^error: Failed to load resource: .* \/faults\//.test(trouble) ||
  /^warning: <agni-[a-z-]+> .*(?:not-configured|unauthorized|upstream|bad-response|network)/.test(trouble);

for (const path of pages) {
  describe(path, () => {
    describe('on a desk', () => {
      let here: Visit;
      before(async () => {
        here = await visit(await open(), site, path);
      });
      after(() => here.close());

      it('shows calls, and opens one by keyboard', async () => {
        const {page} = here;
        assert.ok((await rows(page).count()) >= 5);
        if (path === '/') return; // no detail there
        for (let tabs = 0; (await focusedRow(page)) < 0; tabs++) {
          assert.ok(tabs < 40, 'no row is in the tab order');
          await page.keyboard.press('Tab');
        }
        for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
        assert.equal(await focusedRow(page), 3);
        const first = await opened(page);
        for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
        assert.notEqual(await opened(page), first);
      });

      it('says nothing to the console, and breaks no policy', () => {
        const {troubles} = here;
        assert.deepEqual(path === '/' ? troubles.filter((trouble) => !onPurpose(trouble)) : troubles, []);
      });

      it('asks nobody but its own server', () => {
        const own = new URL(site.url).host;
        // One page has its calls itself.
        assert.equal(
          here.asked.some(({pathname}) => pathname.startsWith('/agni/api/')),
          path !== '/own.html',
        );
        assert.deepEqual(here.asked.filter(({host}) => host !== own).map(String), []);
      });

      it('has no key: not in its HTML, not in the console, not in what went over the wire', async () => {
        const everything = await here.everything();
        const there = [path === '/own.html' ? 'book-1' : 'callSessions', 'role="table"'];
        assert.ok(
          there.every((text) => everything.includes(text)),
          'the search has something to look through',
        );
        for (const secret of site.secrets) assert.equal(everything.includes(secret), false);
        assert.doesNotMatch(everything.replaceAll(/\/\/# sourceMappingURL=\S+/g, ''), /^.*"x-api-key":/im);
      });
    });

    describe('on a small screen', () => {
      let page: Page;
      let leave: () => Promise<void>;
      before(async () => {
        // axe is put into the page, which the CRM's policy forbids; the policy itself is tested above.
        const here = await visit(await open(), site, path, {
          viewport: {width: 320, height: 640},
          reducedMotion: 'reduce',
          bypassCSP: true,
        });
        ({page, close: leave} = here);
        if (path === '/') return;
        await rows(page).nth(3).click();
        await opened(page);
      });
      after(() => leave());

      for (const dir of ['ltr', 'rtl'] as const) {
        it(`needs no sideways scrolling, ${dir}`, async () => {
          await page.evaluate((value) => {
            document.documentElement.dir = value;
          }, dir);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        });
      }

      it('is dark where dark is preferred', async () => {
        const brightness = (): Promise<number[]> =>
          page.evaluate(() => {
            const list = document.querySelector('agni-call-list, agni-phone-history');
            return [document.body, list].flatMap((element) => {
              // What is transparent shows what lies below.
              for (let ground = element; ground; ground = ground.parentElement) {
                const [, ...parts] = /rgb\((\d+), (\d+), (\d+)\)/.exec(getComputedStyle(ground).backgroundColor) ?? [];
                if (parts.length === 3) return [Math.max(...parts.map(Number))];
              }
              return [];
            });
          });
        await page.emulateMedia({colorScheme: 'light'});
        const light = await brightness();
        await page.emulateMedia({colorScheme: 'dark'});
        const dark = await brightness();
        assert.equal(light.length, 2);
        assert.ok(
          light.every((value) => value > 220),
          String(light),
        );
        assert.equal(dark.length, 2);
        assert.ok(
          dark.every((value) => value < 60),
          String(dark),
        );
      });

      it('moves nothing where less motion is asked', async () => {
        const moving = await page.evaluate(() => {
          const found: string[] = [];
          const trees: (Document | ShadowRoot)[] = [document];
          for (const tree of trees) {
            for (const element of tree.querySelectorAll('*')) {
              if (element.shadowRoot) trees.push(element.shadowRoot);
              const {animationName, transitionDuration} = getComputedStyle(element);
              if (animationName === '') continue; // an element in no slot has no style
              if (animationName !== 'none' || !/^0s(?:, 0s)*$/.test(transitionDuration)) found.push(element.localName);
            }
          }
          return found;
        });
        assert.deepEqual(moving, []);
      });

      it('has no fault that axe finds, in light and in dark', async () => {
        await page.addScriptTag({path: axe});
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({colorScheme});
          const {violations, passes} = await page.evaluate(() => (globalThis as unknown as {axe: Axe}).axe.run());
          assert.ok(passes.length > 10);
          const faults = violations.flatMap(({id, nodes}) =>
            nodes.map(({target, failureSummary = ''}) => `${id} ${String(target)} ${failureSummary}`),
          );
          assert.deepEqual(faults, [], colorScheme);
        }
      });
    });
  });
}
