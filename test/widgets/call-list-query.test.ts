import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/provider.js';
import type {ListQuery} from '../../src/model/query.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {callList, failed, show, shownCalls} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, inState, noticeOf} from '../support/screen.js';

recordEvents();
recordWarnings();

const {path} = callList;
const answer = (first: number, count = 20) => callList.answer(madeCalls(count, first));
type Words = Readonly<Record<string, string>>;

/** What each request asked, in the order they came. */
const asked = async (server: ScriptedServer) =>
  (await server.requests(path)).map(({query}) => Object.fromEntries(query));

/**
 * Proves that no request is under way that was not counted: what was asked before a request of our own has come in
 * before it.
 */
const nothingElse = async (server: ScriptedServer, count: number): Promise<void> => {
  const fence = await show('agni-call-list', {endpoint: server.endpoint, search: 'the last question'});
  await server.arrived(1, `${path}?search=the last question`);
  fence.remove();
  expect(await asked(server)).to.have.length(count + 1);
};

/** Every attribute of the list's question, a value of it, and the documented name of the parameter. */
const parameters = [
  ['page', '3', 'page'],
  ['page-size', '50', 'page_size'],
  ['agent-id', '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4', 'agent_id'],
  ['status', 'no_answer', 'status'],
  ['channel', 'sip', 'channel'],
  ['caller-number', '+14157774444', 'caller_number'],
  ['search', 'refund & ₹500 + प्रिया', 'search'],
  ['sort-by', 'started_at', 'sort_by'],
  ['sort-order', 'asc', 'sort_order'],
  ['started-after', '2026-06-01T00:00:00Z', 'started_after'],
  ['started-before', '2026-06-30T23:59:59+05:30', 'started_before'],
] as const;
const everything: Words = Object.fromEntries<string>(parameters.map(([attribute, value]) => [attribute, value]));

describe('what <agni-call-list> asks', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await scriptedServer({[path]: answer(1)});
  });

  it('is one GET of the documented path with the first page, and nothing of its own', async () => {
    const el = await show('agni-call-list', {endpoint: `${server.endpoint}/`});
    await inState(el, 'ready');
    const [request, ...others] = await server.requests();
    expect(others).to.deep.equal([]);
    expect(request?.method).to.equal('GET');
    expect(request?.url).to.equal(`${path}?page=1&page_size=20`);
    expect(request?.headers).not.to.have.any.keys('x-api-key', 'authorization', 'cookie');
  });

  for (const [attribute, value, name] of parameters) {
    it(`is told by ${attribute}, which is sent as ${name} and changes nothing else`, async () => {
      const el = await show('agni-call-list', {endpoint: server.endpoint, [attribute]: value});
      await inState(el, 'ready');
      expect(await asked(server)).to.deep.equal([{page: '1', page_size: '20', [name]: value}]);
    });
  }

  it('is told by all attributes at once', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint, ...everything});
    await inState(el, 'ready');
    expect(await asked(server)).to.deep.equal([Object.fromEntries(parameters.map(([, value, name]) => [name, value]))]);
  });

  it('is told by properties as well', async () => {
    const el = await show('agni-call-list');
    const properties: Partial<ListQuery> = {
      page: 2,
      pageSize: 5,
      agentId: 'a',
      callerNumber: '+14157774444',
      sortOrder: 'desc',
      startedAfter: '2026-06-01 09:30',
    };
    Object.assign(el, {endpoint: server.endpoint}, properties);
    await inState(el, 'ready');
    expect(await asked(server)).to.deep.equal([
      {
        page: '2',
        page_size: '5',
        agent_id: 'a',
        caller_number: '+14157774444',
        sort_order: 'desc',
        started_after: '2026-06-01T09:30:00Z',
      },
    ]);
  });

  it('leaves out what is empty', async () => {
    const empty: Words = Object.fromEntries(
      parameters.filter(([name]) => !name.startsWith('page')).map(([name]) => [name, '']),
    );
    const el = await show('agni-call-list', {endpoint: server.endpoint, ...empty});
    await inState(el, 'ready');
    expect(await asked(server)).to.deep.equal([{page: '1', page_size: '20'}]);
  });

  it('goes back to what it was when an attribute is taken away', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint, ...everything});
    await inState(el, 'ready');
    for (const [attribute] of parameters) el.removeAttribute(attribute);
    await server.arrived(2, path);
    expect((await asked(server))[1]).to.deep.equal({page: '1', page_size: '20'});
    await inState(el, 'ready');
  });

  it('shows only the newest answer, and leaves the question before', async () => {
    await server.answer(`${path}?status=missed`, {...answer(100), hold: true});
    const el = await show('agni-call-list', {endpoint: server.endpoint, status: 'missed'});
    await server.arrived(1, path);
    el.status = 'completed';
    await inState(el, 'ready');
    await server.release();
    await server.ended(1, 'left', `${path}?status=missed`);
    expect(shownCalls(el)).to.deep.equal(Array.from({length: 20}, (_, n) => n + 1));
    expect(await asked(server)).to.have.length(2);
  });

  it('shows only the newest answer though the page’s own fetch brings an older one late', async () => {
    const open: {readonly url: string; readonly give: (first: number) => void}[] = [];
    const slow = async (url: RequestInfo | URL): Promise<Response> =>
      new Promise((resolve) => {
        open.push({url: url as string, give: (first) => resolve(Response.json(answer(first, 2).json))});
      });
    const provider = await fixture(
      html`<agni-provider endpoint="/nowhere" .fetch=${slow}
        ><agni-call-list status="first"></agni-call-list
      ></agni-provider>`,
    );
    const el = provider.querySelector('agni-call-list');
    if (!el) throw new Error('no list');
    await until(() => open.length === 1);
    el.status = 'second';
    await until(() => open.length === 2);
    el.status = 'third';
    await until(() => open.length === 3);
    expect(open.map(({url}) => new URL(url).searchParams.get('status'))).to.deep.equal(['first', 'second', 'third']);
    open[1]?.give(20);
    open[2]?.give(30);
    await inState(el, 'ready');
    open[0]?.give(10);
    await new Promise(requestAnimationFrame);
    await el.updateComplete;
    expect(shownCalls(el)).to.deep.equal([30, 31]);
    expect(dispatched('agni-calls-load').map(({detail}) => (detail.query as ListQuery).status)).to.deep.equal([
      'third',
    ]);
  });

  for (const [attribute, value] of parameters.slice(1)) {
    it(`begins at page 1 again when ${attribute} changes`, async () => {
      const el = await show('agni-call-list', {endpoint: server.endpoint, page: '3'});
      await inState(el, 'ready');
      el.setAttribute(attribute, value);
      await server.arrived(2, path);
      expect((await asked(server)).map(({page}) => page)).to.deep.equal(['3', '1']);
      expect(el.page).to.equal(1);
      await inState(el, 'ready');
    });
  }

  it('keeps a page that is said together with a filter', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    el.status = 'completed';
    el.page = 4;
    await server.arrived(2, path);
    expect((await asked(server))[1]).to.include({page: '4', status: 'completed'});
  });

  it('is asked once however often the same is said', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint, ...everything});
    for (let n = 0; n < 1000; n++) for (const [name, value] of parameters) el.setAttribute(name, value);
    await inState(el, 'ready');
    for (let n = 0; n < 1000; n++) {
      el.setAttribute('status', 'no_answer');
      if (n % 100 === 0) await el.updateComplete;
    }
    el.setAttribute('endpoint', server.endpoint);
    el.setAttribute('selected-id', 'call-1');
    await el.updateComplete;
    await nothingElse(server, 1);
  });

  it('is asked once for many changes in one task', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    for (let n = 0; n < 1000; n++) el.search = `word ${n}`;
    el.status = 'completed';
    el.channel = 'voice';
    await server.arrived(2, path);
    await inState(el, 'ready');
    expect((await asked(server))[1]).to.include({search: 'word 999', status: 'completed', channel: 'voice'});
    await nothingElse(server, 2);
  });

  it('is asked again on reload()', async () => {
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    await server.answer(path, callList.answer([madeCall(7)]));
    el.reload();
    await until(() => shownCalls(el).length === 1);
    expect(await asked(server)).to.deep.equal(Array(2).fill({page: '1', page_size: '20'}));
  });
});

