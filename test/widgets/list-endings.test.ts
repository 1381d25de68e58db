/** The last page of a list, of which a service often says nothing: found by its empty successor, or by one that repeats it. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallList} from '../../src/index.js';
import type {ListQuery} from '../../src/model/query.js';
import {en} from '../../src/locale/en.js';
import {a11y} from '../support/a11y.js';
import {madeCalls, ourCall, zuduCall, type Json} from '../support/calls.js';
import {callList, phoneHistory, show, shownCalls, type Kind, type List} from '../support/page-objects/list.js';
import {dispatched, recordEvents} from '../support/record.js';
import {announced, besideTable, button, canPress, findButton, inState, noticeOf, rangeOf} from '../support/screen.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {service} from '../support/zudu.js';

recordEvents();

const turned = () => dispatched('agni-query-change').map(({detail}) => (detail.query as ListQuery).page);
const loadedPages = () => dispatched('agni-calls-load').map(({detail}) => detail.page.page);
const lengths = (el: Element) => shownCalls(el).length;

/** A list on a page of it, with its rows. */
const onPage = async ({tag, attributes}: Kind, server: ScriptedServer, page = 1): Promise<List & {page: number}> => {
  const el = await show(tag, {endpoint: server.endpoint, page: `${page}`, ...attributes});
  await until(() => /ready|empty/.test(el.state));
  await el.updateComplete;
  return el as List & {page: number};
};

/** An answer without a total. */
const untold = (kind: Kind, calls: readonly Json[]) =>
  kind === callList ? kind.answer(calls) : {json: {success: true, calls}};

