/**
 * Contrast by arithmetic, in the colours this engine computes: the axe audit passes over what it cannot decide. Text
 * needs 4.5:1 (WCAG 2.2 SC 1.4.3), a line that shows focus or selection 3:1 (SC 1.4.11).
 */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import type {AgniCallTable} from '../../src/index.js';
import {aCall} from '../model/calls.js';
import {a11y} from '../support/a11y.js';
import {documentedCall} from '../support/calls.js';
import {showCall} from '../support/page-objects/detail.js';
import {callList, situation} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {contrastIn, contrastOf, type Page} from './colours.js';

recordEvents();
recordWarnings();

/** None but the last two declares a colour scheme: most pages that are dark by their own style sheet do not. */
const pages: Readonly<Record<string, Page>> = {
  'an unstyled page': {background: '#fff', color: '#000'},
  'a light page': {background: '#fff', color: '#333'},
  'a light page of softer colours': {background: '#f7f6f4', color: '#1f2226'},
  'a grey page': {background: '#ddd', color: '#222'},
  'a dark page': {background: '#1d2125', color: '#ddd'},
  'a dark page of Bootstrap': {background: '#212529', color: '#dee2e6'},
  'a dark page of quiet text': {background: '#1f2429', color: '#c0c0c0'},
  'a dark grey page': {background: '#333', color: '#e0e0e0'},
  'a blue page': {background: '#14366b', color: '#fff'},
  'a black page': {background: '#000', color: '#fff'},
  'a page of translucent text': {background: '#fff', color: 'rgb(0 0 0 / 87%)'},
  'a page of its own dark colours': {
    background: '#fff',
    color: '#000',
    '--agni-text': '#e6edf3',
    '--agni-surface': '#0d1117',
  },
  'a page with a dark scheme': {'color-scheme': 'dark', background: 'Canvas', color: 'CanvasText'},
  'a dark page with its own text colour': {'color-scheme': 'dark', background: '#1e293b', '--agni-text': '#e2e8f0'},
};

const tint = (token: string, percent: number): string => `color-mix(in oklab, var(${token}) ${percent}%, transparent)`;
const selected = tint('--_accent', 9);
const failed = tint('--_bad', 7);

const styleOf = (page: Page): string =>
  Object.entries(page)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');

const statuses = ['completed', 'in_progress', 'ringing', 'missed', 'failed', 'unheard_of'];
const calls = statuses.map((status) =>
  aCall({id: status, status, caller: {name: 'Grace', number: '+14155550123'}, channel: 'voice'}),
);

/** Elements with a text of their own. */
const textsIn = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].filter((element) =>
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim()),
  );

