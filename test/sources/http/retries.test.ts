/** What is asked again, how often, and after what wait. */
import {expect} from '@open-wc/testing';
import {restore, spy, stub, type SinonSpy} from 'sinon';
import {scriptedServer, type Answer} from '../../support/server.js';
import {ask, calls, failure, listPath} from '../../support/request.js';
import {Clock} from './clock.js';

let clock: Clock;
let fetched: SinonSpy;
beforeEach(() => {
  clock = new Clock();
  fetched = spy(globalThis, 'fetch');
});
afterEach(() => {
  clock.restore();
  restore();
});

/**
 * How often the page asked. The server may see more: Chromium repeats what was answered 408 on a connection in use (RFC
 * 9110 §15.5.9).
 */
const attempts = (): number => fetched.args.filter(([url]) => String(url).includes(listPath)).length;

const passing: readonly (readonly [string, Answer, string])[] = [
  ['a connection that breaks', {...calls, cut: 10}, 'network'],
  ['408', {status: 408}, 'timeout'],
  ['429', {status: 429}, 'rate-limited'],
  ['502', {status: 502}, 'upstream'],
  ['503', {status: 503}, 'upstream'],
  ['504', {status: 504}, 'timeout'],
];
const lasting: readonly (readonly [number, string])[] = [
  [400, 'bad-request'],
  [401, 'unauthorized'],
  [402, 'bad-request'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'bad-request'],
  [410, 'bad-request'],
  [422, 'bad-request'],
  [500, 'upstream'],
  [501, 'upstream'],
  [599, 'upstream'],
];

describe('a passing failure', () => {
  for (const [name, answer, code] of passing) {
    it(`is retried twice, and then reported: ${name}`, async () => {
      const server = await scriptedServer({[listPath]: answer});
      const error = failure(ask(server));
      await clock.next();
      await clock.next();
      expect(await error).to.have.property('code', code);
      expect((await error).facts.status).to.equal(answer.status);
      expect(attempts()).to.equal(3);
      expect((await server.requests()).length).to.be.at.least(3);
      expect(clock.running).to.equal(0);
    });
  }

  it('is not reported when a retry succeeds', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 503}, {...calls, cut: 10}, calls);
    const page = ask(server);
    await clock.next();
    await clock.next();
    expect((await page).calls).to.have.length(1);
    expect(await server.requests()).to.have.length(3);
  });

  it("is a network error when the page's own fetch throws", async () => {
    const server = await scriptedServer({[listPath]: calls});
    let times = 0;
    const fetch: typeof globalThis.fetch = async (...given) =>
      times++ < 2 ? Promise.reject(new TypeError('no')) : globalThis.fetch(...given);
    const page = ask(server, {fetch});
    await clock.next();
    await clock.next();
    expect((await page).calls).to.have.length(1);
  });

  it('is not retried again once a lasting failure follows', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 503}, {status: 403});
    const error = failure(ask(server));
    await clock.next();
    expect((await error).code).to.equal('forbidden');
    expect(await server.requests()).to.have.length(2);
  });
});

describe('a lasting failure', () => {
  for (const [status, code] of lasting) {
    it(`is reported at once: ${status}`, async () => {
      // A Retry-After changes nothing: the same question would have the same answer.
      const server = await scriptedServer({[listPath]: {status, headers: {'retry-after': '1'}}});
      const error = await failure(ask(server));
      expect(error.code).to.deep.equal(code);
      expect(error.facts.status).to.deep.equal(status);
      expect(await server.requests()).to.have.length(1);
      expect(clock.running).to.equal(0);
    });
  }
});

describe('the wait before asking again', () => {
  for (const [random, first, second] of [
    [0, 0, 0],
    [0.5, 150, 300],
    [0.9999, 299.97, 599.94],
  ] as const) {
    it(`is any part of 300 ms, then of 600 ms (${random})`, async () => {
      stub(Math, 'random').returns(random);
      const server = await scriptedServer({[listPath]: {status: 503}});
      const error = failure(ask(server));
      expect(await clock.next()).to.be.closeTo(first, 1);
      expect(await clock.next()).to.be.closeTo(second, 1);
      expect((await error).code).to.equal('upstream');
    });
  }
});
