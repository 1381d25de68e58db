import {expect, fixture, html} from '@open-wc/testing';
import {spy} from 'sinon';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList, AgniContactCalls, AgniPhoneHistory} from '../../src/index.js';
import {a11y} from '../support/a11y.js';
import {press} from '../support/keys.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {type Json} from '../support/calls.js';
import {answerOf, detailPath} from '../support/page-objects/detail.js';
import {inState, read, rowButtons} from '../support/screen.js';

const ids = ['one', 'two', 'three'];
const callOf = (id: string): Json => ({
  id,
  callerNumber: '+14155550100',
  calleeNumber: '+919876543210',
  agentName: `Agent ${id}`,
  summary: `Summary of ${id}.`,
});

/** A server that lists three calls everywhere, and knows each. */
const callsServer = async (): Promise<ScriptedServer> => {
  const calls = ids.map(callOf);
  const server = await scriptedServer({
    '/api/v1/calling/call-sessions': {json: {success: true, data: {callSessions: calls}}},
    '/api/v1/contacts/*/calls': {json: {success: true, data: calls}},
    '/api/v1/calling/phone-history': {json: {success: true, total_count: 3, calls}},
  });
  for (const id of ids) await server.answer(detailPath(id), answerOf(callOf(id)));
  return server;
};

type List = AgniCallList | AgniContactCalls | AgniPhoneHistory;

const detailIn = (page: Element): AgniCallDetail => page.querySelector('agni-call-detail') as AgniCallDetail;
const listIn = <Tag extends 'agni-call-list' | 'agni-contact-calls' | 'agni-phone-history' | 'agni-call-table'>(
  page: Element,
  tag: Tag,
): HTMLElementTagNameMap[Tag] => page.querySelector(tag) as HTMLElementTagNameMap[Tag];
const byId = (page: Element, id: string): Element => page.querySelector(`#${id}`) as Element;

/** A person chooses a row. */
const choose = async (list: Element, row: number): Promise<void> => {
  await until(() => rowButtons(list)[row] !== undefined);
  rowButtons(list)[row]?.click();
};

const shows = async (detail: Element, id: string): Promise<void> => {
  await until(() => read(detail).includes(`Summary of ${id}.`), `It shows ${id}`);
  await inState(detail, 'ready');
};

const waits = async (detail: Element): Promise<void> => {
  await inState(detail, 'idle');
  await until(() => read(detail) === en.chooseCall);
};

/** Both on a page, the detail first. */
const pageWith = async (
  server: ScriptedServer,
): Promise<{page: Element; list: AgniCallList; detail: AgniCallDetail}> => {
  const page = await fixture(
    html`<div>
      <agni-call-detail for="calls"></agni-call-detail>
      <agni-call-list id="calls" endpoint=${server.endpoint}></agni-call-list>
    </div>`,
  );
  return {page, list: listIn(page, 'agni-call-list'), detail: detailIn(page)};
};

