import {expect, fixture, html} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import '../../src/define/call-table.js';
import type {CallSelectEvent} from '../../src/events.js';
import type {Call} from '../../src/model/call.js';
import type {AgniCallTable} from '../../src/widgets/call-table.js';
import {press} from '../support/keys.js';
import {rowButtons, rowsOf} from '../support/screen.js';

const calls = (...numbers: number[]): Call[] =>
  numbers.map((n) => ({id: `call-${n}`, agent: {}, caller: {name: `Caller ${n}`}, callee: {}}));

interface Shown {
  readonly el: AgniCallTable;
  readonly before: HTMLButtonElement;
  readonly after: HTMLButtonElement;
  readonly chosen: string[];
}

/** A table between two buttons of the page, and what was chosen in it. */
const show = async (given: readonly Call[], properties: Partial<AgniCallTable> = {}): Promise<Shown> => {
  const el = Object.assign(document.createElement('agni-call-table'), {calls: given, ...properties});
  const chosen: string[] = [];
  el.addEventListener('agni-call-select', ({detail}) => chosen.push(detail.call.id));
  const page = await fixture(html`<div><button>before</button>${el}<button>after</button></div>`);
  await el.updateComplete;
  const [before, after] = page.querySelectorAll('button');
  if (!before || !after) throw new Error('no buttons');
  return {el, before, after, chosen};
};

const focused = (el: AgniCallTable): number =>
  rowButtons(el).indexOf(el.shadowRoot?.activeElement as HTMLButtonElement);
const marked = (el: AgniCallTable): number[] =>
  rowButtons(el).flatMap((button, index) => (button.ariaCurrent === 'true' ? index : []));
const stops = (el: AgniCallTable): number[] =>
  rowButtons(el).flatMap((button, index) => (button.tabIndex === 0 ? index : []));

