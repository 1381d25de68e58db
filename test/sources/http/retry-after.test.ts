/**
 * Retry-After, in seconds or as a date (RFC 9110 §10.2.3, §5.6.7), is obeyed exactly; above a minute nobody is kept
 * waiting.
 */
import {expect} from '@open-wc/testing';
import {restore, stub} from 'sinon';
import {untilRetry} from '../../../src/sources/http/retry.js';
import type {Wait} from '../../../src/sources/http/share.js';
import {scriptedServer, type ScriptedServer} from '../../support/server.js';
import {until} from '../../support/until.js';
import {ask, calls, failure, listPath, rejection} from '../../support/request.js';
import {Clock, noon} from './clock.js';

let clock: Clock;
beforeEach(() => {
  clock = new Clock();
});
afterEach(() => {
  clock.restore();
  restore();
});

const busy = async (retryAfter: string, status = 429): Promise<ScriptedServer> => {
  const server = await scriptedServer();
  await server.answer(listPath, {status, headers: {'retry-after': retryAfter}}, calls);
  return server;
};
const date = (ms: number): string => new Date(noon + ms).toUTCString();

describe('Retry-After', () => {
  const obeyed: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['1', 1000],
    ['007', 7000],
    ['5', 5000],
    ['20', 20_000],
    ['60', 60_000],
    [date(20_000), 20_000],
    [date(60_000), 60_000],
    [date(0), 0],
    [date(-3_600_000), 0],
    ['Thursday, 11-Jun-26 12:00:20 GMT', 20_000],
    ['Thu Jun 11 12:00:20 2026', 20_000], // RFC 850, and asctime, which is UTC
  ];
  for (const [value, ms] of obeyed) {
    it(`is obeyed exactly: "${value}"`, async () => {
      const server = await busy(value);
      const page = ask(server);
      await clock.exactly(ms);
      expect((await page).calls).to.have.length(1);
      expect(await server.requests()).to.have.length(2);
    });
  }

  it('is read with every status that is retried', async () => {
    for (const status of [429, 502, 503, 504]) {
      // Chromium may answer 408 itself, by asking again
      const server = await busy('7', status);
      const page = ask(server);
      await clock.exactly(7000);
      expect((await page).calls, `${status}`).to.have.length(1);
    }
  });

  it('allows two further attempts, no more', async () => {
    const server = await scriptedServer({[listPath]: {status: 429, headers: {'retry-after': '2'}}});
    const error = failure(ask(server));
    await clock.exactly(2000);
    await clock.exactly(2000);
    expect((await error).code).to.equal('rate-limited');
    expect((await error).facts.retryAfter).to.equal(2000);
    expect(await server.requests()).to.have.length(3);
  });

  it('is reported, not waited for, when it is above 60 s', async () => {
    const above: readonly (readonly [string, number])[] = [
      ['61', 61_000],
      [date(61_000), 61_000],
      ['86400', 86_400_000],
    ];
    for (const [value, retryAfter] of above) {
      const server = await busy(value);
      expect((await failure(ask(server))).facts, value).to.include({status: 429, retryAfter});
      expect(await server.requests(), value).to.have.length(1);
      expect(clock.running).to.equal(0);
    }
  });

  it('is reported as a finite number when it is beyond all numbers', async () => {
    const server = await busy('9'.repeat(400));
    expect((await failure(ask(server))).facts).to.include({status: 429, retryAfter: Number.MAX_SAFE_INTEGER});
    expect(await server.requests()).to.have.length(1);
  });

  it('is ignored when it cannot be read', async () => {
    stub(Math, 'random').returns(0.5);
    for (const value of [
      '',
      'soon',
      '-5',
      '1.5',
      '5s',
      'in 5',
      '120 seconds',
      'next Thursday',
      '2026-06-11',
      '11/06/2026',
    ]) {
      const server = await busy(value);
      const page = ask(server);
      expect(await clock.next(), value).to.equal(150);
      expect((await page).calls, value).to.have.length(1);
    }
  });
});

describe('a wait longer than 5 s', () => {
  it('is announced to its asker, with a way to end it', async () => {
    const [server, waits] = [await busy('20'), [] as (Wait | undefined)[]];
    const page = ask(server, {onWait: (wait) => waits.push(wait)});
    const wait = await until(() => waits[0]);
    expect(wait.until).to.equal(noon + 20_000);
    wait.now();
    expect((await page).calls).to.have.length(1);
    expect(waits).to.deep.equal([wait, undefined]);
    expect(Date.now(), 'at once, and the timer is gone').to.deep.equal(noon);
    expect(clock.running, 'at once, and the timer is gone').to.equal(0);
    expect(await server.requests()).to.have.length(2);
    wait.now();
    expect(await server.requests(), 'no more than once').to.have.length(2);
  });

  it('ends by itself', async () => {
    const [server, waits] = [await busy('6'), [] as (Wait | undefined)[]];
    const page = ask(server, {onWait: (wait) => waits.push(wait)});
    await clock.exactly(6000);
    await page;
    expect(waits.map((wait) => wait?.until)).to.deep.equal([noon + 6000, undefined]);
  });

  it('is announced to everybody who waits, latecomers included', async () => {
    const [server, first, second] = [await busy('20'), [] as unknown[], [] as unknown[]];
    const pages = [ask(server, {onWait: (wait) => first.push(wait)})];
    await until(() => first.length === 1);
    pages.push(ask(server, {onWait: (wait) => second.push(wait)}), ask(server));
    await until(() => second.length === 1);
    expect(second).to.deep.equal(first);
    await clock.exactly(20_000);
    const [one, two, three] = await Promise.all(pages);
    expect(one === two).to.equal(true);
    expect(two === three).to.equal(true);
    expect(first.length).to.equal(2);
    expect(second.length).to.equal(2);
  });

  it('ends for the asker who leaves, and for good with the last', async () => {
    const [server, told] = [await busy('20'), [] as unknown[]];
    const [one, two] = [new AbortController(), new AbortController()];
    const left = [one, two].map(async ({signal}) =>
      rejection(ask(server, {signal, onWait: (wait) => told.push(wait)})),
    );
    await until(() => told.length === 2);
    one.abort();
    expect(await left[0]).to.have.property('name', 'AbortError');
    expect(clock.running, 'the other still waits').to.equal(1);
    two.abort();
    expect(await left[1]).to.have.property('name', 'AbortError');
    await until(() => clock.running === 0);
    expect(await server.requests()).to.have.length(1);
    expect(told, 'nobody is there to hear of its end').to.have.length(2);
  });

  it('is not begun for an asker who has left, and stops for one who leaves', async () => {
    const reason = new Response(null, {status: 429, headers: {'retry-after': '20'}});
    const told: unknown[] = [];
    expect(await rejection(untilRetry(reason, 0, AbortSignal.abort(), (wait) => told.push(wait)))).to.have.property(
      'name',
      'AbortError',
    );
    expect(clock.running).to.equal(0);
    expect(told).to.deep.equal([]);
    const leaving = new AbortController();
    const left = rejection(untilRetry(reason, 0, leaving.signal, (wait) => told.push(wait)));
    expect(clock.running).to.equal(1);
    expect(told.length).to.equal(1);
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    expect(clock.running).to.equal(0);
  });

  it('is not announced when it is shorter', async () => {
    const [server, waits] = [await busy('5'), [] as unknown[]];
    const page = ask(server, {onWait: (wait) => waits.push(wait)});
    await clock.exactly(5000);
    await page;
    expect(waits.filter(Boolean)).to.deep.equal([]);
  });
});
