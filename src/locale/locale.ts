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

/** Texts and formats of one language and region. Its Intl objects are made when first needed, since the first of them costs milliseconds. */
export class Locale {
  readonly messages: Messages = en;
  readonly currency: string | undefined;
  #settings: LocaleSettings;
  #made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

  constructor(settings: LocaleSettings) {
    this.#settings = settings;
    this.currency = settings.currency;
  }

  /** A time at a glance: the day as people call it, and the time of day. */
  moment(ms: number, now = Date.now()): string {
    const clock = this.#date('clock', {hour: 'numeric', minute: '2-digit'}).format(ms);
    const day = this.#day(ms);
    if (day === this.#day(now)) return this.messages.today(clock);
    if (day === this.#day(now - 86_400_000)) return this.messages.yesterday(clock);
    const thisYear = this.#date('year', {year: 'numeric'}).format(ms) === this.#date('year', {year: 'numeric'}).format(now);
    const date = thisYear
      ? this.#date('date', {month: 'short', day: 'numeric'}).format(ms)
      : this.#date('fullDate', {year: 'numeric', month: 'short', day: 'numeric'}).format(ms);
    return `${date}, ${clock}`;
  }

  /** A time in full, its zone included. */
  instant(ms: number): string {
    return this.#date('instant', {dateStyle: 'long', timeStyle: 'long'}).format(ms);
  }

  /** The zone all times are shown in. */
  get zone(): string {
    return this.#date('clock', {hour: 'numeric', minute: '2-digit'}).resolvedOptions().timeZone.replaceAll('_', ' ');
  }

  duration(seconds: number): string {
    const whole = Math.round(seconds);
    return this.messages.duration(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), String(whole % 60));
  }

  /** A place in a recording, `m:ss`. */
  position(seconds: number): string {
    const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
    const minutes = `${Math.floor((seconds % 3600) / 60)}`;
    return (seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${minutes.padStart(2, '0')}` : minutes) + `:${two(seconds % 60)}`;
  }

  number(value: number): string {
    return this.#number('number', {maximumFractionDigits: 4}).format(value);
  }

  /** Credits, or money where the page named a currency. */
  amount(value: number): string {
    return this.#number('amount', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
      ...(this.currency && {style: 'currency', currency: this.currency}),
    }).format(value);
  }

  /** A vendor's word as a person would say it; unknown words keep their letters and lose their underscores. */
  word(raw: string): string {
    const key = raw.toLowerCase().replace(/[\s-]+/g, '_');
    if (Object.hasOwn(this.messages.words, key)) return this.messages.words[key] ?? raw;
    const plain = raw.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_\s]+/g, ' ').trim();
    const sentence = /^[A-Z\s\d]+$/.test(plain) || plain !== raw ? plain.toLowerCase() : plain;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }

  #day(ms: number): string {
    return this.#date('day', {year: 'numeric', month: 'numeric', day: 'numeric'}).format(ms);
  }

  #date(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.#make(name, (locale) => new Intl.DateTimeFormat(locale, {...options, timeZone: this.#settings.timeZone}));
  }

  #number(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.#make(name, (locale) => new Intl.NumberFormat(locale, options));
  }

  #make<T extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: (locale: string | undefined) => T): T {
    let found = this.#made.get(name);
    if (!found) this.#made.set(name, (found = make(this.#settings.locale)));
    return found as T; // a name always goes with one kind
  }
}

const kept = new Map<string, Locale>();

/** The locale of these settings; the last few are kept, so that equal settings share their Intl objects. */
export function localeFor({locale, timeZone, currency}: LocaleSettings): Locale {
  const key = JSON.stringify([locale, timeZone, currency]);
  let found = kept.get(key);
  if (!found) {
    if (kept.size === 8) kept.clear();
    found = new Locale({
      locale: usable(locale, 'locale', (tag) => Intl.getCanonicalLocales(tag)),
      timeZone: usable(timeZone, 'time-zone', (zone) => new Intl.DateTimeFormat('en', {timeZone: zone})),
      currency: usable(currency, 'currency', (code) => new Intl.NumberFormat('en', {style: 'currency', currency: code})),
    });
    kept.set(key, found);
  }
  return found;
}

const complained = new Set<string>();

/** A setting Intl accepts; another is told once and left out. */
function usable(value: string | undefined, attribute: string, check: (value: string) => unknown): string | undefined {
  if (!value) return undefined;
  try {
    check(value);
    return value;
  } catch {
    if (!complained.has(attribute)) console.warn(`agni-call-widgets: ${attribute} is not a value Intl knows; the browser's own is used.`);
    complained.add(attribute);
    return undefined;
  }
}
