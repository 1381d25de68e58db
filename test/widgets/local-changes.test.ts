/** What a page's own calls do when they change: the page on screen, the selection, and where the calls come from. */
import {expect, fixture, html} from '@open-wc/testing';
import type {AgniCallDetail, AgniCallList} from '../../src/index.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls, ourCalls, ownNumber} from '../support/calls.js';
import {callList, shownCalls} from '../support/page-objects/list.js';
import {put, putList} from '../support/local.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {button, canPress, findButton, inState, noticeOf, rangeOf, read, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

/** What the last load event says of the page, and the element itself. */
const pagesOf = (el: {page: number}): number[] => {
  const {page, query} = dispatched('agni-calls-load').at(-1)?.detail ?? {};
  return [el.page, page?.page ?? NaN, query && 'page' in query ? query.page : NaN];
};

describe('the page number of local calls', () => {
  for (const tag of ['agni-call-list', 'agni-phone-history'] as const) {
    it(`stays among the pages there are, in <${tag}>`, async () => {
      const attributes = {'page-size': '10', ...(tag === 'agni-phone-history' && {phone: ownNumber})};
      const {el} = await put(tag, {attributes, calls: ourCalls(45), page: 4});
      await until(() => rangeOf(el) === '31–40 of 45');
      el.calls = ourCalls(39);
      await until(() => rangeOf(el) === '31–39 of 39');
      expect(pagesOf(el)).to.deep.equal([4, 4, 4]);
      el.calls = ourCalls(25);
      await until(() => rangeOf(el) === '21–25 of 25');
      expect(pagesOf(el)).to.deep.equal([3, 3, 3]);
      expect(canPress(el, 'Next')).to.equal(false);
      el.calls = ourCalls(5);
      await until(() => rangeOf(el) === '1–5 of 5');
      expect(pagesOf(el)).to.deep.equal([1, 1, 1]);
      expect(canPress(el, 'Previous')).to.equal(false);
      expect(
        dispatched('agni-calls-load').map(({detail}) => detail.page.page),
        'nothing else is told',
      ).to.deep.equal([4, 4, 3, 1]);
      expect(dispatched('agni-query-change'), 'nobody turned it').to.deep.equal([]);
    });
  }

  it('becomes the last one when it is set beyond', async () => {
    const el = await putList(ourCalls(45), {page: '9'});
    await until(() => rangeOf(el) === '41–45 of 45');
    expect(pagesOf(el)).to.deep.equal([3, 3, 3]);
    button(el, 'Previous').click();
    await until(() => rangeOf(el) === '21–40 of 45');
  });

  it('is kept while there are no calls yet', async () => {
    const el = await putList([], {page: '3'});
    await inState(el, 'empty');
    expect(noticeOf(el)).to.equal('No calls found');
    expect(findButton(el, 'Previous')).to.equal(undefined);
    expect(el.page).to.equal(3);
    el.calls = ourCalls(45);
    await until(() => rangeOf(el) === '41–45 of 45');
  });
});

describe('local calls that change', () => {
  it('keep the selection, and the detail beside them follows', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <agni-call-list id="own" .calls=${ourCalls(5)}></agni-call-list><agni-call-detail for="own"></agni-call-detail>
      </div>`,
    );
    const list = page.querySelector('agni-call-list') as AgniCallList;
    const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
    await inState(list, 'ready');
    rowButtons(list)[2]?.click();
    await inState(detail, 'ready');
    list.calls = ourCalls(5).map((call) => ({...call, summary: 'News.'}));
    await until(() => read(detail).includes('News.'));
    expect(list.selectedId).to.equal('call-3');
    list.calls = ourCalls(2);
    await until(() => noticeOf(detail).includes(en.errors['not-found']));
  });

  it('give way to an API and come back, never mixed with it', async () => {
    const server = await scriptedServer();
    await server.answer(callList.path, callList.answer(madeCalls(2, 7)), {status: 400});
    const page = await fixture<HTMLElement>(
      html`<agni-provider endpoint=${server.endpoint}>
        <agni-call-list .calls=${ourCalls(3)}></agni-call-list
      ></agni-provider>`,
    );
    const list = page.querySelector('agni-call-list') as AgniCallList;
    await inState(list, 'ready');
    expect((await server.requests()).length).to.equal(0);
    list.calls = undefined;
    await list.updateComplete;
    expect(list.state, 'nothing stays that was about something else').to.equal('loading');
    await until(() => shownCalls(list)[0] === 7);
    list.calls = ourCalls(3);
    await until(() => shownCalls(list)[0] === 1);
    list.calls = undefined;
    await until(() => list.state === 'failed' && noticeOf(list) !== '');
    expect([shownCalls(list), noticeOf(list).includes('earlier')]).to.deep.equal([[], false]);
  });

  it('are awaited quietly while they are null', async () => {
    const list = await putList(null);
    const {el: detail, asked} = await put('agni-call-detail', {attributes: {endpoint: '/nowhere'}, call: null});
    await until(() => noticeOf(detail) === en.chooseCall);
    expect(list.state).to.equal('idle');
    expect(noticeOf(list)).to.equal('');
    expect(errors()).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
    expect(asked()).to.equal(0);
    list.calls = ourCalls(1);
    await inState(list, 'ready');
    detail.call = ourCalls(1)[0];
    await inState(detail, 'ready');
    detail.call = null;
    await until(() => noticeOf(detail) === en.chooseCall);
    list.calls = null;
    await until(() => list.state === 'idle' && shownCalls(list).length === 0);
  });

  it('may be more on a page than a service allows', async () => {
    const {el} = await put('agni-phone-history', {
      attributes: {phone: ownNumber, 'page-size': '200'},
      calls: ourCalls(150),
    });
    await inState(el, 'ready');
    expect(rangeOf(el)).to.equal('1–150 of 150');
  });
});

describe('a value that is no call', () => {
  for (const [name, call] of Object.entries({
    'an empty object': {},
    'a list of one': [{}],
    'a map': new Map([['id', 'x']]),
  })) {
    it(`is reported by the detail: ${name}`, async () => {
      const {el} = await put('agni-call-detail', {call});
      await until(() => el.state === 'failed' && noticeOf(el) !== '');
    });
  }
});
