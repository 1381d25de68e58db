/** The contact's profile: both lists and the detail, and another contact by two attributes. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {browser} from '../support/runner/page.js';
import {startSite, type Site} from './site.js';
import {opened, visit} from './visit.js';

const open = browser();
let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

describe('the contact page', () => {
  it('shows the contact it names in its HTML', async () => {
    const html = await (await fetch(`${site.url}/contact.html`)).text();
    const [first] = contacts;
    for (const fact of Object.values(first)) assert.ok(html.includes(fact), fact);
  });

  it('opens a call from either list, and marks it in both', async () => {
    const {page, close} = await visit(await open(), site, '/contact.html');
    const byPhone = page.locator('agni-phone-history');
    const byContact = page.locator('agni-contact-calls');
    await byContact.locator('[part=row]').nth(2).click();
    const id = await opened(page);
    await byContact.locator('[part=row]').nth(2).locator('[aria-current]').waitFor();
    await byPhone.locator('[part=row]').nth(2).locator('[aria-current]').waitFor();
    await byPhone.locator('[part=row]').nth(1).click();
    assert.notEqual(await opened(page), id);
    await byContact.locator('[part=row]').nth(1).locator('[aria-current]').waitFor();
    await close();
  });

  it('shows another contact, and closes the call of the one before', async () => {
    const {page, close, troubles} = await visit(await open(), site, '/contact.html');
    await page.locator('agni-phone-history [part=row]').nth(1).click();
    await opened(page);
    for (const {id, name, number} of [contacts[2], contacts[7]]) {
      await page.locator(`a[href="#${id}"]`).click();
      await page.getByRole('heading', {level: 1, name}).waitFor();
      await page.locator('agni-phone-history').getByText(`Calls with ${number}`).waitFor();
      assert.equal(await page.locator('agni-contact-calls').getAttribute('contact-id'), id);
      await page.locator('agni-call-detail[state=idle]').waitFor();
    }
    await page.locator('agni-contact-calls[state=ready] [part=row]').first().waitFor();
    await close();
    assert.deepEqual(troubles, []);
  });

  it('begins with the contact of its address', async () => {
    const {page, close} = await visit(await open(), site, '/contact.html#contact-grace-okafor');
    await page.getByRole('heading', {level: 1, name: 'Grace Okafor'}).waitFor();
    assert.equal(await page.locator('[aria-current=true]').innerText(), 'Grace Okafor');
    await close();
  });
});
