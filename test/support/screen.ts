/** An element's visible and announced content, by role, part and name. */
import {expect} from '@open-wc/testing';
import type {LoadState} from '../../src/index.js';
import {until} from './until.js';

const words = (node: Node | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const treeOf = (el: Element): ShadowRoot => {
  if (!el.shadowRoot) throw new Error(`<${el.localName}> shows nothing.`);
  return el.shadowRoot;
};

const textsOf = (el: Element, selector: string): string =>
  [...treeOf(el).querySelectorAll(selector)].map(words).join(' | ');

/** The text below a node, without the elements that match. */
const wordsBeside = (node: Node, without: string): string => {
  const textIn = (inner: Node): string => {
    if (inner instanceof Element && inner.matches(without)) return '';
    return inner instanceof Text ? inner.data : [...inner.childNodes].map(textIn).join('');
  };
  return textIn(node).replace(/\s+/g, ' ').trim();
};

/** Waits until an element reports a state, as attribute and as custom state, and has drawn it. */
export const inState = async (el: Element, state: LoadState): Promise<void> => {
  await until(
    () => el.getAttribute('state') === state && el.matches(`:state(${state})`),
    `<${el.localName}> is not ${state}`,
  );
  await (el as Element & {readonly updateComplete?: Promise<boolean>}).updateComplete;
};

/** The first element of that kind in the element's own tree. */
export const inside = (el: Element, selector: string): HTMLElement => {
  const found = el.shadowRoot?.querySelector<HTMLElement>(selector);
  expect(found, selector).to.exist;
  return found as HTMLElement;
};

const textsIn = (node: Node): string[] => {
  if (node instanceof Text) return [node.data];
  if (node instanceof Element) {
    if (node.matches('style, script, small, [role=status]') || !node.checkVisibility({visibilityProperty: true}))
      return [];
    if (node.matches('[role=img]')) return [node.getAttribute('aria-label') ?? ''];
    if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true}).flatMap(textsIn);
  }
  return [...((node as Element).shadowRoot ?? node).childNodes].flatMap(textsIn);
};

/** An element's visible text, its shadow trees included, without what is for assistive technology or for whoever sets the page up alone. */
export const read = (root: Node): string => textsIn(root).join(' ').replace(/\s+/g, ' ').trim();

/** The table, if there is one. */
export const findTable = (el: Element): HTMLTableElement | null => treeOf(el).querySelector('table');

export const headsOf = (el: Element): HTMLTableCellElement[] => [
  ...treeOf(el).querySelectorAll<HTMLTableCellElement>('[role="columnheader"]'),
];

/** The table's rows, without placeholders. */
export const rowsOf = (el: Element): HTMLTableRowElement[] => [
  ...treeOf(el).querySelectorAll<HTMLTableRowElement>('tbody:not([aria-hidden]) tr'),
];

/** The rows' texts, cell by cell, without what only tells equal rows apart for assistive technology. */
export const cells = (el: Element): string[][] =>
  rowsOf(el).map((row) => [...row.cells].map((cell) => wordsBeside(cell, '[hidden]')));

/** The placeholder rows while calls are loading. */
export const placeholders = (el: Element): number => treeOf(el).querySelectorAll('tbody[aria-hidden] tr').length;

/** The buttons that select a call, one a row. */
export const rowButtons = (el: Element): HTMLButtonElement[] =>
  rowsOf(el).flatMap((row) => [...row.querySelectorAll('button')]);

/** The notice, without what is for whoever sets the page up; empty without one. */
export const noticeOf = (el: Element): string =>
  [...treeOf(el).querySelectorAll('[part="notice"]')].map((notice) => wordsBeside(notice, 'button, small')).join(' | ');

/** The part of the notice for whoever sets the page up; empty without one. */
export const setupOf = (el: Element): string => textsOf(el, '[part="notice"] small');

/** The announcement for assistive technology. */
export const announced = (el: Element): string => textsOf(el, '[role="status"]');

/** The range of calls: `1–20 of 57`. */
export const rangeOf = (el: Element): string => textsOf(el, '[part="range"]');

/** The text above and below the table, without buttons, notice and announcement. */
export const besideTable = (el: Element): string =>
  wordsBeside(treeOf(el), 'style, table, button, [part="notice"], [role="status"]');

/** The button of that name, if there is one. */
export const findButton = (el: Element, name: string): HTMLButtonElement | undefined =>
  [...treeOf(el).querySelectorAll('button')].find((button) => words(button) === name);

/** The button of that name. */
export const button = (el: Element, name: string): HTMLButtonElement => {
  const found = findButton(el, name);
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};

/** Whether a button is enabled; a disabled one stays focusable. */
export const canPress = (el: Element, name: string): boolean => button(el, name).ariaDisabled !== 'true';
