/** What becomes of a question whose element leaves the page or moves in it; and how long one waits for it to settle. */
import {afterEach, beforeEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {CallsError} from '../../src/model/errors.js';
import {en} from '../../src/locale/en.js';
import {loading} from './load-support.js';

beforeEach(() => {
  sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

describe('an element that moves within the page', () => {
  it('keeps its question under way', async () => {
    const {host, load, nth, settled, asked, events} = await loading();
    host.disconnect();
    host.connect();
    await settled();
    expect([asked.length, nth(0).options.signal.aborted]).to.deep.equal([1, false]);
    nth(0).answer('A');
    await settled();
    expect([load.state, events]).to.deep.equal(['ready', ['A']]);
  });
});

describe('an element that leaves the page', () => {
  it('asks its next question afresh when it is back', async () => {
    const {host, nth, settled, ask, asked} = await loading();
    nth(0).answer('A');
    await settled();
    host.disconnect();
    await settled();
    host.connect();
    await settled();
    expect(asked.length, 'its answer is still there').to.equal(1);
    await ask({query: {page: 2}});
    expect(nth(1).options.fresh).to.equal(true);
    nth(1).answer('B');
    await settled();
    await ask({query: {page: 3}});
    expect(nth(2).options.fresh).to.equal(false);
  });

  for (const obeys of [true, false]) {
    const kind = obeys ? 'a source that listens to its signal' : 'a source that does not';
    it(`aborts its question once, with no failure, for ${kind}`, async () => {
      const {host, load, nth, settled, events} = await loading({obeys});
      const aborted = sinon.spy();
      nth(0).options.signal.addEventListener('abort', aborted);
      host.disconnect();
      await settled();
      nth(0).answer('A');
      await settled();
      expect(aborted.callCount).to.equal(1);
      expect([load.state, load.answer, load.error, events]).to.deep.equal(['idle', undefined, undefined, []]);
    });

    it(`asks again when it comes back, for ${kind}`, async () => {
      const {host, load, nth, settled, asked, events} = await loading({obeys});
      host.disconnect();
      await settled();
      host.connect();
      await settled();
      expect([asked.length, load.state]).to.deep.equal([2, 'loading']);
      nth(0).answer('A');
      nth(1).answer('B');
      await settled();
      expect([load.answer, events]).to.deep.equal(['B', ['B']]);
    });
  }

  it('keeps its answer, and asks nothing when it comes back with the same question', async () => {
    const {host, load, nth, settled, asked} = await loading();
    nth(0).answer('A');
    await settled();
    host.disconnect();
    await settled();
    host.connect();
    await settled();
    expect([asked.length, load.state, load.answer]).to.deep.equal([1, 'ready', 'A']);
  });

  it('keeps its failure, and asks nothing by itself when it comes back', async () => {
    const {host, load, nth, settled, asked} = await loading();
    nth(0).fail(new CallsError('forbidden'));
    await settled();
    host.disconnect();
    await settled();
    host.connect();
    await settled();
    expect([asked.length, load.state]).to.deep.equal([1, 'failed']);
  });

  it('loses its wait', async () => {
    const {host, load, nth, settled} = await loading();
    nth(0).options.onWait?.({until: Date.now() + 20_000, now: () => undefined});
    host.disconnect();
    await settled();
    expect(load.wait.current).to.equal(undefined);
  });
});

describe('settled()', () => {
  it('resolves at once where nothing was asked', async () => {
    const {load} = await loading({connected: false});
    await load.settled();
  });

  it('resolves with the answer, and with a failure', async () => {
    const {load, nth, settled} = await loading();
    const first = load.settled();
    nth(0).answer('A');
    await first;
    expect(load.answer).to.equal('A');
    load.reload();
    await settled();
    const second = load.settled();
    nth(1).fail(new CallsError('network'));
    await second;
    expect(load.state).to.equal('failed');
  });

  for (const obeys of [true, false]) {
    it(`resolves after an abort${obeys ? '' : ', though the source never hears of it'}`, async () => {
      const {host, load} = await loading({obeys});
      const done = load.settled();
      host.disconnect();
      await done;
      expect(load.state).to.equal('idle');
    });

    it(`waits for the question that took the place of another${obeys ? '' : ' whose source never answers'}`, async () => {
      const {load, nth, ask, settled} = await loading({obeys});
      const done = sinon.spy();
      void load.settled().then(done);
      await ask({query: {page: 2}});
      await settled();
      expect(done.callCount, 'the second is under way').to.equal(0);
      nth(1).answer('B');
      await settled();
      expect(done.callCount).to.equal(1);
    });
  }
});

describe('a wait', () => {
  const wait = {until: Date.now() + 20_000, now: () => undefined};

  it('is shown and heard, and is over with the answer, which is news', async () => {
    const {load, nth, settled, heard} = await loading();
    nth(0).options.onWait?.(wait);
    await settled();
    expect([load.wait.current, load.state, heard]).to.deep.equal([wait, 'loading', [en.busy]]);
    nth(0).options.onWait?.(undefined);
    nth(0).answer('A');
    await settled();
    expect([load.wait.current, load.state]).to.deep.equal([undefined, 'ready']);
    expect(heard).to.deep.equal([en.busy, 'Loaded A']);
  });

  it('is over with a failure, and with another question', async () => {
    const {load, nth, ask, settled} = await loading();
    nth(0).options.onWait?.(wait);
    nth(0).fail(new CallsError('rate-limited'));
    await settled();
    expect(load.wait.current).to.equal(undefined);
    load.reload();
    await settled();
    nth(1).options.onWait?.(wait);
    await ask({query: {page: 2}});
    expect(load.wait.current).to.equal(undefined);
  });

  it('of a question that matters no more is not shown', async () => {
    const {load, nth, ask} = await loading({obeys: false});
    await ask({query: {page: 2}});
    nth(0).options.onWait?.(wait);
    expect(load.wait.current).to.equal(undefined);
    nth(1).answer('B');
  });
});

describe('what assistive technology hears', () => {
  it('is nothing of a reload with the same answer', async () => {
    const {load, nth, settled, heard} = await loading();
    nth(0).answer('A');
    await settled();
    load.reload();
    await settled();
    nth(1).answer('A');
    await settled();
    expect(heard).to.deep.equal(['Loaded A']);
  });

  it('is each other answer, also where the text is the same', async () => {
    const {load, nth, settled, heard} = await loading({announcement: () => 'Loaded'});
    for (const [index, answer] of ['A', 'B', 'C'].entries()) {
      nth(index).answer(answer);
      await settled();
      load.reload();
      await settled();
    }
    nth(3).answer('C');
    await settled();
    expect(heard).to.deep.equal(['Loaded', 'Loaded\u00a0', 'Loaded']);
  });

  it('is the same answer where it is one to another question', async () => {
    const {nth, ask, settled, heard} = await loading();
    nth(0).answer('A');
    await settled();
    await ask({query: {page: 2}});
    nth(1).answer('A');
    await settled();
    expect(heard).to.deep.equal(['Loaded A', '', 'Loaded A']);
  });

  it('is the same answer after a failure, and after a wait', async () => {
    const {load, nth, settled, heard} = await loading();
    nth(0).answer('A');
    await settled();
    load.reload();
    await settled();
    nth(1).fail(new CallsError('network'));
    await settled();
    load.reload();
    await settled();
    nth(2).answer('A');
    await settled();
    load.reload();
    await settled();
    nth(3).options.onWait?.({until: Date.now() + 20_000, now: () => undefined});
    await settled();
    nth(3).answer('A');
    await settled();
    expect(heard).to.deep.equal(['Loaded A', en.errors.network, '', 'Loaded A', en.busy, 'Loaded A']);
  });
});
