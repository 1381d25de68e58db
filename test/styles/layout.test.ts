/** Cards or a table by what fits, short texts in rows, and places that stay the same from row to row. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-table.js';
import '../../src/define/phone-history.js';
import type {Call} from '../../src/model/call.js';
import {render, type CSSResult} from 'lit';
import {localeFor} from '../../src/locale/settings.js';
import {renderFoot} from '../../src/parts/foot.js';
import {panelStyles} from '../../src/parts/panel-styles.js';
import {base} from '../../src/styles/base.js';
import {tokens} from '../../src/styles/tokens.js';
import {columns} from '../../src/parts/table/columns.js';
import {historyColumns} from '../../src/parts/table/history-columns.js';
import {statusStyles} from '../../src/parts/status.js';
import {cardsBelow} from '../../src/parts/table/fit.js';
import {tableStyles} from '../../src/parts/table/styles.js';
import {renderTable} from '../../src/parts/table/table.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {rowsOf} from '../support/screen.js';
import {until} from '../support/until.js';

const locale = localeFor({locale: 'en-US', timeZone: 'UTC'});

recordEvents();
recordWarnings();

const summary = 'Asked why the bill was higher than usual; two wrong charges were found. '.repeat(6);
const statuses = ['completed', 'failed', 'in_progress'];
const calls: readonly Call[] = Array.from({length: 6}, (_, n) => ({
  id: `call-${n}`,
  agent: {name: ['Maya', 'Arjun (Sales)', 'Riya'][n % 3] as string},
  caller: {number: '+912205550101', name: ['Priya', 'Grace Okafor'][n % 2] as string},
  callee: {number: `+91200555014${n}`},
  direction: 'inbound',
  channel: ['voice', 'inbound_call', 'web'][n % 3] as string,
  status: statuses[n % 3] as string,
  startedAt: Date.UTC(2026, 10, 27, 9, 27 + n),
  durationSec: [63, 4000, 0][n % 3] as number,
  summary,
}));

type Shown = HTMLElementTagNameMap['agni-call-table' | 'agni-phone-history'];

const show = async (
  name: 'agni-call-table' | 'agni-phone-history',
  width: number,
  style = 'font: 14px Arial, sans-serif',
  given = calls,
): Promise<Shown> => {
  const el = Object.assign(document.createElement(name), {calls: given, phone: '+912205550101'});
  await fixture(html`<div style=${`width: ${width}px; ${style}`}>${el}</div>`);
  await until(() => el.getAttribute('state') === 'ready');
  return el;
};

const boxOf = (one: Element | null | undefined): DOMRect => {
  if (!one) throw new Error('There is no such element.');
  return one.getBoundingClientRect();
};
/** A shadow root with these styles, in a container of a width. */
const rootOf = async (width: number, styles: readonly CSSResult[]): Promise<ShadowRoot> => {
  const el = document.createElement('div');
  const style = `width: ${width}px; container-type: inline-size; font: 14px/1.5 Arial, sans-serif`;
  await fixture(html`<div style=${style}>${el}</div>`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([tokens, base, ...styles].map(({cssText}) => cssText).join(' '));
  const root = el.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [sheet];
  return root;
};
const isTable = (el: Shown): boolean => boxOf(el.shadowRoot?.querySelector('thead')).width > 1;

describe('a table in place of cards', () => {
  it('needs more width for columns that are wider', () => {
    expect(cardsBelow(columns)).to.equal(64);
    expect(cardsBelow(historyColumns)).to.be.above(64);
  });

  for (const [name, shown] of [
    ['agni-call-table', columns],
    ['agni-phone-history', historyColumns],
  ] as const) {
    it(`is never higher than the cards below its least width: ${name}`, async () => {
      const least = Math.ceil(cardsBelow(shown) * 14);
      const cards = await show(name, least - 2);
      expect(isTable(cards)).to.equal(false);
      const table = await show(name, least + 2);
      expect(isTable(table)).to.equal(true);
      expect(boxOf(table).height).to.be.below(boxOf(cards).height);
    });
  }

  it('breaks no word of a name while other columns have room', async () => {
    const name = 'FeatherstonehaughCholmondeley';
    const given = calls.map((call) => ({...call, caller: {...call.caller, name}}));
    const el = await show('agni-call-table', 920, undefined, given);
    const text = rowsOf(el)[0]?.querySelector('b bdi')?.firstChild;
    const range = document.createRange();
    range.selectNodeContents(text as Text);
    expect(range.getClientRects()).to.have.length(1);
  });

  it('holds a name without an end', async () => {
    const given = calls.map((call) => ({...call, caller: {name: 'Featherstone'.repeat(30)}}));
    const el = await show('agni-call-table', 920, undefined, given);
    for (const row of rowsOf(el))
      for (const cell of row.cells) expect(boxOf(cell).right).to.be.at.most(boxOf(el).right + 1);
  });
});

describe('a row of a number’s history', () => {
  for (const width of [320, 600, 900, 1100]) {
    it(`has two lines of a long summary, at ${width} px`, async () => {
      const el = await show('agni-phone-history', width);
      const cells = rowsOf(el).map((row) => row.cells[0]);
      const line = 1.5 * 14;
      for (const cell of cells) expect(boxOf(cell).height).to.be.closeTo(2 * line, 2);
    });

    it(`shows all that it has of its summary once it is selected, at ${width} px`, async () => {
      const el = await show('agni-phone-history', width);
      el.selectedId = 'call-1';
      await el.updateComplete;
      const cell = rowsOf(el).find((row) => row.querySelector('[aria-current]'))?.cells[0] as HTMLElement;
      expect(cell.scrollHeight).to.be.at.most(cell.clientHeight + 1);
    });

    it(`is as high as its placeholder, at ${width} px`, async () => {
      const root = await rootOf(width, [statusStyles, tableStyles(historyColumns)]);
      const none = () => undefined;
      const handlers = {onSelect: none, onFocus: none, onKeydown: none};
      const table = {
        columns: historyColumns,
        calls: calls.slice(0, 1),
        awaited: 1,
        number: '+912205550101',
        label: 'Calls',
        locale,
      };
      render(renderTable({...table, selectedId: undefined, stopKey: undefined, ...handlers}), root);
      const [row, placeholder] = ['[part=row]', '[aria-hidden] tr'].map(
        (name) => boxOf(root.querySelector(name)).height,
      );
      expect(placeholder).to.be.closeTo(row ?? NaN, 6);
    });
  }
});

describe('a card', () => {
  for (const width of [280, 320, 600]) {
    it(`has each fact in the same place as the others have, at ${width} px`, async () => {
      const el = await show('agni-call-table', width);
      const places = rowsOf(el).map((row) =>
        [...row.cells].map((cell) => {
          const {left, right, top} = boxOf(cell);
          const side = cell.dataset['side'] === 'start' ? left : right;
          return `${Math.round(side)} ${Math.round(top - boxOf(row).top)}`;
        }),
      );
      for (const place of places) expect(place).to.deep.equal(places[0]);
    });
  }
});

describe('the foot of a list', () => {
  for (const width of [280, 320, 600]) {
    it(`has both buttons in one line, at ${width} px`, async () => {
      const root = await rootOf(width, [panelStyles]);
      const answer = {calls, page: 2, pageSize: 6, total: 132, more: true};
      render(
        renderFoot({answer, before: 6, note: undefined, turningTo: undefined, onTurn: () => undefined}, locale),
        root,
      );
      const tops = [...root.querySelectorAll('button')].map((button) => boxOf(button).top);
      expect(tops).to.deep.equal([tops[0], tops[0]]);
    });
  }
});

describe('a status of many words', () => {
  for (const width of [320, 920, 1030]) {
    it(`has its first line beside the texts of its row, at ${width} px`, async () => {
      const status = 'transferred_to_human_agent_after_the_hours_of_the_office';
      const given = calls.map((call) => ({...call, status}));
      const el = await show('agni-call-table', width, undefined, given);
      const chip = boxOf(rowsOf(el)[0]?.querySelector('[data-kind]'));
      const beside = boxOf(rowsOf(el)[0]?.cells[width === 320 ? 1 : 0]?.querySelector('bdi'));
      expect(chip.top).to.be.closeTo(beside.top, 6);
    });
  }
});

describe('the mark of a selected row', () => {
  for (const [pad, text] of [
    ['0', 0],
    ['0px', 0],
    ['1em', 14],
    ['24px', 24],
  ] as const) {
    it(`covers no text, and the text keeps its place, with a padding of ${pad}`, async () => {
      const el = await show('agni-call-table', 1100, `font: 14px Arial; --agni-pad: ${pad}`);
      el.selectedId = 'call-0';
      await el.updateComplete;
      const [row] = rowsOf(el);
      expect(boxOf(row?.cells[0]).left - boxOf(el).left).to.equal(text);
      const mark = getComputedStyle(row as Element, '::before');
      const end = parseFloat(mark.insetInlineStart) + parseFloat(mark.width) + parseFloat(mark.borderInlineEndWidth);
      expect(end).to.be.at.most(pad === '0' || pad === '0px' ? 0 : 3);
      expect(parseFloat(mark.borderInlineEndWidth)).to.equal(3);
    });
  }
});
