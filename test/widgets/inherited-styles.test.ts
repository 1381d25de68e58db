/** A page's text styles end at an element; its font, size, colour and writing direction do not. */
import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {until} from '../support/until.js';
import {names, shadowTrees, tags, type Tag} from './shadow-trees.js';

beforeEach(() => {
  sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

const elements = names.filter((tag) => tag !== 'agni-provider');

/** Inherited properties that a page sets for its own text. */
const foreign: Readonly<Record<string, string>> = {
  'text-transform': 'uppercase',
  'text-align': 'center',
  'text-align-last': 'center',
  'text-indent': '2em',
  'white-space': 'nowrap',
  'letter-spacing': '0.15em',
  'word-spacing': '1em',
  'line-height': '3',
  'font-style': 'italic',
  'font-weight': '800',
  'font-variant-caps': 'small-caps',
  'font-stretch': 'condensed',
  'font-kerning': 'none',
  cursor: 'wait',
  'list-style-type': 'square',
  hyphens: 'auto',
  'tab-size': '3',
  'word-break': 'break-all',
  'line-break': 'anywhere',
  quotes: 'none',
  'text-shadow': '1px 1px red',
  'text-rendering': 'optimizeSpeed',
  'text-emphasis-style': 'dot',
  '-webkit-text-fill-color': 'red',
  '-webkit-text-stroke-width': '2px',
  'border-spacing': '9px',
  'caption-side': 'bottom',
  'empty-cells': 'hide',
  orphans: '4',
};

/** What a page gives to everything in it. */
const own: Readonly<Record<string, string>> = {
  'font-family': 'serif',
  color: 'rgb(1, 2, 3)',
  direction: 'rtl',
  visibility: 'hidden',
};

const styleOf = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');

const show = async (tag: Tag, style: string): Promise<HTMLElement> => {
  const el = Object.assign(document.createElement(tag), tags[tag]);
  await fixture(html`<div style=${style}>${el}</div>`);
  await until(() => !('state' in el) || el.getAttribute('state') === 'ready', `<${tag}> is not ready`);
  return el;
};

/** The values of properties, of every element inside. */
const inside = (el: HTMLElement, properties: readonly string[]): string[] =>
  shadowTrees(el)
    .flatMap((root) => [...root.querySelectorAll('*')])
    .map((one) => {
      const style = getComputedStyle(one);
      return `${one.localName} ${properties.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ')}`;
    });

for (const tag of elements) {
  describe(`<${tag}>`, () => {
    it('has its own text styles, whatever its page’s are', async () => {
      const properties = Object.keys(foreign);
      const plain = inside(await show(tag, ''), properties);
      expect(plain.length).to.be.above(2);
      expect(inside(await show(tag, styleOf(foreign)), properties)).to.deep.equal(plain);
    });

    it('has text that can be selected, also where its page’s cannot', async () => {
      const name = CSS.supports('user-select', 'text') ? 'user-select' : '-webkit-user-select';
      const el = await show(tag, 'user-select: none; -webkit-user-select: none');
      const all = el.shadowRoot?.querySelectorAll('.frame, .frame :not(button, button *)') ?? [];
      expect(all.length).to.be.above(1);
      for (const one of all) expect(getComputedStyle(one).getPropertyValue(name), one.localName).not.to.equal('none');
      expect(getComputedStyle(all[0] as Element).getPropertyValue(name)).to.equal('text');
    });

    it('is out of the way of its page’s underlines, whatever box the page makes of it', async () => {
      for (const display of ['block', 'flex', 'grid', 'contents', 'inline']) {
        const el = await show(tag, 'text-decoration: underline');
        el.style.display = display;
        const content = el.shadowRoot?.querySelector('.frame > .content');
        expect(getComputedStyle(content as Element).float, display).not.to.equal('none');
      }
    });

    it('has its page’s font, colour and direction', async () => {
      const el = await show(tag, styleOf(own));
      const frame = el.shadowRoot?.lastElementChild;
      if (!frame) throw new Error('It shows nothing.');
      const style = getComputedStyle(frame);
      for (const [name, value] of Object.entries(own)) expect(style.getPropertyValue(name), name).to.equal(value);
    });

    it('has its page’s text size, and nothing below three quarters of it', async () => {
      for (const size of [10, 14, 16, 32]) {
        const el = await show(tag, `font-size: ${size}px`);
        const texts = shadowTrees(el)
          .flatMap((root) => [...root.querySelectorAll('.content *')])
          .filter((one) => !one.matches('audio, audio *'));
        const sizes = texts.map((one) => parseFloat(getComputedStyle(one).fontSize));
        expect(Math.min(...sizes), `${size} px`).to.be.at.least(0.75 * size);
        expect(sizes, `${size} px`).to.include(size);
      }
    });

    it('leaves the page’s own content in its slot as the page has it', async () => {
      const el = document.createElement(tag);
      const text = Object.assign(document.createElement('p'), {textContent: 'The page’s own.'});
      el.append(text);
      await fixture(html`<div style=${styleOf(foreign)}>${el}</div>`);
      await el.updateComplete;
      if (!text.assignedSlot) return; // it has no slot
      const style = getComputedStyle(text);
      const parent = getComputedStyle(el.parentElement as Element);
      for (const name of Object.keys(foreign))
        expect(style.getPropertyValue(name), name).to.equal(parent.getPropertyValue(name));
    });
  });
}

describe('the size of text', () => {
  it('follows the page’s own, not that of its root', async () => {
    document.documentElement.style.fontSize = '10px';
    try {
      const el = await show('agni-call-list', 'font-size: 14px');
      const cell = el.shadowRoot?.querySelector('[part=row] bdi') as Element;
      expect(getComputedStyle(cell).fontSize).to.equal('14px');
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('is the token’s, where there is one', async () => {
    const el = await show('agni-call-list', 'font-size: 20px; --agni-font-size: 13px');
    const cell = el.shadowRoot?.querySelector('[part=row] bdi') as Element;
    expect(getComputedStyle(cell).fontSize).to.equal('13px');
  });
});
