/** A table draws the columns it is given, a row a call, and does nothing else. */
import {expect, fixture} from '@open-wc/testing';
import {render} from 'lit';
import sinon from 'sinon';
import {localeFor} from '../../src/locale/settings.js';
import type {Call} from '../../src/model/call.js';
import {columns, type Column} from '../../src/parts/table/columns.js';
import {tableStyles} from '../../src/parts/table/styles.js';
import {renderTable, type Table} from '../../src/parts/table/table.js';
import {base} from '../../src/styles/base.js';
import {tokens} from '../../src/styles/tokens.js';

const locale = localeFor({locale: 'en-US', timeZone: 'UTC'});
const call = (id: string, more: Partial<Call> = {}): Call => ({id, agent: {}, caller: {}, callee: {}, ...more});
const nothing = (): void => undefined;
const table: Table = {
  columns,
  calls: [],
  label: 'Calls',
  locale,
  selectedId: undefined,
  stopKey: undefined,
  onSelect: nothing,
  onFocus: nothing,
  onKeydown: nothing,
};

/** A column that nobody has yet. */
const latency: Column = {
  id: 'latency' as Column['id'],
  label: () => 'Latency',
  cell: ({latencyMs}) => `${latencyMs} ms`,
  sort: 'latencyMs',
  width: '10%',
  side: 'end',
  part: 'latency',
};

/** Draws into a container that belongs to no page and no element. */
const draw = (container: Element, changes: Partial<Table> = {}): HTMLTableRowElement[] => {
  render(renderTable({...table, ...changes}), container as HTMLElement);
  return [...container.querySelectorAll<HTMLTableRowElement>('tbody:not([aria-hidden]) tr')];
};
const texts = (elements: Iterable<Element>): string[] =>
  [...elements].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

afterEach(() => {
  sinon.restore();
});

describe('a table’s columns', () => {
  const seven = [...columns, latency];
  const one = call('one', {agent: {name: 'Maya'}, latencyMs: 812});

  it('are its headers, in their order', () => {
    const container = document.createElement('div');
    draw(container, {columns: seven, calls: [one]});
    const headers = texts(container.querySelectorAll('thead th'));
    expect(headers).to.deep.equal(seven.map((column) => column.label(locale.messages)));
    expect(headers.at(-1)).to.equal('Latency');
  });

  it('are the cells of each row, in their order', () => {
    const container = document.createElement('div');
    const [row] = draw(container, {columns: [latency, ...columns], calls: [one]});
    expect(row?.cells).to.have.length(7);
    expect(texts(row?.cells ?? []).slice(0, 3)).to.deep.equal(['812 ms', 'Unknown', 'Maya']);
  });

  it('may be few, in any order', () => {
    const container = document.createElement('div');
    const few = [...columns].reverse().slice(0, 2);
    const [row] = draw(container, {columns: few, calls: [one]});
    expect(texts(container.querySelectorAll('thead th'))).to.deep.equal(
      few.map((column) => column.label(locale.messages)),
    );
    expect(row?.cells).to.have.length(2);
  });

  it('have the row’s one button in the first, whichever that is', () => {
    const container = document.createElement('div');
    const [row] = draw(container, {columns: [latency, ...columns], calls: [one]});
    expect(row?.querySelectorAll('button')).to.have.length(1);
    expect(row?.cells[0]?.querySelector('button')?.textContent.trim()).to.equal('812 ms');
  });

  it('say the side of a card and the part of each cell', () => {
    const container = document.createElement('div');
    const [row] = draw(container, {columns: seven, calls: [one]});
    const cells = [...(row?.cells ?? [])];
    expect(cells.map(({dataset}) => dataset['side'])).to.deep.equal(seven.map(({side}) => side));
    expect(cells.map((cell) => cell.getAttribute('part') ?? undefined)).to.deep.equal(seven.map(({part}) => part));
  });

  it('are spanned by a placeholder’s one cell', () => {
    for (const own of [seven, columns, [latency]]) {
      const container = document.createElement('div');
      draw(container, {columns: own, awaited: 4});
      const cells = [...container.querySelectorAll<HTMLTableCellElement>('tbody[aria-hidden] td')];
      expect(cells.map(({colSpan}) => colSpan)).to.deep.equal(Array(4).fill(own.length));
    }
  });

  it('have at least their widths, and the first has what is left', async () => {
    const container = await fixture<HTMLElement>('<div style="width: 1200px; container-type: inline-size"></div>');
    const root = container.attachShadow({mode: 'open'});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${tokens.cssText} ${base.cssText} ${tableStyles(seven).cssText}`);
    root.adoptedStyleSheets = [sheet];
    const inner = document.createElement('div');
    root.append(inner);
    draw(inner, {columns: seven, calls: [one]});
    const widths = [...inner.querySelectorAll('thead th')].map((header) =>
      Math.round(header.getBoundingClientRect().width),
    );
    [192, 160, 104, 128, 168, 88, 100].forEach((width, index) => {
      expect(widths[index], seven[index]?.id).to.be.at.least(width - 1);
    });
    expect(widths[0]).to.be.at.least(300);
    expect(widths[6], 'no more than its share').to.be.at.most(121);
  });

  it('stand on either side of a narrow table’s cards', async () => {
    const container = await fixture<HTMLElement>('<div style="width: 480px; container-type: inline-size"></div>');
    const root = container.attachShadow({mode: 'open'});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${tokens.cssText} ${base.cssText} ${tableStyles(seven).cssText}`);
    root.adoptedStyleSheets = [sheet];
    const inner = document.createElement('div');
    root.append(inner);
    const [row] = draw(inner, {columns: seven, calls: [one]});
    const lefts = [...(row?.cells ?? [])].map((cell) => cell.getBoundingClientRect().left);
    const start = Math.min(...lefts);
    expect(lefts.map((left) => (left === start ? 'start' : 'end'))).to.deep.equal(seven.map(({side}) => side));
  });
});

