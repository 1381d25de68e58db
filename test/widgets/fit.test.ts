/** Nothing is lost at any width and text size, text lines up, and there is one focus ring. */
import {expect, fixture, html} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import '../../src/define/call-detail.js';
import '../../src/define/call-table.js';
import type {Call} from '../../src/model/call.js';
import {press} from '../support/keys.js';
import {callList, situation} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {rowButtons, rowsOf} from '../support/screen.js';
import {until} from '../support/until.js';
import {shadowTrees} from './shadow-trees.js';

recordEvents();
recordWarnings();

const people = ['Priya Sharma', 'Karthik Subramanian', undefined, 'Ananya Bhattacharya-Chattopadhyay'];
const agents = ['Riya (Property Leads)', 'Maya · Billing', 'Arjun (After-hours Support)'];
const statuses = ['completed', 'failed', 'no_answer', 'in_progress', 'not_connected', 'ringing', 'unheard_of'];

/** Calls as a month of an office has them. */
const calls: readonly Call[] = Array.from({length: 12}, (_, n) => {
  const name = people[n % people.length];
  const direction = (['inbound', 'outbound', undefined] as const)[n % 3];
  return {
    id: `call-${n}`,
    agent: {name: agents[n % agents.length] as string},
    caller: {number: `+9122055501${10 + n}`, ...(name && {name})},
    callee: {number: '+912005550148'},
    ...(direction && {direction}),
    channel: ['inbound_call', 'web', 'outbound_call'][n % 3] as string,
    status: statuses[n % statuses.length] as string,
    startedAt: Date.UTC(2026, 10, 27, 23, 27 + n),
    durationSec: [63, 4000, 725, 0][n % 4] as number,
  };
});

const showTable = async (width: number, style = ''): Promise<HTMLElementTagNameMap['agni-call-table']> => {
  const el = Object.assign(document.createElement('agni-call-table'), {calls, selectedId: 'call-1'});
  await fixture(html`<div style=${`width: ${width}px; ${style}`}>${el}</div>`);
  await el.updateComplete;
  await until(() => el.getAttribute('state') === 'ready');
  return el;
};

/** Texts that are not in full within the element, and boxes with content beyond their end. */
const lost = (el: HTMLElement): string[] => {
  const host = el.getBoundingClientRect();
  const out: string[] = [];
  for (const root of shadowTrees(el)) {
    for (const one of root.querySelectorAll<HTMLElement>('.content *')) {
      if (one.closest('[role=status], thead, audio')) continue;
      const {overflowX, textOverflow, display} = getComputedStyle(one);
      const name = `${one.localName} “${one.textContent.trim().slice(0, 30)}”`;
      if (overflowX !== 'visible' || textOverflow !== 'clip') out.push(`${name} may be cut`);
      if (display !== 'inline' && one.clientWidth && one.scrollWidth > one.clientWidth) out.push(`${name} overflows`);
      const box = one.getBoundingClientRect();
      if (box.left < host.left - 1 || box.right > host.right + 1) out.push(`${name} sticks out`);
    }
  }
  return out;
};

describe('a table of calls', () => {
  for (const font of ['Arial, sans-serif', 'DejaVu Sans, Verdana, sans-serif', 'monospace']) {
    for (const size of [13, 16, 32]) {
      it(`shows every text in full at any width, ${size} px, ${font}`, async () => {
        for (const width of [280, 320, 390, 480, 700, 839, 845, 900, 1000, 1100, 1280, 1920]) {
          for (const dir of ['ltr', 'rtl']) {
            const el = await showTable(width, `font: ${size}px ${font}; direction: ${dir}`);
            expect(lost(el), `${width} px, ${dir}`).to.deep.equal([]);
          }
        }
      });
    }
  }

  it('breaks no number and no status in two', async () => {
    for (const width of [320, 390, 700, 900, 1100, 1280]) {
      const el = await showTable(width, 'font-size: 14px');
      const range = document.createRange();
      for (const row of rowsOf(el)) {
        const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode as Text;
          for (const {0: word, index} of text.data.matchAll(/\+\d+|Completed|Failed|Ringing/g)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            expect(range.getClientRects(), `${word}, ${width} px`).to.have.length(1);
          }
        }
      }
    }
  });

  it('has a line for a row where there is room for it', async () => {
    const el = await showTable(1280, 'font: 14px Arial, sans-serif');
    const heights = new Set(rowsOf(el).map((row) => Math.round(row.getBoundingClientRect().height)));
    expect([...heights]).to.deep.equal([39]);
  });

  it('has its columns below its heads', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const el = await showTable(1280, `direction: ${dir}`);
      const edge = (cell: Element) => {
        const {left, right} = cell.getBoundingClientRect();
        return Math.round(dir === 'ltr' ? left : right);
      };
      const heads = [...(el.shadowRoot?.querySelectorAll('thead th') ?? [])].map(edge);
      for (const row of rowsOf(el)) expect([...row.cells].map(edge)).to.deep.equal(heads);
    }
  });
});

describe('the inner space', () => {
  const starts = async (style: string): Promise<Record<string, number>> => {
    const list = await showTable(1280, style);
    const cell = rowsOf(list)[0]?.cells[0] as Element;
    const row = cell.getBoundingClientRect().left - list.getBoundingClientRect().left;
    const detail = Object.assign(document.createElement('agni-call-detail'), {call: calls[0]});
    await fixture(html`<div style=${style}>${detail}</div>`);
    await until(() => detail.getAttribute('state') === 'ready');
    const host = detail.getBoundingClientRect().left;
    const [title, section] = ['h2', 'section'].map(
      (name) => (detail.shadowRoot?.querySelector(name)?.getBoundingClientRect().left ?? NaN) - host,
    );
    return {row, title: title ?? NaN, section: section ?? NaN};
  };

  it('is the same in a list and in a detail', async () => {
    expect(await starts('font-size: 16px')).to.deep.equal({row: 16, title: 16, section: 16});
  });

  it('is the token’s', async () => {
    expect(await starts('--agni-pad: 24px')).to.deep.equal({row: 24, title: 24, section: 24});
  });

  it('can be none, so that text lines up with a title above', async () => {
    expect(await starts('--agni-pad: 0')).to.deep.equal({row: 0, title: 0, section: 0});
  });

  it('is that of the foot, too', async () => {
    const {el} = await situation('ready', callList);
    el.style.setProperty('--agni-pad', '0');
    const text = el.shadowRoot?.querySelector('[part=foot] > *')?.getBoundingClientRect();
    expect(text?.left).to.equal(el.getBoundingClientRect().left);
  });
});

describe('the focus ring of a row', () => {
  const rings = (el: Element): string[] =>
    [...(el.shadowRoot?.querySelectorAll('.content *') ?? [])]
      .filter((one) => getComputedStyle(one).outlineStyle !== 'none')
      .map(({localName}) => localName);

  for (const width of [280, 320, 600, 1280]) {
    it(`is one, inside the row, at ${width} px`, async () => {
      const el = await showTable(width);
      rowButtons(el)[0]?.focus();
      await press('ArrowDown');
      expect(rings(el)).to.deep.equal(['tr']);
      const {outlineWidth, outlineOffset} = getComputedStyle(rowsOf(el)[1] as Element);
      expect([outlineWidth, outlineOffset]).to.deep.equal(['2px', '-2px']);
    });
  }

  it('does not come with a press of the mouse', async () => {
    const el = await showTable(600);
    const {left, top} = (rowsOf(el)[2] as Element).getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + 200), Math.round(top + 40)]});
    await until(() => el.selectedId === 'call-2');
    expect(rings(el)).to.deep.equal([]);
  });
});
