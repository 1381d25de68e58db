/** Rows of calls without an id: focus and tab stop stay with their call, by what is known of it. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import type {AgniCallTable, Call} from '../../src/index.js';
import {press} from '../support/keys.js';
import {dispatched, recordEvents} from '../support/record.js';
import {inState, rowButtons} from '../support/screen.js';

recordEvents();

const minute = 60_000;
const call = (n: number, more: Partial<Call> = {}): Call => ({
  id: '',
  agent: {},
  caller: {name: `Person ${n}`, number: `+1415555${1000 + n}`},
  callee: {},
  startedAt: Date.UTC(2026, 5, 11, 9, 30) - n * minute,
  ...more,
});
const table = async (calls: readonly Call[]): Promise<AgniCallTable> => {
  const el = await fixture<AgniCallTable>(html`<agni-call-table .calls=${calls}></agni-call-table>`);
  await inState(el, 'ready');
  return el;
};
const set = async (el: AgniCallTable, calls: readonly Call[]): Promise<void> => {
  el.calls = calls;
  await el.updateComplete;
};
const focused = (el: AgniCallTable): string => el.shadowRoot?.activeElement?.textContent.trim() ?? 'nothing';
const stops = (el: AgniCallTable): number[] =>
  rowButtons(el).flatMap(({tabIndex}, place) => (tabIndex === 0 ? [place] : []));
const without = ({startedAt: _, ...rest}: Call): Call => rest;
const byNameAlone = (n: number): Call => without(call(n, {caller: {name: `Person ${n}`}}));

for (const [name, make] of [
  ['', call],
  [' and without a start', (n: number) => without(call(n))],
  [' with a name alone', byNameAlone],
  [' with a start alone', (n: number) => call(n, {caller: {name: 'Person'}})],
  [' with a length alone', (n: number) => without(call(n, {caller: {name: 'Person'}, durationSec: n}))],
] as const) {
  describe(`a row without an id${name}`, () => {
    it('keeps the focus when a newer call comes before it, and Enter chooses its call', async () => {
      const el = await table([1, 2, 3, 4].map((n) => make(n)));
      const button = rowButtons(el)[1];
      button?.focus();
      await set(
        el,
        [0, 1, 2, 3, 4].map((n) => make(n)),
      );
      expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[2]);
      expect(rowButtons(el)[2]).to.equal(button);
      await press('Enter');
      expect(dispatched('agni-call-select').map(({detail}) => detail.call)).to.deep.equal([make(2)]);
    });

    it('is the tab stop after it had the focus, also when calls come before it', async () => {
      const el = await table([1, 2, 3, 4].map((n) => make(n)));
      rowButtons(el)[3]?.focus();
      await el.updateComplete;
      expect(stops(el)).to.deep.equal([3]);
      await set(
        el,
        [0, 1, 2, 3, 4].map((n) => make(n)),
      );
      expect(stops(el)).to.deep.equal([4]);
    });
  });
}

describe('rows of which all that is known is equal', () => {
  it('have one tab stop, where the focus was', async () => {
    const same = () => Array.from({length: 4}, () => call(1));
    const el = await table(same());
    rowButtons(el)[2]?.focus();
    await el.updateComplete;
    expect(stops(el)).to.deep.equal([2]);
    await set(el, same());
    expect(stops(el)).to.deep.equal([2]);
  });
});

describe('a row without an id of a call in progress', () => {
  it('keeps the focus when the call ends', async () => {
    const el = await table([call(1), call(2, {status: 'active'})]);
    rowButtons(el)[1]?.focus();
    await set(el, [call(0), call(1), call(2, {status: 'completed', durationSec: 7, summary: 'Asked.'})]);
    expect(focused(el)).to.include('Person 2');
  });
});
