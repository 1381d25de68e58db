import {expect, fixture} from '@open-wc/testing';
import {RovingFocusController} from '../../src/controllers/roving-focus.js';
import {HostElement} from '../support/host-element.js';

let rows: HTMLElement;
let controller: RovingFocusController;
let host: HostElement;

beforeEach(async () => {
  host = new HostElement();
  controller = new RovingFocusController(host);
  rows = await fixture(`<div>
    <div><button>one</button></div> <div><button>two</button></div> <div><button>three</button></div>
  </div>`);
  rows.append(host);
  rows.addEventListener('keydown', controller.move);
  await host.updateComplete;
});

/** Where the focus is after a key was pressed on one of the buttons, and whether the browser was left out. */
const press = (from: number, init: KeyboardEventInit): [string | undefined, boolean] => {
  const button = rows.querySelectorAll('button')[from];
  button?.focus();
  const event = new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init});
  button?.dispatchEvent(event);
  return [document.activeElement?.textContent, event.defaultPrevented];
};

describe('the focus', () => {
  const moves: readonly (readonly [number, string, string])[] = [
    [0, 'ArrowDown', 'two'],
    [1, 'ArrowDown', 'three'],
    [2, 'ArrowUp', 'two'],
    [1, 'ArrowUp', 'one'],
    [1, 'Home', 'one'],
    [1, 'End', 'three'],
    [0, 'ArrowUp', 'one'],
    [2, 'ArrowDown', 'three'],
  ];
  for (const [from, key, to] of moves) {
    it(`moves from row ${from + 1} to ${to} by ${key}, and the page does not scroll`, () => {
      expect(press(from, {key})).to.deep.equal([to, true]);
    });
  }

  for (const key of ['Enter', ' ', 'Tab', 'a', 'ArrowLeft', 'PageDown', 'toString']) {
    it(`is left to the browser for the key “${key}”`, () => {
      expect(press(1, {key})).to.deep.equal(['two', false]);
    });
  }

  for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
    it(`is left to the browser for arrows with ${modifier}`, () => {
      expect(press(1, {key: 'ArrowDown', [modifier]: true})).to.deep.equal(['two', false]);
    });
  }
});

describe('the tab stop', () => {
  it('is none at first', () => {
    expect(controller.stop).to.equal(undefined);
  });

  it('updates the element when it moves, and only then', async () => {
    const before = host.updates;
    controller.stop = 'id call-2';
    await host.updateComplete;
    expect([controller.stop, host.updates - before]).to.deep.equal(['id call-2', 1]);
    controller.stop = 'id call-2';
    await host.updateComplete;
    expect(host.updates - before).to.equal(1);
  });
});
