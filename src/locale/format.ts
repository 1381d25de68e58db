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

/** A day that has no time, the same one in every zone. */
export function wholeDay(locale: Locale, day: string, width: 'medium' | 'long' = 'medium'): string {
  return dates({...locale, timeZone: 'UTC'}, width).format(Date.parse(day));
}

/** Cities that browsers still name as they were written when the zone was first recorded. */
const renamed: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** The zone of all times, as the page named it (Intl may answer with an older name of it), else the browser's. */
export function zone(locale: Locale): string {
  const own = dates(locale, undefined, 'short').resolvedOptions().timeZone;
  const name = locale.timeZone ?? renamed[own] ?? own;
  return /^[+-]/.test(name) ? `UTC${name}` : name.replaceAll('_', ' ');
}

/** A duration in words; below a second, in parts of one. */
export function duration(locale: Locale, seconds: number): string {
  const whole = Math.round(seconds);
  if (!whole) return locale.messages.duration('', '', decimal(locale, seconds));
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

/** A number with the locale's separators, to four decimals. */
export function decimal(locale: Locale, value: number): string {
  // A number this long is an id, a telephone number or a stamp, not an amount.
  if (Number.isInteger(value) && Math.abs(value) >= 1e8) return String(value);
  return rounded(locale, 'decimal', {}, value);
}

/** Credits, or money if the page sets a currency: two to four decimals. */
export function amount(locale: Locale, value: number): string {
  const {currency} = locale;
  const money = currency ? ({style: 'currency', currency} as const) : {};
  return rounded(locale, 'amount', {minimumFractionDigits: 2, ...money}, value);
}

/** A share as a percentage, `90%`. */
export function percent(locale: Locale, share: number): string {
  return rounded(locale, 'percent', {style: 'percent', maximumFractionDigits: 2}, share);
}

/** Four decimals, or as many as it takes: what is not zero never reads as zero, and zero never as minus zero. */
export function rounded(locale: Locale, name: string, options: Intl.NumberFormatOptions, value: number): string {
  const most = 4;
  const {minimumFractionDigits: _, maximumFractionDigits = most, ...others} = options;
  const isTiny = value !== 0 && Math.abs(value) < 10 ** -maximumFractionDigits;
  const digits = isTiny ? {...others, maximumSignificantDigits: most} : {maximumFractionDigits, ...options};
  return format(locale, `${name} ${isTiny}`, (of) => new Intl.NumberFormat(of.locale, digits)).format(value || 0);
}
