import {css, unsafeCSS, type CSSResult} from 'lit';
import type {Column} from './columns.js';

/** The table: fixed columns, so that placeholders and rows align; in a narrow container each row becomes a card. */
export function tableStyles(columns: readonly Column[]): CSSResult {
  // Headers set the columns' widths, since the table's layout is fixed.
  const widths = columns.map(({id, width}) => (width ? `th[data-column='${id}'] { width: ${width}; }` : '')).join('\n');
  // A card stacks the cells of each side.
  const sides = ['start', 'end'] as const;
  const cardLines = Math.max(...sides.map((side) => columns.filter((column) => column.side === side).length));
  return css`
    :host {
      container-type: inline-size;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      table-layout: fixed;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      height: var(--_row);
      padding: 0 0.6em;
      border-bottom: 1px solid var(--_line);
      color: var(--_muted);
      text-align: start;
    }
    tbody :is(th, td),
    th button,
    td > bdi {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      max-width: 100%;
    }
    thead th,
    b,
    .main {
      font-weight: 500;
    }
    td :is(b, .main) {
      font-weight: inherit;
    }
    tbody th {
      position: relative;
      z-index: 0;
      font-weight: inherit;
    }
    tbody :is(th, td) {
      user-select: text;
      -webkit-user-select: text;
    }
    th button {
      white-space: pre; /* keeps the space between the direction and a number beside it */
    }
    /* without a text in it, beside a number alone, the button lies behind the cell */
    th button:not(:has(:not(:empty, b))) {
      position: absolute;
      inset: 0;
      z-index: -1;
      pointer-events: none; /* so that a selection of text can begin anywhere */
    }
    td > bdi {
      display: inline-block; /* cut where the text ends, in its own direction */
      vertical-align: bottom;
    }
    ${unsafeCSS(widths)}
    tr[part] {
      cursor: pointer;
    }
    :where(tr[part]:hover) {
      background: var(--_hover);
    }
    tr:has([aria-current]) {
      background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
      outline: 1px solid var(--_accent); /* also in forced colours, which drop the background */
      outline-offset: -1px;
    }
    tr:has(:focus-visible) {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    /* the row has the one focus ring */
    th button:focus-visible {
      outline: none;
    }
    th :is(b, .main) {
      color: var(--_text);
    }
    /* a placeholder: a bar, which has no beginning and no end in any direction of reading */
    [colspan] {
      background: linear-gradient(var(--_hover) 0 0) no-repeat 50% / 98% 0.7em;
    }
    @container (max-width: 60em) {
      table,
      tbody {
        display: block;
      }
      thead {
        position: absolute;
        width: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody tr {
        display: grid;
        grid: auto-flow dense / minmax(0, 1fr) fit-content(55%);
        gap: 0 0.85em;
        padding: 0.6em;
        border-bottom: 1px solid var(--_line);
      }
      tbody :is(th, td) {
        height: auto;
        padding: 0;
        border: 0;
      }
      [data-side='start'] {
        grid-column: 1;
      }
      [data-side='end'] {
        grid-column: 2;
        text-align: end;
      }
      [colspan] {
        grid-column: 1 / -1;
        height: ${unsafeCSS(cardLines)}lh;
      }
    }
  `;
}
