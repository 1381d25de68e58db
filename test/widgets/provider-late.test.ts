import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {AgniCallDetail, CallErrorEvent} from '../../src/index.js';
import {scriptedServer} from '../support/server.js';
import {answerOf, detailPath} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';

// A page has one registry, so one late definition: this file has one test.
describe('<agni-provider>, defined after the elements inside it', () => {
  it('gives them its settings then, and once only', async () => {
    expect(customElements.get('agni-provider')).to.equal(undefined);
    const server = await scriptedServer({[detailPath('one')]: answerOf({id: 'one', cost_total: '3.00'})});
    const page = await fixture(html`<div></div>`);
    const told = oneEvent(page, 'agni-call-error');
    const outer = document.createElement('agni-provider');
    const inner = document.createElement('agni-provider');
    const host = document.createElement('div');
    const detail: AgniCallDetail = Object.assign(document.createElement('agni-call-detail'), {callId: 'one'});
    outer.setAttribute('endpoint', server.endpoint);
    inner.setAttribute('currency', 'USD');
    inner.headers = () => ({'x-from': 'a property set before'});
    host.attachShadow({mode: 'open'}).append(detail);
    inner.append(host);
    outer.append(inner);
    page.append(outer);
    expect(((await told) as CallErrorEvent).detail.code).to.equal('not-configured');

    const errors: Event[] = [];
    page.addEventListener('agni-call-error', (event) => errors.push(event));
    await import('../../src/define/provider.js');
    await inState(detail, 'ready');
    expect(read(detail)).to.include('Total $3.00');
    expect(errors).to.have.length(0);
    expect((await server.requests()).map(({headers}) => headers['x-from'])).to.deep.equal(['a property set before']);
  });
});
