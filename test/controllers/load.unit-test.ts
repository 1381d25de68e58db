/** What becomes of a question and of its answer; `load-leaving.unit-test.ts` has what becomes of them when the element leaves. */
import {afterEach, beforeEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {en} from '../../src/locale/en.js';
import {CallsError} from '../../src/model/errors.js';
import {loading, source} from './load-support.js';

let warn: sinon.SinonStub;
beforeEach(() => {
  warn = sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

describe('a question', () => {
  it('is asked when the element is on the page, and not before', async () => {
    const {host, asked, settled, load} = await loading({connected: false});
    host.requestUpdate();
    await settled();
    expect(asked).to.have.length(0);
    expect(load.state).to.equal('idle');
    host.connect();
    await settled();
    expect(asked).to.have.length(1);
    expect(load.state).to.equal('loading');
  });

  it('is asked once, however often the element updates', async () => {
    const {host, asked, settled, ask, nth} = await loading();
    for (let n = 0; n < 5; n++) {
      host.requestUpdate();
      await settled();
    }
    nth(0).answer('A');
    await settled();
    await ask({query: {page: 1}}); // equal, though another object
    expect(asked).to.have.length(1);
  });

  it('is asked anew by another query, another subject, or another source', async () => {
    const {asked, ask, nth} = await loading();
    await ask({query: {page: 2}});
    await ask({subject: 'two'});
    const other = source();
    await ask({source: other});
    expect(asked).to.have.length(4);
    expect(nth(3).question.source).to.equal(other);
  });

  it('is not fresh unless it is asked again by reload()', async () => {
    const {load, nth, ask, settled} = await loading();
    await ask({query: {page: 2}});
    load.reload();
    await settled();
    expect([0, 1, 2].map((index) => nth(index).options.fresh)).to.deep.equal([false, false, true]);
  });

  it('that is none leaves the element idle, and leaves its earlier answer', async () => {
    const {load, ask, nth, settled} = await loading();
    nth(0).answer('A');
    await settled();
    await ask(undefined);
    expect([load.state, load.answer, load.query]).to.deep.equal(['idle', undefined, undefined]);
  });
});

describe('an answer', () => {
  it('is kept, announced and dispatched, in this order, when it is on screen', async () => {
    const {host, load, nth, settled, events, heard} = await loading();
    const seen: unknown[] = [];
    host.addEventListener('load', () => seen.push(load.state, load.answer, host.attributes.get('state'), heard.at(-1)));
    nth(0).answer('A');
    await settled();
    expect(seen).to.deep.equal(['ready', 'A', 'ready', 'Loaded A']);
    expect(events).to.deep.equal(['A']);
    expect(load.source).to.equal(nth(0).question.source);
  });

  it('is dispatched even if a text of the page throws, which the console reports', async () => {
    const error = sinon.stub(console, 'error');
    const {nth, settled, events} = await loading({
      announcement: () => {
        throw new Error('no text');
      },
    });
    nth(0).answer('A');
    await settled();
    expect(events).to.deep.equal(['A']);
    expect(error.callCount).to.equal(1);
  });

  it('that has nothing to show is empty', async () => {
    const {load, nth, settled} = await loading({isEmpty: (answer) => answer === ''});
    nth(0).answer('');
    await settled();
    expect(load.state).to.equal('empty');
  });

  it('stays through a refresh', async () => {
    const {load, nth, settled} = await loading();
    nth(0).answer('A');
    await settled();
    load.reload();
    await settled();
    expect([load.state, load.answer]).to.deep.equal(['refreshing', 'A']);
    nth(1).answer('B');
    await settled();
    expect([load.state, load.answer]).to.deep.equal(['ready', 'B']);
  });

  it('stays through another page of the same subject', async () => {
    const {load, nth, ask, settled} = await loading();
    nth(0).answer('A');
    await settled();
    await ask({query: {page: 2}});
    expect([load.state, load.answer]).to.deep.equal(['refreshing', 'A']);
  });

  it('stays through a failure, and through the refresh after it', async () => {
    const {load, nth, settled} = await loading();
    nth(0).answer('A');
    await settled();
    load.reload();
    await settled();
    nth(1).fail(new CallsError('upstream'));
    await settled();
    expect([load.state, load.answer, load.error?.code]).to.deep.equal(['failed', 'A', 'upstream']);
    load.reload();
    await settled();
    expect([load.state, load.answer, load.error]).to.deep.equal(['refreshing', 'A', undefined]);
  });

  it('leaves with its subject', async () => {
    const {load, nth, ask, settled} = await loading();
    nth(0).answer('A');
    await settled();
    await ask({subject: 'two'});
    expect([load.state, load.answer]).to.deep.equal(['loading', undefined]);
  });

  it('is forgotten on demand, even if the new question cannot be asked', async () => {
    const {load, nth, ask, settled, asked} = await loading();
    nth(0).answer('A');
    await settled();
    load.forget();
    await ask(new CallsError('bad-request', {attribute: 'page'}));
    expect([load.state, load.answer]).to.deep.equal(['failed', undefined]);
    await ask({});
    expect(asked).to.have.length(2);
  });

  for (const obeys of [true, false]) {
    it(`of an earlier question is ignored when it comes late${obeys ? '' : ', also from a source that ignores its signal'}`, async () => {
      const {load, nth, ask, settled, events, heard} = await loading({obeys});
      await ask({query: {page: 2}});
      expect(nth(0).options.signal.aborted).to.equal(true);
      nth(1).answer('B');
      await settled();
      nth(0).answer('A');
      await settled();
      expect([load.state, load.answer, events, heard]).to.deep.equal(['ready', 'B', ['B'], ['Loaded B']]);
    });

    it(`of an earlier question is ignored when it comes first${obeys ? '' : ', also from a source that ignores its signal'}`, async () => {
      const {load, nth, ask, settled, events} = await loading({obeys});
      await ask({query: {page: 2}});
      nth(0).answer('A');
      await settled();
      expect([load.state, load.answer, events]).to.deep.equal(['loading', undefined, []]);
      nth(1).answer('B');
      await settled();
      expect([load.answer, events]).to.deep.equal(['B', ['B']]);
    });
  }

  it('is ignored as a failure, too, once another question is asked', async () => {
    const {load, nth, ask, settled, events} = await loading({obeys: false});
    await ask({query: {page: 2}});
    nth(0).fail(new CallsError('upstream'));
    await settled();
    expect([load.state, load.error, events]).to.deep.equal(['loading', undefined, []]);
  });
});

describe('a failure', () => {
  it('is kept, announced, dispatched, and named on the console', async () => {
    const {load, nth, settled, events, heard} = await loading();
    const error = new CallsError('upstream', {status: 500});
    nth(0).fail(error);
    await settled();
    expect([load.state, load.error]).to.deep.equal(['failed', error]);
    expect(events).to.deep.equal(['upstream']);
    expect(heard).to.deep.equal([en.errors.upstream]);
    expect(warn.args).to.deep.equal([['<test-host>', 'upstream', en.errors.upstream]]);
  });

  it('of an unknown kind is a bad response to people, and stands on the console in full', async () => {
    const console_ = sinon.stub(console, 'error');
    const {load, nth, settled, events} = await loading();
    const reason = new TypeError('x is not a function');
    nth(0).fail(reason);
    await settled();
    expect([load.state, load.error?.code, events]).to.deep.equal(['failed', 'bad-response', ['bad-response']]);
    expect(console_.args).to.deep.equal([[reason]]);
  });

  it('is over when the same question is asked again', async () => {
    const {load, nth, settled, events} = await loading();
    nth(0).fail(new CallsError('network'));
    await settled();
    load.reload();
    await settled();
    expect([load.state, load.error]).to.deep.equal(['loading', undefined]);
    nth(1).answer('A');
    await settled();
    expect([load.state, load.answer, events]).to.deep.equal(['ready', 'A', ['network', 'A']]);
  });

  it('that is the same again is dispatched and heard again', async () => {
    const {load, nth, settled, events, heard} = await loading();
    nth(0).fail(new CallsError('network'));
    await settled();
    load.reload();
    await settled();
    nth(1).fail(new CallsError('network'));
    await settled();
    expect(events).to.deep.equal(['network', 'network']);
    expect(heard).to.deep.equal([en.errors.network, '', en.errors.network]);
  });
});

describe('attributes that make no question', () => {
  const missing = new CallsError('not-configured', {attribute: 'endpoint', missing: true});
  const wrong = new CallsError('bad-request', {attribute: 'page'});

  it('are told once while they stay so, and ask nothing', async () => {
    const {load, ask, events, asked} = await loading({connected: false}).then(async (all) => {
      all.host.connect();
      await all.ask(wrong);
      return all;
    });
    await ask(new CallsError('bad-request', {attribute: 'page'}));
    load.reload();
    await ask(wrong);
    expect(events).to.deep.equal(['bad-request']);
    expect([load.state, load.error?.facts.attribute]).to.deep.equal(['failed', 'page']);
    expect(asked.every(({options}) => options.signal.aborted)).to.equal(true);
  });

  it('are no failure while one is only missing', async () => {
    const {load, ask, events} = await loading();
    await ask(missing);
    expect([load.state, load.error, events]).to.deep.equal(['idle', missing, ['not-configured']]);
  });

  it('leave the answer on screen where one is wrong, and take it away where one is missing', async () => {
    const {load, ask, nth, settled} = await loading();
    nth(0).answer('A');
    await settled();
    await ask(wrong);
    expect([load.state, load.answer]).to.deep.equal(['failed', 'A']);
    await ask(missing);
    expect([load.state, load.answer]).to.deep.equal(['idle', undefined]);
  });

  it('leave the query of the answer on screen as it is', async () => {
    const {load, nth, settled, ask} = await loading();
    nth(0).answer('A');
    await settled();
    await ask(new CallsError('bad-request', {attribute: 'page'}));
    expect(load.query).to.deep.equal({page: 1});
  });

  it('are told again where another one is wrong', async () => {
    const {ask, events} = await loading();
    await ask(wrong);
    await ask(missing);
    await ask(wrong);
    expect(events).to.deep.equal(['bad-request', 'not-configured', 'bad-request']);
  });

  it('end the question before them', async () => {
    const {ask, nth, load, settled, events} = await loading({obeys: false});
    await ask(wrong);
    expect(nth(0).options.signal.aborted).to.equal(true);
    nth(0).answer('A');
    await settled();
    expect([load.state, load.answer, events]).to.deep.equal(['failed', undefined, ['bad-request']]);
  });

  it('ask as soon as they are mended, also the question of before', async () => {
    const {load, ask, nth, settled, asked} = await loading();
    nth(0).answer('A');
    await settled();
    await ask(wrong);
    await ask({});
    expect(asked).to.have.length(2);
    expect([load.state, load.error]).to.deep.equal(['refreshing', undefined]);
  });

  it('that are a mistake of the program are thrown', async () => {
    const {load, ask} = await loading();
    const mistake = new TypeError('no question');
    await ask(undefined);
    const question = sinon.stub().throws(mistake);
    const other = await loading({connected: false, question});
    other.host.isConnected = true;
    expect(() => {
      other.load.hostUpdate();
    }).to.throw(mistake);
    expect(load.state).to.equal('idle');
  });
});
