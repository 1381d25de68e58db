import {plainWord} from '../model/call.js';
import {en} from './en.js';
import type {Messages} from './messages.js';

/** What a page says about language and region. All optional: the browser's own settings stand in. */
export interface LocaleSettings {
  /** BCP 47, for example `de-AT`. */
  readonly locale?: string | undefined;
  /** IANA name, for example `Asia/Kolkata`. */
  readonly timeZone?: string | undefined;
  /** ISO 4217. Only when given are costs shown as money. */
  readonly currency?: string | undefined;
}

/** Texts and formats of one language and region. */
export interface Locale extends LocaleSettings {
  readonly messages: Messages;
}

/** The locale of settings that Intl knows; `localeFor` takes any. */
export function knownLocale(settings: LocaleSettings): Locale {
  return {...settings, messages: en};
}

type Format = Intl.DateTimeFormat | Intl.NumberFormat;

const made = new Map<string, Format>();

/**
 * An Intl object for a locale; the last few are kept. They are made when first needed, since the first of them costs
 * milliseconds.
 */
export function format<T extends Format>(
  settings: LocaleSettings,
  name: string,
  make: (settings: LocaleSettings) => T,
): T {
  const {locale, timeZone, currency} = settings;
  const key = [name, locale, timeZone, currency].join(' ');
  let found = made.get(key);
  if (!found) {
    if (made.size > 30) made.clear();
    made.set(key, (found = make(settings)));
  }
  return found as T; // a name always goes with one kind
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
 * Says times at a glance: the day as people call it, and the time of day. What today is, is looked up once: per row it
 * would cost most.
 */
export function moments(locale: Locale, now = Date.now()): (ms: number) => string {
  const {messages} = locale;
  const clock = dates(locale, undefined, 'short');
  const day = dates(locale, 'medium');
  const today = day.format(now);
  // back to yesterday by half days, since a day may have 23 or 25 hours
  while (day.format(now) === today) now -= 43_200_000;
  const yesterday = day.format(now);
  return (ms) => {
    const told = day.format(ms);
    const time = clock.format(ms);
    return told === today ? messages.today(time) : told === yesterday ? messages.yesterday(time) : `${told}, ${time}`;
  };
}

/** The zone all times are shown in. */
export function zone(locale: Locale): string {
  return dates(locale, undefined, 'short').resolvedOptions().timeZone.replaceAll('_', ' ');
}

/** Seconds as people say them. */
export function duration({messages}: Locale, seconds: number): string {
  const whole = Math.round(seconds);
  return messages.duration(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60);
}

/** A vendor's word as a person would say it; words that are not known lose their underscores. */
export function humanWord(raw: string, words: Readonly<Record<string, string>>): string {
  const plain = plainWord(raw);
  return (
    (Object.hasOwn(words, plain) && words[plain]) ||
    (plain.charAt(0).toUpperCase() + plain.slice(1)).replaceAll('_', ' ')
  );
}