/** Every text of an element is read where it stands; what cannot be pressed is exempt (SC 1.4.3). */
const readable = (element: Element): void => {
  const roots = [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap(({shadowRoot}) =>
    shadowRoot ? [shadowRoot] : [],
  );
  const texts = roots.flatMap(textsIn).filter((text) => !text.closest('[role=status], [aria-disabled=true]'));
  expect(texts.length).to.be.above(3);
  for (const text of texts) expect(contrastOf(text), `${text.localName}: ${text.textContent}`).to.be.at.least(4.5);
};

for (const [name, page] of Object.entries(pages)) {
  describe(`on ${name}`, () => {
    const contrast = contrastIn(page);
    const check = (token: string, grounds: readonly string[], least: number): void => {
      for (const ground of grounds)
        expect(contrast(`var(${token})`, 'var(--_surface)', ground), `${token} on ${ground}`).to.be.at.least(least);
    };

    it('text is read on every ground', () => {
      check('--_text', ['transparent', 'var(--_hover)', selected, failed], 7);
    });

    it('quiet text is read on every ground', () => {
      check('--_muted', ['transparent', 'var(--_hover)', selected, failed, tint('--_muted', 7)], 4.5);
    });

    for (const token of ['--_good', '--_bad', '--_warn', '--_live']) {
      it(`${token} is read on the page, on its own tint and on a selected row`, () => {
        check(token, ['transparent', 'var(--_hover)', tint(token, 7), selected], 4.5);
      });
    }

    it('lines of focus and selection are seen', () => {
      check('--_accent', ['transparent', 'var(--_hover)', selected, failed, tint('--_accent', 9)], 3);
    });

    it('a link is read', () => {
      check('--_accent', ['transparent'], 4.5);
    });

    it('a table is read, its selected row too', async () => {
      const frame = await fixture(
        html`<div style=${styleOf(page)}>
          <agni-call-table .calls=${calls} selected-id="failed"></agni-call-table>
        </div>`,
      );
      const table = frame.firstElementChild as AgniCallTable;
      await table.updateComplete;
      readable(table);
      await a11y(table);
      const grounds = new Set(textsIn(table.shadowRoot ?? frame).map((element) => contrastOf(element).toFixed(1)));
      expect(grounds.size, 'in many colours').to.be.above(5);
    });

    it('a call is read', async () => {
      const detail = await showCall(
        await documentedCall(),
        (inner) => html`<div style=${styleOf(page)}>${inner}</div>`,
      );
      readable(detail);
      await a11y(detail);
    });

    it('a failure is read', async () => {
      const {el} = await situation('failed with an earlier page', callList);
      el.parentElement?.setAttribute('style', styleOf(page));
      readable(el);
      await a11y(el);
    });
  });
}

describe('the colours of a page', () => {
  const shown = async (style: string): Promise<CSSStyleDeclaration> => {
    const frame = await fixture(html`<div style=${style}><agni-call-table .calls=${calls}></agni-call-table></div>`);
    const table = frame.firstElementChild as AgniCallTable;
    await table.updateComplete;
    return getComputedStyle(table);
  };

  it('are the element’s: its own ground is transparent, and its text has the page’s colour', async () => {
    const {backgroundColor, color} = await shown('background: #1d2125; color: #ddd');
    expect(backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(color).to.equal('rgb(221, 221, 221)');
  });

  it('give way to each of the two tokens alone', async () => {
    expect((await shown('--agni-surface: rgb(1, 2, 3)')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect((await shown('--agni-text: rgb(4, 5, 6); color: red')).color).to.equal('rgb(4, 5, 6)');
  });

  it('are followed when they change', async () => {
    const style = await shown('color: #333');
    const table = document.querySelector('agni-call-table') as AgniCallTable;
    (table.parentElement as HTMLElement).style.color = 'rgb(200, 200, 200)';
    expect(style.color).to.equal('rgb(200, 200, 200)');
  });
});

describe('the arithmetic', () => {
  it('knows what is known', () => {
    const contrast = contrastIn({'color-scheme': 'light'});
    expect(contrast('black', 'white')).to.be.closeTo(21, 0.01);
    expect(contrast('#777', 'white')).to.be.closeTo(4.48, 0.01);
    expect(contrast('white', '#767676')).to.be.closeTo(4.54, 0.01);
    expect(contrast('red', 'red')).to.equal(1);
  });

  it('sees through what is translucent', () => {
    const contrast = contrastIn({background: 'white'});
    expect(contrast('rgb(0 0 0 / 0%)')).to.equal(1);
    expect(contrast('rgb(0 0 0 / 50%)', 'white')).to.be.closeTo(3.95, 0.1);
    expect(contrast('white', 'rgb(0 0 0 / 50%)')).to.be.closeTo(3.95, 0.1);
  });

  it("sees the page's scheme and its tokens", () => {
    expect(contrastIn({'color-scheme': 'light'})('Canvas', 'white')).to.equal(1);
    expect(contrastIn({'color-scheme': 'dark'})('Canvas', 'white')).to.be.above(10);
    expect(contrastIn({'--agni-muted': 'red'})('var(--_muted)', 'red')).to.equal(1);
  });

  it('refuses what is no colour', () => {
    expect(() => contrastIn({})('no colour', 'white')).to.throw('is no colour');
    expect(() => contrastIn({background: 'transparent'})('white')).to.throw('is not opaque');
  });
});
