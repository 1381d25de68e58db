/** A page that stays open over midnight. */
import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import '../../src/define.js';
import {ourCall, madeCall} from '../support/calls.js';
import {callServer} from '../support/page-objects/detail.js';
import {cells, inState} from '../support/screen.js';
import {until} from '../support/until.js';

/** 23:59:00 in Kolkata. */
const evening = Date.parse('2026-06-11T18:29:00Z');
const minute = 60_000;
const startedAt = Date.parse('2026-06-11T15:00:00Z');

let clock: sinon.SinonFakeTimers;
beforeEach(() => {
  clock = sinon.useFakeTimers({now: evening, toFake: ['Date', 'setTimeout', 'clearTimeout']});
});
afterEach(() => {
  clock.restore();
});

const page = (content: unknown, zone = 'Asia/Kolkata'): Promise<HTMLElement> =>
  fixture(html`<agni-provider locale="en-GB" time-zone=${zone}>${content}</agni-provider>`);

describe('a time of today', () => {
  for (const tag of ['agni-call-list', 'agni-call-table', 'agni-contact-calls'] as const) {
    it(`is of yesterday after midnight in the zone of the page, in <${tag}>`, async () => {
      const el = Object.assign(document.createElement(tag), {calls: [ourCall(1, {startedAt})]});
      await page(el);
      await inState(el, 'ready');
      const shown = (): string => el.shadowRoot?.querySelector('table')?.textContent ?? '';
      expect(shown()).to.contain('Today, 20:30');
      clock.tick(minute + 1);
      await el.updateComplete;
      expect(shown()).to.contain('Yesterday, 20:30');
    });
  }

  it('is of yesterday in a call’s head, too, and nothing is asked again', async () => {
    const server = await callServer(madeCall(1, {started_at: new Date(startedAt).toISOString()}));
    const el = document.createElement('agni-call-detail');
    Object.assign(el, {endpoint: server.endpoint, callId: 'call-1'});
    await page(el);
    await inState(el, 'ready');
    const head = (): string => el.shadowRoot?.querySelector('[part=head]')?.textContent ?? '';
    expect(head()).to.contain('Today, 20:30');
    clock.tick(minute + 1);
    await el.updateComplete;
    expect(head()).to.contain('Yesterday, 20:30');
    expect(await server.requests()).to.have.length(1);
  });

  for (const name of ['focus', 'pageshow', 'visibilitychange']) {
    it(`is looked at again on ${name}, since timers stop while a computer sleeps`, async () => {
      const el = Object.assign(document.createElement('agni-call-table'), {calls: [ourCall(1, {startedAt})]});
      await page(el);
      await inState(el, 'ready');
      clock.setSystemTime(evening + 48 * 60 * minute);
      (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name, {bubbles: true}));
      await el.updateComplete;
      expect(el.shadowRoot?.textContent).to.contain('11 Jun 2026, 20:30');
    });
  }

  it('stays one until midnight, and costs no update', async () => {
    const el = Object.assign(document.createElement('agni-call-table'), {calls: [ourCall(1, {startedAt})]});
    await page(el);
    await inState(el, 'ready');
    const update = sinon.spy(el, 'requestUpdate');
    window.dispatchEvent(new Event('focus'));
    clock.tick(minute - 1);
    expect(update.called).to.be.false;
  });

  it('follows another zone’s midnight when the page names it', async () => {
    const el = Object.assign(document.createElement('agni-call-table'), {calls: [ourCall(1, {startedAt})]});
    const provider = await page(el, 'UTC');
    await inState(el, 'ready');
    provider.setAttribute('time-zone', 'Asia/Kolkata');
    await until(() => el.shadowRoot?.textContent.includes('20:30'));
    clock.tick(minute + 1);
    await el.updateComplete;
    expect(el.shadowRoot?.textContent).to.contain('Yesterday, 20:30');
  });

  it('holds one timer for all elements of a page, and none after the last has left', async () => {
    const before = clock.countTimers();
    const added = sinon.spy(window, 'addEventListener');
    const all = [1, 2, 3].map(() => Object.assign(document.createElement('agni-call-table'), {calls: [ourCall(1)]}));
    const provider = await page(all);
    await Promise.all(all.map((el) => inState(el, 'ready')));
    expect(clock.countTimers()).to.equal(before + 1);
    expect(added.getCalls().filter(({args: [name]}) => name === 'pageshow')).to.have.length(1);
    added.restore();
    provider.remove();
    expect(clock.countTimers()).to.equal(before);
    expect(cells(all[0] as Element)).to.have.length(1);
  });
});
