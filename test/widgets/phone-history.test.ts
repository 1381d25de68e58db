import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {a11y} from '../support/a11y.js';
import {fixtureServer, scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCall, madeCalls, ownNumber} from '../support/calls.js';
import {asking, failed, phoneHistory, show, shownCalls, situation} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, besideTable, button, canPress, cells, inState, noticeOf, rangeOf} from '../support/screen.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

const {path} = phoneHistory;

/** A page as documented: what was asked comes back, with the number of all calls. */
const pageOf = (count: number, first: number, page: number, total: number, phone = ownNumber) => ({
  json: {success: true, phone, total_count: total, page, page_size: 20, calls: madeCalls(count, first)},
});

const asked = async (server: ScriptedServer) =>
  (await server.requests(path)).map(({query}) => Object.fromEntries(query));

describe('<agni-phone-history>', () => {
  // What else a list shows is the same for every list, and audited in call-list.test.ts.
  for (const name of ['ready', 'empty', 'failed with an earlier page']) {
    it(`is accessible while ${name}`, async () => {
      const {el} = await situation(name, phoneHistory);
      await a11y(el);
    });
  }

  it('leads with why a call failed, also where its status says only that it is over', async () => {
    const failed = {status: 'ended', disconnect_reason: 'error_inbound_webhook', summary: 'Nobody spoke.'};
    const missed = {status: 'completed', disconnect_reason: 'dial_busy', summary: ''};
    const {el} = await asking(phoneHistory, phoneHistory.answer([madeCall(1, failed), madeCall(2, missed)]));
    await inState(el, 'ready');
    expect(cells(el).map((row) => row.slice(0, 2))).to.deep.equal([
      ['Error inbound webhook', 'Failed'],
      ['Dial busy', 'Not connected'],
    ]);
  });

  describe('of the documented answer', () => {
    const showing = async (phone: string) => {
      sinon.useFakeTimers({toFake: ['Date'], now: Date.parse('2026-11-20T12:00:00Z')});
      const server = await fixtureServer({[path]: 'agni/phone-history.verbatim.json'});
      const el = await show('agni-phone-history', {endpoint: server.endpoint, phone});
      return {el, server};
    };

    it('leads with what happened, and shows both parties, the agent, how it went, when, and how long', async () => {
      const {el} = await showing('+919876543210');
      await inState(el, 'ready');
      expect(besideTable(el)).to.contain('Calls with +919876543210');
      expect(el.shadowRoot?.querySelector('table')?.getAttribute('aria-label')).to.equal('Calls with +919876543210');
      expect(cells(el)).to.deep.equal([
        [
          'Customer asked about billing.',
          'Completed',
          'From Jane Doe +14155550100',
          'Support Agent',
          'Jun 11, 2026, 9:30 AM',
          '4 min 10 s',
        ],
      ]);
      expect(announced(el)).to.equal('1 call loaded');
    });

    it('shows the total, and offers the pages that are left', async () => {
      const {el} = await showing('+919876543210');
      await inState(el, 'ready');
      expect(rangeOf(el)).to.equal('1–1 of 3');
      expect(canPress(el, 'Previous')).to.equal(false);
      expect(canPress(el, 'Next')).to.equal(true);
    });

    it('gives the page’s script the whole call with its transcript', async () => {
      const {el} = await showing('+919876543210');
      await inState(el, 'ready');
      const [call] = dispatched('agni-calls-load')[0]?.detail.calls ?? [];
      expect(call).to.deep.include({
        caller: {number: '+14155550100', name: 'Jane Doe', email: 'jane@example.com'},
        callee: {number: '+919876543210'},
        durationSec: 250,
        status: 'completed',
        summary: 'Customer asked about billing.',
        disconnectReason: 'user_hangup',
      });
      expect(call?.transcript?.items.map(({text}) => text)).to.deep.equal(['Hello!']);
    });

    it('is refused when another number was asked for', async () => {
      const {el} = await showing('+14155550100');
      await failed(el);
      expect(cells(el)).to.deep.equal([]);
      expect(errors().map(({code}) => code)).to.deep.equal(['bad-response']);
    });
  });

  it('never shows the calls of one number under another', async () => {
    const {el} = await situation('ready', phoneHistory);
    el.setAttribute('page-size', '500');
    await failed(el);
    expect(shownCalls(el), 'still the same number').to.deep.equal([1, 2, 3]);
    el.setAttribute('phone', '+14155550199');
    await el.updateComplete;
    expect(cells(el)).to.deep.equal([]);
    expect(besideTable(el)).not.to.include(ownNumber);
  });

  it('names the other side of each call, whichever side the number was on', async () => {
    const calls = [
      madeCall(1, {channel: 'voice'}),
      madeCall(2, {
        caller_number: ownNumber,
        caller_name: 'Our line',
        callee_number: '+447700900142',
        channel: 'inbound_call',
      }),
      madeCall(3, {caller_number: '1 (415) 555-0161', caller_name: '', callee_number: '', channel: 'voice'}),
      madeCall(4, {
        caller_number: '+447700900143',
        caller_name: 'Ann',
        callee_number: '+447700900144',
        channel: 'voice',
      }),
    ];
    const server = await scriptedServer({[path]: phoneHistory.answer(calls)});
    const el = await show('agni-phone-history', {endpoint: server.endpoint, phone: ownNumber});
    await inState(el, 'ready');
    expect(cells(el).map(([, , party]) => party)).to.deep.equal([
      'From Caller 1 +14155551001',
      'To +447700900142',
      'To Unknown',
      'Ann +447700900143 to +447700900144',
    ]);
  });

  it('asks with the documented parameters only', async () => {
    const server = await scriptedServer({[path]: pageOf(1, 1, 1, 101), [`${path}?page=2`]: pageOf(1, 2, 2, 101)});
    const el = await show('agni-phone-history', {endpoint: server.endpoint, phone: ` ${ownNumber} `});
    await inState(el, 'ready');
    el.setAttribute('include-transcripts', '');
    await server.arrived(2);
    el.setAttribute('page-size', '100');
    await server.arrived(3);
    el.setAttribute('page', '2');
    await server.arrived(4);
    el.removeAttribute('include-transcripts');
    await server.arrived(5);
    expect(await asked(server)).to.deep.equal([
      {phone: ownNumber, page: '1', page_size: '20'},
      {phone: ownNumber, page: '1', page_size: '20', include_transcripts: 'true'},
      {phone: ownNumber, page: '1', page_size: '100', include_transcripts: 'true'},
      {phone: ownNumber, page: '2', page_size: '100', include_transcripts: 'true'},
      {phone: ownNumber, page: '2', page_size: '100'},
    ]);
    expect((await server.requests())[0]?.url).to.contain('?phone=%2B14155550161&');
  });

  it('turns pages by the total, and dispatches agni-query-change', async () => {
    const server = await scriptedServer({
      [`${path}?page=1`]: pageOf(20, 1, 1, 41),
      [`${path}?page=2`]: pageOf(20, 21, 2, 41),
    });
    await server.answer(`${path}?page=3`, pageOf(1, 41, 3, 41));
    const el = await show('agni-phone-history', {endpoint: server.endpoint, phone: ownNumber});
    await until(() => rangeOf(el) === '1–20 of 41');
    expect(canPress(el, 'Previous')).to.equal(false);
    expect(canPress(el, 'Next')).to.equal(true);
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '21–40 of 41');
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(true);
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '41–41 of 41');
    expect(canPress(el, 'Previous')).to.equal(true);
    expect(canPress(el, 'Next')).to.equal(false);
    button(el, 'Previous').click();
    await until(() => rangeOf(el) === '21–40 of 41');
    const turned = dispatched('agni-query-change').map(({detail}) => detail.query);
    expect(turned.map((query) => query.kind === 'phone' && query.page)).to.deep.equal([2, 3, 2]);
    expect(turned[0]).to.deep.include({kind: 'phone', phone: ownNumber, pageSize: 20});
  });

  it('counts pages by the size that the service used', async () => {
    const answer = {
      json: {success: true, phone: ownNumber, total_count: 41, page: 2, page_size: 10, calls: madeCalls(10, 11)},
    };
    const server = await scriptedServer({[path]: answer});
    const el = await show('agni-phone-history', {endpoint: server.endpoint, phone: ownNumber, page: '2'});
    await until(() => rangeOf(el) === '11–20 of 41');
    expect(canPress(el, 'Next')).to.equal(true);
  });

  for (const value of ['101', '0', '-1', '1.5', 'abc']) {
    it(`refuses page-size="${value}" without a request`, async () => {
      const server = await scriptedServer({[path]: pageOf(1, 1, 1, 1)});
      const el = await show('agni-phone-history', {endpoint: server.endpoint, phone: ownNumber, 'page-size': value});
      await failed(el);
      const message = en.needed['page-size'];
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      expect(errors()).to.deep.equal([{code: 'bad-request', message}]);
      expect(warnings).to.deep.equal([`<agni-phone-history> page-size bad-request ${message}`]);
      expect(await server.requests()).to.deep.equal([]);
      el.removeAttribute('page-size');
      await inState(el, 'ready');
      expect(await asked(server)).to.deep.equal([{phone: ownNumber, page: '1', page_size: '20'}]);
      el.setAttribute('page-size', value);
      await failed(el, 2);
      expect(shownCalls(el), 'it is still the same number').to.deep.equal([1]);
      expect(noticeOf(el)).to.equal(`${message} ${en.stale}`);
    });
  }

  const malformed = [
    '4155550161',
    '+1 415 555 0161',
    '(415) 555-0161',
    '+0123456789',
    '+1415555016112345',
    '+123',
    'tel:+14155550161',
    'Jane',
    '+१४१५५५५०१६१',
  ];
  for (const phone of malformed) {
    it(`refuses the number “${phone}” without a request`, async () => {
      const server = await scriptedServer({[path]: pageOf(2, 1, 1, 2)});
      const el = await show('agni-phone-history', {endpoint: server.endpoint, phone});
      await failed(el);
      const message = en.needed.phone;
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      expect(errors()).to.deep.equal([{code: 'bad-request', message}]);
      expect(warnings).to.deep.equal([`<agni-phone-history> phone bad-request ${message}`]);
      expect(warnings.join(), 'a number is nobody else’s business').not.to.contain(phone);
      expect(await server.requests()).to.deep.equal([]);
      el.phone = ownNumber;
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2]);
    });
  }

  describe('when the number changes', () => {
    const other = '+447700900142';
    const showing = async () => {
      const server = await scriptedServer({[`${path}?phone=${encodeURIComponent(ownNumber)}`]: pageOf(20, 21, 2, 90)});
      const el = await show('agni-phone-history', {
        endpoint: server.endpoint,
        phone: ownNumber,
        page: '2',
        'selected-id': 'call-22',
      });
      await inState(el, 'ready');
      return {el, server};
    };

    it('drops the rows at once, begins at page 1, and forgets the selection', async () => {
      const {el, server} = await showing();
      await server.answer(`${path}?phone=${encodeURIComponent(other)}`, {...pageOf(2, 8, 1, 2, other), hold: true});
      el.phone = other;
      await el.updateComplete;
      expect(el.state).to.equal('loading');
      expect(shownCalls(el)).to.deep.equal([]);
      expect(el.selectedId).to.equal(undefined);
      expect(el.page).to.equal(1);
      expect(besideTable(el)).to.contain(other).and.not.to.contain(ownNumber);
      await server.arrived(2);
      await server.release();
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([8, 9]);
      expect((await asked(server))[1]).to.deep.equal({phone: other, page: '1', page_size: '20'});
    });

    it('shows none of the first one’s calls when the second one’s cannot be loaded', async () => {
      const {el, server} = await showing();
      await server.answer(`${path}?phone=${encodeURIComponent(other)}`, {status: 403});
      el.phone = other;
      await failed(el);
      expect(cells(el)).to.deep.equal([]);
      expect(noticeOf(el)).to.equal(en.errors.forbidden);
      expect(el.shadowRoot?.textContent).not.to.contain(ownNumber);
    });

    it('shows none of them when the new number is none', async () => {
      const {el, server} = await showing();
      el.phone = '555 0142';
      await failed(el);
      expect(cells(el)).to.deep.equal([]);
      expect(el.shadowRoot?.textContent).not.to.contain(ownNumber);
      expect(await server.requests()).to.have.length(1);
    });

    for (const phone of [undefined, '', ' ']) {
      it(`shows none of them when there is no number: ${JSON.stringify(phone)}`, async () => {
        const {el, server} = await showing();
        el.phone = phone;
        await until(() => errors().length === 1);
        const message = en.missing('phone');
        expect([el.state, cells(el), noticeOf(el)]).to.deep.equal(['idle', [], message]);
        expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
        expect(el.shadowRoot?.textContent).not.to.contain(ownNumber);
        expect(await server.requests()).to.have.length(1);
      });
    }
  });

  it('shows the demo’s number over real HTTP, through the proxy', async () => {
    const el = await show('agni-phone-history', {endpoint: '/agni', phone: '+912205550101', 'include-transcripts': ''});
    await inState(el, 'ready');
    expect(rangeOf(el)).to.match(/^1–\d+ of \d+$/);
    const calls = dispatched('agni-calls-load')[0]?.detail.calls ?? [];
    expect(calls.some(({transcript}) => transcript && transcript.items.length > 1)).to.equal(true);
  });
});
