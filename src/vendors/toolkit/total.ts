/** The total of a bill, which some services write for people: with separators, a sign, or a unit. */
import type {Cost} from '../../model/call.js';
import {number, text} from './read.js';

/** A total as a number, or else as sent. */
export type Total = Readonly<Pick<Cost, 'total' | 'totalText'>>;

/** The total; empty for what has no digit, and so no amount. */
export function totalOf(sent: unknown): Total {
  const total = number(sent) ?? writtenNumber(sent);
  if (total !== undefined) return {total};
  const totalText = text(sent) ?? '';
  return /\d/.test(totalText) ? {totalText} : {};
}

/** Groups of digits between commas, or the exponent of a program. */
const grouped = /^[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const exponential = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;

/**
 * A number that can be read in one way only. `1,234` and `1.234` are other numbers in other countries, so that a comma
 * counts only beside a point or another comma.
 */
function writtenNumber(sent: unknown): number | undefined {
  const written = typeof sent === 'string' ? sent.trim() : '';
  if (exponential.test(written)) return number(Number(written));
  const isClear = grouped.test(written) && /,.*[.,]/.test(written);
  return isClear ? number(Number(written.replaceAll(',', ''))) : undefined;
}
