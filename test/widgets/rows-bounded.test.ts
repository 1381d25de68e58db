/** A row is a glance, however long the texts are that a service sends. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import type {AgniCallTable, Call} from '../../src/index.js';
import {madeCall, type Json} from '../support/calls.js';
import {asking, kinds, phoneHistory, type List} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {cells, inState, rowButtons, rowsOf} from '../support/screen.js';

recordEvents();
recordWarnings();

const trace = `TypeError: no audio\n${Array.from({length: 12}, (_, line) => `    at step${line} (call.js:${line})`).join('\n')}`;
const long: Readonly<Record<string, Partial<Json>>> = {
  'summary of sentences': {summary: 'The customer asked about the invoice of May. '.repeat(32)},
  'summary of half a megabyte': {summary: 'Customer '.repeat(60_000)},
  'summary without a space': {summary: 'x'.repeat(5000)},
  'stack trace as error': {status: 'failed', error_message: trace},
  'reason of the end': {disconnect_reason: 'hung up '.repeat(2000)},
  'name of the caller': {caller_name: 'Jane '.repeat(3000)},
  'name of the agent': {agent_name: 'Maya '.repeat(3000)},
  status: {status: 'half done '.repeat(2000)},
  channel: {channel: 'pigeon '.repeat(2000)},
};

const nameOf = (el: Element, row = 0): string =>
  (rowButtons(el)[row]?.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => el.shadowRoot?.getElementById(id)?.textContent.trim() ?? '?')
    .join(' ')
    .replace(/\s+/g, ' ');
const history = async (...calls: readonly Json[]): Promise<List> => {
  const {el} = await asking(phoneHistory, phoneHistory.answer(calls));
  await inState(el, 'ready');
  return el;
};
const leading = (el: Element, row = 0): HTMLElement => rowsOf(el)[row]?.cells[0] as HTMLElement;
const weightOf = (el: Element, text: string): string => {
  const all = [...leading(el).querySelectorAll('bdi')];
  return getComputedStyle(all.find((one) => one.textContent.includes(text)) as Element).fontWeight;
};

for (const kind of kinds) {
  describe(`a row of <${kind.tag}>`, () => {
    for (const [name, fields] of Object.entries(long)) {
      it(`has a bounded height and name with a long ${name}`, async () => {
        const {el} = await asking(kind, kind.answer([madeCall(1, fields)]));
        await inState(el, 'ready');
        expect(rowsOf(el)[0]?.offsetHeight).to.be.below(300);
        expect(nameOf(el)).to.have.length.below(500);
      });
    }
  });
}

describe('a row of <agni-call-table>', () => {
  it('has a bounded height and name with long texts of every kind', async () => {
    const text = 'Jane Doe '.repeat(11_000);
    const party = {name: text, number: text, email: text};
    const call: Call = {id: 'one', agent: {name: text}, caller: party, callee: party, status: text, channel: text};
    const el = await fixture<AgniCallTable>(html`<agni-call-table .calls=${[call]}></agni-call-table>`);
    await inState(el, 'ready');
    expect(rowsOf(el)[0]?.offsetHeight).to.be.below(500);
    expect(nameOf(el)).to.have.length.below(500);
  });
});

describe('what happened, in a history', () => {
  it('is one line that ends with a word', async () => {
    const el = await history(madeCall(1, {summary: 'Asked about\nbilling. '.repeat(40)}));
    expect(leading(el).textContent.trim()).to.match(/^(Asked about billing\. )+Asked( about( billing)?)?…$/);
    expect(leading(el).innerText.trim()).to.equal(leading(el).textContent.trim());
  });

  it('is plain as a sentence, and bold as a finding of a few words', async () => {
    const finding = (value: string) => ({post_call_analysis_result: {call_outcome: value}});
    const plain = await history(madeCall(1, {summary: 'Asked about billing.'}));
    expect(weightOf(plain, 'Asked')).to.equal('400');
    const bold = await history(madeCall(1, {summary: 'Asked about billing.', ...finding('Visit booked')}));
    expect([weightOf(bold, 'Visit'), weightOf(bold, 'Asked')]).to.deep.equal(['600', '400']);
    const long = await history(madeCall(1, finding('The customer asked for a visit. '.repeat(9))));
    expect(weightOf(long, 'The customer')).to.equal('400');
  });

  it('is said to be missing, not unknown, without a summary', async () => {
    const el = await history(madeCall(1, {summary: null, disconnect_reason: null}));
    expect(cells(el)[0]?.slice(0, 2)).to.deep.equal(['No summary', 'Completed']);
  });
});
