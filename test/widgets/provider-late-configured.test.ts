import {en} from '../../src/locale/en.js';
import {expect, fixture, html} from '@open-wc/testing';
import {configure, type AgniCallDetail} from '../../src/index.js';
import {until} from '../support/until.js';
import {callServer} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';

// A page has one registry, so one late definition: this file has one test.
describe('<agni-provider>, defined after the elements inside it and on a page that is configured', () => {
  it('takes its own over from the page', async () => {
    const configured = await callServer({id: 'one', summary: 'The page’s.'});
    const provided = await callServer({id: 'one', summary: 'The provider’s.'});
    configure({endpoint: configured.endpoint, currency: 'USD'});
    const page = await fixture(
      html`<div>
        <agni-provider endpoint=${provided.endpoint}><agni-call-detail call-id="one"></agni-call-detail></agni-provider>
        <agni-call-detail id="outside" call-id="one"></agni-call-detail>
      </div>`,
    );
    const inside = page.querySelector('agni-call-detail') as AgniCallDetail;
    const outside = page.querySelector('#outside') as AgniCallDetail;
    await inState(inside, 'ready');
    await inState(outside, 'ready');
    expect(read(inside)).to.include('The page’s.');
    const errors: Event[] = [];
    page.addEventListener('agni-call-error', (event) => errors.push(event));

    await import('../../src/define/provider.js');
    await until(() => read(inside).includes('The provider’s.'));
    configure({endpoint: '/nowhere'});
    await until(() => read(outside).startsWith(en.errors['not-configured']));
    expect(read(inside)).to.include('The provider’s.');
    expect(errors.map(({target}) => target)).to.deep.equal([outside]);
  });
});
