import {ContextProvider} from '@lit/context';
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import {settingsContext, type AgniCallDetail, type AgniProvider} from '../../src/index.js';
import {until} from '../support/until.js';
import {callServer, detailPath} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';

const one = {id: 'one', summary: 'The first call.'};

const detailIn = (page: Element): AgniCallDetail => page.querySelector('agni-call-detail') as AgniCallDetail;

describe('settings', () => {
  it('can come from a context provider of the page’s own', async () => {
    const server = await callServer(one);
    const page = await fixture<HTMLElement>(html`<div><agni-provider currency="EUR"></agni-provider></div>`);
    const context = new ContextProvider(page, {context: settingsContext, initialValue: {endpoint: server.endpoint}});
    const detail = Object.assign(document.createElement('agni-call-detail'), {callId: 'one'});
    page.querySelector('agni-provider')?.append(detail);
    context.hostConnected(); // as its documentation asks for a host that is no Lit element
    await inState(detail, 'ready');
    const other = await callServer({...one, summary: 'Elsewhere.'});
    context.setValue({endpoint: other.endpoint});
    await until(() => read(detail).includes('Elsewhere.'));
  });

  it('reach an element no more when it has left the page', async () => {
    const [first, second] = [await callServer(one), await callServer({id: 'later'}, one)];
    const provider = await fixture<AgniProvider>(
      html`<agni-provider endpoint=${first.endpoint}>
        <agni-call-detail call-id="one"></agni-call-detail
      ></agni-provider>`,
    );
    const detail = detailIn(provider);
    await inState(detail, 'ready');
    detail.remove();
    provider.endpoint = second.endpoint;
    const later = Object.assign(document.createElement('agni-call-detail'), {callId: 'later'});
    provider.append(later);
    await inState(later, 'ready');
    expect(await second.requests(detailPath('one'))).to.have.length(0);
    provider.append(detail);
    await second.arrived(1, detailPath('one'));
  });

  it('that are empty count as none', async () => {
    const server = await callServer(one);
    const page = await fixture(
      html`<agni-provider endpoint=${server.endpoint} vendor="agni"
        ><agni-provider endpoint="" vendor="">
          <agni-call-detail call-id="one" endpoint="" vendor=""></agni-call-detail></agni-provider
      ></agni-provider>`,
    );
    await inState(detailIn(page), 'ready');
    expect(await server.requests()).to.have.length(1);
  });

  it('reach elements in any order of insertion, and a thousand writes ask once', async () => {
    const [first, last] = [await callServer(one), await callServer(one)];
    const provider = document.createElement('agni-provider');
    const detail = Object.assign(document.createElement('agni-call-detail'), {callId: 'one'});
    (await fixture(html`<div></div>`)).append(provider);
    provider.append(detail);
    for (let write = 0; write < 1000; write++)
      provider.endpoint = write < 999 ? `${first.endpoint}/${write}` : last.endpoint;
    await inState(detail, 'ready');
    expect([await first.requests(), await last.requests()].map(({length}) => length)).to.deep.equal([0, 1]);
  });
});
