/** Days and times in a list's attributes: they mean what the screen shows, for an API and for a page's own calls alike. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallList, ListQuery} from '../../src/index.js';
import {en} from '../../src/locale/en.js';
import {madeCalls, ourCall} from '../support/calls.js';
import {callList, failed, shownCalls} from '../support/page-objects/list.js';
import {errors, recordEvents, recordWarnings} from '../support/record.js';
import {inState, noticeOf} from '../support/screen.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

recordEvents();
recordWarnings();

/** A list in a zone, with calls that start at these times, numbered from 1. */
const listIn = async (
  timeZone: string,
  times: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<AgniCallList> => {
  const list = document.createElement('agni-call-list');
  for (const [name, value] of Object.entries(attributes)) list.setAttribute(name, value);
  list.calls = times.map((startedAt, index) => ({...ourCall(index + 1), startedAt}));
  await fixture(html`<agni-provider locale="en-GB" time-zone=${timeZone}>${list}</agni-provider>`);
  await inState(list, 'ready');
  return list;
};

/** The edges of 11 June in Kolkata, and a time on either side of each. */
const around = [
  '2026-06-10T18:29:59Z',
  '2026-06-10T18:30:00Z',
  '2026-06-11T09:30:00Z',
  '2026-06-11T18:29:59.999Z',
  '2026-06-11T18:30:00Z',
];

describe('a day in a list’s attributes', () => {
  it('is the one on screen, from its first instant to its last', async () => {
    const day = {'started-after': '2026-06-11', 'started-before': '2026-06-11'};
    expect(shownCalls(await listIn('Asia/Kolkata', around, day))).to.deep.equal([2, 3, 4]);
  });

  it('follows the zone of the page', async () => {
    const list = await listIn('Asia/Kolkata', around, {'started-after': '2026-06-11'});
    expect(shownCalls(list)).to.deep.equal([2, 3, 4, 5]);
    list.closest('agni-provider')?.setAttribute('time-zone', 'UTC');
    await until(() => shownCalls(list).length === 3, 'The list keeps the days of the zone before');
    expect(shownCalls(list)).to.deep.equal([3, 4, 5]);
  });

  it('reaches an API as instants, which every API reads alike', async () => {
    const server = await scriptedServer({[callList.path]: callList.answer(madeCalls(1))});
    const page = await fixture(
      html`<agni-provider endpoint=${server.endpoint} time-zone="Asia/Kolkata"
        ><agni-call-list started-after="2026-11-28" started-before="2026-11-28"></agni-call-list
      ></agni-provider>`,
    );
    await inState(page.querySelector('agni-call-list') as AgniCallList, 'ready');
    const [request] = await server.requests();
    expect(request?.query.get('started_after')).to.equal('2026-11-27T18:30:00Z');
    expect(request?.query.get('started_before')).to.equal('2026-11-28T18:29:59.999Z');
  });

  it('reaches a loader of the page’s own as instants, too', async () => {
    const asked: (string | undefined)[] = [];
    const list = document.createElement('agni-call-list');
    list.startedAfter = '2018-11-04';
    list.source = {list: (query) => (asked.push((query as ListQuery).startedAfter), [])};
    await fixture(html`<agni-provider time-zone="America/Sao_Paulo">${list}</agni-provider>`);
    await inState(list, 'empty');
    expect(asked).to.deep.equal(['2018-11-04T03:00:00Z']);
  });
});

describe('a time without a zone', () => {
  it('is UTC in a filter and in rows alike, and shown in the zone of the page', async () => {
    const rows = ['2026-06-11 09:30:00', '2026-06-11T09:30', '2026-06-11 09:30:00+00:00', '2026-06-11T09:30:00'];
    const span = {'started-after': '2026-06-11T09:30', 'started-before': '2026-06-11 09:30:00'};
    const list = await listIn('Asia/Kolkata', [...rows, '2026-06-11T15:00:00+05:29'], span);
    expect(shownCalls(list)).to.deep.equal([1, 2, 3, 4]);
    const shown = list.shadowRoot?.querySelector('table')?.textContent.match(/11 Jun 2026, \d\d:\d\d/g);
    expect(shown).to.deep.equal(Array(4).fill('11 Jun 2026, 15:00'));
  });

  it('reaches an API with its zone', async () => {
    const server = await scriptedServer({[callList.path]: callList.answer(madeCalls(1))});
    const page = await fixture(
      html`<agni-call-list endpoint=${server.endpoint} started-after="2026-06-11T09:30"></agni-call-list>`,
    );
    await inState(page, 'ready');
    expect((await server.requests())[0]?.query.get('started_after')).to.equal('2026-06-11T09:30:00Z');
  });
});

describe('a day that no month has', () => {
  it('is refused by name, and the calls on screen stay', async () => {
    const list = await listIn('Asia/Kolkata', around);
    list.startedBefore = '2026-02-30';
    await failed(list);
    expect(errors()).to.deep.equal([{code: 'bad-request', message: en.needed['started-before']}]);
    expect(noticeOf(list)).to.contain(en.needed['started-before']);
    expect(shownCalls(list)).to.have.length(5);
  });
});
