/** The page with a script of its own: events in its log, filters in the requests, settings in what is shown. */
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Locator, Page, Request} from 'playwright-core';
import {browser} from '../support/runner/page.js';
import {startSite, type Site} from './site.js';
import {opened, rows, visit, type Visit} from './visit.js';

const open = browser();
let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

let here: Visit;
let page: Page;
let log: Locator;
beforeEach(async () => {
  here = await visit(await open(), site, '/events.html');
  ({page} = here);
  log = page.locator('.log');
});
afterEach(() => here.close());

const asks =
  (part: string) =>
  (request: Request): boolean =>
    request.url().includes(part);
const told = (name: string, words = ''): Promise<void> =>
  log.getByRole('listitem').filter({hasText: name}).filter({hasText: words}).first().waitFor();
const field = (name: string): Locator => page.locator(`[name=${name}]`);
const choose = (nth: number): Promise<void> => rows(page).nth(nth).click();

describe('the events page', () => {
  it('tells of every event', async () => {
    await told('agni-calls-load', '12 calls');
    await choose(3);
    await told('agni-call-select');
    await told('agni-call-load');
    await page.locator('agni-call-list').getByRole('button', {name: 'Next'}).click();
    await told('agni-query-change', 'page 2');
    await told('agni-calls-load', 'page 2');
    const audio = page.locator('agni-call-detail audio');
    await audio.evaluate((element: HTMLAudioElement) => element.play());
    await told('agni-recording-play');
    await field('endpoint').selectOption('Answers 500');
    await told('agni-calls-error', 'upstream 500');
    await told('agni-call-error', 'upstream 500');
  });

  it('sets each filter as an attribute, and the list asks with it', async () => {
    const asked = async (act: () => Promise<unknown>, part: string): Promise<void> => {
      const request = page.waitForRequest(asks(part));
      await act();
      await request;
    };
    await asked(() => field('status').selectOption('Completed'), 'status=completed');
    await asked(() => field('channel').selectOption('Voice'), 'channel=voice');
    await asked(() => field('agent-id').selectOption('Maya · Billing'), 'agent_id=3f0e8a52');
    await asked(() => field('started-after').fill('2026-05-20'), 'started_after=2026-05-20');
    await asked(() => field('started-before').fill('2026-06-11'), 'started_before=2026-06-11');
    await asked(() => field('sort-by').selectOption('Duration'), 'sort_by=duration_sec');
    await asked(() => field('sort-order').selectOption('Ascending'), 'sort_order=asc');
    await told('agni-calls-load', 'sortOrder asc');
    const texts = await rows(page).allInnerTexts();
    assert.ok(texts.length > 1);
    for (const text of texts) assert.match(text, /Maya · Billing|Unknown/); // an agent's name may be missing
    await asked(async () => {
      await field('search').fill('invoice');
      await page.keyboard.press('Enter');
    }, 'search=invoice');
    const plain = page.waitForRequest((request) => request.url().endsWith('call-sessions?page=1&page_size=12'));
    await page.getByRole('form', {name: 'Filters'}).getByRole('button', {name: 'Clear'}).click();
    await plain;
  });

  it('refuses a choice on demand', async () => {
    await choose(3);
    const id = await opened(page);
    await field('refuse').check();
    await choose(4);
    await told('agni-call-select', 'refused');
    assert.equal(await rows(page).nth(4).locator('[aria-current]').count(), 0);
    assert.equal(await opened(page), id);
    await field('refuse').uncheck();
    await choose(4);
    assert.notEqual(await opened(page), id);
  });

  it('gives headers to every request, and fresh ones after a 401', async () => {
    const first = page.waitForRequest(asks('/agni/api/'));
    await choose(3);
    assert.equal((await first).headers()['authorization'], 'Bearer demo-token-1');
    const again = page.waitForRequest((request) => request.headers()['authorization'] === 'Bearer demo-token-2');
    await field('endpoint').selectOption('Answers 401');
    await again;
    await told('headers()', 'after a 401');
    await told('agni-calls-error', 'unauthorized 401');
  });

  it('sets language, time zone and currency for all elements', async () => {
    await choose(3);
    await opened(page);
    const list = page.locator('agni-call-list');
    const detail = page.locator('agni-call-detail');
    await list.getByText('Times in UTC').waitFor();
    await field('time-zone').selectOption('Asia/Kolkata');
    await list.getByText('Times in Asia/').waitFor();
    await field('currency').selectOption('EUR');
    await detail.getByText('€').first().waitFor();
    await field('locale').selectOption('German');
    // There are no German texts, so the English ones have English formats of the region: 24 hours.
    await list
      .getByText(/^Today, \d\d:\d\d$/)
      .first()
      .waitFor();
  });

  it('turns round', async () => {
    await field('dir').selectOption('Right to left');
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    const [list, detail] = await Promise.all(
      ['agni-call-list', 'agni-call-detail'].map((name) => page.locator(name).boundingBox()),
    );
    assert.ok(list && detail && list.x > detail.x);
  });
});
