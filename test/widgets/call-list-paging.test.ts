import {expect} from '@open-wc/testing';
import type {ListQuery} from '../../src/model/query.js';
import {press} from '../support/keys.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {madeCalls} from '../support/calls.js';
import {callList, failed, show, shownCalls} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings} from '../support/record.js';
import {announced, button, canPress, findButton, inState, noticeOf, rangeOf} from '../support/screen.js';

recordEvents();
recordWarnings();

const {path} = callList;
const page = (n: number) => `${path}?page=${n}`;
const answer = (first: number, count: number) => callList.answer(madeCalls(count, first));
const turned = () => dispatched('agni-query-change').map(({detail}) => (detail.query as ListQuery).page);
const askedPages = async (server: ScriptedServer) => (await server.requests(path)).map(({query}) => query.get('page'));

describe('the pages of <agni-call-list>, of which the API gives no total', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await scriptedServer({[page(1)]: answer(1, 20), [page(2)]: answer(21, 3), [page(3)]: answer(0, 0)});
  });

  const onPage = async (n: number) => {
    const el = await show('agni-call-list', {endpoint: server.endpoint, page: `${n}`});
    await until(() => /ready|empty/.test(el.state));
    await el.updateComplete;
    return el;
  };

  it('offers the next one after a full page, and tells when it is turned', async () => {
    const el = await onPage(1);
    expect(canPress(el, 'Previous')).to.equal(false);
    expect(canPress(el, 'Next')).to.equal(true);
    expect(rangeOf(el)).to.equal('1–20');
    expect(turned()).to.deep.equal([]);
    button(el, 'Next').click();
    await el.updateComplete;
    expect(el.state).to.equal('refreshing');
    expect(shownCalls(el), 'the page before stays until the answer comes').to.have.length(20);
    await until(() => rangeOf(el) === '21–23');
    expect(shownCalls(el)).to.deep.equal([21, 22, 23]);
    expect(announced(el)).to.equal('Calls 21 to 23');
    expect(turned()).to.deep.equal([2]);
    expect(el.page).to.equal(2);
    expect(await askedPages(server)).to.deep.equal(['1', '2']);
  });

  it('tells of a turned page with all that is asked', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint, status: 'completed', 'page-size': '10'});
    await inState(el, 'ready');
    button(el, 'Next').click();
    const [event] = dispatched('agni-query-change');
    expect(event?.detail.query).to.include({kind: 'list', page: 2, pageSize: 10, status: 'completed'});
    expect(event?.bubbles).to.equal(true);
    expect(event?.composed).to.equal(true);
    expect(event?.cancelable).to.equal(false);
    await until(() => rangeOf(el) === '21–23', 'after the 20 that came for the first page');
  });

  it('ends at a page that is not full', async () => {
    const el = await onPage(2);
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(false);
    button(el, 'Previous').click();
    await until(() => rangeOf(el) === '1–20');
    expect(turned()).to.deep.equal([1]);
  });

  it('says that a further page is empty, and leads back', async () => {
    const el = await onPage(3);
    expect(el.state).to.equal('empty');
    expect(noticeOf(el)).to.equal('No calls on this page');
    expect(announced(el)).to.equal('No calls on this page');
    expect(rangeOf(el)).to.equal('');
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(false);
    button(el, 'Previous').click();
    await until(() => rangeOf(el) === '21–23');
    expect(noticeOf(el)).to.equal('');
  });

  it('says that there are no calls at all, with nothing to turn', async () => {
    await server.answer(page(1), answer(0, 0));
    const el = await onPage(1);
    expect(noticeOf(el)).to.equal('No calls found');
    expect(findButton(el, 'Next')).to.equal(undefined);
  });

  it('keeps the focus on a button that can no longer be pressed, and pressing it does nothing', async () => {
    const el = await onPage(1);
    button(el, 'Next').focus();
    await press('Enter');
    await until(() => rangeOf(el) === '21–23');
    expect(canPress(el, 'Next')).to.equal(false);
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Next'));
    await press('Enter', 'Space');
    await press('Shift+Tab', 'Enter'); // asks for page 1: had the button done anything, it would have come before
    await until(() => rangeOf(el) === '1–20');
    expect(turned()).to.deep.equal([2, 1]);
    expect(await askedPages(server)).to.deep.equal(['1', '2', '1']);
    await press('Enter');
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Previous'));
    expect(turned()).to.deep.equal([2, 1]);
  });

  it('turns one page for an impatient person', async () => {
    await server.answer(page(2), {...answer(21, 20), hold: true});
    const el = await onPage(1);
    button(el, 'Next').click();
    button(el, 'Next').click();
    await server.arrived(1, page(2));
    button(el, 'Next').click();
    await server.release();
    await until(() => rangeOf(el) === '21–40');
    expect(await askedPages(server)).to.deep.equal(['1', '2']);
    expect(el.page).to.equal(2);
  });

  it('leads on after a page that failed: the same again, or the one before', async () => {
    await server.answer(page(2), answer(21, 20));
    await server.answer(page(3), {status: 500}, {status: 500}, answer(41, 1));
    const el = await onPage(2);
    button(el, 'Next').click();
    await failed(el);
    expect(shownCalls(el)[0], 'the page before stays').to.equal(21);
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(true);
    button(el, 'Next').click();
    await failed(el, 2);
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '41–41');
    expect(noticeOf(el)).to.equal('');
    expect(await askedPages(server)).to.deep.equal(['2', '3', '3', '3']);

    await server.answer(page(3), {status: 500});
    el.reload();
    await failed(el, 3);
    button(el, 'Previous').click();
    await until(() => rangeOf(el) === '21–40');
  });

  it('can be turned while another attribute will not do: nothing is asked until it will', async () => {
    const el = await onPage(1);
    el.setAttribute('sort-order', 'up');
    await failed(el);
    button(el, 'Next').click();
    await el.updateComplete;
    expect(errors()).to.have.length(1);
    expect(shownCalls(el)[0]).to.equal(1);
    el.removeAttribute('sort-order');
    await inState(el, 'ready');
    expect(await askedPages(server)).to.have.length(2);
  });

  it('are counted when an answer does give a total', async () => {
    await server.answer(path, {json: {success: true, data: madeCalls(20), meta: {total: 1234, limit: 20, offset: 0}}});
    await server.answer(page(62), {
      json: {success: true, data: madeCalls(14, 1221), meta: {total: 1234, limit: 20, offset: 1220}},
    });
    const el = await onPage(61);
    expect(rangeOf(el)).to.equal('1,201–1,220 of 1,234');
    expect(canPress(el, 'Next')).to.equal(true);
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '1,221–1,234 of 1,234');
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(false);
  });
});

describe('the demo’s API in <agni-call-list>', () => {
  it('is paged and filtered over real HTTP, through the proxy', async () => {
    const el = await show('agni-call-list', {endpoint: '/agni', 'page-size': '50'});
    await inState(el, 'ready');
    expect(rangeOf(el)).to.equal('1–50');
    const [page] = dispatched('agni-calls-load').map(({detail}) => detail.calls);
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '51–100');
    const status = page?.find((call) => call.status !== 'completed')?.status;
    if (!status) throw new Error('The demo has no such call.');
    el.status = status;
    await until(() => rangeOf(el).startsWith('1–'));
    const filtered = dispatched('agni-calls-load').at(-1)?.detail.calls ?? [];
    expect(filtered).not.to.be.empty;
    for (const call of filtered) expect(call.status).to.equal(status);
  });
});
