import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import type {Call} from '../../src/model/call.js';
import type {AgniCallTable} from '../../src/widgets/call-table.js';
import {a11y} from '../support/a11y.js';
import {itWith} from '../support/emulate.js';
import {rowButtons, rowsOf} from '../support/screen.js';
import {columns} from '../../src/parts/table/columns.js';

const plain: Call = {
  id: 'plain',
  agent: {name: 'Maya · Billing'},
  caller: {name: 'Grace Okafor', number: '+14155550123'},
  callee: {number: '+14155550161'},
  direction: 'inbound',
  channel: 'inbound_call',
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, 30),
  durationSec: 125,
};
const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4);
const long: Call = {
  ...plain,
  id: 'long',
  agent: {name: word},
  caller: {name: word, number: '+1'.padEnd(80, '4155550123')},
  channel: word,
  status: word,
  durationSec: 1e9,
};
const mixed: Call = {
  ...plain,
  id: 'mixed',
  caller: {name: 'प्रिया शर्मा', number: '+912205550101'},
  agent: {name: 'דוד / Maya'},
  direction: 'outbound',
};
const nobody: Call = {id: 'nobody', agent: {}, caller: {}, callee: {}};
const calls = [plain, long, mixed, nobody];

interface Setting {
  readonly width: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly fontSize?: string;
}

const show = async (
  {width, dir = 'ltr', fontSize = ''}: Setting,
  given: readonly Call[] = calls,
): Promise<AgniCallTable> => {
  const el = Object.assign(document.createElement('agni-call-table'), {calls: given});
  const box = await fixture<HTMLElement>(html`<div dir=${dir}>${el}</div>`);
  box.style.width = `${width}px`;
  if (fontSize) el.style.setProperty('--agni-font-size', fontSize);
  await el.updateComplete;
  return el;
};

/** What stands out of its element to the side, or below its row, or has no room for a word. */
const overflowing = (el: AgniCallTable): string[] => {
  const {left, right} = el.getBoundingClientRect();
  const out: string[] = [];
  if (el.scrollWidth > el.clientWidth) out.push(`the element by ${el.scrollWidth - el.clientWidth} px`);
  for (const row of rowsOf(el)) {
    for (const cell of row.cells) {
      const box = cell.getBoundingClientRect();
      const name = `${row.rowIndex}/${cell.cellIndex} “${cell.textContent.trim().slice(0, 20)}”`;
      if (box.left < left - 1 || box.right > right + 1) out.push(`${name} to the side`);
      if (box.width < 3 * parseFloat(getComputedStyle(cell).fontSize))
        out.push(`${name} squeezed to ${Math.round(box.width)} px`);
      if (cell.scrollHeight > cell.clientHeight + 1)
        out.push(`${name} downwards by ${cell.scrollHeight - cell.clientHeight} px`);
    }
  }
  return out;
};

/** Cells of a row that cover each other. */
const overlapping = (el: AgniCallTable): string[] =>
  rowsOf(el).flatMap((row) => {
    const boxes = [...row.cells].map((cell) => cell.getBoundingClientRect());
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .flatMap((b, j) =>
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
            ? `${row.rowIndex}: ${i} and ${i + j + 1}`
            : [],
        ),
    );
  });

const settings: readonly Setting[] = [300, 320, 480, 640, 900, 1200].flatMap((width) => [
  {width},
  {width, dir: 'rtl' as const},
  {width, fontSize: '1.75rem'},
  {width, dir: 'rtl' as const, fontSize: '1.75rem'},
]);

