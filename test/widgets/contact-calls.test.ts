import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {a11y} from '../support/a11y.js';
import {fixtureServer, scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls} from '../support/calls.js';
import {contactCalls, failed, show, shownCalls, situation} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, besideTable, cells, findButton, inState, noticeOf, placeholders} from '../support/screen.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

const of = (contact: string) => `/api/v1/contacts/${contact}/calls`;

describe('<agni-contact-calls>', () => {
  // What else a list shows is the same for every list, and audited in call-list.test.ts.
  for (const name of ['ready', 'empty', 'failed with an earlier page']) {
    it(`is accessible while ${name}`, async () => {
      const {el} = await situation(name, contactCalls);
      await a11y(el);
    });
  }

  it('shows the documented calls as people say it, the newest first', async () => {
    sinon.useFakeTimers({toFake: ['Date'], now: Date.parse('2026-11-20T12:00:00Z')});
    const server = await fixtureServer({[of('contact-1')]: 'agni/contact-calls.filled.json'});
    const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': 'contact-1'});
    await inState(el, 'ready');
    expect(cells(el)).to.deep.equal([
      ['To +912205550101', 'Arjun – Loan Follow-up', 'Phone', 'Failed', 'Jun 9, 2026, 4:45 AM', '0 s'],
      [
        'From Priya Sharma +912205550101',
        'Maya · Billing',
        'Inbound call',
        'Completed',
        'Jun 2, 2026, 11:05 AM',
        '1 min 40 s',
      ],
    ]);
    expect(announced(el)).to.equal('2 calls loaded');
  });

  it('never shows the calls of one contact under another', async () => {
    const {el} = await situation('ready', contactCalls);
    el.setAttribute('vendor', 'nope');
    await failed(el);
    expect(shownCalls(el), 'still the same contact').to.deep.equal([1, 2, 3]);
    el.setAttribute('contact-id', 'contact-2');
    await el.updateComplete;
    expect(cells(el)).to.deep.equal([]);
    el.removeAttribute('vendor');
    await inState(el, 'ready');
  });

  it('asks for everything at once, and has no pages', async () => {
    const server = await scriptedServer({[of('contact-1')]: contactCalls.answer(madeCalls(130))});
    const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': ' contact-1 '});
    await inState(el, 'ready');
    expect((await server.requests()).map(({method, url}) => [method, url])).to.deep.equal([['GET', of('contact-1')]]);
    await until(() => shownCalls(el).length === 130);
    expect(findButton(el, 'Next')).to.equal(undefined);
    expect(findButton(el, 'Previous')).to.equal(undefined);
    expect(besideTable(el)).to.equal('Times in UTC');
  });

  it('sorts by start, then by creation; a call whose time is unknown comes last', async () => {
    const times = [
      {started_at: '2026-06-01T00:00:00Z'},
      {started_at: null},
      {started_at: '2026-06-03T00:00:00Z'},
      {started_at: '', created_at: '2026-06-02T00:00:00Z'},
      {started_at: 'soon'},
      {started_at: '2026-06-03T00:00:01+05:30'},
    ];
    const server = await scriptedServer({
      [of('*')]: contactCalls.answer(madeCalls(6).map((call, index) => ({...call, ...times[index]}))),
    });
    const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': 'contact-1'});
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([3, 6, 4, 1, 2, 5]);
  });

  it('shows the demo’s contact over real HTTP, through the proxy', async () => {
    const el = await show('agni-contact-calls', {endpoint: '/agni', 'contact-id': 'contact-priya-sharma'});
    await inState(el, 'ready');
    expect(cells(el).length).to.be.greaterThan(1);
    for (const [party] of cells(el)) expect(party).to.contain('+912205550101');
    const times = dispatched('agni-calls-load')[0]?.detail.calls.map(({startedAt = 0}) => startedAt) ?? [];
    expect(times).to.deep.equal([...times].sort((a, b) => b - a));
  });

  it('sends an id as one segment of the path, whatever is in it', async () => {
    const id = 'a/../b?x=1#y %41 ✓';
    const server = await scriptedServer({[of('*')]: contactCalls.answer(madeCalls(1))});
    const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': id});
    await inState(el, 'ready');
    expect((await server.requests()).map(({url}) => url)).to.deep.equal([of(encodeURIComponent(id))]);
  });

  describe('when the contact changes', () => {
    const showing = async () => {
      const server = await scriptedServer({[of('one')]: contactCalls.answer(madeCalls(3))});
      const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': 'one'});
      await inState(el, 'ready');
      el.selectedId = 'call-1';
      await el.updateComplete;
      return {el, server};
    };

    it('drops the rows at once, and the selection with them', async () => {
      const {el, server} = await showing();
      await server.answer(of('two'), {...contactCalls.answer(madeCalls(2, 8)), hold: true});
      el.contactId = 'two';
      await el.updateComplete;
      expect(el.state).to.equal('loading');
      expect(shownCalls(el)).to.deep.equal([]);
      expect(el.selectedId).to.equal(undefined);
      expect(placeholders(el)).to.be.greaterThan(0);
      await server.arrived(1, of('two'));
      await server.release();
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([8, 9]);
    });

    it('shows none of the first one’s calls when the second one’s cannot be loaded', async () => {
      const {el, server} = await showing();
      await server.answer(of('two'), {status: 500});
      el.contactId = 'two';
      await failed(el);
      expect(cells(el)).to.deep.equal([]);
      expect(noticeOf(el)).not.to.contain('Below');
    });

    it('never shows the first one’s answer that comes after the second one’s', async () => {
      const server = await scriptedServer({[of('one')]: {...contactCalls.answer(madeCalls(3)), hold: true}});
      await server.answer(of('two'), contactCalls.answer(madeCalls(2, 8)));
      const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': 'one'});
      await server.arrived(1);
      el.contactId = 'two';
      await inState(el, 'ready');
      await server.release();
      await server.ended(1, 'left');
      expect(shownCalls(el)).to.deep.equal([8, 9]);
      expect(dispatched('agni-calls-load').map(({detail}) => detail.query)).to.deep.equal([
        {kind: 'contact', contactId: 'two'},
      ]);
    });

    for (const [how, take] of [
      ['taken away', (el: Element) => el.removeAttribute('contact-id')],
      ['emptied', (el: Element) => el.setAttribute('contact-id', '')],
      ['made blank', (el: Element) => el.setAttribute('contact-id', '  ')],
    ] as const) {
      it(`shows no calls once the id is ${how}, and asks nothing`, async () => {
        const {el, server} = await showing();
        take(el);
        await until(() => errors().length === 1);
        expect(cells(el)).to.deep.equal([]);
        expect(el.state).to.equal('idle');
        expect(el.selectedId).to.equal(undefined);
        const message = en.missing('contact-id');
        expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
        expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
        expect(await server.requests()).to.have.length(1);
        el.contactId = 'one';
        await inState(el, 'ready');
        expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      });
    }
  });

  it('says that the id is missing, and asks nothing, until there is one', async () => {
    const server = await scriptedServer({[of('*')]: contactCalls.answer(madeCalls(1))});
    const el = await show('agni-contact-calls', {endpoint: server.endpoint});
    await until(() => errors().length === 1);
    const message = en.missing('contact-id');
    expect([el.state, noticeOf(el)]).to.deep.equal(['idle', message]);
    expect(warnings).to.deep.equal([`<agni-contact-calls> contact-id not-configured ${message}`]);
    expect(await server.requests()).to.deep.equal([]);
    el.contactId = 'one';
    await inState(el, 'ready');
    expect(noticeOf(el)).to.equal('');
  });

  for (const id of ['.', '..']) {
    it(`refuses the id “${id}”, which would climb out of its path, and asks nothing`, async () => {
      const server = await scriptedServer();
      const el = await show('agni-contact-calls', {endpoint: server.endpoint, 'contact-id': id});
      await failed(el);
      expect(errors()).to.deep.equal([{code: 'bad-request', message: en.needed['contact-id']}]);
      expect(findButton(el, 'Try again'), 'a button that cannot help').to.equal(undefined);
      expect(await server.requests()).to.deep.equal([]);
    });
  }
});
