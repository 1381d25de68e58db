/**
 * A page's own loader, on an element and for all of a page: what it may be, and who is asked where several could be.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {
  configure,
  type AgniCallDetail,
  type AgniCallList,
  type AgniProvider,
  type CallSource,
  type CallsError,
} from '../../src/index.js';
import {loaderSource} from '../../src/sources/local.js';
import type {Vendor} from '../../src/vendors/contract.js';
import {findVendor} from '../../src/vendors/registry.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCall, madeCalls, ownNumber} from '../support/calls.js';
import {callList, failed, shownCalls} from '../support/page-objects/list.js';
import {put, putList} from '../support/local.js';
import {errors, recordEvents, recordWarnings} from '../support/record.js';
import {inState, noticeOf, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

interface Books extends Required<CallSource> {
  readonly asked: unknown[];
}

/** A loader that has some calls, and notes what it is asked. */
const books = (first = 1): Books => {
  const asked: unknown[] = [];
  return {
    asked,
    list: (query) => {
      asked.push(query.kind);
      return madeCalls(2, first);
    },
    get: (id) => {
      asked.push(id);
      return madeCall(1, {id});
    },
  };
};

describe('a source', () => {
  const message = en.needed.source;
  for (const [name, source] of Object.entries({
    'an object without functions': {calls: []},
    'a list of calls': madeCalls(2),
    'an address': '/calls',
    'a function': () => [],
    'one whose list is no function': {list: madeCalls(2), get: () => undefined},
    'one whose get is no function': {list: () => [], get: 'x'},
  })) {
    it(`is refused by the list when it is ${name}`, async () => {
      const el = await putList(undefined, {}, {source});
      await failed(el);
      expect(noticeOf(el)).to.equal(message);
      expect(errors()).to.deep.equal([{code: 'bad-request', message}]);
    });
  }

  it('reports a failure at once to its asker, and to nobody later', async () => {
    const {error} = console;
    console.error = () => undefined;
    const stray: unknown[] = [];
    const hear = (event: PromiseRejectionEvent): unknown => stray.push(event.reason);
    addEventListener('unhandledrejection', hear);
    try {
      const waiting = new AbortController();
      const source = {
        list: () => {
          throw new Error('no books');
        },
      };
      const query = {kind: 'list', page: 1, pageSize: 20} as const;
      const known = findVendor('agni') as Vendor;
      const {signal} = waiting;
      const asked = loaderSource(source, () => ({endpoint: '', known}))
        .list(query, {signal})
        .catch((reason: unknown) => reason);
      expect(((await asked) as CallsError).code).to.equal('upstream');
      waiting.abort();
      await new Promise((resolve) => {
        requestAnimationFrame(() => {
          setTimeout(resolve);
        });
      }); // strays are told in a task of their own
      expect(stray).to.deep.equal([]);
    } finally {
      console.error = error;
      removeEventListener('unhandledrejection', hear);
    }
  });

  it('is named by the detail’s errors, too', async () => {
    const {el} = await put('agni-call-detail', {attributes: {'call-id': 'a'}, source: {get: 'x'}});
    await until(() => noticeOf(el) === message);
  });

  it('may have null for a method it lacks', async () => {
    const el = await putList(undefined, {}, {source: {list: () => madeCalls(1), get: null}});
    await inState(el, 'ready');
  });

  it('is never a call or a list of calls, even when these have methods', async () => {
    class Model {
      readonly id = 'call-7';
      readonly status = 'completed';
      get(): unknown {
        return undefined;
      }
    }
    const {el} = await put('agni-call-detail', {call: new Model()});
    await inState(el, 'ready');
    const rows = Object.assign(madeCalls(2), {list: () => [], get: () => undefined});
    const list = await putList(rows);
    await inState(list, 'ready');
    expect(shownCalls(list)).to.deep.equal([1, 2]);
  });
});

