import {detailEn} from './detail-en.js';
import {dates, duration, format, humanWord, type Locale} from './locale.js';
import type {DetailMessages} from './messages.js';

/** The further texts of a call in full. */
export function detailMessages(_locale: Locale): DetailMessages {
  return detailEn;
}

/** A time in full, its zone included. */
export function instant(locale: Locale, ms: number): string {
  return dates(locale, 'long', 'long').format(ms);
}

/** A place in a recording, `m:ss`. */
export function position(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** Credits, or money where the page named a currency. */
export function amount(locale: Locale, value: number): string {
  const money = (currency: string | undefined) => (currency ? ({style: 'currency', currency} as const) : {});
  return format(
    locale,
    'amount',
    ({locale, currency}) =>
      new Intl.NumberFormat(locale, {minimumFractionDigits: 2, maximumFractionDigits: 4, ...money(currency)}),
  ).format(value);
}

/** A vendor's word as a person would say it. */
export function word(locale: Locale, raw: string): string {
  return humanWord(raw.replace(/([a-z\d])([A-Z])/g, '$1_$2'), {
    ...locale.messages.words,
    ...detailMessages(locale).words,
  });
}

/** A number with the locale's separators. */
export function decimal(locale: Locale, value: number): string {
  // A number this long is nobody's amount: an id, a telephone number, a stamp.
  if (Number.isInteger(value) && Math.abs(value) >= 1e8) return String(value);
  return format(locale, 'decimal', ({locale}) => new Intl.NumberFormat(locale, {maximumFractionDigits: 4})).format(
    value,
  );
}

/** A share as people say it. */
export function percent(locale: Locale, share: number): string {
  return format(locale, 'percent', ({locale}) => new Intl.NumberFormat(locale, {style: 'percent'})).format(share);
}

/** The value a vendor sent under a key; `amounts` when plain numbers are credits. */
export function value(locale: Locale, key: string, sent: string | number | boolean, amounts: boolean): string {
  const {yes, no} = detailMessages(locale);
  if (typeof sent === 'boolean') return sent ? yes : no;
  if (typeof sent === 'string') return /^[a-z]+(_[a-z]+)+$/.test(sent) ? word(locale, sent) : sent;
  if (/_sec(onds)?$/.test(key) && sent >= 0) return duration(locale, sent);
  return amounts ? amount(locale, sent) : decimal(locale, sent);
}
