import {afterEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {withTimeout} from '../../src/sources/http/timeout.js';
import {CallsError} from '../../src/model/errors.js';

const never = () => new Promise<never>(() => undefined);
const signal = () => new AbortController().signal;
/** What a promise rejects with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('It was answered.'),
    (reason: unknown) => reason,
  );
/** A clock that only the test moves. */
const ownTimeout = () => {
  const late = new AbortController();
  const timeout = sinon.stub(AbortSignal, 'timeout').returns(late.signal);
  return {timeout, pass: () => late.abort(new DOMException('late', 'TimeoutError'))};
};

afterEach(() => {
  sinon.restore();
});

describe('what is loaded in time', () => {
  it('is handed on', async () => {
    expect(await withTimeout(() => Promise.resolve('A'), {signal: signal()})).to.equal('A');
  });

  it('fails as it fails, also where it throws at once', async () => {
    const reason = new TypeError('no');
    const throws = () => {
      throw reason;
    };
    expect(await rejection(withTimeout(() => Promise.reject(reason), {signal: signal()}))).to.equal(reason);
    expect(await rejection(withTimeout(throws, {signal: signal()}))).to.equal(reason);
  });

  it('has 15 s, or what is asked for', async () => {
    const {timeout} = ownTimeout();
    await withTimeout(() => Promise.resolve(), {signal: signal()});
    await withTimeout(() => Promise.resolve(), {signal: signal(), timeout: 5});
    expect(timeout.args).to.deep.equal([[15_000], [5]]);
  });
});

describe('what is not loaded in time', () => {
  it('is a time-out, though nothing listens to the signal', async () => {
    const {pass} = ownTimeout();
    const reason = rejection(withTimeout(never, {signal: signal()}));
    pass();
    expect(await reason)
      .to.be.instanceOf(CallsError)
      .and.include({code: 'timeout'});
  });

  it('hears of it by its signal', async () => {
    const {pass} = ownTimeout();
    const ended = sinon.spy();
    const reason = rejection(
      withTimeout(
        (signal) => {
          signal.addEventListener('abort', ended);
          return never();
        },
        {signal: signal()},
      ),
    );
    pass();
    await reason;
    expect(ended.callCount).to.equal(1);
  });
});

describe('what is not awaited any more', () => {
  it('ends with the reason of whoever left, though nothing listens to the signal', async () => {
    const controller = new AbortController();
    const reason = rejection(withTimeout(never, {signal: controller.signal}));
    const left = new Error('left');
    controller.abort(left);
    await rejection(withTimeout(never, {signal: controller.signal})).then((again) => {
      expect(again, 'and is not begun any more').to.equal(left);
    });
    expect(await reason).to.equal(left);
  });

  it('is no answer, though it came just then', async () => {
    const controller = new AbortController();
    const reason = await rejection(
      withTimeout(
        () => {
          controller.abort(new Error('left'));
          return Promise.resolve('A');
        },
        {signal: controller.signal},
      ),
    );
    expect(reason).not.to.equal('A');
  });
});