const clickAt = async (target: Element): Promise<void> => {
  const {x, y, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
};

describe('selecting a call in <agni-call-table>', () => {
  it('happens with a click anywhere in its row', async () => {
    const {el, chosen} = await show(calls(1, 2, 3));
    for (const [row, column] of [
      [1, 0],
      [2, 3],
      [0, 5],
    ] as const) {
      const cell = rowsOf(el)[row]?.cells[column];
      if (!cell) throw new Error('no cell');
      await clickAt(cell);
      await el.updateComplete;
      expect(el.selectedId).to.equal(`call-${row + 1}`);
      expect(marked(el)).to.deep.equal([row]);
    }
    expect(chosen).to.deep.equal(['call-2', 'call-3', 'call-1']);
  });

  it('does not happen with a click on the heads', async () => {
    const {el, chosen} = await show(calls(1, 2));
    el.style.width = '1000px';
    for (const head of el.shadowRoot?.querySelectorAll<HTMLElement>('thead th') ?? []) head.click();
    expect(chosen).to.deep.equal([]);
    expect(el.selectedId).to.equal(undefined);
  });

  it('happens once with Enter and once with Space', async () => {
    const {el, chosen} = await show(calls(1, 2, 3));
    rowButtons(el)[1]?.focus();
    await press('Enter');
    await press('ArrowDown', 'Space');
    await el.updateComplete;
    expect(chosen).to.deep.equal(['call-2', 'call-3']);
    expect(marked(el)).to.deep.equal([2]);
  });

  it('can be repeated with the same call', async () => {
    const {el, chosen} = await show(calls(1, 2));
    rowButtons(el)[0]?.click();
    rowButtons(el)[0]?.click();
    expect(chosen).to.deep.equal(['call-1', 'call-1']);
  });

  it('marks nothing when the page cancels the event', async () => {
    const {el} = await show(calls(1, 2, 3), {selectedId: 'call-1'});
    el.addEventListener('agni-call-select', (event) => event.preventDefault());
    rowButtons(el)[2]?.click();
    await el.updateComplete;
    expect(el.selectedId).to.equal('call-1');
    expect(marked(el)).to.deep.equal([0]);
  });

  it('dispatches its event before the call is marked', async () => {
    const {el} = await show(calls(1, 2));
    let before: string | undefined = 'not asked';
    el.addEventListener('agni-call-select', () => {
      before = el.selectedId;
    });
    rowButtons(el)[1]?.click();
    expect(before).to.equal(undefined);
    expect(el.selectedId).to.equal('call-2');
  });

  it('dispatches a composed event with the call', async () => {
    const outer = await fixture(html`<div></div>`);
    const el = Object.assign(document.createElement('agni-call-table'), {calls: calls(1, 2)});
    outer.attachShadow({mode: 'open'}).append(el);
    await el.updateComplete;
    const events: CallSelectEvent[] = [];
    const hear = (event: Event) => events.push(event as CallSelectEvent);
    document.addEventListener('agni-call-select', hear);
    rowButtons(el)[1]?.click();
    document.removeEventListener('agni-call-select', hear);
    const [event, ...others] = events;
    expect(others).to.deep.equal([]);
    expect(event?.detail.call).to.deep.equal(el.calls?.[1]);
    expect(event?.target).to.equal(outer);
    expect(event?.bubbles).to.equal(true);
    expect(event?.composed).to.equal(true);
    expect(event?.cancelable).to.equal(true);
  });

  it('dispatches no event when the page sets it', async () => {
    const {el, chosen} = await show(calls(1, 2));
    el.setAttribute('selected-id', 'call-2');
    await el.updateComplete;
    expect(marked(el)).to.deep.equal([1]);
    expect(chosen).to.deep.equal([]);
    el.removeAttribute('selected-id');
    await el.updateComplete;
    expect(marked(el)).to.deep.equal([]);
    el.selectedId = 'none of these';
    await el.updateComplete;
    expect(marked(el)).to.deep.equal([]);
    expect(stops(el)).to.deep.equal([0]);
  });

  it('marks nothing for calls without an id, though each can be chosen', async () => {
    const nameless: Call = {id: '', agent: {}, caller: {name: 'Grace Okafor'}, callee: {}};
    const {el, chosen} = await show([...calls(1), nameless, {...nameless}]);
    rowButtons(el)[2]?.click();
    await el.updateComplete;
    expect(chosen).to.deep.equal(['']);
    expect(marked(el)).to.deep.equal([]);
  });

  it('shows which row is marked by more than colour', async () => {
    const {el} = await show(calls(1, 2), {selectedId: 'call-2'});
    const [plain, selected] = rowsOf(el).map((row) => getComputedStyle(row, '::before'));
    expect(plain?.content).to.equal('none');
    expect(selected?.content, 'a bar at the start of the row').to.equal('""');
    expect(selected?.borderInlineEndWidth).to.equal('3px');
  });
});

describe('keyboard navigation in <agni-call-table>', () => {
  it('moves by arrows, Home and End, and stays at the ends', async () => {
    const {el, before} = await show(calls(1, 2, 3, 4));
    before.focus();
    await press('Tab');
    const path = [focused(el)];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'Home', 'ArrowUp', 'ArrowDown']) {
      await press(key);
      path.push(focused(el));
    }
    expect(path).to.deep.equal([0, 1, 2, 1, 3, 3, 0, 0, 1]);
  });

  it('leaves other keys and key combinations to the page', async () => {
    const {el} = await show(calls(1, 2, 3));
    const left: string[] = [];
    el.addEventListener('keydown', (event) => {
      if (!event.defaultPrevented) left.push(event.key);
    });
    rowButtons(el)[1]?.focus();
    const keys = [
      {key: 'a'},
      {key: 'PageDown'},
      {key: 'ArrowDown', ctrlKey: true},
      {key: 'Home', metaKey: true},
      {key: 'ArrowUp', altKey: true},
    ];
    for (const init of keys) {
      rowButtons(el)[1]?.dispatchEvent(
        new KeyboardEvent('keydown', {...init, bubbles: true, composed: true, cancelable: true}),
      );
    }
    expect(left).to.deep.equal(['a', 'PageDown', 'ArrowDown', 'Home', 'ArrowUp']);
    expect(focused(el)).to.equal(1);
  });

  it('does not scroll the page with its own keys', async () => {
    const {el} = await show(calls(1, 2, 3));
    rowButtons(el)[1]?.focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End']) {
      const event = new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true});
      el.shadowRoot?.activeElement?.dispatchEvent(event);
      expect(event.defaultPrevented, key).to.equal(true);
    }
  });

  it('has one tab stop: the first row, and later the last focused one', async () => {
    const {el, before, after} = await show(calls(1, 2, 3));
    before.focus();
    await press('Tab');
    expect(focused(el)).to.equal(0);
    await press('ArrowDown', 'ArrowDown', 'Tab');
    expect(document.activeElement).to.equal(after);
    await press('Shift+Tab');
    expect(focused(el)).to.equal(2);
    await press('Shift+Tab');
    expect(document.activeElement).to.equal(before);
  });

  it('enters at the selected row the first time', async () => {
    const {el, before} = await show(calls(1, 2, 3), {selectedId: 'call-3'});
    before.focus();
    await press('Tab');
    expect(focused(el)).to.equal(2);
  });

  it('keeps one tab stop after a click, and goes on from there', async () => {
    const {el, after} = await show(calls(1, 2, 3, 4));
    rowButtons(el)[0]?.focus();
    await press('ArrowDown');
    const cell = rowsOf(el)[3]?.cells[2];
    if (!cell) throw new Error('no cell');
    await clickAt(cell);
    await el.updateComplete;
    expect(stops(el)).to.deep.equal([3]);
    expect(focused(el)).to.equal(3);
    await press('ArrowUp');
    expect(focused(el)).to.equal(2);
    await press('Tab');
    expect(document.activeElement).to.equal(after);
  });

  it('keeps one tab stop when the page selects another row', async () => {
    const {el} = await show(calls(1, 2, 3, 4));
    rowButtons(el)[0]?.focus();
    await press('ArrowDown');
    el.selectedId = 'call-4';
    await el.updateComplete;
    expect(stops(el)).to.have.length(1);
  });

  it('keeps one tab stop when there are fewer calls', async () => {
    const {el, before, after} = await show(calls(1, 2, 3, 4));
    before.focus();
    await press('Tab', 'End');
    expect(focused(el)).to.equal(3);
    after.focus();
    el.calls = calls(5, 6);
    await el.updateComplete;
    expect(stops(el)).to.deep.equal([0]);
    before.focus();
    await press('Tab');
    expect(focused(el)).to.equal(0);
    el.calls = calls(1, 2, 3, 4);
    await el.updateComplete;
    expect(stops(el)).to.have.length(1);
  });

  it('keeps its place when the same calls come again', async () => {
    const {el} = await show(calls(1, 2, 3, 4));
    rowButtons(el)[0]?.focus();
    await press('ArrowDown', 'ArrowDown');
    el.calls = calls(1, 2, 3, 4);
    await el.updateComplete;
    expect(focused(el)).to.equal(2);
    expect(stops(el)).to.deep.equal([2]);
  });

  it('stays with a call that moves to another row', async () => {
    const {el} = await show(calls(1, 2, 3));
    rowButtons(el)[0]?.focus();
    await press('ArrowDown');
    el.calls = calls(0, 1, 2, 3);
    await el.updateComplete;
    expect(stops(el)).to.deep.equal([2]);
  });

  it('outlines the focused row, for the keyboard only', async () => {
    const {el, before} = await show(calls(1, 2));
    before.focus();
    await press('Tab', 'ArrowDown');
    const [first, second] = rowsOf(el).map((row) => getComputedStyle(row));
    expect(first?.outlineStyle).to.equal('none');
    expect(second?.outlineStyle).to.equal('solid');
    expect(second?.outlineWidth).to.equal('2px');
  });
});
