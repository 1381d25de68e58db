/** What the tests of a page's own calls share. */
import {fixture, html} from '@open-wc/testing';
import type {AgniCallList, Call} from '../../src/index.js';
import '../../src/define.js';
import {ownNumber, type ListTag} from './lists.js';

export const attributes: Readonly<Record<ListTag, Readonly<Record<string, string>>>> = {
  'agni-call-list': {},
  'agni-contact-calls': {},
  'agni-phone-history': {phone: ownNumber},
};

/** A call of our own model; a higher number is an earlier one. */
export const ourCall = (n: number, fields: Partial<Call> = {}): Call => ({
  id: `call-${n}`,
  agent: {id: 'maya', name: 'Maya'},
  caller: {name: `Caller ${n}`, number: `+1415555${1000 + n}`},
  callee: {number: ownNumber},
  direction: 'inbound',
  channel: 'voice',
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, -n),
  durationSec: 60 + n,
  ...fields,
});
export const ourCalls = (count: number): Call[] => Array.from({length: count}, (_, index) => ourCall(index + 1));

export const zuduCall = (n: number): object => ({
  call_id: `call-${n}`,
  call_status: 'ENDED',
  call_type: 'PHONE_CALL',
  direction: 'inbound',
  from_number: `+1415555${1000 + n}`,
  to_number: ownNumber,
  start_timestamp: Date.UTC(2026, 5, 11, 9, -n),
  call_duration: 65_000,
});

/** No request may be made: every fetch is one too many. */
const silent = (): {fetch: typeof fetch; asked: () => number} => {
  let asked = 0;
  const fetch = () => {
    asked++;
    return Promise.reject(new Error('Nothing may be asked.'));
  };
  return {fetch, asked: () => asked};
};

/** An element with these attributes and properties, and a script inside, where nothing may be asked. */
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
