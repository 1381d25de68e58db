/** The overview: what it shows of each page, and every state. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {browser} from '../support/runner/page.js';
import {pages, startSite, type Site} from './site.js';
import {visit, type Visit} from './visit.js';

const open = browser();
let site: Site;
let here: Visit;
before(async () => {
  site = await startSite();
  here = await visit(await open(), site, '/', {permissions: ['clipboard-read', 'clipboard-write']});
});
after(async () => {
  await here.close();
  await site.close();
});

/** What stands in the gallery: the state, and a piece of what a person reads. */
const states: Readonly<Record<string, readonly [state: string, words: string]>> = {
  Loading: ['loading', ''],
  'Too many requests': ['loading', 'Trying again in'],
  'Wrong types': ['ready', 'Unknown'],
  Idle: ['idle', '“phone” is missing'],
  Empty: ['empty', 'No calls'],
  'Not signed in': ['failed', 'Sign in'],
  'The service has a problem': ['failed', 'ran into a problem'],
  'Connection lost': ['failed', 'can’t be reached'],
  'Not an answer': ['failed', 'can’t be read'],
};

describe('every page, as it is written', () => {
  for (const page of pages) {
    const html = readFileSync(path.join(root, 'demo', page.endsWith('/') ? `${page}index.html` : page), 'utf8');
    const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];

    it(`${page} has nothing inline, and nothing from elsewhere`, () => {
      // data is not run
      const run = scripts.filter(([, attributes = '']) => !attributes.includes('type="application/json"'));
      assert.deepEqual(
        run.filter(([, attributes = '', content]) => !attributes.includes(' src=') || content !== ''),
        [],
      );
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|(?:src|href)="(?:https?:)?\/\//);
    });

    if (page !== '/crm.html' && page !== '/follow.html') continue;
    it(`${page} has one script tag`, () => {
      assert.deepEqual(
        scripts.map(([tag]) => tag),
        ['<script type="module" src="/agni-call-widgets.js"></script>'],
      );
    });
  }
});

describe('the overview', () => {
  it('leads to every page, and every page leads back', async () => {
    const links = await here.page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual([...new Set(links)].sort(), pages.filter((page) => page !== '/').toSorted());
    for (const page of pages) assert.match(await (await fetch(site.url + page)).text(), /href="\/"|id="app"/);
  });

  it('shows the lines each page takes, as plain text to copy', async () => {
    const {page} = here;
    for (const name of ['List and detail', 'React']) {
      const figure = page.getByRole('figure', {name, exact: true});
      await figure.getByRole('button').click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await figure.locator('code').evaluate((code) => code.textContent));
      assert.match(copied, /<agni-call-list/);
    }
  });

  for (const [name, [state, words]] of Object.entries(states)) {
    it(`shows: ${name}`, async () => {
      const figure = here.page.locator('.state').filter({has: here.page.getByRole('heading', {name, exact: true})});
      await figure.locator(`[state=${state}]`).filter({hasText: words}).waitFor();
    });
  }

  it('names every state it shows, and shows one again', async () => {
    const {page} = here;
    assert.deepEqual(await page.locator('.state h3').allInnerTexts(), Object.keys(states));
    const request = page.waitForRequest(/faults\/500\/agni/);
    await page.getByRole('button', {name: 'Again: The service has a problem'}).click();
    await request;
    await page.locator('.state [endpoint="/faults/500/agni"][state=failed]').waitFor();
  });
});