for (const kind of [callList, phoneHistory]) {
  describe(`the page after the last one in <${kind.tag}>`, () => {
    const at = (n: number) => `${kind.path}?page=${n}`;
    let server: ScriptedServer;
    beforeEach(async () => {
      server = await scriptedServer({
        [at(1)]: untold(kind, madeCalls(20)),
        [at(2)]: untold(kind, madeCalls(20, 21)),
        [at(3)]: untold(kind, []),
      });
    });

    const beyond = async () => {
      const el = await onPage(kind, server, 2);
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.lastPage));
      return el;
    };

    it('is not shown: the last page stays, with a note', async () => {
      const el = await beyond();
      expect(shownCalls(el)[0]).to.equal(21);
      expect(lengths(el)).to.equal(20);
      expect(noticeOf(el)).to.equal('');
      await inState(el, 'ready');
    });

    it('is announced as the end', async () => {
      const el = await beyond();
      expect(announced(el)).to.equal(en.lastPage);
    });

    it('can no longer be turned to, and its button keeps the focus', async () => {
      const el = await onPage(kind, server, 2);
      button(el, 'Next').focus();
      button(el, 'Next').click();
      await until(() => !canPress(el, 'Next'));
      expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Next'));
      button(el, 'Next').click();
      await el.updateComplete;
      expect(await server.requests(at(3))).to.have.length(1);
    });

    it('is taken back: property, events and query name the last one', async () => {
      const el = await beyond();
      await until(() => loadedPages().length === 2);
      expect(el.page).to.equal(2);
      expect(turned()).to.deep.equal([3, 2]);
      expect(loadedPages()).to.deep.equal([2, 2]);
      expect(dispatched('agni-calls-load').at(-1)?.detail.query).to.include({page: 2});
      expect(await server.requests(at(2))).to.have.length(1);
    });

    it('leaves the way back and forth open', async () => {
      const el = await beyond();
      button(el, 'Previous').click();
      await until(() => shownCalls(el)[0] === 1);
      expect(besideTable(el)).not.to.include(en.lastPage);
      button(el, 'Next').click();
      await until(() => shownCalls(el)[0] === 21);
      await server.answer(at(3), untold(kind, madeCalls(2, 41)));
      button(el, 'Next').click();
      await until(() => shownCalls(el)[0] === 41);
    });

    it('that a script sets is taken back as well', async () => {
      const el = await onPage(kind, server, 2);
      el.page = 3;
      await until(() => besideTable(el).includes(en.lastPage));
      expect(el.page).to.equal(2);
      expect(turned()).to.deep.equal([2]);
    });

    it('leaves nothing to complain about', async () => {
      await a11y(await beyond());
    });

    it('may exist after a reload', async () => {
      const el = await beyond();
      el.reload();
      await until(() => canPress(el, 'Next'));
      expect(besideTable(el)).not.to.include(en.lastPage);
    });
  });

  describe(`a page far beyond the end in <${kind.tag}>`, () => {
    it('says that it has no calls, and leads to the first', async () => {
      const server = await scriptedServer({
        [`${kind.path}?page=1`]: untold(kind, madeCalls(20)),
        [`${kind.path}?page=99`]: untold(kind, []),
      });
      const el = await onPage(kind, server, 99);
      expect(noticeOf(el)).to.equal(en.emptyPage);
      expect(el.page).to.equal(99);
      button(el, en.firstPage).click();
      await until(() => shownCalls(el)[0] === 1);
      expect(el.page).to.equal(1);
      expect(turned()).to.deep.equal([1]);
      expect(findButton(el, en.firstPage)).to.equal(undefined);
    });
  });

  describe(`a service that ignores the page of <${kind.tag}>`, () => {
    const same = async (calls: readonly Json[] = madeCalls(20)) => scriptedServer({[kind.path]: untold(kind, calls)});

    it('ends the list where it brings nothing new, and no number is false', async () => {
      const el = await onPage(kind, await same());
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.samePage));
      expect(rangeOf(el)).to.equal('1–20');
      expect(el.page).to.equal(1);
      expect([canPress(el, 'Previous'), canPress(el, 'Next')]).to.deep.equal([false, false]);
      expect(announced(el)).to.equal(en.samePage);
      expect(turned()).to.deep.equal([2, 1]);
    });

    it('is noticed in any order of the calls', async () => {
      const server = await same();
      await server.answer(`${kind.path}?page=2`, untold(kind, madeCalls(20).reverse()));
      const el = await onPage(kind, server);
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.samePage));
      expect(shownCalls(el)[0]).to.equal(1);
    });

    it('is noticed where the person comes from a later page', async () => {
      const el = await onPage(kind, await same(), 5);
      button(el, 'Previous').click();
      await until(() => besideTable(el).includes(en.samePage));
      expect([el.page, rangeOf(el)]).to.deep.equal([1, '1–20']);
    });

    it('is noticed where calls have come in between', async () => {
      for (const came of [1, 4, 20, 30]) {
        const server = await scriptedServer({[`${kind.path}?page=1`]: untold(kind, madeCalls(20, 101))});
        const el = await onPage(kind, server);
        await server.answer(kind.path, untold(kind, madeCalls(20, 101 - came)));
        await server.answer(`${kind.path}?page=1`, untold(kind, madeCalls(20, 101 - came)));
        button(el, 'Next').click();
        await until(() => besideTable(el).includes(en.samePage), `${came} calls`);
        expect([el.page, rangeOf(el), canPress(el, 'Next')]).to.deep.equal([1, '1–20', false]);
        el.remove();
      }
    });

    it('is noticed where calls come between all requests', async () => {
      const server = await scriptedServer({[kind.path]: untold(kind, madeCalls(20, 101))});
      const el = await onPage(kind, server);
      await server.answer(kind.path, untold(kind, madeCalls(20, 100)), untold(kind, madeCalls(20, 98)));
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.samePage));
      expect(rangeOf(el)).to.equal('1–20');
    });

    it('is not assumed of one whose calls have moved on, by more than a page', async () => {
      for (const came of [20, 23, 57]) {
        const server = await scriptedServer({[`${kind.path}?page=1`]: untold(kind, madeCalls(20, 101))});
        const el = await onPage(kind, server);
        await server.answer(`${kind.path}?page=1`, untold(kind, madeCalls(20, 101 - came)));
        await server.answer(`${kind.path}?page=2`, untold(kind, madeCalls(20, 121 - came)));
        button(el, 'Next').click();
        await until(() => rangeOf(el) === '21–40', `${came} calls`);
        expect([el.page, canPress(el, 'Next')]).to.deep.equal([2, true]);
        expect(besideTable(el)).not.to.include(en.samePage);
        el.remove();
      }
    });

    it('is not assumed of one whose calls have moved on', async () => {
      const server = await scriptedServer({
        [`${kind.path}?page=1`]: untold(kind, madeCalls(20, 21)),
        [`${kind.path}?page=2`]: untold(kind, madeCalls(20, 41)),
      });
      const el = await onPage(kind, server);
      // Twenty new calls: the first page of before is the second one now.
      await server.answer(`${kind.path}?page=1`, untold(kind, madeCalls(20)));
      await server.answer(`${kind.path}?page=2`, untold(kind, madeCalls(20, 21)));
      button(el, 'Next').click();
      await until(() => rangeOf(el) === '21–40');
      expect([el.page, canPress(el, 'Next')]).to.deep.equal([2, true]);
      expect(besideTable(el)).not.to.include(en.samePage);
    });

    it('is not assumed where some calls are new', async () => {
      const server = await same();
      await server.answer(`${kind.path}?page=2`, untold(kind, madeCalls(20, 2)));
      const el = await onPage(kind, server);
      button(el, 'Next').click();
      await until(() => rangeOf(el) === '21–40');
      expect(shownCalls(el)[0]).to.equal(2);
    });

    it('is not assumed of another question with the same calls', async () => {
      const el = await onPage(kind, await same());
      el.setAttribute('page-size', '19');
      await until(() => loadedPages().length === 2);
      expect(besideTable(el)).not.to.include(en.samePage);
    });
  });
}

