/** A page's scripts come in any order: elements that name a vendor before it is defined begin when it is. */
import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/define.js';
import {defineVendor, type AgniCallDetail, type CallsErrorEvent, type Vendor} from '../../src/index.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {cells, noticeOf} from '../support/screen.js';

const list = {path: '/calls', query: []};
const one = {path: '/calls/{id}', query: []};
const call = (id: string) => ({id, agent: {}, caller: {name: `Caller ${id}`}, callee: {}});
const vendor = (name: string): Vendor => ({
  name,
  capabilities: {
    list: {paging: 'all', total: false, transcripts: 'never', filters: [], sorts: {}},
    call: {transcript: false},
    recordings: [],
  },
  routes: {list, call: one},
  request: (query) =>
    query.kind === 'call' ? {route: one, id: query.callId, query: {}} : {route: list, id: undefined, query: {}},
  parser: () => Promise.resolve({page: () => ({calls: [call('1')], page: 1, more: false}), call: () => call('1')}),
});

describe('an element whose vendor is defined later', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await scriptedServer({'/calls': {json: {}}, '/calls/1': {json: {}}});
  });

  it('says that nobody knows it, and begins when somebody does', async () => {
    const page = await fixture(html`<div></div>`);
    const told = oneEvent(page, 'agni-calls-error');
    const el = Object.assign(document.createElement('agni-call-list'), {endpoint: server.endpoint, vendor: 'late'});
    page.append(el);
    expect(((await told) as CallsErrorEvent).detail.code).to.equal('not-configured');
    await el.updateComplete;
    expect(noticeOf(el)).to.include('vendor');

    const errors: Event[] = [];
    page.addEventListener('agni-calls-error', (event) => errors.push(event));
    defineVendor(vendor('somebody-else'));
    await el.updateComplete;
    expect(el.getAttribute('state')).to.equal('failed');
    expect(errors.length).to.equal(0);

    const loaded = oneEvent(page, 'agni-calls-load');
    defineVendor(vendor('late'));
    await loaded;
    expect(cells(el)[0]?.[0]).to.include('Caller 1');
    expect(el.getAttribute('state')).to.equal('ready');
    expect(errors.length).to.equal(0);
    expect(await server.requests()).to.have.length(1);
  });

  it('may have the name from a provider, and be of any kind', async () => {
    const told = oneEvent(document, 'agni-call-error');
    const page = await fixture(html`<agni-provider endpoint=${server.endpoint} vendor="later"></agni-provider>`);
    const el: AgniCallDetail = Object.assign(document.createElement('agni-call-detail'), {callId: '1'});
    page.append(el);
    await told;
    defineVendor(vendor('later'));
    await until(() => el.getAttribute('state') === 'ready');
  });

  it('asks nothing once it has left the page, and begins when it comes back', async () => {
    const page = await fixture(html`<div></div>`);
    const told = oneEvent(page, 'agni-calls-error');
    const el = Object.assign(document.createElement('agni-call-list'), {endpoint: server.endpoint, vendor: 'latest'});
    page.append(el);
    await told;
    el.remove();
    defineVendor(vendor('latest'));
    await el.updateComplete;
    expect(await server.requests()).to.have.length(0);
    page.append(el);
    await until(() => el.getAttribute('state') === 'ready');
  });
});
