/** A vendor that nothing in src knows, defined by its folder alone: its list, its numbers and its calls in the elements. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-detail.js';
import '../../src/define/call-list.js';
import '../../src/define/phone-history.js';
import '../../src/define/provider.js';
import type {ShapeEvent} from '../../src/events.js';
import {defineVendor} from '../../src/vendors/registry.js';
import {a11y} from '../support/a11y.js';
import {scriptedServer, type Answer, type ReceivedRequest, type ScriptedServer} from '../support/server.js';
import {lark} from '../support/third-vendor/index.js';
import {createLarkMock, larkRows} from '../support/third-vendor/mock.js';
import {until} from '../support/until.js';
import {cells, noticeOf, rangeOf, rowButtons} from '../support/screen.js';

const mock = createLarkMock();

/** Lark's own answer to a question, as the scripted server sends it. */
const answerTo = async (path: string, body?: object): Promise<Answer> => {
  const post = body && {method: 'POST', body: JSON.stringify(body)};
  const response = await mock(new Request(`https://api.lark.example${path}`, post));
  return {status: response.status, json: (await response.json()) as unknown};
};

const bodiesOf = (requests: readonly ReceivedRequest[]): unknown[] =>
  requests.map(({body}) => JSON.parse(body) as unknown);

const inState = async (el: Element, state: string): Promise<void> => {
  await until(() => el.getAttribute('state') === state);
};

/** All text of an element, that of the elements inside it included. */
const textIn = ({shadowRoot}: Element): string =>
  [shadowRoot?.textContent ?? '', ...[...(shadowRoot?.querySelectorAll('*') ?? [])].map(textIn)].join(' ');

const list = '/v3/call-search';
const history = '/v3/number-history';

before(() => {
  defineVendor(lark);
});

describe('a vendor of a folder alone', () => {
  const first = {paging: {number: 1, size: 10}};
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await scriptedServer({
      [list]: await answerTo(list, first),
      [history]: await answerTo(history, {...first, party: {number: '+14155550103'}}),
      '/v3/calls/lark-1': await answerTo('/v3/calls/lark-1'),
    });
  });

  it('shows its list, accessibly', async () => {
    const el = await fixture(
      html`<agni-call-list endpoint=${server.endpoint} vendor="lark" page-size="10"></agni-call-list>`,
    );
    await inState(el, 'ready');
    await a11y(el);
    expect(cells(el)).to.have.length(10);
    expect(rangeOf(el)).to.equal('1–10 of 60');
    const [request] = await server.requests();
    expect(request?.method).to.equal('POST');
    expect(request?.headers['content-type']).to.equal('application/json');
    expect(bodiesOf(await server.requests())).to.deep.equal([first]);
  });

  it('is asked with its own filters and order', async () => {
    const el = await fixture(
      html`<agni-provider endpoint=${server.endpoint} vendor="lark" time-zone="Europe/Berlin"
        ><agni-call-list
          agent-id="agent-1"
          status="missed"
          started-after="2026-06-01"
          sort-by="length"
          sort-order="asc"
        ></agni-call-list
      ></agni-provider>`,
    );
    await inState(el.firstElementChild as Element, 'ready');
    expect(bodiesOf(await server.requests())).to.deep.equal([
      {
        paging: {number: 1, size: 20},
        order: {by: 'length', direction: 'asc'},
        agent: [{id: 'agent-1'}],
        state: ['missed'],
        started: {from: '2026-05-31T22:00:00Z'},
      },
    ]);
  });

  it('refuses a filter it does not have, and asks nothing', async () => {
    const el = await fixture(
      html`<agni-call-list endpoint=${server.endpoint} vendor="lark" search="order"></agni-call-list>`,
    );
    await inState(el, 'failed');
    await until(() => noticeOf(el) !== '');
    expect(noticeOf(el)).to.include('search');
    expect(await server.requests()).to.deep.equal([]);
  });

  it('shows the calls of a number', async () => {
    const el = await fixture(
      html`<agni-phone-history
        endpoint=${server.endpoint}
        vendor="lark"
        phone="+14155550103"
        page-size="10"
      ></agni-phone-history>`,
    );
    await inState(el, 'ready');
    expect(cells(el)).to.have.length(larkRows.filter(({from}) => from === '+14155550103').length);
    expect(bodiesOf(await server.requests(history))).to.deep.equal([{party: {number: '+14155550103'}, ...first}]);
  });

  it('shows the call that was selected in its list, with transcript and recording', async () => {
    const host = await fixture(
      html`<div>
        <agni-call-list id="third" endpoint=${server.endpoint} vendor="lark" page-size="10"></agni-call-list>
        <agni-call-detail for="third"></agni-call-detail>
      </div>`,
    );
    const [calls, detail] = host.children as unknown as [HTMLElement, HTMLElement];
    await inState(calls, 'ready');
    rowButtons(calls)[1]?.click();
    await inState(detail, 'ready');
    await a11y(detail);
    await until(() => textIn(detail).includes('Hello, it is about my order.'));
    const recording = () => detail.shadowRoot?.querySelector('agni-call-recording');
    await until(() => Boolean(recording()));
    expect(recording()?.getAttribute('src') ?? recording()?.src).to.include('/v3/calls/lark-1/audio');
    expect((await server.requests('/v3/calls/lark-1')).map(({method}) => method)).to.deep.equal(['GET']);
  });

  it('shows a call without its player where the vendor has no way to recordings', async () => {
    const {recording, ...routes} = lark.routes;
    expect(recording).to.be.an('object');
    defineVendor({...lark, name: 'quiet-lark', capabilities: {...lark.capabilities, recordings: []}, routes});
    const detail = await fixture(
      html`<agni-call-detail endpoint=${server.endpoint} vendor="quiet-lark" call-id="lark-1"></agni-call-detail>`,
    );
    await inState(detail, 'ready');
    expect(textIn(detail)).to.include('Hello, it is about my order.');
    expect(detail.shadowRoot?.querySelector('agni-call-recording')?.src).to.equal(undefined);
  });

  it('reports what is new in its answers', async () => {
    const row = {...larkRows[0], mood: 'merry', state: 'levitating'};
    await server.answer(list, {json: {result: {rows: [row], count: 1}}});
    const reports: ShapeEvent['detail'][] = [];
    const listen = ({detail}: ShapeEvent) => reports.push(detail);
    document.addEventListener('agni-shape', listen);
    await fixture(html`<agni-call-list endpoint=${server.endpoint} vendor="lark"></agni-call-list>`);
    await until(() => reports.length === 1);
    document.removeEventListener('agni-shape', listen);
    expect(reports).to.deep.equal([
      {vendor: 'lark', fields: ['mood'], values: [{field: 'status', value: 'levitating'}]},
    ]);
  });
});
