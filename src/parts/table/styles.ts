import {css, unsafeCSS, type CSSResult} from 'lit';
import type {Column} from './columns.js';
import {besideFirst, cardsBelow, gap, leastOf, linesOf} from './fit.js';

/** The text size of the headers, in em of the table. */
const headSize = 0.875;

/** Columns that show a few lines of a longer text. Its row, once selected, shows all that is in the cell. */
function clamped(columns: readonly Column[]): CSSResult {
  const rules = columns.flatMap(({lines}, index) =>
    lines
      ? `tbody tr:not(:has([aria-current])) > :nth-child(${index + 1}):not([colspan]) {
          display: -webkit-box;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: ${lines};
          overflow: hidden;
        }`
      : [],
  );
  return unsafeCSS(rules.join(' '));
}

/**
 * The table: columns as wide as their content, and the same for all rows. Where content needs more than there is, it
 * goes on in another line. Only a column with a number of lines ends there, until its row is selected. In a narrow
 * container each row becomes a card.
 */
export function tableStyles(columns: readonly Column[]): CSSResult {
  const [first, ...others] = columns;
  const firstLeast = first ? leastOf(first) : 0;
  // The first column is as wide as its longest word, where there is room, and has what the others leave.
  const tracks = ['minmax(auto, 1fr)', ...others.map(({width = 'minmax(0, auto)'}) => width)].join(' ');
  const lines = linesOf(columns);
  return css`
    table {
      display: grid;
      grid-template-columns: ${unsafeCSS(tracks)};
      column-gap: ${gap}em;
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
      max-inline-size: max(14em, 22cqi); /* no column but the first takes more than its share */
      padding: 0;
      font-weight: inherit;
      text-align: start;
      overflow-wrap: anywhere;
    }
    /* it is as wide as its longest word, as far as the others leave room */
    tbody tr > :first-child {
      min-inline-size: auto;
      max-inline-size: calc(100cqi - ${besideFirst(columns) + 1}em);
      overflow-wrap: break-word;
    }
    thead tr > :first-child {
      min-inline-size: ${firstLeast / headSize}em;
      max-inline-size: none;
    }
    ${clamped(columns)}
    thead th {
      font-size: ${headSize}em;
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
      max-inline-size: 100%;
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
    /* at the row's edge; beside the row where the text begins at the edge: it ends where 6px of the padding would */
    tr:has([aria-current])::before {
      content: '';
      position: absolute;
      inset-block: 0;
      inset-inline-start: -6px;
      inline-size: var(--_pad); /* no calc(): the token may be a 0 without a unit */
      max-inline-size: 6px;
      border-inline-end: 3px solid var(--_accent);
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
        border-color: Highlight;
      }
    }
    /* a placeholder: two bars, where the first and the last cell begin and end */
    [colspan] {
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      justify-content: space-between;
      align-content: space-evenly;
      block-size: ${lines.row}lh;
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
    @container (max-width: ${cardsBelow(columns)}em) {
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
      tbody tr > :nth-child(n) {
        min-inline-size: 0;
        max-inline-size: none;
        overflow-wrap: anywhere;
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
        block-size: ${lines.card}lh;
      }
      [colspan]::after {
        inline-size: 70%;
      }
    }
    /* the party in a line of its own, and the other facts below it, in the same places on each card */
    @container (max-width: 24em) {
      tbody tr {
        grid-template-columns: minmax(0, 1fr) fit-content(60%);
        column-gap: 0.5em;
      }
      tbody tr > :first-child {
        grid-column: 1 / -1;
      }
      [colspan] {
        block-size: ${lines.narrow}lh;
      }
    }
    /* where two columns have no room: one after another */
    @container (max-width: 14em) {
      tbody tr {
        display: flex;
        flex-direction: column;
        align-items: stretch;
      }
      [data-side='end'] {
        text-align: start;
      }
    }
  `;
}
