/** Rows as people read, select and hear them. */
import {expect} from '@open-wc/testing';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, callList, type List} from '../support/page-objects/list.js';
import {dispatched, recordEvents, recordWarnings} from '../support/record.js';
import {announced, inState, rowButtons, rowsOf} from '../support/screen.js';
import {until} from '../support/until.js';

recordEvents();
recordWarnings();

const click = (target: Element | null | undefined, detail = 1): void => {
  target?.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, detail}));
};
const numberIn = (el: List, row: number): HTMLElement | undefined =>
  [...(rowsOf(el)[row]?.querySelectorAll<HTMLElement>('bdi') ?? [])].find((one) => one.textContent.startsWith('+'));
const nameOf = (el: List, row: number): string =>
  (rowButtons(el)[row]?.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => el.shadowRoot?.getElementById(id)?.textContent ?? '?')
    .join(', ')
    .replace(/\s+/g, ' ');
const list = async (...calls: Parameters<typeof callList.answer>[0]): Promise<List> => {
  const {el} = await asking(callList, callList.answer(calls));
  await inState(el, 'ready');
  return el;
};

describe('selecting text in a row', () => {
  afterEach(() => getSelection()?.removeAllRanges());

  for (const caller of ['Jane', null]) {
    it(`chooses nothing: the number of a caller ${caller ? 'with' : 'without'} a name`, async () => {
      const el = await list(madeCall(1, {caller_name: caller}));
      const number = numberIn(el, 0) as HTMLElement;
      getSelection()?.selectAllChildren(number);
      click(number);
      expect(dispatched('agni-call-select')).to.deep.equal([]);
      expect(number.closest('button')).to.be.null;
    });
  }

  it('does not keep a click on another row from choosing', async () => {
    const el = await list(...madeCalls(2));
    getSelection()?.selectAllChildren(numberIn(el, 0) as HTMLElement);
    click(rowsOf(el)[1]?.cells[1]);
    expect(dispatched('agni-call-select').map(({detail}) => detail.call.id)).to.deep.equal(['call-2']);
  });

  it('leaves the keys, which choose', async () => {
    const el = await list(madeCall(1));
    getSelection()?.selectAllChildren(numberIn(el, 0) as HTMLElement);
    rowButtons(el)[0]?.click();
    expect(dispatched('agni-call-select')).to.have.length(1);
  });

  it('by a double click chooses once, with its first click', async () => {
    const el = await list(madeCall(1));
    click(rowsOf(el)[0]?.cells[1]);
    click(rowsOf(el)[0]?.cells[1], 2);
    expect(dispatched('agni-call-select')).to.have.length(1);
  });
});

