import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import {localeFor} from '../../src/locale/settings.js';
import type {Call} from '../../src/model/call.js';
import type {AgniCallTable} from '../../src/widgets/call-table.js';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import {cells, rowButtons, rowsOf} from '../support/screen.js';
import {columns} from '../../src/parts/table/columns.js';

const call = (n: number, facts: Partial<Call> = {}): Call => ({
  id: `call-${n}`,
  agent: {name: 'Maya'},
  caller: {name: `Caller ${n}`, number: `+1415555${1000 + n}`},
  callee: {number: '+14155550161'},
  direction: 'inbound',
  channel: 'voice',
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, -n),
  durationSec: 65,
  ...facts,
});

const show = async (calls: readonly Call[], properties: Partial<AgniCallTable> = {}): Promise<AgniCallTable> => {
  const el = Object.assign(document.createElement('agni-call-table'), {calls, ...properties});
  await fixture(html`<div>${el}</div>`);
  await el.updateComplete;
  return el;
};

describe('<agni-call-table>', () => {
  const situations: Readonly<Record<string, readonly [readonly Call[], Partial<AgniCallTable>?]>> = {
    'without calls': [[]],
    'with calls': [[call(1), call(2), call(3)]],
    'with a call selected': [[call(1), call(2)], {selectedId: 'call-2'}],
    'with a number': [[call(1), call(2)], {number: '+14155550161', label: 'Calls with Grace'}],
    'with calls of which nothing is known': [
      [
        {id: 'w', agent: {}, caller: {}, callee: {}},
        {id: 'x', agent: {}, caller: {}, callee: {}},
      ],
    ],
    'with every kind of status': [
      ['completed', 'active', 'ringing', 'missed', 'failed', 'odd'].map((status, n) => call(n, {status})),
    ],
  };
  for (const [name, [calls, properties]] of Object.entries(situations)) {
    for (const width of ['320px', '1000px']) {
      it(`is accessible ${name}, ${width} wide`, async () => {
        const el = await show(calls, properties);
        el.style.width = width;
        expect(rowsOf(el)).to.have.length(calls.length);
        await a11y(el);
      });
    }
  }

  it('says who, with whom, through what, how it went, when and how long', async () => {
    const el = await show([call(1), call(2, {direction: 'outbound'})], {
      locale: localeFor({locale: 'en-GB', timeZone: 'Asia/Kolkata'}),
    });
    expect(cells(el)).to.deep.equal([
      ['From Caller 1 +14155551001', 'Maya', 'Voice', 'Completed', '11 Jun 2026, 14:29', '1 min 5 s'],
      ['To +14155550161', 'Maya', 'Voice', 'Completed', '11 Jun 2026, 14:28', '1 min 5 s'],
    ]);
  });

  it('draws the first rows of many in a frame of their own, then all of them, and from then on always all', async () => {
    const many = (count: number) => Array.from({length: count}, (_, n) => call(n));
    const el = document.createElement('agni-call-table');
    const drawn: number[] = [];
    el.addEventListener('agni-calls-load', () => drawn.push(rowsOf(el).length));
    await fixture(html`<div>${el}</div>`);
    for (const count of [500, 300, 0, 40]) {
      const before = drawn.length;
      el.calls = many(count);
      await until(() => drawn.length > before && rowsOf(el).length === count);
    }
    expect(drawn).to.deep.equal([40, 300, 0, 40]);
    expect(rowButtons(el)[0]?.tabIndex).to.equal(0);
  });

  it('says what it does not know', async () => {
    const el = await show([{id: 'x', agent: {}, caller: {}, callee: {}}]);
    expect(cells(el)).to.deep.equal([Array(columns.length).fill('Unknown')]);
  });

  it('knows an unknown direction from one that is known: then it names both sides', async () => {
    const sides = {callee: {number: '+14155550161'}};
    const {direction: _, ...undirected} = call(1, sides);
    const el = await show([undirected, {...undirected, id: '2', caller: {}}, {...undirected, id: '3', callee: {}}]);
    expect(cells(el).map(([party]) => party)).to.deep.equal([
      'Caller 1 +14155551001 to +14155550161',
      'Unknown to +14155550161',
      'Caller 1 +14155551001',
    ]);
  });

  it('names the other side of a number’s calls', async () => {
    const outgoing = call(2, {caller: {number: '+1 (415) 555-0161'}, callee: {number: '+447700900142'}});
    const el = await show([call(1), outgoing], {number: '+14155550161'});
    expect(cells(el).map(([party]) => party)).to.deep.equal(['From Caller 1 +14155551001', 'To +447700900142']);
  });

  it('says lengths as people do', async () => {
    const lengths = [0, 1, 59.6, 60, 250, 3600, 3660, 7325, 90_061];
    const el = await show(lengths.map((durationSec, n) => call(n, {durationSec})));
    expect(cells(el).map((row) => row[5])).to.deep.equal([
      '0 s',
      '1 s',
      '1 min',
      '1 min',
      '4 min 10 s',
      '1 h',
      '1 h 1 min',
      '2 h 2 min 5 s',
      '25 h 1 min 1 s',
    ]);
  });

  it('says words as people do, known or not', async () => {
    const words = ['in-progress', 'NO_ANSWER', 'no answer', 'sip', 'weird_new_state', 'constructor'];
    const el = await show(words.map((status, n) => call(n, {status})));
    expect(cells(el).map((row) => row[3])).to.deep.equal([
      'In progress',
      'No answer',
      'No answer',
      'SIP',
      'Weird new state',
      'Constructor',
    ]);
  });

  it('tells a status by a sign too, not by colour alone', async () => {
    const el = await show(
      ['completed', 'in-progress', 'ringing', 'missed', 'failed', 'odd'].map((status, n) => call(n, {status})),
    );
    const signs = rowsOf(el).map((row) =>
      getComputedStyle(row.querySelector('[data-kind]') ?? row, '::before').content.replace(/ ?\/ ?""$/, ''),
    );
    expect(new Set(signs).size, signs.join()).to.equal(6);
  });

  it('falls back to the time the record was made', async () => {
    const {startedAt: _, ...unstarted} = call(1, {createdAt: Date.UTC(2025, 0, 2, 3, 4)});
    const el = await show([unstarted], {locale: localeFor({locale: 'en-US', timeZone: 'UTC'})});
    expect(cells(el)[0]?.[4]).to.equal('Jan 2, 2025, 3:04 AM');
  });

  it('is a table to assistive technology: named, with heads, a row a call, a button in each', async () => {
    const el = await show([call(1), call(2)], {label: 'Calls with Grace'});
    const table = el.shadowRoot?.querySelector('table');
    expect(table?.getAttribute('aria-label')).to.equal('Calls with Grace');
    expect([...(table?.querySelectorAll('thead th') ?? [])].map((head) => head.textContent)).to.deep.equal([
      'Other party',
      'Agent',
      'Channel',
      'Status',
      'Started',
      'Duration',
    ]);
    expect(rowButtons(el)).to.have.length(2);
    expect((await show([])).shadowRoot?.querySelector('table')?.getAttribute('aria-label')).to.equal('Calls');
  });

  it('shows what it is given next, and nothing of what it was given before', async () => {
    const el = await show([call(1), call(2), call(3)]);
    el.calls = [call(7)];
    await el.updateComplete;
    expect(cells(el).map(([party]) => party)).to.deep.equal(['From Caller 7 +14155551007']);
  });

  it('changes nothing of what it is given', async () => {
    const calls = Object.freeze([call(2), call(1)].map((one) => Object.freeze(one)));
    const el = await show(calls);
    expect(cells(el).map(([party]) => party)).to.deep.equal([
      'From Caller 2 +14155551002',
      'From Caller 1 +14155551001',
    ]);
  });
});
