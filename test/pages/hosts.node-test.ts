/** The React and the Vue application: events of the DOM in, state, properties out. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {browser} from '../support/runner/page.js';
import {startSite, type Site} from './site.js';
import {opened, rows, visit} from './visit.js';

const open = browser();
let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

const applications = {
  react: (page: Page) => page.getByRole('button', {name: 'No answer'}).click(),
  vue: (page: Page) => page.getByLabel('Agent').selectOption('Maya · Billing'),
};
const filtered = {react: 'status=no_answer', vue: 'agent_id=3f0e8a52'};

for (const host of ['react', 'vue'] as const) {
  describe(`the ${host} application`, () => {
    it('opens what the list tells, and closes it again', async () => {
      const {page, close, troubles} = await visit(await open(), site, `/hosts/${host}/`);
      const detail = page.locator('agni-call-detail');
      assert.equal(await detail.count(), 0, 'the application shows a detail only when a call is chosen');
      await rows(page).nth(3).click();
      const first = await opened(page);
      await rows(page).nth(5).click();
      assert.notEqual(await opened(page), first);
      await page.getByRole('button', {name: 'Close'}).click();
      await detail.waitFor({state: 'detached'});
      assert.equal(await page.locator('[aria-current=true]').count(), 0, 'the row is no longer marked');
      await close();
      assert.deepEqual(troubles, []);
    });

    it('filters by what its own controls say, and reads what was loaded', async () => {
      const {page, close} = await visit(await open(), site, `/hosts/${host}/`);
      const said = page.locator('.tools [role=status]');
      const before = await said.innerText();
      const request = page.waitForRequest((asked) => asked.url().includes(filtered[host]));
      await applications[host](page);
      await request;
      await said.filter({hasNotText: before}).waitFor();
      await close();
    });
  });
}

describe('the react application', () => {
  it('asks for typed words once they are settled', async () => {
    const {page, close, asked} = await visit(await open(), site, '/hosts/react/');
    const request = page.waitForRequest((one) => one.url().includes('search='));
    await page.getByRole('searchbox').pressSequentially('priya');
    assert.match((await request).url(), /search=priya/);
    await page.locator('agni-call-list[state=ready]').waitFor();
    assert.equal(asked.filter(({search}) => search.includes('search=')).length, 1);
    await close();
  });
});