describe('a row’s name', () => {
  it('is its party, status, start and length', async () => {
    const el = await list(madeCall(1, {duration_sec: 65}));
    expect(nameOf(el, 0)).to.match(/Caller 1 \+14155551001, Completed, .*(AM|PM), 1 min 5 s$/);
  });

  it('is another one for each call', async () => {
    const el = await list(...madeCalls(20).map((call, index) => ({...call, caller_name: 'Jane', duration_sec: index})));
    expect(new Set(rowsOf(el).map((_, index) => nameOf(el, index))).size).to.equal(20);
  });

  const names = (el: List) => rowsOf(el).map((_, index) => nameOf(el, index));
  const alike = (start: string | null) => madeCall(1, {id: `at ${start}`, status: 'no_answer', started_at: start});

  it('ends with the time to the second, where calls of one minute are alike', async () => {
    const el = await list(alike('2026-06-11T09:30:05Z'), alike('2026-06-11T09:30:45Z'), madeCall(2));
    expect(names(el).map((name) => /:\d\d:(\d\d)\s(?:AM|PM)$/.exec(name)?.[1])).to.deep.equal(['05', '45', undefined]);
  });

  it('ends with its place among equal ones, where nothing known tells them apart', async () => {
    const unknown = {status: 'completed', started_at: null, created_at: null, duration_sec: null};
    const calls = ['a', 'b', 'c'].map((id) => madeCall(1, {...unknown, id}));
    const el = await list(madeCall(5), ...calls);
    expect(names(el).map((name) => /, (\d of \d)$/.exec(name)?.[1])).to.deep.equal([
      undefined,
      '1 of 3',
      '2 of 3',
      '3 of 3',
    ]);
    expect(new Set(names(el)).size).to.equal(4);
  });

  it('is another one for calls that begin in one second', async () => {
    const el = await list(...['a', 'b'].map((id) => ({...alike('2026-06-11T09:30:05Z'), id})));
    expect(names(el).map((name) => /, (\d of \d)$/.exec(name)?.[1])).to.deep.equal(['1 of 2', '2 of 2']);
  });

  it('is another one for callers whose long names differ at their ends', async () => {
    const long = 'Jane '.repeat(100);
    const calls = ['A', 'B'].map((end) => madeCall(1, {id: end, caller_name: long + end}));
    const el = await list(...calls);
    expect(new Set(names(el)).size).to.equal(2);
  });

  it('has an end that nobody sees', async () => {
    const el = await list(alike('2026-06-11T09:30:05Z'), alike('2026-06-11T09:30:45Z'));
    expect(rowsOf(el)[0]?.innerText).not.to.include(':05');
  });

  it('is of the caller’s address, where that is all that is known', async () => {
    const el = await list(
      madeCall(1, {caller_name: null, caller_number: null, caller_email: 'jane@example.com', channel: 'inbound_call'}),
    );
    expect(nameOf(el, 0)).to.match(/^From jane@example\.com/);
    expect(rowsOf(el)[0]?.querySelector('[translate=no]')?.textContent).to.equal('jane@example.com');
  });

  it('is headed by its first cell', async () => {
    const el = await list(madeCall(1));
    const [first] = rowsOf(el)[0]?.cells ?? [];
    expect([first?.localName, first?.scope, first?.getAttribute('role')]).to.deep.equal(['th', 'row', 'rowheader']);
    expect(first?.getAttribute('aria-labelledby'), 'without the rest of the button’s name').to.equal(first?.id);
  });
});

describe('the focus', () => {
  const after = async (...calls: Parameters<typeof callList.answer>[0]) => {
    const {el} = await asking(callList, callList.answer(madeCalls(3)), callList.answer(calls));
    await inState(el, 'ready');
    rowButtons(el)[1]?.focus();
    const before = rowsOf(el)[1];
    el.reload();
    await until(() => el.state !== 'refreshing' && (rowsOf(el)[1] !== before || rowsOf(el).length !== 3));
    await el.updateComplete;
    return el;
  };

  it('stays with its call in another order', async () => {
    const [one, two, three] = madeCalls(3) as [object, object, object];
    const el = await after(...([two, three, one] as Parameters<typeof callList.answer>[0]));
    expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[0]);
  });

  it('goes to the row in the place of one that left', async () => {
    const el = await after(...madeCalls(3, 7));
    expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[1]);
  });

  it('goes to the last row where there are fewer', async () => {
    const el = await after(madeCall(9));
    expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[0]);
  });

  it('stays in the element where no row is left', async () => {
    const el = await after();
    expect(document.activeElement).to.equal(el);
  });
});

describe('a turned page', () => {
  it('says which calls it has', async () => {
    const {el} = await asking(callList, callList.answer(madeCalls(20)), callList.answer(madeCalls(20, 21)));
    await inState(el, 'ready');
    expect(announced(el)).to.equal('20 calls loaded');
    el.setAttribute('page', '2');
    await until(() => announced(el).includes('21'));
    expect(announced(el)).to.equal('Calls 21 to 40');
  });

  it('says a number after a filter', async () => {
    const {el} = await asking(callList, callList.answer(madeCalls(20)), callList.answer(madeCalls(3)));
    await inState(el, 'ready');
    el.setAttribute('status', 'completed');
    await until(() => rowsOf(el).length === 3);
    expect(announced(el)).to.equal('3 calls loaded');
  });
});
