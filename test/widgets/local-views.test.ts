/**
 * What a page gives to the views, which ask nobody: calls of our model, a vendor's, and JSON in a script inside them.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import {
  defineVendor,
  type AgniCallTable,
  type AgniCallTranscript,
  type ErrorDetail,
  type Vendor,
} from '../../src/index.js';
import '../../src/define.js';
import {en} from '../../src/locale/en.js';
import {madeCalls, ourCall, ourCalls, zuduCall} from '../support/calls.js';
import {shownCalls} from '../support/page-objects/list.js';
import {put} from '../support/local.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, cells, findButton, noticeOf, rowButtons, rowsOf} from '../support/screen.js';

recordEvents();
recordWarnings();

const putTable = async (given: Readonly<Record<string, unknown>>, inside?: string): Promise<AgniCallTable> => {
  const {el, asked} = await put('agni-call-table', given, inside);
  await el.updateComplete;
  expect(asked()).to.equal(0);
  return el;
};

const failedIn = async (el: AgniCallTable | AgniCallTranscript): Promise<string> => {
  await until(() => el.state === 'failed' && noticeOf(el) !== '');
  return noticeOf(el);
};

/** What the views said of failures, and of calls they have read. */
let failures: ErrorDetail[];
let loaded: string[];
const hearFailure = (event: HTMLElementEventMap['agni-call-error']): unknown => failures.push(event.detail);
const hearCall = (event: HTMLElementEventMap['agni-call-load']): unknown => loaded.push(event.detail.call.id);
beforeEach(() => {
  [failures, loaded] = [[], []];
  document.addEventListener('agni-call-error', hearFailure);
  document.addEventListener('agni-call-load', hearCall);
});
afterEach(() => {
  document.removeEventListener('agni-call-error', hearFailure);
  document.removeEventListener('agni-call-load', hearCall);
});

describe('local calls in <agni-call-table>', () => {
  const rows = madeCalls(3);

  it("may be the vendor's own JSON, in the order given, with no endpoint and no request", async () => {
    const el = await putTable({calls: [...rows].reverse()});
    await a11y(el);
    expect(shownCalls(el)).to.deep.equal([3, 2, 1]);
    expect(el.state).to.equal('ready');
    await until(() => dispatched('agni-calls-load').length === 1);
    expect(dispatched('agni-calls-load')[0]?.detail.calls.map(({id}) => id)).to.deep.equal([
      'call-3',
      'call-2',
      'call-1',
    ]);
    expect(warnings).to.deep.equal([]);
    expect(errors()).to.deep.equal([]);
  });

  it("may be of the named vendor, of the provider's, and of our model among them", async () => {
    const named = await putTable({attributes: {vendor: 'zudu'}, calls: [zuduCall(1), ourCall(2)]});
    expect(cells(named).map(([party]) => party)).to.deep.equal(['From +14155551001', 'From Caller 2 +14155551002']);
    const el = document.createElement('agni-call-table');
    el.calls = [zuduCall(3)];
    await fixture(html`<agni-provider vendor="zudu" locale="de-DE" time-zone="Asia/Kolkata">${el}</agni-provider>`);
    await el.updateComplete;
    expect([cells(el)[0]?.[0], cells(el)[0]?.[4]], "in the provider's locale").to.deep.equal([
      'From +14155551003',
      '11 Jun 2026, 14:27',
    ]);
  });

  it('may be a whole answer, and a list in an object', async () => {
    expect(shownCalls(await putTable({calls: {success: true, data: {callSessions: rows}}}))).to.deep.equal([1, 2, 3]);
    expect(shownCalls(await putTable({calls: {calls: ourCalls(2)}}))).to.deep.equal([1, 2]);
  });

  it('may be JSON in a script inside it, which the page may change for a list', async () => {
    const el = await putTable({}, JSON.stringify(rows));
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
    expect(el.shadowRoot?.querySelector('slot')).to.be.null;
    el.calls = ourCalls(1);
    await until(() => rowsOf(el).length === 1);
    el.calls = null;
    await until(() => rowsOf(el).length === 0 && el.state === 'idle');
    el.calls = undefined;
    await until(() => rowsOf(el).length === 3);
  });

  it('are all shown when they are more than a page', async () => {
    const el = await putTable({calls: madeCalls(130)});
    await until(() => rowsOf(el).length === 130);
  });

  it('can be selected like others, and a detail follows', async () => {
    const el = await putTable({attributes: {id: 'own-table'}, calls: rows});
    const detail = Object.assign(document.createElement('agni-call-detail'), {for: 'own-table'});
    el.parentElement?.append(detail);
    rowButtons(el)[1]?.click();
    expect(dispatched('agni-call-select')[0]?.detail.call.id).to.equal('call-2');
    expect(el.selectedId).to.equal('call-2');
    await until(() => loaded.length > 0);
    expect(loaded).to.deep.equal(['call-2']);
  });

  it('are reported on screen, as an event and in the console when they are no calls or no JSON', async () => {
    for (const [given, script, attribute, message] of [
      [{calls: {nothing: 'here'}}, undefined, 'calls', en.needed.calls],
      [{}, '[{"id": ', 'script', en.needed.script],
    ] as const) {
      warnings.length = 0;
      const before = errors().length;
      const el = await putTable(given, script);
      expect(await failedIn(el)).to.equal(message);
      await a11y(el);
      expect(announced(el)).to.equal(message);
      await until(() => errors().length > before);
      expect(errors().at(-1)).to.deep.equal({code: 'bad-request', message});
      expect(warnings).to.deep.equal([`<agni-call-table> ${attribute} bad-request ${message}`]);
      expect(findButton(el, 'Try again')).to.equal(undefined);
    }
  });

  it('stay on screen when bad ones follow', async () => {
    const el = await putTable({calls: rows});
    el.calls = 'nonsense' as unknown as object[];
    expect(await failedIn(el)).to.contain(en.needed.calls);
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
    el.calls = madeCalls(1);
    await until(() => el.state === 'ready' && rowsOf(el).length === 1);
    expect(noticeOf(el)).to.equal('');
  });

  it('show hostile values as text', async () => {
    const forged = {_$litType$: 1, strings: ['<b>no</b>'], values: []};
    const el = await putTable({
      calls: [{...ourCall(1), agent: {name: forged}, status: forged}, null, 'text', 7, [], {}],
    });
    expect(cells(el).map((row) => row.slice(0, 4))).to.deep.equal([
      ['From Caller 1 +14155551001', 'Unknown', 'Voice', 'Unknown'],
    ]);
  });

  it('wait for their vendor', async () => {
    const el = await putTable({attributes: {vendor: 'table-late'}, calls: [{n: 1}]});
    expect(await failedIn(el)).to.contain('“vendor” must name a known vendor');
    const none = {path: '/calls', query: []};
    const vendor: Vendor = {
      name: 'table-late',
      capabilities: {list: {paging: 'all', total: false, transcripts: 'never', filters: [], sorts: {}}, recordings: []},
      routes: {list: none},
      request: () => ({route: none, id: undefined, query: {}}),
      parser: () =>
        Promise.resolve({
          page: () => undefined,
          call: (answer) => ({
            id: 'n',
            agent: {},
            caller: {name: `Caller ${String((answer as {n: number}).n)}`},
            callee: {},
          }),
        }),
    };
    defineVendor(vendor);
    await until(() => rowsOf(el).length === 1);
    expect(shownCalls(el)).to.deep.equal([1]);
  });

  it('are reported by agni-shape when they have new fields', async () => {
    const heard: unknown[] = [];
    const hear = (event: HTMLElementEventMap['agni-shape']): unknown => heard.push(event.detail);
    document.addEventListener('agni-shape', hear);
    await putTable({calls: [{...rows[0], novel_in_table: 1}]});
    await until(() => heard.length > 0);
    document.removeEventListener('agni-shape', hear);
    expect(heard).to.deep.equal([{vendor: 'agni', fields: ['novel_in_table'], values: []}]);
  });
});