describe('the layout of <agni-call-table>', () => {
  for (const setting of settings) {
    const {width, dir = 'ltr', fontSize} = setting;
    it(`holds any text in ${width} px, ${dir}${fontSize ? ', with letters twice as large' : ''}`, async () => {
      const el = await show(setting);
      expect(el.getBoundingClientRect().width).to.equal(width);
      expect(overflowing(el)).to.deep.equal([]);
      expect(overlapping(el)).to.deep.equal([]);
    });
  }

  it('grows with the page’s letters', async () => {
    const height = async (width: number, fontSize: string) =>
      (await show({width, fontSize}, [plain])).getBoundingClientRect().height;
    expect(await height(880, '28px')).to.be.closeTo(2 * (await height(440, '14px')), 2);
  });

  it('is a card a row where it is narrow, and a line a row where it is wide', async () => {
    const firstRow = (el: AgniCallTable) => [...(rowsOf(el)[0]?.cells ?? [])];
    const tops = (el: AgniCallTable) =>
      new Set(firstRow(el).map((cell) => Math.round(cell.getBoundingClientRect().top))).size;
    expect(tops(await show({width: 300}))).to.be.greaterThan(1);
    expect(tops(await show({width: 1200}))).to.equal(1);
  });

  for (const width of [300, 1200]) {
    it(`is a table with named columns to assistive technology, ${width} px wide`, async () => {
      const el = await show({width});
      const roles = (selector: string) =>
        [...(el.shadowRoot?.querySelectorAll(selector) ?? [])].map((one) => one.getAttribute('role'));
      expect(roles('table')).to.deep.equal(['table']);
      expect(roles('thead, tbody')).to.deep.equal(['rowgroup', 'rowgroup']);
      expect(roles('tr')).to.deep.equal(Array(calls.length + 1).fill('row'));
      expect(roles('thead th')).to.deep.equal(Array(columns.length).fill('columnheader'));
      expect(roles('tbody th')).to.deep.equal(Array(calls.length).fill('rowheader'));
      expect(roles('td')).to.deep.equal(Array(5 * calls.length).fill('cell'));
      // A head that is not shown on screen must not be taken from the accessibility tree with it.
      for (const head of el.shadowRoot?.querySelectorAll('thead th') ?? []) {
        expect(head.checkVisibility({visibilityProperty: true, opacityProperty: true}), head.textContent).to.equal(
          true,
        );
      }
      await a11y(el);
    });
  }

  it('has room for the vendors’ statuses and for a time, beside a detail on a screen of 1280 px', async () => {
    const words = ['completed', 'in_progress', 'not_connected', 'registered', 'no_answer', 'ringing', 'failed'];
    const el = await show(
      {width: 862},
      words.map((status) => ({...plain, id: status, status, startedAt: Date.UTC(2026, 10, 30, 11, 30)})),
    );
    const cut = rowsOf(el).flatMap((row) =>
      [...row.cells].slice(3).filter((cell) => cell.scrollWidth > cell.clientWidth),
    );
    expect(cut.map((cell) => cell.textContent)).to.deep.equal([]);
  });

  it('gives every row a target of at least 24 px (WCAG 2.5.8)', async () => {
    for (const width of [300, 1200]) {
      const el = await show({width});
      for (const row of rowsOf(el)) expect(row.getBoundingClientRect().height).to.be.at.least(24);
    }
  });

  it('leaves every text its own direction in a page that reads from right to left', async () => {
    const {direction: _, ...unsaid} = plain;
    // Its numbers are on no other call: nothing tells whose those of the others are.
    const said = {caller: {name: 'Ann', number: '+14155550188'}, callee: {number: '+14155550199'}};
    const given = [
      {...plain, ...said},
      {...unsaid, id: 'number', caller: {number: '+14155550123'}},
      {...unsaid, id: 'agent', agent: {name: 'Maya (2)'}},
    ];
    const el = await show({width: 1200, dir: 'rtl'}, given);
    expect(getComputedStyle(el).direction).to.equal('rtl');
    const range = document.createRange();
    const lefts = (text: Text): number[] =>
      Array.from({length: text.data.trimEnd().length}, (_, at) => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return Math.round(range.getBoundingClientRect().left);
      });
    const texts: Text[] = [];
    for (const row of rowsOf(el)) {
      const all = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      while (all.nextNode()) if ((all.currentNode as Text).data.trim()) texts.push(all.currentNode as Text);
    }
    expect(texts.map(({data}) => data)).to.include.members(['+14155550123', 'Maya (2)', '2 min 5 s', 'Inbound call']);
    for (const text of texts) expect(lefts(text), text.data).to.deep.equal(lefts(text).sort((a, b) => a - b));
    const both = ['Grace Okafor', '+14155550123', 'to', '+14155550161'];
    const parts = both.map((data) => texts.filter((text) => text.data.trim() === data).at(-1));
    expect(parts.map((text) => text?.data.trim())).to.deep.equal(both);
    const [name, number, to, callee] = parts.map((text) => (text ? (lefts(text)[0] ?? NaN) : NaN));
    expect(name, 'the name comes first, on the right').to.be.above(number ?? NaN);
    expect(number, 'then the number, and all the rest to its left').to.be.above(callee ?? NaN);
    expect(callee, 'English in itself').to.be.above(to ?? NaN);
    const [first, last] = [rowsOf(el)[0]?.cells[0], rowsOf(el)[0]?.cells[5]].map(
      (cell) => cell?.getBoundingClientRect().left ?? 0,
    );
    expect(first).to.be.greaterThan(last ?? 0);
  });

  it('shows a name that is too long for a line in full, also in a page that reads from right to left', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const el = await show({width: 1100, dir}, [{...plain, agent: {name: 'Riya (Property Leads and more)'}}]);
      const cell = rowsOf(el)[0]?.cells[1] as HTMLTableCellElement;
      const box = cell.getBoundingClientRect();
      const words = cell.querySelector('bdi') as Element;
      const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const range = document.createRange();
      range.selectNodeContents(text);
      const all = range.getBoundingClientRect();
      expect(all.left, `${dir}: it is in the cell`).to.be.at.least(box.left - 0.1);
      expect(all.right, `${dir}: it is in the cell`).to.be.at.most(box.right + 0.1);
      expect(all.bottom, `${dir}: all lines of it`).to.be.at.most(box.bottom + 1);
      expect(getComputedStyle(cell).overflow, dir).to.equal('visible');
    }
  });

  itWith({'forced-colors': 'active'}, 'shows selection and focus where colours are the reader’s', async () => {
    const el = await show({width: 1200});
    el.selectedId = 'plain';
    await el.updateComplete;
    const [selected, other] = rowsOf(el).map((row) => getComputedStyle(row));
    expect(selected?.outlineStyle).to.equal('solid');
    expect(other?.outlineStyle).to.equal('none');
    rowButtons(el)[1]?.focus();
    expect(rowsOf(el)[1]?.querySelector(':focus')).not.to.be.null;
    await a11y(el);
  });

  itWith({'prefers-color-scheme': 'dark'}, 'follows the page into the dark', async () => {
    const el = await show({width: 1200});
    const box = el.parentElement;
    if (!box) throw new Error('no box');
    box.style.colorScheme = 'dark';
    box.style.background = 'Canvas';
    box.style.color = 'CanvasText';
    const letters = getComputedStyle(el).color;
    expect(getComputedStyle(el).backgroundColor, 'the page’s ground is seen').to.equal('rgba(0, 0, 0, 0)');
    box.style.colorScheme = 'light';
    expect(getComputedStyle(el).color).not.to.equal(letters);
    box.style.colorScheme = 'dark';
    await a11y(el);
  });
});

