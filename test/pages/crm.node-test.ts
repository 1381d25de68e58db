/** A loud style sheet around the elements: nothing of it gets in, nothing of theirs gets out. */
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

/** What the CRM's rules set on elements of every page that has them, and no token does. */
const loud = [
  'textTransform',
  'letterSpacing',
  'fontStyle',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'textAlign',
  'transform',
  'display',
  'position',
  'minWidth',
  'borderCollapse',
  'borderRadius',
  'borderInlineStartStyle',
  'outlineStyle',
  'backgroundImage',
  'boxShadow',
  'listStyleType',
  'marginBlockStart',
  'marginBlockEnd',
  'marginInlineStart',
  'padding',
] as const;

/** One line for each property of each element, so that a difference says what and where. */
type Looks = readonly string[];

/** How everything looks in the shadow trees. */
const inside = (page: Page): Promise<Looks> =>
  page.evaluate((names) => {
    const looks: string[] = [];
    const trees = [...document.querySelectorAll('agni-call-list, agni-call-detail')].flatMap(
      ({shadowRoot}) => shadowRoot ?? [],
    );
    for (const tree of trees) {
      for (const element of tree.querySelectorAll('*')) {
        if (element.shadowRoot) trees.push(element.shadowRoot);
        const style = getComputedStyle(element);
        for (const name of names) looks.push(`${element.localName}.${element.className} ${name}: ${style[name]}`);
      }
    }
    return looks;
  }, loud);

/** How the page's own elements look, in everything that does not follow from the room they have. */
const outside = (page: Page): Promise<Looks> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => !element.localName.startsWith('agni-'))
      .flatMap((element) => {
        const style = getComputedStyle(element);
        return [...style]
          .filter(
            (name) =>
              !/^--|size|width|height|^(?:inset|top|right|bottom|left|perspective|transform-origin|grid)/.test(name),
          )
          .map((name) => `${element.localName}.${element.className} ${name}: ${style.getPropertyValue(name)}`);
      }),
  );

const differences = (one: Looks, other: Looks): string[] =>
  one.flatMap((look, index) => (look === other[index] ? [] : [`${look} | ${other[index] ?? ''}`])).slice(0, 20);

describe('the CRM page', () => {
  it('has a policy that allows nothing inline', async () => {
    const html = await (await fetch(`${site.url}/crm.html`)).text();
    const policy = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:|sha256|nonce/);
  });

  it('leaves the elements as they look without its style sheet', async () => {
    const {page, close} = await visit(await open(), site, '/crm.html');
    await rows(page).nth(3).click();
    await opened(page);
    const styled = await inside(page);
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
      const tokens = new CSSStyleSheet(); // those that say sizes
      tokens.replaceSync('agni-call-list, agni-call-detail { --agni-font-size: 13px; --agni-radius: 3px }');
      document.adoptedStyleSheets.push(tokens);
    });
    const bare = await inside(page);
    await close();
    assert.ok(styled.length > 2000);
    assert.deepEqual(differences(styled, bare), []);
  });

  it('is loud enough to tell', async () => {
    const {page, close} = await visit(await open(), site, '/crm.html');
    const own = page.locator('main > header button');
    assert.equal(await own.evaluate((element) => getComputedStyle(element).textTransform), 'uppercase');
    assert.equal(
      await page.locator('section .notice').evaluate((element) => getComputedStyle(element).transform === 'none'),
      false,
    );
    await close();
  });

  it('looks the same itself with and without the elements', async () => {
    const {page, close} = await visit(await open(), site, '/crm.html');
    const withUs = await outside(page);
    assert.equal(
      await page.evaluate(
        () => document.adoptedStyleSheets.length + document.querySelectorAll('style, [style]').length,
      ),
      0,
    );
    await close();
    const context = await (await open()).newContext({viewport: {width: 1280, height: 800}});
    const bare = await context.newPage();
    await bare.route('**/agni-call-widgets.js', (route) => route.abort());
    await bare.goto(`${site.url}/crm.html`);
    assert.equal(await bare.evaluate(() => customElements.get('agni-call-list')), undefined);
    const without = await outside(bare);
    await context.close();
    assert.ok(withUs.length > 2000);
    assert.equal(withUs.length, without.length);
    assert.deepEqual(differences(withUs, without), []);
  });

  it('gives the elements its colours by tokens alone', async () => {
    const {page, close} = await visit(await open(), site, '/crm.html');
    const colours = await page.evaluate(() =>
      [document.querySelector('.card'), document.querySelector('agni-call-list')].map(
        (element) => element && getComputedStyle(element).backgroundColor,
      ),
    );
    await close();
    assert.equal(colours[0], 'rgb(255, 253, 252)');
    assert.equal(colours[1], colours[0]);
  });
});
