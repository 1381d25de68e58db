/** Every element with something of the page's own inside it, and what is in its shadow trees. */
import {fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {Call} from '../../src/index.js';
import {until} from '../support/until.js';

const call: Call = {
  id: 'one',
  agent: {name: 'Maya'},
  caller: {name: 'Jane', number: '+14155550100'},
  callee: {number: '+14155550161'},
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, 30),
  durationSec: 65,
  recordingUrl: '/one.wav',
  transcript: {items: [{role: 'agent', text: 'Hello'}]},
};
const calls = [call];

/** Each tag with what it shows when there is something to show. */
export const tags = {
  'agni-provider': {},
  'agni-call-list': {calls},
  'agni-contact-calls': {calls, contactId: 'one'},
  'agni-phone-history': {calls, phone: '+14155550161'},
  'agni-call-detail': {call},
  'agni-call-table': {calls},
  'agni-call-transcript': {call},
  'agni-call-recording': {src: '/one.wav'},
} as const satisfies Partial<Record<keyof HTMLElementTagNameMap, object>>;
export type Tag = keyof typeof tags;
export const names = Object.keys(tags) as Tag[];

/** An element with these properties, with a paragraph of the page inside it, within a page of this language. */
export const show = async (tag: Tag, properties: object, locale?: string): Promise<HTMLElement> => {
  const el = Object.assign(document.createElement(tag), properties);
  el.append(Object.assign(document.createElement('p'), {textContent: 'The page’s own.'}));
  const provider = Object.assign(document.createElement('agni-provider'), {locale});
  provider.append(el);
  await fixture(html`<section lang="fr">${provider}</section>`);
  await el.updateComplete;
  return el;
};

/** The same, once it shows what it has; those without states do so at once. */
export const showReady = async (tag: Tag, locale?: string): Promise<HTMLElement> => {
  const el = await show(tag, tags[tag], locale);
  if ('state' in el) await until(() => el.getAttribute('state') === 'ready', `<${tag}> is not ready`);
  return el;
};

/** The shadow tree of an element, and of each element inside it. */
export const shadowTrees = (el: Element): ShadowRoot[] => {
  const root = el.shadowRoot;
  if (!root) return [];
  return [root, ...[...root.querySelectorAll('*')].flatMap(shadowTrees)];
};
