/** Elements on Zudu: with the mock as their `fetch`, or an answer of the test's own. */
import {fixture, html} from '@open-wc/testing';
import {createZuduMock, type ZuduMockOptions} from '../../demo/mock/zudu.js';
import '../../src/define.js';

/** A Thursday noon, at the end of the mock's calls. */
export const now = Date.parse('2026-06-11T12:00:00Z');

export interface Service {
  /** For a provider's `fetch`. */
  readonly fetch: typeof fetch;
  /** The requests: method, path with query, and the body of a POST. */
  readonly asked: string[];
}

/** Answers the page's requests inside the page. */
export const service = (answer: (request: Request) => Response | Promise<Response>): Service => {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      const url = (input as string).replace('/zudu', '');
      const request = new Request(url, init);
      const {pathname, search} = new URL(request.url);
      asked.push([request.method, pathname + search, await request.clone().text()].filter(Boolean).join(' '));
      return answer(request);
    },
  };
};

/** The mock of Zudu's API, as a proxy shows it to pages. */
export const mockZudu = (options: ZuduMockOptions = {}): Service =>
  service(createZuduMock({now, key: null, ...options}));

/** A service with one call, for every id. */
export const oneCall = (call: object): Service =>
  service(() => Response.json({message: 'ok', status: 'success', error: null, data: call}));

/** An element with these attributes below a provider for Zudu, in English and UTC. */
export const showZudu = async <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  {fetch}: Service,
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[T]> => {
  const el = document.createElement(tag);
  el.setAttribute('vendor', 'zudu');
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  await fixture(
    html`<agni-provider endpoint="/zudu" locale="en-US" time-zone="UTC" .fetch=${fetch}>${el}</agni-provider>`,
  );
  return el;
};
