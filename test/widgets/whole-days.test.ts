/** A day that was sent for a time is that day, in every zone, and no instant of it. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList} from '../../src/index.js';
import {ourCall} from '../support/calls.js';
import {absent, factsIn} from '../support/page-objects/detail.js';
import {shownCalls} from '../support/page-objects/list.js';
import {announced, cells, inState, inside, read} from '../support/screen.js';
import {until} from '../support/until.js';

const zones = ['America/New_York', 'Pacific/Auckland', 'Pacific/Niue', 'Asia/Kolkata', 'UTC'];
const day = '2026-11-20';

/** Rows of our model, numbered from 1, or of a vendor. */
const listIn = async (
  timeZone: string,
  rows: readonly object[],
  own: Readonly<Record<string, string>> = {},
): Promise<AgniCallList> => {
  const list = document.createElement('agni-call-list');
  for (const [name, value] of Object.entries(own)) list.setAttribute(name, value);
  list.calls = rows;
  await fixture(html`<agni-provider locale="en-US" time-zone=${timeZone}>${list}</agni-provider>`);
  await until(() => list.state === 'ready' || list.state === 'empty');
  return list;
};

const startedOn = (...times: readonly string[]): object[] =>
  times.map((startedAt, index) => ({...ourCall(index + 1), startedAt}));

const showIn = async (timeZone: string, call: object, vendor = 'agni'): Promise<AgniCallDetail> => {
  const page = await fixture(
    html`<agni-provider locale="en-US" time-zone=${timeZone}
      ><agni-call-detail vendor=${vendor} .call=${call}></agni-call-detail
    ></agni-provider>`,
  );
  const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
  await inState(detail, 'ready');
  return detail;
};

describe('a day without a time', () => {
  for (const zone of zones) {
    it(`is shown alone in a row, in ${zone}`, async () => {
      expect(cells(await listIn(zone, startedOn(day)))[0]).to.include('Nov 20, 2026');
    });

    it(`is within the days of a filter, in ${zone}`, async () => {
      const rows = startedOn('2026-11-19', day, '2026-11-21');
      const only = {'started-after': day, 'started-before': day};
      expect(shownCalls(await listIn(zone, rows, only)), 'one day').to.deep.equal([2]);
      expect(shownCalls(await listIn(zone, rows, {'started-after': day})), 'from it').to.deep.equal([2, 3]);
      expect(shownCalls(await listIn(zone, rows, {'started-before': day})), 'to it').to.deep.equal([1, 2]);
    });
  }

  it('is no limit where the filter reaches to the end of all years', async () => {
    const list = await listIn('Pacific/Auckland', startedOn(day), {'started-before': '9999-12-31'});
    expect(shownCalls(list)).to.deep.equal([1]);
  });

  it('is sorted among times', async () => {
    const rows = startedOn('2026-11-21T10:00:00Z', day, '2026-11-19T10:00:00Z');
    expect(shownCalls(await listIn('UTC', rows, {'sort-by': 'started_at', 'sort-order': 'asc'}))).to.deep.equal([
      3, 2, 1,
    ]);
  });

  for (const [vendor, call] of [
    ['agni', {id: 'c', agent_name: 'Maya', status: 'completed', started_at: day, ended_at: '2026-11-20T10:00:00Z'}],
    [
      'zudu',
      {call_id: 'c', agent_name: 'Maya', call_status: 'ended', start_timestamp: day, end_timestamp: 1795168800000},
    ],
    ['agni', {...ourCall(1), startedAt: day, endedAt: undefined, durationSec: undefined}],
    ['agni', {...ourCall(1), startedAt: undefined, durationSec: undefined, days: {startedAt: day}}],
  ] as const) {
    it(`is shown alone in a detail, and makes no duration (${Object.keys(call).join(', ')})`, async () => {
      const detail = await showIn('America/New_York', call, vendor);
      expect(factsIn(detail, 'Details')['Started']).to.equal('November 20, 2026');
      expect(factsIn(detail, 'Details')).not.to.have.property('Duration');
      expect(read(inside(detail, '.glance')))
        .to.include('Nov 20, 2026')
        .and.not.to.match(/\d:\d\d/);
      expect(announced(detail))
        .to.include('Nov 20, 2026')
        .and.not.to.match(/\d:\d\d/);
      expect(absent(detail)).not.to.match(/start time/);
    });
  }

  it('is shown for the end and for the record, too', async () => {
    const detail = await showIn('America/New_York', {id: 'c', agent_name: 'Maya', ended_at: day, created_at: day});
    const {Ended, Logged: created} = factsIn(detail, 'Details');
    expect([Ended, created]).to.deep.equal(['November 20, 2026', 'November 20, 2026']);
  });
});