for (const kind of [callList, phoneHistory]) {
  describe(`a service that begins again after its last page, in <${kind.tag}>`, () => {
    /** Pages of five; every page that does not exist is another one. */
    const begin = async (again = 1, first = 1) => {
      const page = (n: number) => untold(kind, madeCalls(5, 5 * n - 4));
      const server = await scriptedServer({
        [kind.path]: page(again),
        [`${kind.path}?page=1`]: page(1),
        [`${kind.path}?page=2`]: page(2),
        [`${kind.path}?page=3`]: page(3),
      });
      const el = await onPage({...kind, attributes: {...kind.attributes, 'page-size': '5'}}, server, first);
      return {el};
    };
    const turnTo = async (el: Element, name: string, range: string) => {
      button(el, name).click();
      await until(() => rangeOf(el) === range);
    };

    it('stays on the last page, says so, and leads back', async () => {
      const {el} = await begin();
      await turnTo(el, 'Next', '6–10');
      await turnTo(el, 'Next', '11–15');
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.lastPage));
      expect([el.page, rangeOf(el), shownCalls(el)[0]]).to.deep.equal([3, '11–15', 11]);
      expect([canPress(el, 'Previous'), canPress(el, 'Next')]).to.deep.equal([true, false]);
      expect(announced(el)).to.equal(en.lastPage);
      expect(turned()).to.deep.equal([2, 3, 4, 3]);
      await turnTo(el, 'Previous', '6–10');
      expect(besideTable(el)).not.to.include(en.lastPage);
      await turnTo(el, 'Next', '11–15');
      expect(canPress(el, 'Next')).to.be.true;
    });

    it('does so where the first page was never on screen', async () => {
      const {el} = await begin(1, 3);
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.lastPage));
      expect([el.page, shownCalls(el)[0], canPress(el, 'Next')]).to.deep.equal([3, 11, false]);
      await turnTo(el, 'Previous', '6–10');
    });

    it('does so where it begins with another page', async () => {
      const {el} = await begin(2);
      await turnTo(el, 'Next', '6–10');
      await turnTo(el, 'Next', '11–15');
      button(el, 'Next').click();
      await until(() => besideTable(el).includes(en.lastPage));
      expect([el.page, rangeOf(el)]).to.deep.equal([3, '11–15']);
    });

    it('shows the page under its own number where a script went beyond', async () => {
      const {el} = await begin();
      el.page = 9;
      await until(() => el.page === 1);
      expect(rangeOf(el)).to.equal('1–5');
      await turnTo(el, 'Next', '6–10');
    });
  });
}

describe('a service that goes to its last page for every later one', () => {
  it('stays on it, and leads home from far beyond', async () => {
    const pages = {1: madeCalls(20), 2: madeCalls(5, 21)};
    const {fetch} = service((request) => {
      const page = Number(new URL(request.url).searchParams.get('page'));
      return Response.json({success: true, data: {callSessions: page === 1 ? pages[1] : pages[2]}});
    });
    const page = await fixture(
      html`<agni-provider .fetch=${fetch}><agni-call-list endpoint="/zudu" page="9"></agni-call-list></agni-provider>`,
    );
    const el = page.querySelector('agni-call-list') as AgniCallList;
    await until(() => lengths(el) === 5);
    button(el, 'Previous').click();
    await until(() => lengths(el) === 20);
    expect([el.page, rangeOf(el)]).to.deep.equal([1, '1–20']);
  });
});

