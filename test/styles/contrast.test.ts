/**
 * The tokens' contrast by arithmetic, in the colours this engine computes: the axe audit passes over what it cannot
 * decide. Text needs 4.5:1 (WCAG 2.2 SC 1.4.3), a line that shows focus or selection 3:1 (SC 1.4.11).
 */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import type {AgniCallTable} from '../../src/index.js';
import {aCall} from '../model/calls.js';
import {contrastIn, contrastOf} from './colours.js';

const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a light page': {'color-scheme': 'light'},
  'a dark page': {'color-scheme': 'dark'},
  'a page of its own dark colours': {'color-scheme': 'dark', '--agni-text': '#e6edf3', '--agni-surface': '#0d1117'},
  'a page of softer dark colours': {'color-scheme': 'dark', '--agni-text': '#e2e8f0', '--agni-surface': '#1e293b'},
};

const tint = (token: string, percent: number): string =>
  `color-mix(in oklab, var(${token}) ${percent}%, var(--_surface))`;
const selected = tint('--_accent', 12);
const failed = tint('--_bad', 9);

for (const [name, page] of Object.entries(pages)) {
  describe(`on ${name}`, () => {
    const contrast = contrastIn(page);
    const check = (token: string, grounds: readonly string[], least: number): void => {
      for (const ground of grounds)
        expect(contrast(`var(${token})`, ground), `${token} on ${ground}`).to.be.at.least(least);
    };

    it('text is read on every ground', () => {
      check('--_text', ['var(--_surface)', 'var(--_hover)', selected, failed], 7);
    });

    it('quiet text is read on every ground', () => {
      check('--_muted', ['var(--_surface)', 'var(--_hover)', selected, failed, tint('--_muted', 9)], 4.5);
    });

    for (const token of ['--_good', '--_bad', '--_warn', '--_live']) {
      it(`${token} is read on the surface and on its own tint`, () => {
        check(token, ['var(--_surface)', tint(token, 9)], 4.5);
      });
    }

    it('lines of focus and selection are seen', () => {
      check('--_accent', ['var(--_surface)', 'var(--_hover)', selected, failed, tint('--_accent', 9)], 3);
    });
  });
}

describe('what a table shows', () => {
  for (const scheme of ['light', 'dark']) {
    it(`is read wherever it stands, on a ${scheme} page`, async () => {
      const statuses = ['completed', 'in_progress', 'ringing', 'missed', 'failed', 'unheard_of'];
      const calls = statuses.map((status) =>
        aCall({id: status, status, caller: {name: 'Grace', number: '+14155550123'}, channel: 'voice'}),
      );
      const frame = await fixture(
        html`<div><agni-call-table .calls=${calls} selected-id="completed"></agni-call-table></div>`,
      );
      await (frame.firstElementChild as AgniCallTable).updateComplete;
      (frame as HTMLElement).style.colorScheme = scheme;
      const cells = [...(frame.firstElementChild?.shadowRoot?.querySelectorAll('th, td, td *') ?? [])];
      const texts = cells.filter(({textContent}) => textContent.trim());
      for (const element of texts)
        expect(contrastOf(element), `${element.localName}: ${element.textContent}`).to.be.at.least(4.5);
      const grounds = new Set(texts.map((element) => contrastOf(element).toFixed(1)));
      expect(grounds.size, 'in many colours').to.be.above(5);
    });
  }
});

describe('the default accent', () => {
  it('is read as text, too, in both schemes', () => {
    for (const scheme of ['light', 'dark']) {
      const contrast = contrastIn({'color-scheme': scheme});
      for (const ground of ['var(--_surface)', tint('--_accent', 9)])
        expect(contrast('var(--_accent)', ground), scheme).to.be.at.least(4.5);
    }
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

  it("sees the page's scheme and its tokens", () => {
    expect(contrastIn({'color-scheme': 'light'})('var(--_surface)', 'white')).to.equal(1);
    expect(contrastIn({'color-scheme': 'dark'})('var(--_surface)', 'white')).to.be.above(10);
    expect(contrastIn({'--agni-muted': 'red'})('var(--_muted)', 'red')).to.equal(1);
  });

  it('refuses what is no colour', () => {
    expect(() => contrastIn({})('no colour', 'white')).to.throw('is no colour');
    expect(() => contrastIn({})('rgb(0 0 0 / 50%)', 'white')).to.throw('is not opaque');
  });
});
