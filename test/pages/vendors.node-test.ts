/** Two services behind one switch, each through its own proxy over real HTTP. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {browser} from '../support/runner/page.js';
import {startSite, type Site} from './site.js';
import {opened, rows, visit} from './visit.js';

const open = browser();
let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

describe('the page of two services', () => {
  it('shows either service’s calls at the turn of a switch, and opens them', async () => {
    const {page, close, asked, troubles, everything} = await visit(await open(), site, '/vendors.html');
    const list = page.locator('agni-call-list');
    const told = () => list.locator('[part=row]').nth(1).innerText();
    const agni = await told();
    await rows(page).nth(1).click();
    const id = await opened(page);

    await page.getByRole('radio', {name: 'Zudu'}).check();
    await page.locator('agni-call-detail[state=idle]').waitFor();
    await page.locator('agni-call-list[state=ready] [part=row]').first().waitFor();
    assert.ok(asked.some(({pathname}) => pathname === '/zudu/api/calls'));
    assert.notEqual(await told(), agni);
    await rows(page).nth(1).click();
    assert.equal(await opened(page), `call_${id}`, 'the same call, as the other service tells it');

    await page.getByRole('radio', {name: 'Agni'}).check();
    await page.locator('agni-call-list[state=ready] [part=row]').first().waitFor();
    assert.equal(await told(), agni);
    for (const secret of site.secrets) assert.equal((await everything()).includes(secret), false);
    await close();
    assert.deepEqual(troubles, []);
  });
});
