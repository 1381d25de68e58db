/** Several calls with one id: what is known of one person never stands beside another's name. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList} from '../../src/index.js';
import {answerOf, detailPath} from '../support/page-objects/detail.js';
import {inState, read, rowButtons} from '../support/screen.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

const ours = {number: '+912005550148'};
const anna = {
  id: 'c1',
  agent: {},
  caller: {name: 'Anna', number: '+14155550100'},
  callee: ours,
  startedAt: '2026-06-11T09:30:00Z',
  status: 'completed',
};
const other = {
  ...anna,
  caller: {name: 'Bob', number: '+14155550999'},
  summary: 'Summary of Bob.',
  metadata: {deal: 'D-Bob'},
  transcript: {items: [{role: 'agent', text: 'Hello Bob!'}]},
};

const onPage = async (page: ReturnType<typeof html>): Promise<{list: AgniCallList; detail: AgniCallDetail}> => {
  const el = await fixture<HTMLElement>(html`<div>${page}</div>`);
  const list = el.querySelector('#calls') as AgniCallList;
  await inState(list, 'ready');
  return {list, detail: el.querySelector('agni-call-detail') as AgniCallDetail};
};

const marked = (list: Element): number[] =>
  rowButtons(list).flatMap((button, index) => (button.getAttribute('aria-current') ? index : []));

const choose = (list: Element, row: number): void => rowButtons(list)[row]?.click();

const withOwn = (calls: readonly object[]) =>
  onPage(
    html`<agni-call-list id="calls" .calls=${calls}></agni-call-list><agni-call-detail for="calls"></agni-call-detail>`,
  );

describe('Two calls with one id of a page’s own', () => {
  for (const [which, row] of [
    ['first', 0],
    ['second', 1],
  ] as const) {
    it(`are opened each for itself: the ${which}`, async () => {
      const {list, detail} = await withOwn([anna, other]);
      choose(list, row);
      await inState(detail, 'ready');
      expect([read(detail).includes('Anna'), read(detail).includes('Bob')]).to.deep.equal([row === 0, row === 1]);
    });

    it(`are marked each for itself: the ${which}`, async () => {
      const {list} = await withOwn([anna, other]);
      choose(list, row);
      await until(() => marked(list).length > 0);
      expect(marked(list)).to.deep.equal([row]);
    });
  }

  it('follow one another in the detail', async () => {
    const {list, detail} = await withOwn([anna, other]);
    choose(list, 0);
    await until(() => read(detail).includes('Anna'));
    choose(list, 1);
    await until(() => read(detail).includes('Summary of Bob.'));
    expect(read(detail)).to.not.include('Anna');
    choose(list, 0);
    await until(() => read(detail).includes('Anna'));
    expect(read(detail)).to.not.include('Bob');
  });

  it('mark the first one where the page has selected the id', async () => {
    const {list, detail} = await withOwn([anna, other]);
    list.selectedId = 'c1';
    await until(() => read(detail).includes('Anna'));
    expect(marked(list)).to.deep.equal([0]);
  });

  it('keep the chosen one marked when the calls are set anew', async () => {
    const {list} = await withOwn([anna, other]);
    choose(list, 1);
    list.calls = [{...other}, {...anna}];
    await until(() => read(rowButtons(list)[0] as Element).includes('Bob'));
    expect(marked(list)).to.deep.equal([0]);
  });

  it('are told apart by their day, too', async () => {
    const {list, detail} = await withOwn([
      {...anna, summary: 'The first day.'},
      {...anna, startedAt: '2026-06-14T09:30:00Z', summary: 'The last day.'},
    ]);
    choose(list, 1);
    await until(() => read(detail).includes('The last day.'));
    expect(read(detail)).to.not.include('The first day.');
  });

  it('are one where a number is written without the code of its country', async () => {
    const {list} = await withOwn([
      {...anna, caller: {number: '(415) 555-0100'}},
      {...anna, summary: 'Analysed.'},
    ]);
    expect(rowButtons(list)).to.have.length(1);
  });
});

const session = (name: string, number: string, more: object = {}) => ({
  id: 'c1',
  caller_name: name,
  caller_number: number,
  callee_number: ours.number,
  start_time: '2026-06-11T09:30:00Z',
  status: 'completed',
  ...more,
});

describe('Two calls with one id of an API', () => {
  const withApi = async () => {
    const server = await scriptedServer({
      '/api/v1/calling/call-sessions': {
        json: {
          success: true,
          data: {
            callSessions: [session('Anna', '+14155550100'), session('Bob', '+14155550999', {summary: 'Summary BOB'})],
          },
        },
      },
      [detailPath('c1')]: answerOf(session('Anna', '+14155550100', {summary: 'Summary ANNA'})),
    });
    return onPage(
      html`<agni-provider endpoint=${server.endpoint}
        ><agni-call-list id="calls"></agni-call-list><agni-call-detail for="calls"></agni-call-detail
      ></agni-provider>`,
    );
  };

  it('open the one that the answer is about with its own words alone', async () => {
    const {list, detail} = await withApi();
    choose(list, 0);
    await until(() => read(detail).includes('Summary ANNA'));
    expect(read(detail)).to.not.match(/bob/i);
  });

  it('open the other one with what its row knows alone', async () => {
    const {list, detail} = await withApi();
    choose(list, 1);
    await until(() => read(detail).includes('Summary BOB'));
    expect(read(detail)).to.not.match(/anna/i);
  });

  it('follow one another in the detail', async () => {
    const {list, detail} = await withApi();
    choose(list, 0);
    await until(() => read(detail).includes('Summary ANNA'));
    choose(list, 1);
    await until(() => read(detail).includes('Summary BOB'));
    expect([marked(list), read(detail).includes('ANNA')]).to.deep.equal([[1], false]);
  });
});
