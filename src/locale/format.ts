/** Numbers, dates and times in the reader's language and region. */
import {localeVersion, type Locale, type LocaleSettings} from './locale.js';

type Format = Intl.DateTimeFormat | Intl.NumberFormat;

/** Enough for a page with a handful of zones and languages. */
const most = 30;

/** The Intl objects last used, the latest at the end. */
const cache = new Map<string, Format>();

/** The browser's language when the cached objects were created. */
let madeUnder = localeVersion();

/**
 * An Intl object for a locale. It is created on first use, since the first of them costs milliseconds, and kept while
 * it is among those last used and the browser's language stays (`languagechange`).
 */
export function format<T extends Format>(
  settings: LocaleSettings,
  name: string,
  make: (settings: LocaleSettings) => T,
): T {
  if (madeUnder !== localeVersion()) cache.clear();
  madeUnder = localeVersion();
  const {locale, timeZone, currency} = settings;
  const key = [name, locale, timeZone, currency].join(' ');
  const kept = cache.get(key) ?? make(settings);
  cache.delete(key);
  cache.set(key, kept);
  const [oldest = ''] = cache.keys();
  if (cache.size > most) cache.delete(oldest);
  return kept as T; // each name has one type
}

type Width = 'short' | 'medium' | 'long';

/** Dates and times in a locale. */
export function dates(locale: Locale, dateStyle?: Width, timeStyle?: Width): Intl.DateTimeFormat {
  return format(
    locale,
    `${dateStyle} ${timeStyle}`,
    ({locale, timeZone}) => new Intl.DateTimeFormat(locale, {dateStyle, timeStyle, timeZone}),
  );
}

/**
 * Formats times for a glance: the day in everyday words, and the time of day. Today's date is looked up once, since a
 * look-up per row would cost most.
 */
export function moments(locale: Locale, now = Date.now()): (ms: number) => string {
  const {messages} = locale;
  const clock = dates(locale, undefined, 'short');
  const days = dates(locale, 'medium');
  const today = days.format(now);
  // goes back to yesterday by half days, since a day may have 23 or 25 hours
  while (days.format(now) === today) now -= 43_200_000;
  const yesterday = days.format(now);
  return (ms) => {
    const day = days.format(ms);
    const time = clock.format(ms);
    if (day === today) return messages.today(time);
    return day === yesterday ? messages.yesterday(time) : messages.onDay(day, time);
  };
}

/** A time in full, its zone included. */
export function instant(locale: Locale, ms: number): string {
  return dates(locale, 'long', 'long').format(ms);
}

/** The zone of all times. */
export function zone(locale: Locale): string {
  return dates(locale, undefined, 'short').resolvedOptions().timeZone.replaceAll('_', ' ');
}

/** A duration in words. */
export function duration(locale: Locale, seconds: number): string {
  const whole = Math.round(seconds);
  const part = (amount: number) => (amount ? integer(locale, amount) : '');
  const [hours, minutes, rest] = [part(Math.floor(whole / 3600)), part(Math.floor((whole % 3600) / 60)), whole % 60];
  return locale.messages.duration(hours, minutes, hours || minutes ? part(rest) : integer(locale, rest));
}

/** A place in a recording, `m:ss`. */
export function position(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** A whole number, for example a count. */
export function integer(locale: Locale, value: number): string {
  return format(locale, 'integer', ({locale}) => new Intl.NumberFormat(locale, {maximumFractionDigits: 0})).format(
    value,
  );
}

/** A number with the locale's separators. */
export function decimal(locale: Locale, value: number): string {
  // A number this long is an id, a telephone number or a stamp, not an amount.
  if (Number.isInteger(value) && Math.abs(value) >= 1e8) return String(value);
  return format(locale, 'decimal', ({locale}) => new Intl.NumberFormat(locale, {maximumFractionDigits: 4})).format(
    value,
  );
}

/** Credits, or money if the page sets a currency. */
export function amount(locale: Locale, value: number): string {
  const money = (currency: string | undefined) => (currency ? ({style: 'currency', currency} as const) : {});
  return format(
    locale,
    'amount',
    ({locale, currency}) =>
      new Intl.NumberFormat(locale, {minimumFractionDigits: 2, maximumFractionDigits: 4, ...money(currency)}),
  ).format(value);
}

/** A share as a percentage, `90%`. */
export function percent(locale: Locale, share: number): string {
  return format(locale, 'percent', ({locale}) => new Intl.NumberFormat(locale, {style: 'percent'})).format(share);
}