describe('a page with a source of its own', () => {
  const inside = html`<agni-call-list id="calls"></agni-call-list
    ><agni-contact-calls contact-id="c1"></agni-contact-calls>
    <agni-phone-history phone=${ownNumber}></agni-phone-history><agni-call-detail for="calls"></agni-call-detail>`;
  const parts = (page: Element): {list: AgniCallList; detail: AgniCallDetail} => ({
    list: page.querySelector('agni-call-list') as AgniCallList,
    detail: page.querySelector('agni-call-detail') as AgniCallDetail,
  });

  it('sets it once, with a provider', async () => {
    const source = books();
    const page = await fixture(html`<agni-provider .source=${source}>${inside}</agni-provider>`);
    const {list, detail} = parts(page);
    await inState(list, 'ready');
    await until(() => source.asked.length === 3);
    expect(source.asked).to.have.members(['list', 'contact', 'phone']);
    rowButtons(list)[1]?.click();
    await inState(detail, 'ready');
    expect(source.asked[3]).to.equal('call-2');
  });

  it('sets it once, with configure(), and removes it', async () => {
    const source = books();
    configure({source});
    try {
      const page = await fixture(html`<div>${inside}</div>`);
      await inState(parts(page).list, 'ready');
    } finally {
      configure({source: undefined});
    }
    const {list} = parts(await fixture(html`<div>${inside}</div>`));
    await until(() => noticeOf(list).includes('“endpoint” is missing'));
  });

  it('may have single elements with another source, calls or an endpoint', async () => {
    const [source, other] = [books(), books(5)];
    const server = await scriptedServer({[callList.path]: callList.answer(madeCalls(1, 8))});
    const page = await fixture(
      html`<agni-provider .source=${source}>
        <agni-call-list .source=${other}></agni-call-list><agni-call-list .calls=${madeCalls(1, 3)}></agni-call-list>
        <agni-call-list endpoint=${server.endpoint}></agni-call-list
      ></agni-provider>`,
    );
    const lists = [...page.querySelectorAll('agni-call-list')];
    for (const list of lists) await inState(list, 'ready');
    expect(lists.map(shownCalls)).to.deep.equal([[5, 6], [3], [8]]);
    expect(source.asked).to.deep.equal([]);
  });

  it('may have an API in it, and another source in that', async () => {
    const [source, other] = [books(), books(5)];
    const server = await scriptedServer({[callList.path]: callList.answer(madeCalls(1, 8))});
    const page = await fixture(
      html`<agni-provider .source=${source}
        ><agni-provider endpoint=${server.endpoint}>
          <agni-call-list></agni-call-list
          ><agni-provider .source=${other}><agni-call-list></agni-call-list></agni-provider> </agni-provider
      ></agni-provider>`,
    );
    const lists = [...page.querySelectorAll('agni-call-list')];
    for (const list of lists) await inState(list, 'ready');
    expect(lists.map(shownCalls)).to.deep.equal([[8], [5, 6]]);
    expect(source.asked).to.deep.equal([]);
  });

  it('may change its source', async () => {
    const provider = await fixture<AgniProvider>(
      html`<agni-provider .source=${books()}><agni-call-list></agni-call-list></agni-provider>`,
    );
    const {list} = parts(provider);
    await until(() => shownCalls(list)[0] === 1);
    provider.source = books(4);
    await until(() => shownCalls(list)[0] === 4);
  });

  it('lets a detail find the selected call in a list’s local calls', async () => {
    const source = books();
    const page = await fixture(
      html`<agni-provider .source=${source}
        ><agni-call-list id="calls" .calls=${madeCalls(2)}></agni-call-list
        ><agni-call-detail for="calls"></agni-call-detail
      ></agni-provider>`,
    );
    const {list, detail} = parts(page);
    await inState(list, 'ready');
    rowButtons(list)[1]?.click();
    await inState(detail, 'ready');
    expect(source.asked).to.deep.equal([]);
  });

  it('lets a detail ask the source of its list', async () => {
    const source = books();
    const server = await scriptedServer({
      [callList.path]: callList.answer(madeCalls(1, 8)),
      '/api/v1/calling/call-sessions-detail/*': {json: {success: true, data: madeCall(8)}},
    });
    const page = await fixture(
      html`<agni-provider .source=${source}
        ><agni-call-list id="calls" endpoint=${server.endpoint}></agni-call-list
        ><agni-call-detail for="calls"></agni-call-detail
      ></agni-provider>`,
    );
    const {list, detail} = parts(page);
    await inState(list, 'ready');
    rowButtons(list)[0]?.click();
    await inState(detail, 'ready');
    expect(source.asked).to.deep.equal([]);
  });
});
