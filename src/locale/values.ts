/** Values as their kind is shown: as sent, or as figures of a bill. Lists show none, so these are apart from the words. */
import {amount, duration} from './format.js';
import {snakeCase} from '../model/names.js';
import type {Locale} from './locale.js';
import {word} from './words.js';

/**
 * A value that somebody chose, as sent: text unchanged, numbers with every digit and no separators. JSON's true and false
 * are no words of anybody's, so they are in the reader's language.
 */
export function value({messages: {yes, no}}: Locale, sent: string | number | boolean): string {
  if (typeof sent === 'boolean') return sent ? yes : no;
  return typeof sent === 'string' ? sent : digits(sent);
}

/** A number in digits alone: JavaScript writes the very large and the very small with an exponent. */
function digits(number: number): string {
  const [, sign = '', whole = '', parts = '', power = ''] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(`${number}`) ?? [];
  if (!power) return `${number}`;
  const all = whole + parts;
  if (Number(power) < 0) return `${sign}0.${'0'.repeat(-Number(power) - 1)}${all}`;
  return sign + all.padEnd(Number(power) + 1, '0'); // more digits than a number keeps, so none is behind the point
}

/** Names of numbers on a bill that are no amounts: ids, years, counts. */
const noAmount = /(?:^|[_ ])(?:id|year|month|day|count|number|code|version|quantity)s?$/;

/** A figure of a vendor's bill: the vendor's words and lengths in the reader's language, other numbers as amounts. */
export function figure(locale: Locale, key: string, sent: string | number | boolean): string {
  if (typeof sent === 'string') return /^[a-z]+(_[a-z]+)+$/.test(sent) ? word(locale, sent) : sent;
  if (typeof sent === 'boolean') return value(locale, sent);
  if (Number.isInteger(sent) && noAmount.test(snakeCase(key))) return value(locale, sent);
  return /_sec(onds)?$/.test(key) && sent >= 0 ? duration(locale, sent) : amount(locale, sent);
}
