/** How much room the columns of a table need. */
import type {Column} from './columns.js';

/** The gap between two columns, in em. */
export const gap = 1.2;

/** The space that a table has beyond its columns' least widths and the gaps, in em. */
const air = 5.5;

/** A column's least width, in em. */
export const leastOf = ({width}: Column): number => Number(/([\d.]+)em/.exec(width ?? '')?.[1] ?? 4);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * The width below which rows are cards, in em: a table needs the least width of each column, the gaps between them, and
 * some air. The space at both edges is within the first and the last column.
 */
export function cardsBelow(columns: readonly Column[]): number {
  return sum(columns.map(leastOf)) + gap * (columns.length - 1) + air;
}

/** What the columns from the second on need beside the first, in em. */
export function besideFirst(columns: readonly Column[]): number {
  const others = columns.slice(1);
  return sum(others.map(leastOf)) + gap * others.length;
}

/** The lines of a row, of a card, and of a narrow card, in which the first cell has lines of its own. */
export function linesOf(columns: readonly Column[]): Readonly<Record<'row' | 'card' | 'narrow', number>> {
  // A card stacks the cells of each side.
  const stacked = (shown: readonly Column[]) =>
    Math.max(
      ...(['start', 'end'] as const).map((side) =>
        sum(shown.map((column) => (column.side === side ? (column.lines ?? 1) : 0))),
      ),
    );
  return {
    row: Math.max(...columns.map(({lines = 1}) => lines)),
    card: stacked(columns),
    narrow: (columns[0]?.lines ?? 1) + stacked(columns.slice(1)),
  };
}
