import {expect} from '@open-wc/testing';
import {press} from '../support/keys.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls} from '../support/calls.js';
import {callList, asking, failed, kinds, type List, show, shownCalls, situation} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, button, cells, findButton, inState, noticeOf, placeholders, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

const states = ['idle', 'loading', 'refreshing', 'ready', 'empty', 'failed'] as const;

/** What a style sheet can match, which must be what the element says of itself. */
const stateOf = async (el: List): Promise<string> => {
  await el.updateComplete;
  const matching = states.filter((state) => el.matches(`:state(${state})`));
  expect(matching).to.deep.equal([el.state]);
  expect(el.getAttribute('state')).to.equal(el.state);
  return el.state;
};

for (const kind of kinds) {
  describe(`<${kind.tag}>`, () => {
    it('says which setting is missing, and makes no request, while it has no endpoint', async () => {
      const el = await show(kind.tag, kind.attributes);
      await until(() => noticeOf(el) !== '');
      expect(await stateOf(el)).to.equal('idle');
      const message = en.missing('endpoint');
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      await until(() => errors().length === 1);
      expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
      expect(warnings).to.deep.equal([`<${kind.tag}> endpoint not-configured ${message}`]);
      expect(findButton(el, 'Try again')).to.equal(undefined);
    });

    it('goes from loading to ready, and dispatches agni-calls-load when the calls are on screen', async () => {
      const {el, server} = await asking(kind, {...kind.answer(madeCalls(2)), hold: true});
      await server.arrived(1);
      expect(await stateOf(el)).to.equal('loading');
      expect(placeholders(el)).to.be.greaterThan(0);
      expect([cells(el), noticeOf(el), announced(el)]).to.deep.equal([[], '', '']);
      let seen: unknown[] | undefined;
      el.addEventListener('agni-calls-load', () => {
        seen = [el.state, el.getAttribute('state'), shownCalls(el), announced(el)];
      });
      await server.release();
      await until(() => seen);
      expect(seen).to.deep.equal(['ready', 'ready', [1, 2], '2 calls loaded']);
      expect(await stateOf(el)).to.equal('ready');
      expect(placeholders(el)).to.equal(0);
      const [event, ...others] = dispatched('agni-calls-load');
      expect(others).to.deep.equal([]);
      expect(event?.detail.calls.map(({id}) => id)).to.deep.equal(['call-1', 'call-2']);
      expect(event?.detail.page.calls).to.equal(event?.detail.calls);
      expect(event?.bubbles).to.equal(true);
      expect(event?.composed).to.equal(true);
      expect(event?.cancelable).to.equal(false);
    });

    it('is empty, in words, when there are no calls', async () => {
      const {el} = await situation('empty', kind);
      expect(await stateOf(el)).to.equal('empty');
      expect([noticeOf(el), announced(el)]).to.deep.equal(['No calls found', 'No calls found']);
      expect(el.shadowRoot?.querySelector('table')).to.be.null;
      expect(dispatched('agni-calls-load').map(({detail}) => detail.calls)).to.deep.equal([[]]);
      expect(errors()).to.deep.equal([]);
    });

    it('keeps the last page when a refresh fails, explains the failure, and tries again on request', async () => {
      const {el, server} = await situation('failed with an earlier page', kind);
      const message = en.errors.upstream;
      const received = en.received(server.endpoint + kind.path.replace('*', '{id}'), '500 text/plain');
      expect(await stateOf(el)).to.equal('failed');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(noticeOf(el)).to.equal(`${message} ${en.stale}`);
      expect(announced(el)).to.equal(message);
      expect(errors()).to.deep.equal([{code: 'upstream', message, status: 500}]);
      expect(warnings).to.deep.equal([`<${kind.tag}> upstream ${message} ${received}`]);
      button(el, 'Try again').click();
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2]);
      expect([noticeOf(el), announced(el)]).to.deep.equal(['', '2 calls loaded']);
      expect(await server.requests()).to.have.length(3);
    });
  });
}

