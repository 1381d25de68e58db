import {expect, fixture, nextFrame} from '@open-wc/testing';
import sinon from 'sinon';
import {DrawnRowsController, firstRows} from '../../src/controllers/drawn-rows.js';
import {HostElement} from '../support/host-element.js';
import {until} from '../support/until.js';

const numbers = (count: number): readonly number[] => Array.from({length: count}, (_, index) => index);

/** An element that draws as many of its rows as it may. */
class Rows extends HostElement {
  rows: readonly number[] = [];
  drawn: readonly number[] = [];
  #controller = new DrawnRowsController(this);

  protected override update(changed: Map<string, unknown>): void {
    this.drawn = this.#controller.of(this.rows);
    super.update(changed);
  }
}
customElements.define('test-rows', Rows);

let host: Rows;
beforeEach(async () => {
  host = new Rows();
  (await fixture('<div></div>')).append(host);
  await host.updateComplete;
});
afterEach(() => {
  sinon.restore();
});

/** Gives the element other rows; says how many it draws at once. */
const draw = async (count: number): Promise<number> => {
  host.rows = numbers(count);
  host.requestUpdate();
  await host.updateComplete;
  return host.drawn.length;
};

describe('the rows that are drawn', () => {
  it('are all of them where they are few', async () => {
    expect(await draw(firstRows)).to.equal(firstRows);
  });

  it('are the first ones in a frame of their own, then all of them in their order', async () => {
    expect(await draw(100)).to.equal(firstRows);
    expect(host.drawn).to.deep.equal(numbers(firstRows));
    let frames = 0;
    const count = () => {
      frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await until(() => host.drawn.length === 100);
    expect(frames, 'a frame has begun').to.be.greaterThan(0);
    expect(host.drawn).to.deep.equal(numbers(100));
  });

  it('are all of them from then on', async () => {
    await draw(100);
    await until(() => host.drawn.length === 100);
    expect(await draw(200)).to.equal(200);
    expect(await draw(41)).to.equal(41);
  });

  it('are all of them at once when more come to a few', async () => {
    await draw(3);
    expect(await draw(100)).to.equal(100);
  });

  it('are the first ones again after there were none', async () => {
    await draw(100);
    await until(() => host.drawn.length === 100);
    await draw(0);
    expect(await draw(100)).to.equal(firstRows);
    await until(() => host.drawn.length === 100);
  });

  it('are waited for once, however often the element updates meanwhile', async () => {
    const frames = sinon.spy(window, 'requestAnimationFrame');
    for (let n = 0; n < 5; n++) await draw(100);
    expect(frames.callCount).to.equal(1);
    frames.restore();
    await until(() => host.drawn.length === 100);
  });

  it('schedule nothing where there are none, or few', async () => {
    const frames = sinon.spy(window, 'requestAnimationFrame');
    await draw(0);
    await draw(5);
    expect(frames.callCount).to.equal(0);
    frames.restore();
    await nextFrame();
  });
});
