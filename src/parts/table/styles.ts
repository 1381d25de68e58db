import {css, unsafeCSS, type CSSResult} from 'lit';
import type {Column} from './columns.js';

/**
 * The table: columns as wide as their content, and the same for all rows. Where content needs more than there is, it
 * goes on in another line: nothing is cut. In a narrow container each row becomes a card.
 */
export function tableStyles(columns: readonly Column[]): CSSResult {
  const tracks = columns.map(({width = 'minmax(0, auto)'}) => width).join(' ');
  // A card stacks the cells of each side.
  const sides = ['start', 'end'] as const;
  const cardLines = Math.max(...sides.map((side) => columns.filter((column) => column.side === side).length));
  return css`
    table {
      display: grid;
      grid-template-columns: ${unsafeCSS(tracks)};
      column-gap: 1.2em;
      font-variant-numeric: tabular-nums;
    }
    thead,
    tbody,
    tr {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
    tr {
      position: relative;
      isolation: isolate;
      align-content: center;
      align-items: baseline;
      min-block-size: var(--_row);
      padding: 0.5em var(--_pad);
      border-block-end: 1px solid var(--_line);
    }
    th,
    td {
      min-inline-size: 0;
      max-inline-size: 14em; /* no column but the first takes more than its share */
      padding: 0;
      font-weight: inherit;
      text-align: start;
      overflow-wrap: anywhere;
    }
    tr > :first-child {
      max-inline-size: none;
    }
    thead th {
      font-size: 0.875em;
      font-weight: 500;
    }
    thead th,
    tbody :is(td, button) > bdi,
    tbody th > bdi:not(.main) {
      color: var(--_muted);
    }
    b,
    .main {
      font-weight: 600;
      line-height: 1; /* bold letters of a fallback font may be higher, and must not make the line so */
    }
    .main.text,
    td :is(b, .main) {
      font-weight: inherit;
    }
    tbody th {
      position: relative;
      z-index: 0;
    }
    tbody :is(th, td) {
      user-select: text;
      -webkit-user-select: text;
    }
    tbody button {
      vertical-align: top; /* else the row would stand on the last line of a long name */
    }
    tbody th button {
      white-space: break-spaces; /* keeps the space between the direction and a number beside it */
    }
    /* without a text in it, beside a number alone, the button lies behind the cell */
    th button:not(:has(:not(:empty, b))) {
      position: absolute;
      inset: 0;
      z-index: -1;
      pointer-events: none; /* so that a selection of text can begin anywhere */
    }
    tr[part] {
      cursor: pointer;
    }
    :where(tr[part]:hover) {
      background: var(--_hover);
    }
    tr:has([aria-current]) {
      background: color-mix(in oklab, var(--_accent) 9%, transparent);
    }
    tr:has([aria-current])::before {
      content: '';
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      inline-size: 3px;
      background: var(--_accent);
    }
    tr:has([aria-current]) [data-kind] {
      background: none; /* a tint on a tint would cost contrast */
    }
    tr:has(:focus-visible) {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    /* the row has the one focus ring */
    tbody button:focus-visible {
      outline: none;
    }
    @media (forced-colors: active) {
      tr:has([aria-current]) {
        outline: 1px solid Highlight;
        outline-offset: -1px;
      }
      tr:has(:focus-visible) {
        outline: 2px solid Highlight;
      }
      tr:has([aria-current])::before {
        background: Highlight;
      }
    }
    /* a placeholder: two bars, where the first and the last cell begin and end */
    [colspan] {
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      justify-content: space-between;
      align-content: space-evenly;
      block-size: 1lh;
    }
    [colspan]::before,
    [colspan]::after {
      content: '';
      inline-size: 30%;
      block-size: 0.7em;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_text) 8%, transparent);
    }
    [colspan]::after {
      inline-size: 10%;
    }
    @container (max-width: 64em) {
      table,
      tbody {
        display: block;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody tr {
        grid: auto-flow dense / minmax(0, 1fr) fit-content(55%);
        align-items: start;
        column-gap: 0.85em;
        padding-block: 0.6em;
      }
      tbody :is(th, td) {
        max-inline-size: none;
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
        block-size: ${unsafeCSS(cardLines)}lh;
      }
      [colspan]::after {
        inline-size: 70%;
      }
    }
    /* where two columns have no room: the party, then the other facts one after another */
    @container (max-width: 24em) {
      tbody tr {
        display: flex;
        flex-wrap: wrap;
        column-gap: 0.75em;
      }
      tbody tr > :first-child {
        flex: 0 0 100%;
      }
      [data-side='end'] {
        text-align: start;
      }
    }
  `;
}