describe('<agni-call-list> from state to state', () => {
  const kind = callList;

  it('keeps the rows while it refreshes', async () => {
    const {el, server} = await situation('refreshing', kind);
    expect(await stateOf(el)).to.equal('refreshing');
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
    expect([placeholders(el), noticeOf(el)]).to.deep.equal([0, '']);
    expect(announced(el), 'nothing is news before the answer').to.equal('3 calls loaded');
    await server.release();
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2]);
    expect(announced(el)).to.equal('2 calls loaded');
  });

  it('keeps the focus when a person tries again', async () => {
    const {el} = await situation('failed without an earlier page', kind);
    button(el, 'Try again').focus();
    await press('Enter');
    await inState(el, 'ready');
    expect(document.activeElement).to.equal(el);
    expect(el.shadowRoot?.activeElement).not.to.equal(null);
    await press('Tab');
    expect(el.shadowRoot?.activeElement, 'the next stop is the first row').to.equal(rowButtons(el)[0]);
  });

  it('explains a failure when there is no earlier page, and tries again on request', async () => {
    const {el} = await situation('failed without an earlier page', kind);
    expect(await stateOf(el)).to.equal('failed');
    expect(cells(el)).to.deep.equal([]);
    expect(placeholders(el)).to.equal(0);
    expect(noticeOf(el)).to.equal(en.errors.upstream);
    button(el, 'Try again').click();
    expect(await stateOf(el)).to.equal('loading');
    expect(placeholders(el)).to.be.greaterThan(0);
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
  });

  it('mentions no earlier results when the last answer was empty', async () => {
    const {el, server} = await situation('empty', kind);
    await server.answer(kind.path, {status: 500});
    el.reload();
    await failed(el);
    expect(noticeOf(el)).to.equal(en.errors.upstream);
    expect(el.shadowRoot?.querySelector('table')).to.be.null;
  });

  it('reports each failed attempt, and makes none by itself', async () => {
    const {el, server} = await asking(kind, {status: 403});
    await failed(el);
    button(el, 'Try again').click();
    await failed(el, 2);
    el.reload();
    await failed(el, 3);
    expect(errors().map(({code}) => code)).to.deep.equal(['forbidden', 'forbidden', 'forbidden']);
    expect(await server.requests()).to.have.length(3);
  });

  it('aborts a refresh when it is removed, without an error, and keeps its rows', async () => {
    const {el, server} = await situation('refreshing', kind);
    el.remove();
    await server.ended(1, 'left');
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
    expect(errors()).to.deep.equal([]);
  });

  it('gives up on a service that never answers', async () => {
    const server = await situation('ready', kind).then((asked) => asked.server);
    await server.answer(kind.path, {hang: 'head'});
    const late = new AbortController();
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked: number[] = [];
    AbortSignal.timeout = (ms) => {
      asked.push(ms);
      return late.signal;
    };
    try {
      const el = await show(kind.tag, {endpoint: server.endpoint, ...kind.attributes});
      await server.arrived(2);
      expect(await stateOf(el)).to.equal('loading');
      late.abort(new DOMException('late', 'TimeoutError'));
      await failed(el);
      expect(noticeOf(el)).to.equal(en.errors.timeout);
      expect(errors().map(({code}) => code)).to.deep.equal(['timeout']);
      expect(asked).to.deep.equal([15_000]);
      await server.ended(1, 'left');
      expect(findButton(el, 'Try again')).not.to.equal(undefined);
    } finally {
      AbortSignal.timeout = timeout;
    }
  });

  it('gives up on a body that stops half-way', async () => {
    const late = new AbortController();
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = () => late.signal;
    try {
      const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hang: 'body'});
      await server.arrived(1);
      late.abort(new DOMException('late', 'TimeoutError'));
      await failed(el);
      expect(errors().map(({code}) => code)).to.deep.equal(['timeout']);
      expect(cells(el)).to.deep.equal([]);
    } finally {
      AbortSignal.timeout = timeout;
    }
  });
});
