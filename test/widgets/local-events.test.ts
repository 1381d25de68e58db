/** Rows of the page's own that are events of one call. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList, AgniCallTable} from '../../src/index.js';
import {says} from '../support/page-objects/detail.js';
import {cells, inState, read, rowButtons, rowsOf} from '../support/screen.js';

const ended = {
  call_id: 'c-9',
  call_status: 'ended',
  direction: 'inbound',
  from_number: '+14155550100',
  to_number: '+14155550161',
  start_timestamp: Date.UTC(2026, 5, 11, 9, 30),
  duration_ms: 60_000,
};
const analysed = {...ended, call_analysis: {call_summary: 'Wants a kettle.'}};
const other = {...ended, call_id: 'c-8', from_number: '+14155550108'};

const marked = (el: Element): number => rowsOf(el).filter((row) => row.querySelector('[aria-current]')).length;

const pageOf = async (rows: readonly object[]): Promise<{list: AgniCallList; detail: AgniCallDetail}> => {
  const page = await fixture(html`
    <agni-provider locale="en-US" time-zone="UTC">
      <agni-call-list id="events" vendor="zudu" .calls=${rows}></agni-call-list>
      <agni-call-detail for="events"></agni-call-detail>
    </agni-provider>
  `);
  const list = page.querySelector('agni-call-list') as AgniCallList;
  await inState(list, 'ready');
  return {list, detail: page.querySelector('agni-call-detail') as AgniCallDetail};
};

for (const [order, rows] of Object.entries({
  'before the analysis': [ended, other, analysed],
  'after the analysis': [analysed, other, ended],
})) {
  describe(`A call whose end was stored ${order}`, () => {
    it('is one row, at the place of the first event', async () => {
      const {list} = await pageOf(rows);
      expect(cells(list).map(([party = '']) => /555\d+/.exec(party)?.[0])).to.deep.equal(['55550100', '55550108']);
    });

    it('opens with the facts of both', async () => {
      const {list, detail} = await pageOf(rows);
      rowButtons(list)[0]?.click();
      await inState(detail, 'ready');
      expect(says(detail, 'Summary')).to.equal('Wants a kettle.');
    });

    it('is the one row that is marked', async () => {
      const {list} = await pageOf(rows);
      rowButtons(list)[0]?.click();
      await list.updateComplete;
      expect(marked(list)).to.equal(1);
    });
  });
}

describe('A call of which one row says that it is in progress', () => {
  it('is over when another row says so', async () => {
    const {list} = await pageOf([ended, {...ended, call_status: 'ongoing', metadata: {deal: 'D-1'}}]);
    expect(read(list)).not.to.include('In progress');
  });
});

describe('Rows of a table', () => {
  it('are one call, too', async () => {
    const table = await fixture<AgniCallTable>(
      html`<agni-call-table vendor="zudu" .calls=${[ended, analysed]}></agni-call-table>`,
    );
    await inState(table, 'ready');
    expect(rowsOf(table)).to.have.length(1);
  });
});

describe('A loader', () => {
  it('may give the events of a call, too', async () => {
    const list = await fixture<AgniCallList>(
      html`<agni-call-list vendor="zudu" .source=${{list: () => [ended, analysed, other]}}></agni-call-list>`,
    );
    await inState(list, 'ready');
    expect(rowsOf(list)).to.have.length(2);
  });
});
