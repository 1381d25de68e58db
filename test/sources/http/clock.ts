/**
 * Time in the tests' hands: the page's timers and its date. What the network does, and time-outs, go on by themselves.
 */
import {expect} from '@open-wc/testing';
import {useFakeTimers, type SinonFakeTimers} from 'sinon';
import {until} from '../../support/until.js';

/** A whole second, since an HTTP date holds no less. */
export const noon = Date.UTC(2026, 5, 11, 12);

export class Clock {
  readonly #timers: SinonFakeTimers;

  constructor() {
    this.#timers = useFakeTimers({now: noon, toFake: ['setTimeout', 'clearTimeout', 'Date']});
  }

  /** How many timers run. */
  get running(): number {
    return this.#timers.countTimers();
  }

  /** Waits for the one timer that a retry sets, lets it come, and says after how many ms that was. */
  async next(): Promise<number> {
    await until(() => this.running === 1, 'No timer was set');
    const before = Date.now();
    this.#timers.next();
    return Date.now() - before;
  }

  /** Waits for the one timer, and fails if it does not come after exactly so many ms. */
  async exactly(ms: number): Promise<void> {
    await until(() => this.running === 1, 'No timer was set');
    this.#timers.tick(Math.max(0, ms - 1));
    if (ms > 0) expect(this.running, `waits until ${ms} ms`).to.equal(1);
    this.#timers.tick(1);
    expect(this.running, `no longer than ${ms} ms`).to.equal(0);
  }

  restore(): void {
    this.#timers.restore();
  }
}
