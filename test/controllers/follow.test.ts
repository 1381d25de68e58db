import {expect, fixture} from '@open-wc/testing';
import {FollowController} from '../../src/controllers/follow.js';
import {CallSelectEvent, CallsErrorEvent, CallsLoadEvent} from '../../src/events.js';
import {HostElement} from '../support/host-element.js';

class Follower extends HostElement {
  for: string | undefined = 'list';
  readonly followed: (string | undefined)[] = [];
  readonly controller = new FollowController(this, (id) => this.followed.push(id));
}
customElements.define('test-follower', Follower);

/** A list as the controller sees it. */
class List extends HostElement {
  selectedId: string | undefined;
  /** How many controllers look at it. */
  watchers = 0;

  override addController(controller: Parameters<HostElement['addController']>[0]): void {
    this.watchers++;
    super.addController(controller);
  }

  override removeController(controller: Parameters<HostElement['removeController']>[0]): void {
    this.watchers--;
    super.removeController(controller);
  }
}
customElements.define('test-list', List);

const call = (id: string) => ({id, agent: {}, caller: {}, callee: {}});
const loaded = () => new CallsLoadEvent({calls: [], page: 1}, {kind: 'list', page: 1, pageSize: 20});
const list = (selectedId?: string, id = 'list'): List => Object.assign(new List(), {id, selectedId});

let page: HTMLElement;
let follower: Follower;
beforeEach(async () => {
  page = await fixture('<div></div>');
  follower = new Follower();
});

/** Adds these to the page in this order. */
const show = async (...elements: readonly Element[]): Promise<void> => {
  page.append(...elements);
  await follower.updateComplete;
};

describe('a follower', () => {
  it('begins with what its list has selected', async () => {
    await show(list('one'), follower);
    expect(follower.followed).to.deep.equal(['one']);
  });

  it('follows a choice, unless a listener that comes later cancels it', async () => {
    const followed = list();
    await show(followed, follower);
    followed.dispatchEvent(new CallSelectEvent(call('one')));
    await Promise.resolve();
    page.addEventListener('agni-call-select', (event) => event.preventDefault(), {once: true});
    followed.dispatchEvent(new CallSelectEvent(call('two')));
    await Promise.resolve();
    expect(follower.followed).to.deep.equal(['one']);
  });

  it('follows what the page itself selects', async () => {
    const followed = list();
    await show(followed, follower);
    followed.selectedId = 'two';
    followed.requestUpdate();
    await followed.updateComplete;
    followed.selectedId = undefined;
    followed.requestUpdate();
    await followed.updateComplete;
    expect(follower.followed).to.deep.equal(['two', undefined]);
  });

  it('hears nothing of a list that loads and updates with the same selection', async () => {
    const followed = list('one');
    await show(followed, follower);
    followed.dispatchEvent(loaded());
    followed.requestUpdate();
    await followed.updateComplete;
    expect(follower.followed).to.deep.equal(['one']);
  });

  it('finds a list that comes later, when that has loaded or failed', async () => {
    await show(follower);
    for (const [index, event] of [loaded(), new CallsErrorEvent({code: 'network', message: ''})].entries()) {
      const late = list(`${index}`);
      page.append(late);
      late.dispatchEvent(event);
      late.remove();
    }
    expect(follower.followed).to.deep.equal(['0', '1']);
  });

  it('updates when its list has loaded, which may be the first to say where to ask', async () => {
    const followed = list();
    await show(followed, follower);
    const before = follower.updates;
    followed.dispatchEvent(loaded());
    await follower.updateComplete;
    expect(follower.updates).to.equal(before + 1);
  });

  it('ignores other lists, and one of the same id outside of its root', async () => {
    const other = list('other', 'other');
    const host = document.createElement('div');
    host.attachShadow({mode: 'open'}).append(follower);
    await show(list('outside'), other, host);
    other.dispatchEvent(new CallSelectEvent(call('two')));
    await Promise.resolve();
    expect([follower.followed, follower.controller.list]).to.deep.equal([[], undefined]);
  });

  it('hears a list inside of the element it names', async () => {
    const wrapper = Object.assign(document.createElement('div'), {id: 'list'});
    const inner = list('no', 'inner');
    wrapper.append(inner);
    await show(wrapper, follower);
    expect(follower.followed, 'what is selected there, no property says').to.deep.equal([]);
    inner.dispatchEvent(new CallSelectEvent(call('one')));
    await Promise.resolve();
    expect(follower.followed).to.deep.equal(['one']);
  });

  it('follows another list when its “for” changes, and none without it', async () => {
    await show(list('one'), list('two', 'other'), follower);
    follower.for = 'other';
    follower.requestUpdate();
    await follower.updateComplete;
    follower.for = undefined;
    follower.requestUpdate();
    await follower.updateComplete;
    expect(follower.followed, 'without one the call stays').to.deep.equal(['one', 'two']);
    expect(follower.controller.list).to.equal(undefined);
  });

  it('leaves its list alone when it leaves the page', async () => {
    const followed = list();
    await show(followed, follower);
    expect(followed.watchers).to.equal(1);
    follower.remove();
    expect(followed.watchers).to.equal(0);
    followed.dispatchEvent(new CallSelectEvent(call('one')));
    await Promise.resolve();
    expect(follower.followed).to.deep.equal([]);
  });
});
