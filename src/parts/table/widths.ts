/** The widths of a table's columns, and where they have no room side by side. */
import {unsafeCSS, type CSSResult} from 'lit';
import type {Column} from './columns.js';

/** The gap between two columns, and the space that a table has beyond its columns' least widths, both in em. */
export const gap = 1.2;
const air = 5.5;

/** The text size of the headers, in em of the table. */
export const headSize = 0.875;

/** A column's least width, in em. */
export const leastOf = ({width}: Column): number => Number(/([\d.]+)em/.exec(width ?? '')?.[1] ?? 4);

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * The width below which rows are cards, in em: a table needs the least width of each column, the gaps between them, and
 * some air. The space at both edges is within the first and the last column.
 */
export function cardsBelow(columns: readonly Column[]): number {
  return sum(columns.map(leastOf)) + gap * (columns.length - 1) + air;
}

/** Columns that show a few lines of a longer text. Its row, once selected, shows all of it. */
export function clamped(columns: readonly Column[]): CSSResult {
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