describe('a table’s rows', () => {
  /** The row's node of each call, by what its agent is called. */
  const agents = (rows: readonly HTMLTableRowElement[]) => rows.map((row) => texts([row.cells[1] as Element])[0]);
  const named = (id: string, name: string) => call(id, {agent: {name}});

  it('are kept for their calls when calls come before, between and after them', () => {
    const container = document.createElement('div');
    const before = draw(container, {calls: [named('b', 'B'), named('d', 'D')]});
    const after = draw(container, {calls: ['a', 'b', 'c', 'd', 'e'].map((id) => named(id, id.toUpperCase()))});
    expect(agents(after)).to.deep.equal(['A', 'B', 'C', 'D', 'E']);
    expect([after[1] === before[0], after[3] === before[1]]).to.deep.equal([true, true]);
  });

  it('are kept for their calls in another order', () => {
    const container = document.createElement('div');
    const calls = ['a', 'b', 'c'].map((id) => named(id, id));
    const before = draw(container, {calls});
    const after = draw(container, {calls: [...calls].reverse()});
    expect(after).to.deep.equal([...before].reverse());
  });

  const ids: Readonly<Record<string, readonly string[]>> = {
    'without ids': ['', '', ''],
    'with one id twice': ['a', 'a', 'b'],
    'with ids that look like a second one of another': ['a', 'a', 'a 1', '1 a', '0 a', '', ' 1', ''],
    'with ids that look like numbers': ['1', '1', '1 1', '1 1', '11'],
  };
  for (const [name, given] of Object.entries(ids)) {
    it(`are all drawn ${name}, each time`, () => {
      const container = document.createElement('div');
      const calls = given.map((id, index) => named(id, `${index}`));
      const expected = given.map((_, index) => `${index}`);
      const before = draw(container, {calls});
      expect(agents(before)).to.deep.equal(expected);
      expect(draw(container, {calls}), 'the same rows').to.deep.equal(before);
      const more = [named('new', 'new'), ...calls];
      expect(agents(draw(container, {calls: more}))).to.deep.equal(['new', ...expected]);
      expect(agents(draw(container, {calls: [...more].reverse()}))).to.deep.equal(
        [...expected].reverse().concat('new'),
      );
      expect(agents(draw(container, {calls}))).to.deep.equal(expected);
    });
  }

  it('have one tab stop: the one named, else the selected one, else the first', () => {
    const container = document.createElement('div');
    const calls = ['a', 'b', 'c'].map((id) => named(id, id));
    const stops = (changes: Partial<Table>) =>
      draw(container, {calls, ...changes}).map((row) => row.querySelector('button')?.tabIndex);
    expect(stops({})).to.deep.equal([0, -1, -1]);
    expect(stops({selectedId: 'b'})).to.deep.equal([-1, 0, -1]);
    expect(stops({selectedId: 'b', stopKey: '0 id c'})).to.deep.equal([-1, -1, 0]);
    expect(stops({stopKey: 'gone'})).to.deep.equal([0, -1, -1]);
  });
});

describe('drawing a table', () => {
  it('reads nothing of a document, and schedules nothing', () => {
    const container = document.createElement('div');
    const calls = Array.from({length: 50}, (_, index) => call(`${index}`));
    draw(container, {calls}); // lit makes its templates once
    const used: string[] = [];
    const watch = <T extends object>(target: T, ...names: readonly (keyof T & string)[]) => {
      for (const name of names) {
        const original = target[name] as (...args: unknown[]) => unknown;
        sinon.replace(target, name, function (this: unknown, ...args: unknown[]) {
          used.push(name);
          return original.apply(this, args);
        } as T[typeof name]);
      }
    };
    watch(Element.prototype, 'querySelector', 'querySelectorAll', 'getBoundingClientRect', 'closest', 'matches');
    watch(Document.prototype, 'getElementById', 'querySelector', 'querySelectorAll');
    watch(window, 'getComputedStyle', 'matchMedia');
    watch(window, 'requestAnimationFrame', 'setTimeout', 'setInterval', 'queueMicrotask');
    render(renderTable({...table, calls: [call('new'), ...calls], awaited: 3}), container);
    render(renderTable({...table, calls: [...calls].reverse(), selectedId: '7'}), container);
    sinon.restore();
    expect(used).to.deep.equal([]);
  });
});
