/** The three elements that show pages of calls: on the page with a server of their own, in each of their states. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/define/call-list.js';
import '../../../src/define/contact-calls.js';
import '../../../src/define/phone-history.js';
import {madeCalls, ownNumber, type Json} from '../calls.js';
import {errors} from '../record.js';
import {cells, inState, noticeOf} from '../screen.js';
import {scriptedServer, type Answer, type ScriptedServer} from '../server.js';
import {until} from '../until.js';

export type ListTag = 'agni-call-list' | 'agni-contact-calls' | 'agni-phone-history';
export type List = HTMLElementTagNameMap[ListTag];

/** The numbers of the made-up calls on screen. */
export const shownCalls = (el: Element): number[] =>
  cells(el).map((row) => Number(/Caller (\d+)/.exec(row.join(' '))?.[1]));

export interface Kind {
  readonly tag: ListTag;
  readonly path: string;
  /** Its required attributes besides the endpoint. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly answer: (calls: readonly Json[]) => Answer;
}

export const callList: Kind = {
  tag: 'agni-call-list',
  path: '/api/v1/calling/call-sessions',
  attributes: {},
  answer: (callSessions) => ({json: {success: true, data: {callSessions}}}),
};

export const contactCalls: Kind = {
  tag: 'agni-contact-calls',
  path: '/api/v1/contacts/*/calls',
  attributes: {'contact-id': 'contact-1'},
  answer: (data) => ({json: {success: true, data}}),
};

export const phoneHistory: Kind = {
  tag: 'agni-phone-history',
  path: '/api/v1/calling/phone-history',
  attributes: {phone: ownNumber},
  answer: (calls) => ({
    json: {success: true, phone: ownNumber, total_count: calls.length, page: 1, page_size: 20, calls},
  }),
};

export const kinds = [callList, contactCalls, phoneHistory] as const;

/** An element with these attributes, on the page, after its first update. */
export const show = async <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[T]> => {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  return fixture(html`<div>${el}</div>`).then(() => el);
};

export interface Asking {
  readonly el: List;
  readonly server: ScriptedServer;
}

/** A list whose server sends these answers in turn. */
export const asking = async ({tag, path, attributes}: Kind, ...answers: [Answer, ...Answer[]]): Promise<Asking> => {
  const server = await scriptedServer();
  await server.answer(path, ...answers);
  return {el: await show(tag, {endpoint: server.endpoint, ...attributes}), server};
};

/** Waits until the test's nth failure is on screen and its event dispatched. Needs `recordEvents()`. */
export const failed = async (el: List, nth = 1): Promise<void> => {
  await until(
    () => el.state === 'failed' && noticeOf(el) !== '' && errors().length >= nth,
    `<${el.localName}> did not fail`,
  );
};

/** A list in each of its states. */
export const situations: Readonly<Record<string, (kind: Kind) => Promise<Asking>>> = {
  idle: async ({tag}) => {
    const el = await show(tag);
    await until(() => el.shadowRoot?.textContent.includes('missing'));
    expect(el.state).to.equal('idle');
    return {el, server: await scriptedServer()};
  },
  loading: async (kind) => {
    const asked = await asking(kind, {...kind.answer(madeCalls(3)), hold: true});
    await asked.server.arrived(1);
    await inState(asked.el, 'loading');
    return asked;
  },
  ready: async (kind) => {
    const asked = await asking(kind, kind.answer(madeCalls(3)));
    await inState(asked.el, 'ready');
    return asked;
  },
  'ready with a call selected': async (kind) => {
    const asked = await situation('ready', kind);
    asked.el.selectedId = 'call-2';
    await asked.el.updateComplete;
    return asked;
  },
  refreshing: async (kind) => {
    const asked = await situation('ready', kind);
    await asked.server.answer(kind.path, {...kind.answer(madeCalls(2)), hold: true});
    asked.el.reload();
    await asked.server.arrived(2);
    await inState(asked.el, 'refreshing');
    return asked;
  },
  empty: async (kind) => {
    const asked = await asking(kind, kind.answer([]));
    await inState(asked.el, 'empty');
    return asked;
  },
  'failed without an earlier page': async (kind) => {
    const asked = await asking(kind, {status: 500}, kind.answer(madeCalls(3)));
    await failed(asked.el);
    return asked;
  },
  'failed with an earlier page': async (kind) => {
    const asked = await situation('ready', kind);
    await asked.server.answer(kind.path, {status: 500}, kind.answer(madeCalls(2)));
    asked.el.reload();
    await failed(asked.el);
    return asked;
  },
  'waiting without an earlier page': async (kind) => {
    const asked = await asking(kind, {status: 429, headers: {'retry-after': '20'}}, kind.answer(madeCalls(3)));
    await waiting(asked.el);
    return asked;
  },
  'waiting with an earlier page': async (kind) => {
    const asked = await situation('ready', kind);
    await asked.server.answer(kind.path, {status: 429, headers: {'retry-after': '20'}}, kind.answer(madeCalls(2)));
    asked.el.reload();
    await waiting(asked.el);
    return asked;
  },
};

const waiting = async (el: List): Promise<void> => {
  await until(() => noticeOf(el).includes('Trying again'), 'It does not wait');
};

/** A list in the situation of that name. */
export const situation = async (name: string, kind: Kind): Promise<Asking> => {
  const arrange = situations[name];
  if (!arrange) throw new Error(`No situation ${name}`);
  return arrange(kind);
};
