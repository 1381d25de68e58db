import {expect, nextFrame} from '@open-wc/testing';
import sinon from 'sinon';
import {until} from '../support/until.js';
import {callList, kinds, situation, situations} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

/** Counts what is listened to on a target that outlives the elements. */
const countListeners = (target: EventTarget): (() => number) => {
  const listening = new Map<string, Set<unknown>>();
  const of = (type: string): Set<unknown> =>
    listening.get(type) ?? listening.set(type, new Set()).get(type) ?? new Set();
  const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
  sinon.stub(target, 'addEventListener').callsFake((type: string, ...rest) => {
    of(type).add(rest[0]);
    add(type, ...rest);
  });
  sinon.stub(target, 'removeEventListener').callsFake((type: string, ...rest) => {
    of(type).delete(rest[0]);
    remove(type, ...rest);
  });
  return () => [...listening.values()].reduce((sum, listeners) => sum + listeners.size, 0);
};

/** Counts observers that still observe something. */
const countObservers = (): (() => number) => {
  const observing = new Set<ResizeObserver>();
  const observe = sinon.stub(ResizeObserver.prototype, 'observe');
  observe.callsFake(function (this: ResizeObserver, target, options) {
    observing.add(this);
    observe.wrappedMethod.call(this, target, options);
  });
  const disconnect = sinon.stub(ResizeObserver.prototype, 'disconnect');
  disconnect.callsFake(function (this: ResizeObserver) {
    observing.delete(this);
    disconnect.wrappedMethod.call(this);
  });
  return () => observing.size;
};

const targets = {window, document, root: document.documentElement, body: document.body};

for (const kind of kinds) {
  describe(`ten <${kind.tag}> that were added and removed`, () => {
    // Every list is the same panel around another question: one goes through all states, the others through the usual one.
    for (const name of kind === callList ? [...Object.keys(situations), 'hidden'] : ['ready']) {
      it(`leave no listener, observer or timer behind: ${name}`, async () => {
        const listeners = Object.values(targets).map(countListeners);
        const observers = countObservers();
        const clock = sinon.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']});
        let most = 0;
        for (let n = 0; n < 10; n++) {
          const {el} = await situation(name === 'hidden' ? 'ready' : name, kind);
          if (name === 'hidden') {
            el.hidden = true;
            el.reload();
            await el.updateComplete;
            expect(observers(), 'it waits to be shown').to.equal(1);
          }
          if (name.startsWith('waiting')) expect(clock.countTimers(), 'it waits').to.be.greaterThan(0);
          most = Math.max(most, ...listeners.map((count) => count()));
          el.parentElement?.remove();
          await nextFrame();
        }
        expect(most, 'they listen while they are there: to providers, the language, and what ends a sleep').to.equal(5);
        expect(listeners.map((count) => count())).to.deep.equal([0, 0, 0, 0]);
        expect(observers()).to.equal(0);
        await until(() => {
          clock.tick(0); // what is due at once may run: the look for unknown fields, after a frame
          return clock.countTimers() === 0;
        }, 'A timer runs on');
      });
    }
  });
}
