/**
 * Every element in every state, in a language that marks its texts: whatever a person reads or hears is in the
 * dictionary, or in the call's data.
 */
import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import '../../src/define.js';
import {CallsError, localeFor, registerLocale, type Call, type CallSource, type ErrorCode} from '../../src/index.js';
import {en} from '../../src/locale/en.js';
import {instant, moments} from '../../src/locale/format.js';
import {pseudo, strangers} from '../support/pseudo.js';
import {until} from '../support/until.js';
import {mockZudu} from '../support/zudu.js';

const locale = 'en-XA';
const words = [
  'completed',
  'in_progress',
  'failed',
  'missed',
  'voice',
  'positive',
  'supervisor',
  'global_node',
  'hold_sec',
];
registerLocale(locale, pseudo(words));

const started = Date.UTC(2026, 5, 11, 9, 30);
const dates = [started, started + 65_000, started - 2000].flatMap((ms) => {
  const settings = localeFor({locale, timeZone: 'UTC'});
  return [instant(settings, ms), moments(settings)(ms)];
});

const sparse: Call = {id: '§sparse', agent: {}, caller: {}, callee: {}};
const call: Call = {
  id: '§one',
  agent: {id: '§maya', name: '§Maya'},
  organizationId: '§organization',
  roomId: '§room',
  caller: {name: '§Jane', number: '+14155550100', email: '§jane@example.com'},
  callee: {name: '§Shop', number: '+14155550161'},
  direction: 'inbound',
  channel: 'voice',
  status: 'completed',
  startedAt: started,
  endedAt: started + 65_000,
  createdAt: started - 2000,
  durationSec: 3725,
  latencyMs: 812.5,
  latencies: [{name: 'e2e', p50: 200, p90: 300, p95: 400, p99: 500, min: 100, max: 600, count: 12}],
  summary: '§Summary',
  disconnectReason: 'agent_hangup',
  errorMessage: '§Error',
  recordingUrl: 'https://files.example/one.wav',
  logUrl: 'https://files.example/log',
  cost: {
    unit: 'credits',
    total: 12.5,
    parts: [
      {key: 'twilio_cost', value: 5.1},
      {key: 'hold_sec', value: 61},
    ],
  },
  analysis: {
    summary: '§Other',
    sentiment: 'positive',
    entries: [
      {key: '§done', value: true},
      {key: '§again', value: false},
    ],
  },
  metadata: [{key: '§hold', value: 61}],
  telephonyIds: [{key: 'call_sid', value: '§CA1'}],
  promptVariables: [{key: '§name', value: '§Jane'}],
  extractedVariables: [{key: '§intent', value: '§invoice'}],
  events: [{key: '§event', value: '§answered'}],
  transcript: {
    items: [
      {role: 'agent', text: '§Hello', at: 1},
      {role: 'user', text: '§Hi', at: 2},
      {text: '§Who'},
      {role: 'supervisor', text: '§Here'},
      {
        role: 'tool_call_invocation',
        text: '',
        tool: {name: '§look', given: [{key: '§id', value: 7}], result: [], successful: true},
      },
      {role: 'tool_call_invocation', text: '', tool: {name: '§end', successful: false}},
      {role: 'tool_call_result', text: '', tool: {result: [{key: '', value: '§text'}]}},
      {role: 'tool_call_invocation', text: '', tool: {name: '§ask'}},
      {role: 'node_transition', text: '', node: {from: '§start', type: 'global_node'}},
      {role: 'dtmf', text: '5'},
      {role: 'sms', text: '§sms', media: [{url: 'https://files.example/12345'}, {}]},
    ],
  },
};
const withoutName: Call = {...call, agent: {}};
const open: Call = {...call, status: 'in_progress'};
const calls: readonly Call[] = [
  call,
  sparse,
  {...call, id: '§two', direction: 'outbound', status: 'failed'},
  // neither side is the other one
  {id: '§three', agent: {}, caller: {name: '§Jane'}, callee: {number: '+14155550161'}, status: 'missed'},
];

type Shown = HTMLElement & {readonly updateComplete: Promise<boolean>};

/** An element below a provider of the marked language. */
const show = async <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>>,
  properties: object = {},
  provided: object = {},
): Promise<HTMLElementTagNameMap[T]> => {
  const el = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  const provider = Object.assign(document.createElement('agni-provider'), {locale, timeZone: 'UTC', ...provided});
  provider.append(el);
  await fixture(html`<div>${provider}</div>`);
  return el;
};