describe('a local call in <agni-call-transcript>', () => {
  const raw = {
    id: 'call-1',
    agent_name: 'Maya',
    transcripts: [
      {role: 'assistant', message: 'Hello!', timestamp_ms: 0},
      {role: 'user', message: {content: 'Hi.'}, timestamp_ms: 2000},
    ],
  };
  const says = (el: Element): string[] =>
    [...(el.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? [])].map((line) =>
      line.innerText.replace(/\s+/g, ' ').trim(),
    );
  const said = ['Maya 0:00 Hello!', 'Customer 0:02 Hi.'];

  const putTranscript = async (
    given: Readonly<Record<string, unknown>>,
    inside?: string,
  ): Promise<AgniCallTranscript> => {
    const {el, asked} = await put('agni-call-transcript', given, inside);
    await el.updateComplete;
    expect(asked()).to.equal(0);
    return el;
  };

  it("may be the vendor's own JSON, alone or as the whole answer", async () => {
    const el = await putTranscript({call: raw});
    await a11y(el);
    expect(says(el)).to.deep.equal(said);
    expect(says(await putTranscript({call: {success: true, data: raw}}))).to.deep.equal(said);
    const zudu = (await (await fetch('/test/fixtures/zudu/call.filled.json')).json()) as object;
    expect(says(await putTranscript({attributes: {vendor: 'zudu'}, call: zudu}))).to.not.deep.equal([]);
    expect(warnings).to.deep.equal([]);
    expect(failures).to.deep.equal([]);
    await until(() => loaded.length === 3);
    expect(loaded).to.deep.equal(['call-1', 'call-1', 'call-456']);
  });

  it('may be JSON in a script inside the element, beside content of the page', async () => {
    const el = await putTranscript({}, JSON.stringify(raw));
    expect(says(el)).to.deep.equal(said);
    el.call = null;
    await until(() => el.state === 'idle');
    expect(el.shadowRoot?.querySelector('slot')).not.to.be.null;
  });

  it('is reported on screen, as an event and in the console when it is no call', async () => {
    const el = await putTranscript({call: [1]});
    const message = await failedIn(el);
    await a11y(el);
    await until(() => failures.length === 1);
    expect(failures).to.deep.equal([{code: failures[0]?.code, message}]);
    expect(warnings).to.have.length(1);
    expect(announced(el)).to.equal(message);
    el.call = raw;
    await until(() => el.state === 'ready');
    expect(says(el)).to.deep.equal(said);
    expect(noticeOf(el)).to.equal('');
    el.call = 7 as unknown as object;
    expect(await failedIn(el)).to.not.equal('');
    expect(says(el), 'what was on screen stays').to.deep.equal(said);
  });

  it('is read once by its detail, which alone dispatches the event', async () => {
    const {el} = await put('agni-call-detail', {call: raw});
    await until(() => loaded.length > 0);
    expect(says(el)).to.deep.equal(said);
    await el.updateComplete;
    expect(loaded).to.deep.equal(['call-1']);
  });
});
