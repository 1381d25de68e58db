/** Elements with the page's own calls, which may request nothing. */
import {fixture, html} from '@open-wc/testing';
import type {AgniCallList} from '../../src/index.js';
import '../../src/define.js';
import {ownNumber} from './calls.js';
import type {ListTag} from './page-objects/list.js';

/** Each list's required attributes besides its calls. */
export const attributes: Readonly<Record<ListTag, Readonly<Record<string, string>>>> = {
  'agni-call-list': {},
  'agni-contact-calls': {},
  'agni-phone-history': {phone: ownNumber},
};

/** Counts and rejects every fetch. */
const silent = (): {fetch: typeof fetch; asked: () => number} => {
  let asked = 0;
  const fetch = () => {
    asked++;
    return Promise.reject(new Error('Nothing may be asked.'));
  };
  return {fetch, asked: () => asked};
};

/** An element with these attributes and properties, and a script inside, which may request nothing. */
export const put = async <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  given: Readonly<Record<string, unknown>>,
  inside?: string,
): Promise<{el: HTMLElementTagNameMap[T]; asked: () => number}> => {
  const el = document.createElement(tag);
  const {asked, fetch} = silent();
  const {attributes: own = {}, ...properties} = given;
  for (const [name, value] of Object.entries(own as Record<string, string>)) el.setAttribute(name, value);
  Object.assign(el, properties);
  if (inside !== undefined) {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = inside;
    el.append(script);
  }
  await fixture(html`<agni-provider locale="en-US" time-zone="UTC" .fetch=${fetch}>${el}</agni-provider>`);
  return {el, asked};
};

export const putList = async (
  calls: readonly object[] | null | undefined,
  own: Readonly<Record<string, string>> = {},
  more: object = {},
): Promise<AgniCallList> => {
  const {el} = await put('agni-call-list', {attributes: own, calls, ...more});
  return el;
};
