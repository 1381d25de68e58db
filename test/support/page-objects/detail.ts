/** `<agni-call-detail>`: a server with its calls, the element on the page, and the texts of its sections. */
import {expect, fixture, html} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import '../../../src/define/call-detail.js';
import type {AgniCallDetail} from '../../../src/widgets/call-detail.js';
import type {Json} from '../calls.js';
import {inState, read} from '../screen.js';
import {scriptedServer, type Answer, type ScriptedServer} from '../server.js';

export const detailPath = (id: string): string => `/api/v1/calling/call-sessions-detail/${encodeURIComponent(id)}`;
export const recordingPath = (id: string): string => `/api/v1/calling/sessions/${encodeURIComponent(id)}/recording`;

/** A detail answer as documented. */
export const answerOf = (call: Json): Answer => ({
  json: {success: true, message: 'call session retrieved successfully', data: call},
});

/** A server with these calls. */
export const callServer = async (...calls: Json[]): Promise<ScriptedServer> =>
  scriptedServer(Object.fromEntries(calls.map((call) => [detailPath(call['id'] as string), answerOf(call)])));

/** A call on screen, always in English and UTC; `around` puts it into a page of the test's own. */
export const showCall = async (
  call: Json,
  around = (detail: TemplateResult): TemplateResult => detail,
): Promise<AgniCallDetail> => {
  await import('../../../src/define/provider.js'); // only here: in some tests it comes late
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

/** The section below a heading, if there is one. */
export const findSection = (detail: Element, heading: string): Element | undefined =>
  [...(detail.shadowRoot?.querySelectorAll('section') ?? [])].find(
    (section) => read(section.querySelector('h3') as Element) === heading,
  );

export const section = (detail: Element, heading: string): Element => {
  const found = findSection(detail, heading);
  expect(found, `a section “${heading}”`).to.exist;
  return found as Element;
};

/** The text of a section below its heading. */
export const says = (detail: Element, heading: string): string =>
  read(section(detail, heading)).slice(heading.length).trim();

/** The sentences about what is not there; empty when nothing is absent. */
export const absent = (detail: Element): string =>
  [...(detail.shadowRoot?.querySelectorAll('.absent') ?? [])].map(read).join(' | ');

/** A section's facts, in order. */
export const factsIn = (detail: Element, heading: string): Readonly<Record<string, string>> => {
  const terms = [...section(detail, heading).querySelectorAll('dt')];
  return Object.fromEntries(terms.map((term) => [read(term), read(term.nextElementSibling as Element)]));
};
