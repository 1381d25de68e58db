import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {press} from '../support/keys.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls} from '../support/calls.js';
import {asking, callList, failed, type Kind, kinds, show, shownCalls, situation} from '../support/page-objects/list.js';
import {errors, recordEvents, recordWarnings} from '../support/record.js';
import {announced, button, cells, findButton, inState, noticeOf, placeholders} from '../support/screen.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

/** A clock the test moves. Date goes with it; animation frames, the network and what mocha measures do not. */
const ownClock = (): sinon.SinonFakeTimers =>
  sinon.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: Date.UTC(2026, 5, 11, 9),
  });

const busy = (seconds: number | string) => ({status: 429, headers: {'retry-after': `${seconds}`}});
const waitingFor = (seconds: number) => `The service is busy. Trying again in ${seconds} s.`;

/**
 * Waits until no timer is left but that of midnight, when a list names its days anew. One that is due at once, as the
 * look for unknown fields after a frame is, may run.
 */
const noTimer = async (clock: ReturnType<typeof ownClock>): Promise<void> => {
  await until(() => {
    clock.tick(0);
    return clock.countTimers() <= 1;
  }, 'A timer runs on');
  const midnight = new Date().setHours(24, 0, 0, 0);
  expect(clock.next(), 'the one timer left').to.equal(midnight);
};

/** A list that was told to wait, and the clock by which it waits. */
const waits = async (kind: Kind, seconds: number | string = 20) => {
  const clock = ownClock();
  const {el, server} = await asking(kind, busy(seconds), kind.answer(madeCalls(3)));
  await until(() => noticeOf(el) !== '', 'It does not say that it waits');
  return {el, server, clock};
};

for (const kind of kinds) {
  describe(`<${kind.tag}> during a Retry-After`, () => {
    it('counts the seconds down, and asks again when they are over, not before', async () => {
      const {el, server, clock} = await waits(kind);
      expect(el.state).to.equal('loading');
      expect(placeholders(el)).to.be.greaterThan(0);
      expect(noticeOf(el)).to.equal(waitingFor(20));
      for (const left of [19, 18, 17]) {
        clock.tick(1000);
        await el.updateComplete;
        expect(noticeOf(el)).to.equal(waitingFor(left));
      }
      clock.tick(16_999);
      await el.updateComplete;
      expect(noticeOf(el)).to.equal(waitingFor(1));
      expect(await server.requests()).to.have.length(1);
      expect(errors()).to.deep.equal([]);
      clock.tick(1);
      await inState(el, 'ready');
      expect([shownCalls(el), noticeOf(el)]).to.deep.equal([[1, 2, 3], '']);
      expect(await server.requests()).to.have.length(2);
      await noTimer(clock);
    });

    it('keeps the last page while it waits', async () => {
      const {el} = await situation('waiting with an earlier page', kind);
      expect(el.state).to.equal('refreshing');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(noticeOf(el)).to.match(/^The service is busy\. Trying again in (20|19) s\. Showing earlier results\.$/);
      button(el, 'Try now').click();
      await until(() => shownCalls(el).length === 2);
      expect(noticeOf(el)).to.equal('');
    });
  });
}

describe('<agni-call-list> during a Retry-After', () => {
  const kind = callList;

  it('is announced once, not each second', async () => {
    const {el, clock} = await waits(kind);
    await until(() => announced(el) === 'The service is busy.');
    clock.tick(1000);
    await el.updateComplete;
    expect([announced(el), noticeOf(el)]).to.deep.equal(['The service is busy.', waitingFor(19)]);
  });

  it('keeps the focus when a person presses “Try now”', async () => {
    const {el} = await waits(kind);
    button(el, 'Try now').focus();
    await press('Enter');
    await inState(el, 'ready');
    expect(document.activeElement).to.equal(el);
    expect(el.shadowRoot?.activeElement).not.to.equal(null);
  });

  it('asks at once when a person presses “Try now”', async () => {
    const {el, server, clock} = await waits(kind);
    button(el, 'Try now').click();
    await inState(el, 'ready');
    expect([shownCalls(el), noticeOf(el)]).to.deep.equal([[1, 2, 3], '']);
    expect(findButton(el, 'Try now')).to.equal(undefined);
    clock.tick(60_000);
    expect(await server.requests()).to.have.length(2);
    await noTimer(clock);
  });

  it('fails at once when the wait is longer than a minute, and says how long it is', async () => {
    const {el, server} = await asking(kind, busy(120), kind.answer(madeCalls(3)));
    await failed(el);
    const message = en.retryAfter(en.errors['rate-limited'], '2 min');
    expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
    expect(errors()).to.deep.equal([{code: 'rate-limited', message, status: 429}]);
    expect(await server.requests()).to.have.length(1);
    button(el, 'Try again').click();
    await inState(el, 'ready');
  });

  it('leaves no timer running when it is removed', async () => {
    const {el, server, clock} = await waits(kind);
    expect(clock.countTimers()).to.be.greaterThan(0);
    const parent = el.parentElement;
    el.remove();
    await until(() => clock.countTimers() === 0, 'A clock ticks on');
    clock.tick(60_000);
    expect(await server.requests()).to.have.length(1);
    parent?.append(el);
    await inState(el, 'ready');
    expect(noticeOf(el)).to.equal('');
  });

  it('asks at once when its endpoint changes', async () => {
    const {el, server, clock} = await waits(kind);
    const other = await scriptedServer({[kind.path]: kind.answer(madeCalls(1))});
    el.endpoint = other.endpoint;
    await inState(el, 'ready');
    expect([shownCalls(el), noticeOf(el)]).to.deep.equal([[1], '']);
    clock.tick(60_000);
    expect(await server.requests()).to.have.length(1);
    await noTimer(clock);
  });
});

describe('the wait of a list', () => {
  it('ends at the date that Retry-After names', async () => {
    const {el, clock} = await waits(callList, new Date(Date.UTC(2026, 5, 11, 9, 0, 30)).toUTCString());
    expect(noticeOf(el)).to.equal(waitingFor(30));
    clock.tick(30_000);
    await inState(el, 'ready');
  });

  it('is not mentioned when it is five seconds or less', async () => {
    const clock = ownClock();
    const {el, server} = await asking(callList, busy(5), callList.answer(madeCalls(3)));
    await server.ended(1, 'answered');
    await until(() => clock.countTimers() > 0);
    await el.updateComplete;
    expect([el.state, noticeOf(el)]).to.deep.equal(['loading', '']);
    clock.tick(5000);
    await inState(el, 'ready');
  });

  it('comes twice at most: then the list has failed', async () => {
    const clock = ownClock();
    const {el, server} = await asking(callList, busy(20));
    for (const count of [1, 2]) {
      expect(await server.arrived(count)).to.have.length(count);
      await until(() => noticeOf(el) === waitingFor(20));
      clock.tick(20_000);
    }
    await failed(el);
    expect(await server.requests()).to.have.length(3);
    expect(cells(el)).to.deep.equal([]);
    expect(noticeOf(el)).to.equal(en.retryAfter(en.errors['rate-limited'], '20 s'));
  });

  it('is shared by two lists with one question, and either may end it', async () => {
    const {el, server} = await waits(callList);
    const twin = await show('agni-call-list', {endpoint: server.endpoint});
    await until(() => noticeOf(twin) === waitingFor(20));
    button(twin, 'Try now').click();
    await Promise.all([inState(el, 'ready'), inState(twin, 'ready')]);
    expect(await server.requests()).to.have.length(2);
    expect([noticeOf(el), noticeOf(twin)]).to.deep.equal(['', '']);
  });
});
