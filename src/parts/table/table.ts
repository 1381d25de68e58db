import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {moments} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Call} from '../../model/call.js';
import type {CellContext, Column} from './columns.js';

/** What a table shows, and what becomes of what a person does there. */
export interface Table {
  readonly columns: readonly Column[];
  /** The rows to draw, in their order. */
  readonly calls: readonly Call[];
  /** The number whose calls these are. */
  readonly number?: string | undefined;
  /** The table's name for assistive technology. */
  readonly label: string;
  readonly locale: Locale;
  /** Id of the call marked as selected. */
  readonly selectedId: string | undefined;
  /** Id of the call whose row is in the tab order. Default: the selected one, else the first. */
  readonly stopId: string | undefined;
  /** How many rows to draw as placeholders while calls are awaited. */
  readonly awaited?: number;
  /** A person chose a call. */
  readonly onSelect: (call: Call) => void;
  /** The keyboard or the pointer is at a call's row. */
  readonly onFocus: (call: Call) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/**
 * Calls as rows of a native table, keyed by id, so that focus and selection stay with their row. One row is in the tab
 * order. The roles are written out because a narrow table is laid out as cards, and a changed `display` costs a table its
 * semantics in some engines.
 */
export function renderTable(table: Table): TemplateResult {
  const {columns, calls, number, label, locale, selectedId, awaited = 0} = table;
  const context: CellContext = {locale, moment: moments(locale), number};
  const stopId = table.stopId ?? selectedId;
  const stop = Math.max(
    0,
    calls.findIndex(({id}) => id === stopId),
  );
  const rowOf = ({target}: Event) => (target as Element).closest('tr');
  const callOf = (event: Event) => calls[rowOf(event)?.sectionRowIndex ?? -1];
  const select = (event: Event) => {
    const call = callOf(event);
    rowOf(event)?.querySelector('button')?.focus(); // so that the arrow keys go on from here
    if (call) table.onSelect(call);
  };
  const noteFocus = (event: Event) => {
    const call = callOf(event);
    if (call) table.onFocus(call);
  };
  const keys = keysOf(calls);
  return html`<table part="table" role="table" aria-label=${label}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          (column) => html`<th role="columnheader" data-column=${column.id}>${column.label(locale.messages)}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup" @click=${select} @keydown=${table.onKeydown} @focusin=${noteFocus}>
      ${repeat(
        calls,
        (_, index) => keys[index],
        (call, index) => {
          const isSelected = call.id !== '' && call.id === selectedId;
          return renderRow(call, columns, context, index === stop, isSelected);
        },
      )}
    </tbody>
    ${awaited ? renderPlaceholders(awaited, columns.length) : nothing}
  </table>`;
}

/** A key a row: its call's id. A call without one, or that comes twice, is told apart by how often it came before. */
function keysOf(calls: readonly Call[]): readonly string[] {
  const seen = new Map<string, number>();
  return calls.map(({id}) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return `${times} ${id}`; // the number first: an id may look like anything
  });
}

function renderRow(
  call: Call,
  columns: readonly Column[],
  context: CellContext,
  isStop: boolean,
  isSelected: boolean,
): TemplateResult {
  const button = (content: unknown) =>
    html`<button tabindex=${isStop ? 0 : -1} aria-current=${isSelected || nothing}>${content}</button>`;
  return html`<tr part="row" role="row">
    ${columns.map((column, index) => {
      const content = column.cell(call, context);
      return html`<td role="cell" data-column=${column.id} data-side=${column.side} part=${column.part ?? nothing}>
        ${index === 0 ? button(content) : content}
      </td>`;
    })}
  </tr>`;
}

/** In place of rows to come. One cell a row: what is there for a moment must not cost what the rows cost. */
function renderPlaceholders(rows: number, cells: number): TemplateResult {
  const row = html`<tr>
    <td colspan=${cells}></td>
  </tr>`;
  return html`<tbody aria-hidden="true">
    ${Array(rows).fill(row)}
  </tbody>`;
}
