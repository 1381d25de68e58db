/** How far the content of a page moves while elements load, with the styles that docs/styling.md recommends. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {browser} from '../support/runner/page.js';
import {pages as linked} from '../../demo/site.js';
import {startSite, type Site} from './site.js';

const open = browser();
let site: Site;
let callId: string;
before(async () => {
  site = await startSite();
  const answer = await fetch(`${site.url}/agni/api/v1/calling/call-sessions?limit=1`);
  const {data} = (await answer.json()) as {data: {callSessions: readonly {id: string}[]}};
  callId = data.callSessions[0]?.id ?? '';
});
after(() => site.close());

const docs = readFileSync(path.join(root, 'docs/styling.md'), 'utf8');
const snippet = /## Height[^]*?```css\n([^]*?)```/.exec(docs)?.[1] ?? '';

/** An element's markup. */
const elements: Readonly<Record<string, () => string>> = {
  'a list of five calls': () => '<agni-call-list page-size="5"></agni-call-list>',
  'a contact with many calls': () => '<agni-contact-calls contact-id="contact-priya-sharma"></agni-contact-calls>',
  'the history of a number': () => '<agni-phone-history phone="+912205550101"></agni-phone-history>',
  'a call in full': () => `<agni-call-detail call-id="${callId}"></agni-call-detail>`,
};

const pageWith = (element: string, style: string): string => `<!doctype html>
  <meta charset="utf-8">
  <style>body { margin: 1rem; font: 1rem/1.5 sans-serif } ${style}</style>
  <script type="module" src="/agni-call-widgets.js"></script>
  <h1>Calls</h1>
  <agni-provider endpoint="/agni" locale="en-US">${element}</agni-provider>
  <p>${'What stands below moves when the element grows. '.repeat(40)}</p>`;

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** The layout shift of a page from its first paint until its lists are ready. */
const shiftOf = async (path: string, width: number, content?: string): Promise<number> => {
  const page = await (await open()).newPage({viewport: {width, height: 900}});
  await page.route('**/shift.html', (route) => route.fulfill({contentType: 'text/html', body: content ?? ''}));
  // The page is painted before the elements are defined.
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() === 'script')
      await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
    await route.fallback();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      shifts.push(...list.getEntries().map((entry) => (entry as Shift).value));
    }).observe({type: 'layout-shift', buffered: true});
    Object.assign(globalThis, {shifts});
  });
  await page.goto(site.url + path, {waitUntil: 'commit'});
  await page.waitForFunction(() => {
    // Those of the overview are in all the states there are.
    const elements = [
      ...document.querySelectorAll(
        ':is(agni-call-list, agni-contact-calls, agni-phone-history, agni-call-detail):not(.state > *, [for])',
      ),
    ];
    return elements.length > 0 && elements.every((element) => element.getAttribute('state') === 'ready');
  });
  const total = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const {shifts} = globalThis as unknown as {shifts: readonly number[]};
    return shifts.reduce((sum, value) => sum + value, 0);
  });
  await page.unrouteAll({behavior: 'ignoreErrors'}); // a script may still be held
  await page.close();
  return total;
};

const shift = (element: string, style: string, width: number): Promise<number> =>
  shiftOf('/shift.html', width, pageWith(element, style));

/** The demo's pages without a framework. */
const demoPages = ['/', ...linked.map(([, href]) => href)].filter((href) => !href.startsWith('/hosts/'));

describe('the content of a page', () => {
  it('has a recommended style', () => {
    assert.match(snippet, /agni-call-list/);
  });

  for (const [name, markup] of Object.entries(elements)) {
    for (const width of [1280, 390, 320]) {
      it(`stays in its place while ${name} is loaded, at ${width} px`, async () => {
        const total = await shift(markup(), snippet, width);
        assert.ok(total <= 0.05, `${total} is more than 0.05`);
      });
    }
  }

  it('moves without a style, as far as this test can see', async () => {
    assert.ok((await shift('<agni-call-list page-size="5"></agni-call-list>', '', 1280)) > 0.05);
  });

  for (const href of demoPages) {
    for (const width of [320, 845, 1280]) {
      it(`stays in its place on the demo’s ${href}, at ${width} px`, async () => {
        const total = await shiftOf(href, width);
        assert.ok(total <= 0.05, `${total} is more than 0.05`);
      });
    }
  }
});
