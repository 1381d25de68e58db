/** What an element sets for its own use stays its own: a page's custom properties reach the page's content inside it. */
import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {names, shadowTrees, show, showReady} from './shadow-trees.js';

before(() => {
  sinon.stub(console, 'warn'); // some have no endpoint
});
after(() => {
  sinon.restore();
});

const sheetsOf = (root: ShadowRoot): readonly CSSStyleSheet[] => [...root.adoptedStyleSheets, ...[...root.styleSheets]];

/** All rules of a sheet, those inside of others included. */
const rulesIn = ({cssRules}: {readonly cssRules: CSSRuleList}): CSSRule[] =>
  [...cssRules].flatMap((rule) => [rule, ...('cssRules' in rule ? rulesIn(rule as CSSGroupingRule) : [])]);

/** The custom properties that these trees set, on the element or on anything inside it. */
const customProperties = (roots: readonly ShadowRoot[]): readonly string[] => [
  ...new Set(
    roots
      .flatMap(sheetsOf)
      .flatMap(rulesIn)
      .flatMap((rule) => ('style' in rule ? [...(rule as CSSStyleRule).style] : []))
      .filter((name) => name.startsWith('--')),
  ),
];

/** A page with its own value for each of these. */
const pageWith = (properties: readonly string[]): HTMLStyleElement => {
  const style = document.createElement('style');
  style.textContent = `:root { ${properties.map((name) => `${name}: tomato;`).join(' ')} }`;
  document.head.append(style);
  return style;
};

describe('the custom properties that elements set', () => {
  for (const tag of names) {
    it(`are private by their names in <${tag}>`, async () => {
      const roots = [...shadowTrees(await showReady(tag)), ...shadowTrees(await show(tag, {}))];
      const set = customProperties(roots);
      expect(set.filter((name) => !name.startsWith('--_'))).to.deep.equal([]);
      if (tag !== 'agni-provider') expect(set).to.include.members(['--_accent', '--_text', '--_surface']);
    });
  }
});

describe('a page’s own custom properties', () => {
  let style: HTMLStyleElement;
  let properties: readonly string[];
  before(async () => {
    const roots = await Promise.all(names.map(async (tag) => shadowTrees(await showReady(tag))));
    properties = customProperties(roots.flat()).map((name) => name.replace('--_', '--'));
    expect(properties).to.include.members(['--accent', '--text', '--row', '--size']);
    style = pageWith(properties);
  });
  after(() => {
    style.remove();
  });

  /** What the page's own paragraph inside an element has in place of the page's value. */
  const others = (own: HTMLParagraphElement): readonly string[] => {
    const style = getComputedStyle(own);
    return properties.filter((name) => style.getPropertyValue(name).trim() !== 'tomato');
  };
  const slotted = (el: Element): readonly HTMLParagraphElement[] =>
    [...el.querySelectorAll('p')].filter(({assignedSlot}) => assignedSlot);

  it('are what its content has in the slot of each element that has one', async () => {
    const shown = await Promise.all(names.map(async (tag) => slotted(await show(tag, {}))));
    expect(names.filter((_, index) => !shown[index]?.length)).to.deep.equal(['agni-call-recording']);
    for (const own of shown.flat()) expect(others(own), own.parentElement?.localName).to.deep.equal([]);
  });

  for (const tag of names) {
    it(`are nothing to <${tag}> itself, whose texts keep their colour`, async () => {
      expect(getComputedStyle(await showReady(tag)).color).not.to.equal('rgb(255, 99, 71)');
    });
  }
});