describe('<agni-call-detail for>', () => {
  it('follows what the page itself selects, and deselects', async () => {
    const server = await callsServer();
    const {page, list, detail} = await pageWith(server);
    await choose(list, 0);
    await shows(detail, 'one');
    list.selectedId = 'two';
    await shows(detail, 'two');
    list.setAttribute('selected-id', 'three');
    await shows(detail, 'three');
    list.selectedId = undefined;
    await waits(detail);
    detail.remove();
    list.selectedId = 'one';
    await list.updateComplete;
    page.prepend(detail);
    await shows(detail, 'one');
  });

  it('passes the accessibility audit beside its list', async () => {
    const {page, list, detail} = await pageWith(await callsServer());
    await waits(detail);
    await a11y(page);
    await choose(list, 1);
    await shows(detail, 'two');
    await a11y(page);
  });

  it('shows what a person chooses in the list, with no script on the page', async () => {
    const server = await callsServer();
    const {list, detail} = await pageWith(server);
    await waits(detail);
    await choose(list, 0);
    await shows(detail, 'one');
    await choose(list, 2);
    await shows(detail, 'three');
    expect(list.selectedId).to.equal('three');
    expect(await server.requests(detailPath('two'))).to.have.length(0);
  });

  it('does so from the keyboard', async () => {
    const {list, detail} = await pageWith(await callsServer());
    await until(() => rowButtons(list).length === 3);
    rowButtons(list)[0]?.focus();
    await press('ArrowDown', 'Enter');
    await shows(detail, 'two');
  });

  it('follows a table with calls of the page’s own', async () => {
    const server = await callsServer();
    const calls = ids.map((id) => ({id, agent: {}, caller: {name: id}, callee: {}}));
    const page = await fixture(
      html`<div>
        <agni-call-detail for="table" endpoint=${server.endpoint}></agni-call-detail>
        <agni-call-table id="table" .calls=${calls}></agni-call-table>
      </div>`,
    );
    await choose(listIn(page, 'agni-call-table'), 1);
    await shows(detailIn(page), 'two');
  });

  it('follows only the list it names, and several may follow one', async () => {
    const server = await callsServer();
    const page = await fixture(
      html`<div>
        <agni-call-list id="calls" endpoint=${server.endpoint}></agni-call-list>
        <agni-call-list id="others" endpoint=${server.endpoint}></agni-call-list>
        <agni-call-detail for="calls" id="a"></agni-call-detail><agni-call-detail for="calls" id="b"></agni-call-detail>
        <agni-call-detail for="others" id="c"></agni-call-detail>
      </div>`,
    );
    await choose(byId(page, 'calls'), 0);
    await shows(byId(page, 'a'), 'one');
    await shows(byId(page, 'b'), 'one');
    await choose(byId(page, 'others'), 1);
    await shows(byId(page, 'c'), 'two');
    expect(read(byId(page, 'a'))).to.include('Summary of one.');
  });

  describe('a choice that is cancelled', () => {
    it('is not followed, even when a listener on the document, added later, cancels it', async () => {
      const {list, detail} = await pageWith(await callsServer());
      await choose(list, 0);
      await shows(detail, 'one');
      const cancel = (event: Event): void => {
        event.preventDefault();
      };
      document.addEventListener('agni-call-select', cancel);
      await choose(list, 1);
      document.removeEventListener('agni-call-select', cancel);
      expect(detail.callId).to.equal('one');
      expect(list.selectedId).to.equal('one');
      await choose(list, 2);
      await shows(detail, 'three');
      expect(list.selectedId).to.equal('three');
    });

    it('leaves list and detail as they were', async () => {
      const server = await callsServer();
      const {page, list, detail} = await pageWith(server);
      page.addEventListener('agni-call-select', (event) => {
        event.preventDefault();
      });
      await choose(list, 1);
      list.reload();
      await server.arrived(2, '/api/v1/calling/call-sessions');
      await inState(list, 'ready');
      expect(list.selectedId).to.equal(undefined);
      await waits(detail);
      expect(await server.requests(detailPath('two'))).to.have.length(0);
    });
  });

  describe('begins with the call the list has selected', () => {
    for (const first of ['detail', 'list']) {
      it(`the ${first} first`, async () => {
        const server = await callsServer();
        const list = html`<agni-call-list id="calls" endpoint=${server.endpoint} selected-id="two"></agni-call-list>`;
        const detail = html`<agni-call-detail for="calls"></agni-call-detail>`;
        const page = await fixture(html`<div>${first === 'list' ? [list, detail] : [detail, list]}</div>`);
        await shows(detailIn(page), 'two');
        await choose(listIn(page, 'agni-call-list'), 0);
        await shows(detailIn(page), 'one');
      });
    }

    it('or with its own, until somebody chooses', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-detail for="calls" call-id="three"></agni-call-detail>
          <agni-call-list id="calls" endpoint=${server.endpoint}></agni-call-list>
        </div>`,
      );
      const detail = detailIn(page);
      await shows(detail, 'three');
      await choose(listIn(page, 'agni-call-list'), 0);
      await shows(detail, 'one');
    });
  });

  describe('when the list is about something else', () => {
    const switched = async (list: List, detail: AgniCallDetail, change: () => void): Promise<void> => {
      await choose(list, 1);
      await shows(detail, 'two');
      change();
      await waits(detail);
      expect(detail.callId).to.equal(undefined);
      await choose(list, 0);
      await shows(detail, 'one');
    };

    it('another contact: the call leaves', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-detail for="calls"></agni-call-detail>
          <agni-contact-calls id="calls" endpoint=${server.endpoint} contact-id="a"></agni-contact-calls>
        </div>`,
      );
      const list = listIn(page, 'agni-contact-calls');
      await switched(list, detailIn(page), () => {
        list.contactId = 'b';
      });
    });

    it('another number: the call leaves', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-detail for="calls"></agni-call-detail>
          <agni-phone-history id="calls" endpoint=${server.endpoint} phone="+14155550100"></agni-phone-history>
        </div>`,
      );
      const list = listIn(page, 'agni-phone-history');
      await switched(list, detailIn(page), () => {
        list.phone = '+919876543210';
      });
    });

    it('the call leaves also when the other one’s calls cannot be loaded', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-detail for="calls"></agni-call-detail>
          <agni-contact-calls id="calls" endpoint=${server.endpoint} contact-id="a"></agni-contact-calls>
        </div>`,
      );
      const list = listIn(page, 'agni-contact-calls');
      await choose(list, 1);
      await shows(detailIn(page), 'two');
      await server.answer('/api/v1/contacts/*/calls', {status: 404});
      list.contactId = 'gone';
      await inState(list, 'failed');
      await waits(detailIn(page));
    });

    it('but another page of the same calls leaves it', async () => {
      const server = await callsServer();
      const {list, detail} = await pageWith(server);
      await choose(list, 1);
      await shows(detail, 'two');
      list.page = 2;
      await server.arrived(1, '/api/v1/calling/call-sessions?page=2');
      await inState(list, 'ready');
      await detail.updateComplete;
      expect(read(detail)).to.include('Summary of two.');
      expect(await server.requests(detailPath('two')), 'nor is it asked for again').to.have.length(1);
    });
  });

  describe('finds its list', () => {
    it('when it comes later, and when it is replaced', async () => {
      const server = await callsServer();
      const page = await fixture(html`<div><agni-call-detail for="calls"></agni-call-detail></div>`);
      const detail = detailIn(page);
      await waits(detail);
      const add = (): AgniCallList => {
        const list = Object.assign(document.createElement('agni-call-list'), {id: 'calls', endpoint: server.endpoint});
        page.append(list);
        return list;
      };
      const first = add();
      await choose(first, 0);
      await shows(detail, 'one');
      first.remove();
      const second = add();
      await waits(detail); // nothing is selected in it
      await choose(second, 1);
      await shows(detail, 'two');
    });

    it('in its own shadow root, not another of that name on the page', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-list id="calls" endpoint=${server.endpoint}></agni-call-list>
          <div></div>
        </div>`,
      );
      const host = page.lastElementChild as HTMLElement;
      const root = host.attachShadow({mode: 'closed'});
      const detail = Object.assign(document.createElement('agni-call-detail'), {for: 'calls'});
      const list = Object.assign(document.createElement('agni-call-list'), {id: 'calls', endpoint: server.endpoint});
      root.append(detail, list);
      await choose(listIn(page, 'agni-call-list'), 0);
      await choose(list, 1);
      await shows(detail, 'two');
      expect(await server.requests(detailPath('one'))).to.have.length(0);
    });

    it('and no other place after a move', async () => {
      const server = await callsServer();
      const {list, detail} = await pageWith(server);
      await choose(list, 0);
      await shows(detail, 'one');
      const elsewhere = await fixture(html`<div></div>`);
      elsewhere.attachShadow({mode: 'open'}).append(detail);
      await choose(list, 1);
      (list.parentElement as Element).prepend(detail);
      await shows(detail, 'two'); // back again, it takes up what is selected by now
      elsewhere.shadowRoot?.append(list, detail);
      await choose(list, 2);
      await shows(detail, 'three');
    });

    it('and leaves no listener when it leaves', async () => {
      const [added, removed] = [spy(document, 'addEventListener'), spy(document, 'removeEventListener')];
      try {
        const {detail} = await pageWith(await callsServer());
        const heard = added.args.map(([type]) => type).filter((type) => type.startsWith('agni-'));
        expect(heard.sort()).to.deep.equal(['agni-call-select', 'agni-calls-error', 'agni-calls-load']);
        detail.remove();
        expect(removed.args).to.have.deep.members(added.args.filter(([type]) => type.startsWith('agni-')));
      } finally {
        added.restore();
        removed.restore();
      }
    });

    it('behind an element of the page’s own', async () => {
      const server = await callsServer();
      const page = await fixture(
        html`<div>
          <agni-call-detail for="box" endpoint=${server.endpoint}></agni-call-detail>
          <div id="box"><agni-call-list endpoint=${server.endpoint}></agni-call-list></div>
        </div>`,
      );
      const list = listIn(page, 'agni-call-list');
      const detail = detailIn(page);
      await choose(list, 1);
      await shows(detail, 'two');
      list.reload();
      await server.arrived(2, '/api/v1/calling/call-sessions');
      await inState(list, 'ready');
      await detail.updateComplete;
      expect(detail.callId).to.equal('two');
    });
  });

  describe('changed', () => {
    const two = async (server: ScriptedServer): Promise<Element> =>
      fixture(
        html`<div>
          <agni-call-list id="calls" endpoint=${server.endpoint} selected-id="one"></agni-call-list>
          <agni-call-list id="others" endpoint=${server.endpoint} selected-id="two"></agni-call-list>
          <agni-call-list id="fresh" endpoint=${server.endpoint}></agni-call-list>
          <agni-call-detail></agni-call-detail>
        </div>`,
      );

    it('shows what the other list has selected, or waits for a choice', async () => {
      const page = await two(await callsServer());
      const detail = detailIn(page);
      for (const list of page.querySelectorAll('agni-call-list')) await inState(list, 'ready');
      detail.for = 'calls';
      await shows(detail, 'one');
      detail.for = 'others';
      await shows(detail, 'two');
      detail.for = 'fresh';
      await waits(detail);
      await choose(byId(page, 'others'), 2); // no longer followed
      await choose(byId(page, 'fresh'), 0);
      await shows(detail, 'one');
    });

    it('to nothing leaves the call to the page', async () => {
      const server = await callsServer();
      const page = await two(server);
      const detail = detailIn(page);
      for (const list of page.querySelectorAll('agni-call-list')) await inState(list, 'ready');
      detail.endpoint = server.endpoint;
      detail.for = 'calls';
      await shows(detail, 'one');
      detail.for = undefined;
      detail.callId = 'three';
      await shows(detail, 'three');
      await choose(byId(page, 'calls'), 1);
      await inState(byId(page, 'calls'), 'ready');
      expect(detail.callId).to.equal('three');
    });
  });

  describe('asks', () => {
    it('where the list asks, when nobody else says where', async () => {
      const server = await callsServer();
      const {list, detail} = await pageWith(server);
      await choose(list, 0);
      await shows(detail, 'one');
      expect(await server.requests(detailPath('one'))).to.have.length(1);
    });

    it('where its provider says, before the list', async () => {
      const [listed, provided] = [await callsServer(), await callsServer()];
      const page = await fixture(
        html`<div>
          <agni-provider endpoint=${provided.endpoint}><agni-call-detail for="calls"></agni-call-detail></agni-provider>
          <agni-call-list id="calls" endpoint=${listed.endpoint}></agni-call-list>
        </div>`,
      );
      await choose(listIn(page, 'agni-call-list'), 0);
      await shows(detailIn(page), 'one');
      expect(await listed.requests(detailPath('one'))).to.have.length(0);
      expect(await provided.requests(detailPath('one'))).to.have.length(1);
    });

    it('where it says itself, before all others', async () => {
      const [listed, own] = [await callsServer(), await callsServer()];
      const page = await fixture(
        html`<div>
          <agni-provider endpoint="/nowhere">
            <agni-call-detail for="calls" endpoint=${own.endpoint}></agni-call-detail
          ></agni-provider>
          <agni-call-list id="calls" endpoint=${listed.endpoint}></agni-call-list>
        </div>`,
      );
      await choose(listIn(page, 'agni-call-list'), 0);
      await shows(detailIn(page), 'one');
      expect(await own.requests(detailPath('one'))).to.have.length(1);
    });

    it('as soon as there is a list to say where, for a call that is known before', async () => {
      const server = await callsServer();
      const page = await fixture(html`<div><agni-call-detail for="calls" call-id="one"></agni-call-detail></div>`);
      await until(() => read(detailIn(page)) === en.missing('endpoint'));
      page.append(Object.assign(document.createElement('agni-call-list'), {id: 'calls', endpoint: server.endpoint}));
      await shows(detailIn(page), 'one');
    });
  });
});
