/** What the tests of a call in full share: calls served as its answer, and what a person reads of them. */
import {expect, fixture, html} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import '../../src/define/call-detail.js';
import type {LoadState} from '../../src/index.js';
import type {AgniCallDetail} from '../../src/widgets/call-detail.js';
import {scriptedServer, type Answer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

export type Json = Readonly<Record<string, unknown>>;

export const detailPath = (id: string): string => `/api/v1/calling/call-sessions-detail/${encodeURIComponent(id)}`;
export const recordingPath = (id: string): string => `/api/v1/calling/sessions/${encodeURIComponent(id)}/recording`;

const fixtureJson = async (name: string): Promise<Json> =>
  (await (await fetch(`/test/fixtures/agni/${name}.json`)).json()) as Json;

/** The call of the documented phone history. */
export const documentedCall = async (): Promise<Json> => {
  const {calls} = (await fixtureJson('phone-history.verbatim')) as {calls: Json[]};
  const [call] = calls;
  if (!call) throw new Error('The documented example has a call.');
  return call;
};

/** The call of a detail answer among the fixtures. */
export const fixtureCall = async (name: string): Promise<Json> =>
  (await fixtureJson(`call-session-detail.${name}`))['data'] as Json;

/** A detail answer as documented. */
export const answerOf = (call: Json): Answer => ({
  json: {success: true, message: 'call session retrieved successfully', data: call},
});

/** A server that knows these calls. */
export const callServer = async (...calls: Json[]): Promise<ScriptedServer> =>
  scriptedServer(Object.fromEntries(calls.map((call) => [detailPath(call['id'] as string), answerOf(call)])));

/** Waits until an element says so itself. */
export const inState = async (element: Element, state: LoadState): Promise<void> => {
  await until(
    () => element.getAttribute('state') === state && element.matches(`:state(${state})`),
    `The state is ${state}`,
  );
};

/** A call on screen, in English and UTC whatever the machine has; `around` puts it into a page of the test's own. */
export const shown = async (
  call: Json,
  around = (detail: TemplateResult): TemplateResult => detail,
): Promise<AgniCallDetail> => {
  await import('../../src/define/provider.js'); // only here: in some tests it comes late
  const server = await callServer(call);
  const page = await fixture<HTMLElement>(
    around(
      html`<agni-provider locale="en-US" time-zone="UTC" endpoint=${server.endpoint}
        ><agni-call-detail call-id=${call['id']}></agni-call-detail
      ></agni-provider>`,
    ),
  );
  const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
  await inState(detail, 'ready');
  return detail;
};

const textsIn = (node: Node): string[] => {
  if (node instanceof Text) return [node.data];
  if (node instanceof Element) {
    if (node.matches('style, script, [role=status]') || !node.checkVisibility({visibilityProperty: true})) return [];
    if (node.matches('[role=img]')) return [node.getAttribute('aria-label') ?? ''];
    if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true}).flatMap(textsIn);
  }
  return [...((node as Element).shadowRoot ?? node).childNodes].flatMap(textsIn);
};

/** What a person reads in an element, its shadow trees included. What only assistive technology hears is left out. */
export const read = (root: Node): string => textsIn(root).join(' ').replace(/\s+/g, ' ').trim();

/** What assistive technology is told. */
export const heard = (element: Element): string =>
  element.shadowRoot?.querySelector('[role=status]')?.textContent ?? 'no live region';

/** The section below a heading; `undefined` when there is none. */
export const findSection = (detail: Element, heading: string): Element | undefined =>
  [...(detail.shadowRoot?.querySelectorAll('section') ?? [])].find(
    (section) => read(section.querySelector('h3') as Element) === heading,
  );

export const section = (detail: Element, heading: string): Element => {
  const found = findSection(detail, heading);
  expect(found, `a section “${heading}”`).to.exist;
  return found as Element;
};

/** What a section says below its heading. */
export const says = (detail: Element, heading: string): string =>
  read(section(detail, heading)).slice(heading.length).trim();

/** A section's facts, in order. */
export const factsIn = (detail: Element, heading: string): Readonly<Record<string, string>> => {
  const terms = [...section(detail, heading).querySelectorAll('dt')];
  return Object.fromEntries(terms.map((term) => [read(term), read(term.nextElementSibling as Element)]));
};

/** The element in the detail's own tree. */
export const inside = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  expect(found, selector).to.exist;
  return found as HTMLElement;
};
