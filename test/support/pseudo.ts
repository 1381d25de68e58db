/**
 * A pseudo language that marks English texts, ⟦like this⟧, and the texts of an element outside the marks. In these
 * tests the data of a call begin with §.
 */
import {en} from '../../src/locale/en.js';
import type {Messages} from '../../src/index.js';

const marked = (text: unknown): unknown => {
  if (typeof text === 'string') return `⟦${text}⟧`;
  if (typeof text === 'function')
    return (...values: unknown[]) => `⟦${(text as (...all: unknown[]) => string)(...values)}⟧`;
  return Object.fromEntries(Object.entries(text as object).map(([name, inner]) => [name, marked(inner)]));
};

/** English, each text marked; `words` are the vendor's words that the tests' calls use. */
export const pseudo = (words: readonly string[] = []): Messages =>
  marked({...en, words: {...en.words, ...Object.fromEntries(words.map((word) => [word, word]))}}) as Messages;

const spoken = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
];

/** The texts of a tree, its shadow trees included: all text together, and each label by itself. */
const textsIn = (root: Node): readonly string[] => {
  const labels: string[] = [];
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) && !(node instanceof DocumentFragment)) return '';
    if (node instanceof Element) {
      if (node.matches('style, script')) return '';
      labels.push(...spoken.flatMap((name) => node.getAttribute(name) ?? []));
    }
    const inside = [...((node as Element).shadowRoot ?? node).childNodes];
    return inside.map(read).join('');
  };
  const text = read(root);
  return [text, ...labels];
};

/** The text outside of the marks. */
const outside = (text: string): string => {
  let depth = 0;
  return text
    .split(/([⟦⟧])/)
    .filter((piece) => {
      if (piece === '⟦') depth++;
      if (piece === '⟧') depth--;
      return depth === 0 && piece !== '⟧';
    })
    .join('');
};

/** An element's words that come neither from the dictionary nor from the data, except `allowed` ones, such as dates. */
export const strangers = (el: Element, allowed: readonly string[] = []): readonly string[] =>
  textsIn(el)
    .map((text) => allowed.reduce((rest, date) => rest.replaceAll(date, ''), outside(text)))
    .map((text) => text.replace(/§[^\s§]*/g, ''))
    .flatMap((text) => text.match(/\S*[\p{L}×]\S*/gu) ?? []);