describe('styles around <agni-call-table>', () => {
  const pageStyle = async (css: string): Promise<() => void> => {
    const sheet = new CSSStyleSheet();
    await sheet.replace(css);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  };

  it('do not reach in', async () => {
    const undo = await pageStyle(
      'button, table, tr, td, th, b, span { display: none !important; color: red !important; }',
    );
    try {
      const el = await show({width: 1200}, [plain]);
      for (const part of el.shadowRoot?.querySelectorAll('button, table, tr, td, th, b') ?? []) {
        expect(getComputedStyle(part).display, part.localName).not.to.equal('none');
        expect(getComputedStyle(part).color, part.localName).not.to.equal('rgb(255, 0, 0)');
      }
    } finally {
      undo();
    }
  });

  it('do not reach out', async () => {
    const look = (page: Element) =>
      [...page.querySelectorAll('*')].map((one) => {
        const {display, padding, border, color, font, outline} = getComputedStyle(one);
        return [display, padding, border, color, font, outline];
      });
    const own = () =>
      fixture(
        html`<div>
          <table>
            <tbody>
              <tr part="row">
                <td><button class="push">x</button></td>
              </tr>
            </tbody>
          </table>
          <span class="muted">y</span>
        </div>`,
      );
    const before = look(await own());
    await show({width: 1200});
    expect(look(await own())).to.deep.equal(before);
  });

  it('reach in through tokens and parts, and nothing else', async () => {
    const undo = await pageStyle(
      'agni-call-table { --agni-text: rgb(1, 2, 3); } agni-call-table::part(row) { letter-spacing: 3px; }',
    );
    try {
      const el = await show({width: 1200}, [plain]);
      expect(getComputedStyle(el).color).to.equal('rgb(1, 2, 3)');
      expect(getComputedStyle(rowsOf(el)[0] ?? el).letterSpacing).to.equal('3px');
    } finally {
      undo();
    }
  });
});