const inState = (el: Shown, state: string): Promise<unknown> =>
  until(async () => {
    await el.updateComplete;
    return el.getAttribute('state') === state;
  }, `<${el.localName}> is not ${state}`);

/** Nothing unmarked, and something marked: an element that shows nothing at all would pass otherwise. */
const expectMarked = (el: Element): void => {
  expect(strangers(el, dates)).to.deep.equal([]);
  expect(el.shadowRoot?.textContent).to.contain('⟦');
};

const noticeOf = (el: Element): string => el.shadowRoot?.querySelector('[part=notice]')?.textContent ?? '';

const failing = (...error: ConstructorParameters<typeof CallsError>): CallSource => {
  const reject = (): Promise<never> => Promise.reject(new CallsError(...error));
  return {list: reject, get: reject};
};

describe('in a language that marks its texts, nothing unmarked is shown by', () => {
  beforeEach(() => {
    sinon.stub(console, 'warn');
    sinon.stub(console, 'error');
  });
  afterEach(() => {
    sinon.restore();
  });

  it('this very test: it finds a text that is not in the dictionary', async () => {
    const el = await show('agni-call-table', {label: 'Label'}, {calls});
    await inState(el, 'ready');
    expect(strangers(el, dates)).to.deep.equal(['Label']);
    el.shadowRoot?.querySelector('td')?.append(' Text ');
    expect(strangers(el, dates)).to.deep.equal(['Text', 'Label']);
  });

  it('a list: rows of every kind, pages, an empty page', async () => {
    const others = calls.map((one, index) => ({...one, id: `§other ${index}`}));
    const list = ({page = 1}: {page?: number}): unknown =>
      page === 3 ? {calls: [], page, more: false} : {calls: page === 1 ? calls : others, page, pageSize: 4, total: 9};
    const el = await show('agni-call-list', {'page-size': '4'}, {source: {list}});
    await inState(el, 'ready');
    expectMarked(el);
    el.page = 2;
    await until(() => el.shadowRoot?.textContent.includes('5–8'));
    expectMarked(el);
    const empty = await show('agni-call-list', {'page-size': '4', page: '3'}, {source: {list}});
    await inState(empty, 'empty');
    expectMarked(empty);
    expect(noticeOf(empty)).to.contain(`⟦${en.emptyPage}⟧`);
  });

  it('a list after whose last page an empty one comes, or the same again', async () => {
    for (const [after, text] of [
      [[], en.lastPage],
      [calls, en.samePage],
    ] as const) {
      const list = ({page = 1}: {page?: number}): unknown =>
        page === 1 ? {calls, page, pageSize: 4, more: true} : {calls: after, pageSize: 4};
      const el = await show('agni-call-list', {'page-size': '4'}, {source: {list}});
      await inState(el, 'ready');
      el.page = 2;
      await until(() => el.shadowRoot?.querySelector('.foot')?.textContent.includes(`⟦${text}⟧`), text);
      expectMarked(el);
    }
  });

  it('a list without calls, or without an endpoint', async () => {
    const empty = await show('agni-call-list', {}, {calls: []});
    await inState(empty, 'empty');
    expectMarked(empty);
    const idle = await show('agni-call-list', {});
    await until(() => noticeOf(idle) !== '');
    expectMarked(idle);
  });

  it("a number's history, and a contact's calls", async () => {
    const history = await show('agni-phone-history', {phone: '+14155550161'}, {calls});
    await inState(history, 'ready');
    expectMarked(history);
    const contact = await show('agni-contact-calls', {'contact-id': 'one'}, {source: {list: () => calls}});
    await inState(contact, 'ready');
    expectMarked(contact);
  });

  it('a search that did not reach the end, with calls and without', async () => {
    const {fetch} = mockZudu({count: 2000});
    const attributes = {vendor: 'zudu', endpoint: '/zudu', phone: '+19995550100'};
    const el = await show('agni-phone-history', attributes, {}, {fetch});
    await inState(el, 'empty');
    expect(noticeOf(el)).to.contain('⟦Only the account’s latest');
    expectMarked(el);
  });

  const codes = Object.keys(en.errors) as ErrorCode[];
  for (const code of codes) {
    it(`a list and a detail that fail: ${code}`, async () => {
      const source = failing(code);
      const list = await show('agni-call-list', {}, {source});
      await inState(list, 'failed');
      await until(() => noticeOf(list).includes(en.errors[code]));
      expectMarked(list);
      const detail = await show('agni-call-detail', {'call-id': 'one'}, {source});
      await inState(detail, 'failed');
      await until(() => noticeOf(detail).includes(en.errors[code]));
      expectMarked(detail);
    });
  }

  const refusals: readonly (readonly [keyof HTMLElementTagNameMap & `agni-${string}`, Record<string, string>])[] = [
    ['agni-call-list', {endpoint: '/agni', vendor: 'nobody'}],
    ['agni-call-list', {endpoint: '/agni?key=1'}],
    ['agni-call-list', {endpoint: '/agni', 'page-size': '0'}],
    ['agni-call-list', {endpoint: '/agni', 'started-after': 'noon'}],
    ['agni-call-list', {endpoint: '/zudu', vendor: 'zudu', 'caller-number': '+14155550100'}],
    ['agni-contact-calls', {endpoint: '/zudu', vendor: 'zudu', 'contact-id': 'one'}],
    ['agni-phone-history', {endpoint: '/agni', phone: 'anonymous'}],
    ['agni-call-detail', {endpoint: '/agni', 'call-id': '..'}],
  ];
  for (const [tag, attributes] of refusals) {
    it(`<${tag}> with ${JSON.stringify(attributes)}`, async () => {
      const el = await show(tag, attributes);
      await until(() => noticeOf(el) !== '');
      expectMarked(el);
    });
  }

  it('a list that waits, and one that shows an earlier answer', async () => {
    const rows = {
      success: true,
      data: {callSessions: [{id: '§one', status: 'completed', started_at: '2026-06-11T09:30:00Z'}]},
    };
    const answers = [
      () => Response.json(rows),
      () => new Response('', {status: 500, headers: {'retry-after': '600'}}),
      () => new Response('', {status: 429, headers: {'retry-after': '20'}}),
    ];
    const fetch = (): Promise<Response> => Promise.resolve((answers.shift() ?? (() => Response.json(rows)))());
    const el = await show('agni-call-list', {endpoint: '/agni'}, {}, {fetch});
    await inState(el, 'ready');
    el.reload();
    await inState(el, 'failed');
    await until(() => noticeOf(el).includes(en.stale));
    expectMarked(el);
    el.reload();
    await until(() => noticeOf(el).includes('Trying again'));
    expectMarked(el);
  });

  const details = {
    'in full': call,
    open,
    'with an agent whose name is unknown': withoutName,
    'of which nothing is known': {...sparse, id: '§one'},
  };
  for (const [name, one] of Object.entries(details)) {
    it(`a call ${name}`, async () => {
      for (const currency of ['', 'EUR']) {
        const el = await show('agni-call-detail', {}, {call: one, showLog: true}, {currency});
        await inState(el, 'ready');
        expect(el.shadowRoot?.querySelector('[lang]')?.getAttribute('lang')).to.equal(locale);
        expectMarked(el);
      }
    });
  }

  it('a call whose parts are withheld, and one that ended just now', async () => {
    const {transcript, recordingUrl, analysis, summary, ...rest} = call;
    expect([transcript, recordingUrl, analysis, summary]).not.to.include(undefined);
    const now = Date.now();
    for (const one of [
      {...rest, notStored: ['transcript', 'recording']},
      {...rest, endedAt: now},
    ]) {
      const el = await show('agni-call-detail', {}, {call: one});
      await inState(el, 'ready');
      expect(strangers(el, [...dates, instant(localeFor({locale, timeZone: 'UTC'}), now)])).to.deep.equal([]);
    }
  });

  it('a detail without a call', async () => {
    const el = await show('agni-call-detail', {}, {call: null});
    await until(() => noticeOf(el) !== '');
    expectMarked(el);
  });

  it('a transcript and a table of their own', async () => {
    const transcript = await show('agni-call-transcript', {}, {call: open});
    await inState(transcript, 'ready');
    expectMarked(transcript);
    const table = await show('agni-call-table', {}, {calls});
    await inState(table, 'ready');
    expectMarked(table);
  });

  it('a recording: one that plays, one that does not, and none', async () => {
    const el = await show('agni-call-recording', {}, {locale: localeFor({locale}), src: '/audio.wav'});
    expect(strangers(el)).to.deep.equal([]);
    expect(el.shadowRoot?.querySelector('audio')?.getAttribute('aria-label')).to.equal(`⟦${en.recording}⟧`);
    el.shadowRoot?.querySelector('audio')?.dispatchEvent(new Event('error'));
    await el.updateComplete;
    expectMarked(el);
    el.src = '';
    await el.updateComplete;
    expectMarked(el);
  });
});
