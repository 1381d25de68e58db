import {afterEach, beforeEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {WaitController} from '../../src/controllers/wait.js';
import {TestHost} from '../support/host.js';

let clock: sinon.SinonFakeTimers;
let host: TestHost;
let wait: WaitController;
const twenty = {until: 20_000, now: () => undefined};

beforeEach(() => {
  clock = sinon.useFakeTimers({toFake: ['setInterval', 'clearInterval']});
  host = new TestHost();
  wait = new WaitController(host);
  host.connect();
});
afterEach(() => {
  clock.restore();
});

/** Updates of the host in this many milliseconds. */
const updatesIn = async (ms: number): Promise<number> => {
  await host.updateComplete;
  const before = host.updates;
  for (let passed = 0; passed < ms; passed += 500) {
    clock.tick(500);
    await host.updateComplete;
  }
  return host.updates - before;
};

describe('a wait', () => {
  it('updates the element when it begins, each second, and when it ends', async () => {
    wait.set(twenty);
    await host.updateComplete;
    expect([wait.current, host.updates]).to.deep.equal([twenty, 1]);
    expect(await updatesIn(3000)).to.equal(3);
    wait.set(undefined);
    await host.updateComplete;
    expect([wait.current, host.updates]).to.deep.equal([undefined, 5]);
  });

  it('leaves no clock behind', async () => {
    wait.set(twenty);
    wait.set(undefined);
    expect(clock.countTimers()).to.equal(0);
    expect(await updatesIn(3000)).to.equal(0);
  });

  it('that is said again is the same one', async () => {
    wait.set(twenty);
    await host.updateComplete;
    wait.set(twenty);
    await host.updateComplete;
    expect([host.updates, clock.countTimers()]).to.deep.equal([1, 1]);
  });

  it('gives way to another one, with one clock', () => {
    wait.set(twenty);
    const other = {...twenty};
    wait.set(other);
    expect(wait.current).to.equal(other);
    expect(clock.countTimers()).to.equal(1);
  });

  it('ticks only while the element is on the page', async () => {
    wait.set(twenty);
    host.disconnect();
    expect(clock.countTimers()).to.equal(0);
    expect(await updatesIn(3000)).to.equal(0);
    host.connect();
    expect(clock.countTimers()).to.equal(1);
    expect(await updatesIn(2000)).to.equal(2);
  });

  it('that ended meanwhile ticks no more when the element comes back', () => {
    wait.set(twenty);
    host.disconnect();
    wait.set(undefined);
    host.connect();
    expect(clock.countTimers()).to.equal(0);
  });
});