describe('a question <agni-call-list> refuses', () => {
  const refused: readonly (readonly [attribute: string, values: readonly string[], message: string])[] = [
    ['page-size', ['0', '-1', '1.5', 'abc', 'Infinity', '1e300', ''], en.needed['page-size']],
    ['page', ['0', '-1', '1.5', 'abc', ''], en.needed.page],
    ['sort-order', ['up', 'ASC', 'descending'], en.needed['sort-order']],
    ['caller-number', ['4155550100', '+1 415 555 0100', '+0415555010', 'anonymous'], en.needed['caller-number']],
    [
      'started-after',
      ['yesterday', '11.06.2026', '2026-13-01', '2026-02-31', '2026-06-11T25:00:00Z', '2026-06-11Tnoon', '2026'],
      en.needed['started-after'],
    ],
    [
      'started-before',
      ['now', '2026/06/11', '2026-00-10', '2026-06-11T10:61:00Z', '20260611'],
      en.needed['started-before'],
    ],
  ];

  for (const [attribute, values, message] of refused) {
    for (const value of values) {
      it(`has ${attribute}="${value}": says what it must be, asks nothing, and keeps what was on screen`, async () => {
        const server = await scriptedServer({[path]: answer(1, 2)});
        const el = await show('agni-call-list', {endpoint: server.endpoint, [attribute]: value});
        await failed(el);
        expect(noticeOf(el)).to.equal(message);
        expect(announced(el)).to.equal(message);
        expect(warnings).to.deep.equal([`<agni-call-list> ${attribute} bad-request ${message}`]);
        expect(errors()).to.deep.equal([{code: 'bad-request', message}]);
        expect(await server.requests()).to.deep.equal([]);

        el.removeAttribute(attribute);
        await inState(el, 'ready');
        expect(shownCalls(el)).to.deep.equal([1, 2]);
        el.setAttribute(attribute, value);
        await failed(el, 2);
        expect(shownCalls(el)).to.deep.equal([1, 2]);
        expect(noticeOf(el)).to.equal(`${message} ${en.stale}`);
        expect(await server.requests()).to.have.length(1);
      });
    }
  }
});
