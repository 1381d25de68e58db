import {expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import type {ScriptedServer} from '../support/server.js';
import {madeCalls} from '../support/calls.js';
import {
  asking,
  callList,
  type Kind,
  kinds,
  type List,
  show,
  shownCalls,
  situation,
} from '../support/page-objects/list.js';
import {errors, recordEvents, recordWarnings} from '../support/record.js';
import {inState} from '../support/screen.js';

recordEvents();
recordWarnings();

const endings = async (server: ScriptedServer, path?: string) =>
  (await server.requests(path)).map(({ending}) => ending);

/** Says that nothing but what was counted has been asked: an own request, sent later, has come in. */
const askedTimes = async (server: ScriptedServer, count: number): Promise<void> => {
  await fetch(`${server.endpoint}/fence`);
  expect((await server.requests()).filter(({path}) => path !== '/fence')).to.have.length(count);
};

/** Ways not to be seen, each with what ends it. */
const ways: Readonly<Record<string, (el: List) => () => void>> = {
  'has the attribute hidden': (el) => {
    el.hidden = true;
    return () => {
      el.hidden = false;
    };
  },
  'is display: none': (el) => {
    el.style.display = 'none';
    return () => {
      el.style.display = '';
    };
  },
  'is in a part of the page that is not shown': (el) => {
    const tab = document.createElement('div');
    tab.hidden = true;
    el.replaceWith(tab);
    tab.append(el);
    return () => {
      tab.hidden = false;
    };
  },
  'is in closed details': (el) => {
    const details = document.createElement('details');
    el.replaceWith(details);
    details.append(Object.assign(document.createElement('summary'), {textContent: 'Calls'}), el);
    return () => {
      details.open = true;
    };
  },
  'is skipped by content-visibility': (el) => {
    const part = document.createElement('div');
    part.style.contentVisibility = 'hidden';
    el.replaceWith(part);
    part.append(el);
    return () => {
      part.style.contentVisibility = '';
    };
  },
  'has no slot in its parent’s shadow tree': (el) => {
    const parent = document.createElement('div');
    parent.attachShadow({mode: 'open'});
    el.replaceWith(parent);
    parent.append(el);
    return () => {
      parent.shadowRoot?.append(document.createElement('slot'));
    };
  },
};

/** An element that has not been asked for anything yet. */
const unasked = async (kind: Kind): Promise<{el: List; server: ScriptedServer; ask: () => void}> => {
  const {server} = await situation('ready', kind);
  await server.forget();
  const el = await show(kind.tag, kind.attributes);
  return {el, server, ask: () => el.setAttribute('endpoint', server.endpoint)};
};

for (const kind of kinds) {
  describe(`<${kind.tag}> out of sight`, () => {
    it('asks nothing while it is hidden, and asks when it is shown', async () => {
      const {el, server, ask} = await unasked(kind);
      el.hidden = true;
      ask();
      await el.updateComplete;
      await nextFrame();
      await askedTimes(server, 0);
      el.hidden = false;
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      await askedTimes(server, 1);
    });

    it('asks nothing outside the page, and asks when it is inserted', async () => {
      const {server} = await situation('ready', kind);
      await server.forget();
      const el = document.createElement(kind.tag);
      for (const [name, value] of Object.entries({...kind.attributes, endpoint: server.endpoint}))
        el.setAttribute(name, value);
      el.reload();
      await nextFrame();
      await askedTimes(server, 0);
      await fixture(html`<div>${el}</div>`);
      await inState(el, 'ready');
      await askedTimes(server, 1);
    });
  });

  describe(`<${kind.tag}> that is removed`, () => {
    it('aborts its request, reports no error, and asks again when it comes back', async () => {
      const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hold: true}, kind.answer(madeCalls(2)));
      const parent = el.parentElement;
      await server.arrived(1);
      el.remove();
      await server.ended(1, 'left');
      parent?.append(el);
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2]);
      expect(errors()).to.deep.equal([]);
      expect(await endings(server)).to.deep.equal(['left', 'answered']);
    });
  });
}

