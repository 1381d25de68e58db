import {css} from 'lit';

/** The table: fixed columns, so that placeholders and rows stand in the same places; below 42em each row becomes a card of three lines. */
export const callTableStyles = css`
  :host {
    container-type: inline-size;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-variant-numeric: tabular-nums;
  }
  th {
    padding: 0 0.85em;
    height: 2.57em;
    font-size: 0.857em;
    font-weight: 500;
    color: var(--muted);
    text-align: start;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  th:nth-child(1) {
    width: 34%;
  }
  th:nth-child(2) {
    width: 17%;
  }
  th:nth-child(3) {
    width: 10%;
  }
  th:nth-child(4) {
    width: 14%;
  }
  th:nth-child(5) {
    width: 14%;
  }
  th:last-child,
  .length {
    text-align: end;
  }
  td {
    height: var(--row);
    padding: 0 0.85em;
    border-bottom: 1px solid var(--line);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  tr[part] {
    cursor: pointer;
  }
  tr[part]:hover {
    background: var(--hover);
  }
  tr:has([aria-current]) {
    background: color-mix(in oklab, var(--accent) 10%, var(--surface));
    box-shadow: inset 3px 0 var(--accent);
  }
  tr:has([aria-current]):dir(rtl) {
    box-shadow: inset -3px 0 var(--accent);
  }
  tr:has(button:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .party button {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    display: block;
    outline: none;
  }
  .name {
    font-weight: 500;
  }
  .bar {
    width: 70%;
  }
  .length .bar,
  .channel .bar {
    width: 50%;
  }
  @media (forced-colors: active) {
    tr:has([aria-current]) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @container (max-width: 42em) {
    thead {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    tbody tr {
      display: grid;
      grid-template: auto auto / minmax(0, 1fr) auto;
      gap: 0.15em 0.75em;
      padding: 0.65em 0.85em;
      border-bottom: 1px solid var(--line);
      align-items: center;
    }
    td {
      height: auto;
      padding: 0;
      border: 0;
      min-height: 1.45em;
    }
    table,
    tbody {
      display: block;
    }
    td.party {
      grid-area: 1 / 1;
    }
    td.state {
      grid-area: 1 / 2;
      justify-self: end;
    }
    td.agent {
      grid-area: 2 / 1;
    }
    td.start {
      grid-area: 2 / 2;
      justify-self: end;
    }
    td.channel {
      grid-area: 3 / 1;
    }
    td.length {
      grid-area: 3 / 2;
    }
    td.state .bar,
    td.start .bar,
    td.length .bar {
      width: 5em;
    }
  }
`;
