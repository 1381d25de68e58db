/** A page hears of an API that has changed: once for each thing that is new, from the element that asked. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-detail.js';
import '../../src/define/call-list.js';
import type {ShapeEvent} from '../../src/events.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

const path = '/api/v1/calling/call-sessions';
const answer = (...callSessions: object[]): {json: object} => ({json: {success: true, data: {callSessions}}});

interface Heard {
  readonly detail: ShapeEvent['detail'];
  readonly from: string;
  readonly flags: readonly boolean[];
}
let heard: Heard[];
const hear = (event: ShapeEvent): void => {
  const from = (event.composedPath()[0] as Element).localName;
  heard.push({detail: event.detail, from, flags: [event.bubbles, event.composed, event.cancelable]});
};

beforeEach(() => {
  heard = [];
  document.addEventListener('agni-shape', hear);
});
afterEach(() => {
  document.removeEventListener('agni-shape', hear);
});

describe('agni-shape', () => {
  it('is composed, comes from the element that asked, and names fields and words only', async () => {
    const server = await scriptedServer({
      [path]: answer({id: 'c1', newest_field: 'Jane Doe', status: 'levitating', summary: 'private'}),
    });
    const host = await fixture(html`<div></div>`);
    const list = document.createElement('agni-call-list');
    list.setAttribute('endpoint', server.endpoint);
    host.attachShadow({mode: 'open'}).append(list);
    await until(() => heard.length === 1);
    expect(heard).to.deep.equal([
      {
        detail: {vendor: 'agni', fields: ['newest_field'], values: [{field: 'status', value: 'levitating'}]},
        from: 'agni-call-list',
        flags: [true, true, false],
      },
    ]);
  });

  it('treats spellings of one word as the same', async () => {
    const server = await scriptedServer({
      [path]: answer({id: 'c1', status: 'HOVERING'}, {id: 'c2', status: 'hovering'}),
    });
    await fixture(html`<agni-call-list endpoint=${server.endpoint}></agni-call-list>`);
    await until(() => heard.length > 0);
    expect(heard.flatMap(({detail}) => detail.values)).to.deep.equal([{field: 'status', value: 'HOVERING'}]);
  });

  it('is dispatched once a page for each new field or word', async () => {
    const server = await scriptedServer({
      [path]: answer({id: 'c1', first_thing: 1}),
      '/api/v1/calling/call-sessions-detail/c1': {
        json: {success: true, data: {id: 'c1', first_thing: 1, second_thing: 2}},
      },
    });
    await fixture(html`<agni-call-list endpoint=${server.endpoint}></agni-call-list>`);
    await until(() => heard.length === 1);
    const again = await fixture(html`<agni-call-list endpoint=${server.endpoint} page-size="5"></agni-call-list>`);
    await until(() => again.getAttribute('state') === 'ready');
    await fixture(html`<agni-call-detail endpoint=${server.endpoint} call-id="c1"></agni-call-detail>`);
    await until(() => heard.length > 1);
    expect(heard.map(({detail, from}) => [from, detail.fields])).to.deep.equal([
      ['agni-call-list', ['first_thing']],
      ['agni-call-detail', ['second_thing']],
    ]);
  });
});