describe('<agni-call-list> that is removed', () => {
  const kind = callList;

  it('keeps its answer, and asks nothing when it comes back without a change', async () => {
    const {el, server} = await situation('ready', kind);
    const parent = el.parentElement;
    el.remove();
    await nextFrame();
    parent?.append(el);
    await nextFrame();
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
    await askedTimes(server, 1);
  });

  it('keeps its request when it only moves', async () => {
    const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hold: true});
    await server.arrived(1);
    const elsewhere = document.createElement('section');
    el.parentElement?.append(elsewhere);
    elsewhere.append(el);
    el.remove();
    elsewhere.prepend(el);
    await nextFrame();
    await server.release();
    await inState(el, 'ready');
    expect(await endings(server)).to.deep.equal(['answered']);
  });

  // The abort takes some turns of the microtask queue; a framework may put the element back during any of them.
  it('loads when it comes back, at once or a few microtasks later', async () => {
    const {el, server} = await situation('ready', kind);
    const parent = el.parentElement;
    for (let wait = 0; wait < 30; wait++) {
      await server.answer(kind.path, {...kind.answer(madeCalls(3)), hold: true}, kind.answer(madeCalls(3)));
      await server.forget();
      el.reload();
      await server.arrived(1);
      el.remove();
      for (let n = 0; n < wait; n++) await Promise.resolve();
      const loaded = oneEvent(el, 'agni-calls-load');
      parent?.append(el);
      await server.release(); // where it only moved, it is still the first request that is answered
      await loaded;
    }
  });

  it('leaves other lists with the same question their answer', async () => {
    const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hold: true});
    const twin = await show(kind.tag, {endpoint: server.endpoint, ...kind.attributes});
    await server.arrived(1);
    el.remove();
    await nextFrame();
    await server.release();
    await inState(twin, 'ready');
    expect(shownCalls(twin)).to.deep.equal([1, 2, 3]);
    expect(await endings(server)).to.deep.equal(['answered']);
  });
});

describe('<agni-call-list> out of sight', () => {
  const kind = callList;

  for (const [way, hide] of Object.entries(ways)) {
    it(`asks nothing while it ${way}, and asks when it is shown`, async () => {
      const {el, server, ask} = await unasked(kind);
      const reveal = hide(el);
      ask();
      await el.updateComplete;
      await nextFrame();
      el.reload();
      await el.updateComplete;
      await askedTimes(server, 0);
      expect(el.state).to.equal('idle');
      reveal();
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      await askedTimes(server, 1);
    });
  }

  it('asks once for everything that changed while it was hidden', async () => {
    const {el, server} = await situation('ready', kind);
    el.hidden = true;
    for (let n = 0; n < 5; n++) {
      el.reload();
      await el.updateComplete;
      await nextFrame();
    }
    await askedTimes(server, 1);
    el.hidden = false;
    await server.arrived(2, kind.path);
    await inState(el, 'ready');
    await askedTimes(server, 2);
  });

  it('asks nothing when it is hidden and shown again without a change', async () => {
    const {el, server} = await situation('ready', kind);
    el.hidden = true;
    await nextFrame();
    el.hidden = false;
    await nextFrame();
    await askedTimes(server, 1);
    expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
  });
});

describe('two lists', () => {
  const kind = callList;

  it('ask once when their questions are equal, and abort when both are removed', async () => {
    const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hold: true});
    const twin = await show(kind.tag, {endpoint: server.endpoint, ...kind.attributes});
    await twin.updateComplete;
    await askedTimes(server, 1);
    el.remove();
    twin.remove();
    await server.ended(1, 'left');
  });

  it('show the one answer, both of them', async () => {
    const {el, server} = await asking(kind, {...kind.answer(madeCalls(3)), hold: true});
    const twin = await show(kind.tag, {endpoint: server.endpoint, ...kind.attributes});
    await server.arrived(1);
    await server.release();
    await Promise.all([inState(el, 'ready'), inState(twin, 'ready')]);
    expect([shownCalls(el), shownCalls(twin)]).to.deep.equal([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    await askedTimes(server, 1);
  });
});

describe('two lists with different questions', () => {
  it('make a request each', async () => {
    const {el, server} = await situation('ready', callList);
    const other = await show('agni-call-list', {endpoint: server.endpoint, status: 'missed'});
    await inState(other, 'ready');
    expect(el.state).to.equal('ready');
    await askedTimes(server, 2);
  });
});
