import {expect} from '@open-wc/testing';
import {press} from '../support/keys.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls} from '../support/calls.js';
import {asking, failed, kinds, type List, show, shownCalls, situation} from '../support/page-objects/list.js';
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
  describe(`the states of <${kind.tag}>`, () => {
    it('begin with what is missing: no endpoint, no request, no error colour', async () => {
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

    it('go from loading to ready, and are told when they are on screen', async () => {
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

    it('are empty when there are no calls, in words', async () => {
      const {el} = await situation('empty', kind);
      expect(await stateOf(el)).to.equal('empty');
      expect([noticeOf(el), announced(el)]).to.deep.equal(['No calls found', 'No calls found']);
      expect(el.shadowRoot?.querySelector('table')).to.be.null;
      expect(dispatched('agni-calls-load').map(({detail}) => detail.calls)).to.deep.equal([[]]);
      expect(errors()).to.deep.equal([]);
    });

    it('keep the rows while refreshing', async () => {
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

    it('keep the last page when a refresh fails, say what happened, and try again', async () => {
      const {el, server} = await situation('failed with an earlier page', kind);
      const message = en.errors.upstream;
      expect(await stateOf(el)).to.equal('failed');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(noticeOf(el)).to.equal(`${message} ${en.stale}`);
      expect(announced(el)).to.equal(message);
      expect(errors()).to.deep.equal([{code: 'upstream', message, status: 500}]);
      expect(warnings).to.deep.equal([`<${kind.tag}>  upstream ${message}`]);
      button(el, 'Try again').click();
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2]);
      expect([noticeOf(el), announced(el)]).to.deep.equal(['', '2 calls loaded']);
      expect(await server.requests()).to.have.length(3);
    });

    it('keep the focus when somebody tries again', async () => {
      const {el} = await situation('failed without an earlier page', kind);
      button(el, 'Try again').focus();
      await press('Enter');
      await inState(el, 'ready');
      expect(document.activeElement).to.equal(el);
      expect(el.shadowRoot?.activeElement).not.to.equal(null);
      await press('Tab');
      expect(el.shadowRoot?.activeElement, 'the next stop is the first row').to.equal(rowButtons(el)[0]);
    });

    it('say what happened when there is nothing to keep, and try again', async () => {
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

    it('promise nothing below when the last answer was empty', async () => {
      const {el, server} = await situation('empty', kind);
      await server.answer(kind.path, {status: 500});
      el.reload();
      await failed(el);
      expect(noticeOf(el)).to.equal(en.errors.upstream);
      expect(el.shadowRoot?.querySelector('table')).to.be.null;
    });

    it('fail again for as long as it fails: each attempt is told, and none by itself', async () => {
      const {el, server} = await asking(kind, {status: 403});
      await failed(el);
      button(el, 'Try again').click();
      await failed(el, 2);
      el.reload();
      await failed(el, 3);
      expect(errors().map(({code}) => code)).to.deep.equal(['forbidden', 'forbidden', 'forbidden']);
      expect(await server.requests()).to.have.length(3);
    });

    it('show an answer that comes late for an element nobody waits for any more', async () => {
      const {el, server} = await situation('refreshing', kind);
      el.remove();
      await server.ended(1, 'left');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(errors()).to.deep.equal([]);
    });

    it('end: a service that never answers is given up', async () => {
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

    it('end, too, when a body stops half-way', async () => {
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
}
