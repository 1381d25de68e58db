import {expect, fixture, nextFrame} from '@open-wc/testing';
import sinon from 'sinon';
import {VisibilityController} from '../../src/controllers/visibility.js';
import {HostElement} from '../support/host-element.js';
import {until} from '../support/until.js';

let host: HostElement;
let visibility: VisibilityController;

beforeEach(async () => {
  host = new HostElement();
  visibility = new VisibilityController(host);
  const page = await fixture('<div></div>');
  page.append(host);
  host.style.display = 'block';
  await host.updateComplete;
});
afterEach(() => {
  sinon.restore();
});

describe('an element', () => {
  it('is visible when it has a box', () => {
    expect(visibility.isVisible()).to.equal(true);
  });

  it('is not visible without one, and updates when it gets one', async () => {
    host.hidden = true;
    host.style.display = 'none';
    expect(visibility.isVisible()).to.equal(false);
    await nextFrame();
    await host.updateComplete;
    const before = host.updates;
    host.style.display = 'block';
    await until(() => host.updates > before, 'It does not update');
    expect(visibility.isVisible()).to.equal(true);
  });

  it('that stays hidden is left alone, however often it is looked at', async () => {
    host.style.display = 'none';
    visibility.isVisible();
    await nextFrame();
    await nextFrame();
    const before = host.updates;
    for (let n = 0; n < 5; n++) {
      visibility.isVisible();
      await nextFrame();
    }
    expect(host.updates).to.equal(before);
  });

  it('that is visible is not observed', async () => {
    const observe = sinon.spy(ResizeObserver.prototype, 'observe');
    visibility.isVisible();
    host.style.width = '200px';
    await nextFrame();
    expect(observe.callCount).to.equal(0);
  });

  it('is not observed any more once it is seen', () => {
    const disconnect = sinon.spy(ResizeObserver.prototype, 'disconnect');
    host.style.display = 'none';
    visibility.isVisible();
    host.style.display = 'block';
    visibility.isVisible();
    expect(disconnect.callCount).to.equal(1);
  });

  it('is not observed any more once it has left the page, and is where it only moved', async () => {
    const disconnect = sinon.spy(ResizeObserver.prototype, 'disconnect');
    host.style.display = 'none';
    visibility.isVisible();
    const parent = host.parentElement;
    parent?.append(host);
    await nextFrame();
    expect(disconnect.callCount).to.equal(0);
    host.remove();
    await nextFrame();
    expect(disconnect.callCount).to.equal(1);
  });
});