describe('a list of another vendor', () => {
  it('whose service says that it sent the first page again ends there', async () => {
    const calls = Array.from({length: 20}, (_, index) => zuduCall(index + 1));
    const {fetch, asked} = service(() =>
      Response.json({status: 'success', data: {calls, pagination: {page: 0, limit: 20, total: 57, total_pages: 3}}}),
    );
    const page = await fixture(
      html`<agni-provider .fetch=${fetch} vendor="zudu"
        ><agni-call-list endpoint="/zudu"></agni-call-list
      ></agni-provider>`,
    );
    const el = page.querySelector('agni-call-list') as AgniCallList;
    await inState(el, 'ready');
    button(el, 'Next').click();
    await until(() => besideTable(el).includes(en.samePage));
    expect([el.page, canPress(el, 'Next'), asked.length]).to.deep.equal([1, false, 2]);
  });
});

describe('a loader of the page that ignores the page', () => {
  const put = async (calls: readonly object[]) => {
    const el = await fixture<AgniCallList>(html`<agni-call-list .source=${{list: () => calls}}></agni-call-list>`);
    await inState(el, 'ready');
    button(el, 'Next').click();
    return el;
  };

  it('ends the list, too', async () => {
    const el = await put(Array.from({length: 20}, (_, index) => ourCall(index + 1)));
    await until(() => besideTable(el).includes(en.samePage));
    expect(el.page).to.equal(1);
  });

  it('ends it where calls without an id have the same start', async () => {
    const el = await put(Array.from({length: 20}, (_, index) => ourCall(index + 1, {id: ''})));
    await until(() => besideTable(el).includes(en.samePage));
  });

  it('does not where nothing tells its calls apart', async () => {
    const el = await put(Array.from({length: 20}, () => ({agent: {}, caller: {}, callee: {}, status: 'failed'})));
    await until(() => rangeOf(el) === '21–40');
    expect(besideTable(el)).not.to.include(en.samePage);
  });
});

describe('a call that comes twice on one page', () => {
  for (const kind of [callList, phoneHistory]) {
    it(`is shown once in <${kind.tag}>, and counted once`, async () => {
      const calls = [...madeCalls(19), ...madeCalls(1, 5)];
      const server = await scriptedServer({
        [`${kind.path}?page=1`]: untold(kind, calls),
        [`${kind.path}?page=2`]: untold(kind, madeCalls(20, 20)),
      });
      const el = await onPage(kind, server);
      expect(shownCalls(el)).to.deep.equal(Array.from({length: 19}, (_, index) => index + 1));
      expect([rangeOf(el), announced(el)]).to.deep.equal(['1–19', '19 calls loaded']);
      button(el, 'Next').click();
      await until(() => rangeOf(el) === '20–39');
    });
  }

  it('is shown as the row says that knows the most', async () => {
    const [call] = madeCalls(1);
    const open = {...call, status: 'in-progress', ended_at: null, duration_sec: null};
    for (const rows of [
      [open, call],
      [call, open],
    ]) {
      const server = await scriptedServer({[callList.path]: untold(callList, rows as Json[])});
      const el = await onPage(callList, server);
      expect(lengths(el)).to.equal(1);
      expect(el.shadowRoot?.textContent).not.to.match(/in progress/i);
      expect(dispatched('agni-calls-load').at(-1)?.detail.page.calls[0]?.durationSec).to.equal(65);
      el.remove();
    }
  });

  it('is shown once among a contact’s, and those without an id stay', async () => {
    const calls = [...madeCalls(2), ...madeCalls(2), ...madeCalls(1, 3).flatMap((call) => [call, call])].map(
      (call, index) => (index > 3 ? {...call, id: undefined} : call),
    );
    const server = await scriptedServer({'/api/v1/contacts/*/calls': {json: {success: true, data: calls}}});
    const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': 'c'});
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2, 3, 3]);
  });

  it('is shown once from a loader of the page', async () => {
    const calls = [1, 2, 2, 1, 3].map((n) => ourCall(n));
    const el = await fixture<AgniCallList>(html`<agni-call-list .source=${{list: () => calls}}></agni-call-list>`);
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
  });
});
