import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {moments} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Call} from '../../model/call.js';
import type {Lines} from '../../model/lines.js';
import {placeOf} from '../../model/same-call.js';
import type {CellContext, Column} from './columns.js';
import {keysOf} from './keys.js';
import {distinctionsOf} from './names.js';
import {cellsOf, nameOf, renderRow, rowOf} from './row.js';
import {isTextSelected} from './text-selection.js';

/** A table's content and handlers. */
export interface Table {
  readonly columns: readonly Column[];
  /** The rows to draw, in order. */
  readonly calls: readonly Call[];
  /** The number whose calls these are. */
  readonly number?: string | undefined;
  /** The numbers of both sides, as far as the page or these calls tell. Default: only each call's direction counts. */
  readonly lines?: Lines | undefined;
  /** The table's name for assistive technology. */
  readonly label: string;
  readonly locale: Locale;
  /** Id of the call marked as selected. */
  readonly selectedId: string | undefined;
  /** The call that a person chose, where several rows have its id. Default: the first one with the id is marked. */
  readonly chosen?: Call | undefined;
  /** Key of the row in the tab order, as {@link onFocus} has it. Default: the selected one, else the first. */
  readonly stopKey: string | undefined;
  /** How many placeholder rows to draw while calls are loading. */
  readonly awaited?: number;
  /** Runs when a person chooses a call. */
  readonly onSelect: (call: Call) => void;
  /** Runs when focus or a press reaches a row, with the row's key. */
  readonly onFocus: (key: string) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/**
 * Calls as rows of a native table, keyed by what is known of a call, so that focus and selection stay with their row. One row is in the tab
 * order. The roles are explicit because a narrow table is laid out as cards, and some engines drop a table's semantics
 * when its `display` changes.
 */
export function renderTable(table: Table): TemplateResult {
  const {columns, calls, number, label, locale, awaited = 0} = table;
  const context: CellContext = {locale, moment: moments(locale), number, lines: table.lines};
  const keys = keysOf(calls);
  const selected = placeOf(calls, table.selectedId, table.chosen);
  const stop = [keys.indexOf(table.stopKey ?? ''), selected, 0].find((place) => place >= 0);
  const rows = calls.map((call) => ({call, cells: cellsOf(call, columns, context)}));
  const distinctions = distinctionsOf(
    rows.map(({call, cells}) => ({call, name: nameOf(columns, cells)})),
    locale,
  );
  const select = (event: MouseEvent) => {
    const row = rowOf(event);
    if (!row?.call || event.detail > 1 || isTextSelected(row, event)) return;
    // So that the arrow keys continue from here. A ring is for keys: their click has no count of presses.
    row.querySelector('button')?.focus({focusVisible: event.detail === 0});
    table.onSelect(row.call);
  };
  const noteFocus = (event: Event) => {
    const key = keys[rowOf(event)?.sectionRowIndex ?? -1];
    if (key !== undefined) table.onFocus(key);
  };
  return html`<table part="table" role="table" aria-label=${label}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          (column) =>
            html`<th
              scope="col"
              role="columnheader"
              data-column=${column.id}
              .textContent=${column.label(locale.messages)}
            ></th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup" @click=${select} @keydown=${table.onKeydown} @focusin=${noteFocus}>
      ${repeat(
        rows,
        (_, index) => keys[index],
        ({call, cells}, index) =>
          renderRow(call, columns, cells, {
            place: index,
            isStop: index === stop,
            isSelected: index === selected,
            distinction: distinctions.get(index),
          }),
      )}
    </tbody>
    ${awaited ? renderPlaceholders(awaited, columns.length) : nothing}
  </table>`;
}

/** Placeholders for rows to come. One cell per row, because a brief placeholder must not cost as much as the rows. */
function renderPlaceholders(rows: number, cells: number): TemplateResult {
  const row = html`<tr>
    <td colspan=${cells}></td>
  </tr>`;
  return html`<tbody aria-hidden="true">
    ${Array(rows).fill(row)}
  </tbody>`;
}
