import {knownLocale, type Locale, type LocaleSettings} from './locale.js';

/** Each throws for a value that Intl rejects, and for a value that is not text. */
const checks: Readonly<Record<'locale' | 'timeZone' | 'currency', (value: string) => unknown>> = {
  locale: (tag) => Intl.getCanonicalLocales(tag.toLowerCase()),
  timeZone: (zone) => new Intl.DateTimeFormat('en', {timeZone: zone}),
  currency: (code) => new Intl.NumberFormat('en', {style: 'currency', currency: code}),
};

/** Mistakes already reported, since every update of a provider reads the settings again. */
const reported = new Set<string>();

/** Settings without those that Intl rejects; the console names each mistake once. */
export function usable<T extends LocaleSettings>(settings: T): T {
  const checked: {-readonly [Name in keyof T]: T[Name]} = {...settings};
  for (const name of ['locale', 'timeZone', 'currency'] as const) {
    const value = checked[name];
    if (value === undefined) continue;
    try {
      checks[name](value);
    } catch {
      checked[name] = undefined;
      const mistake = `${name} ${value}`;
      if (reported.has(mistake)) continue;
      reported.add(mistake);
      console.warn(
        `agni-call-widgets: ${name === 'timeZone' ? 'time-zone' : name} is not a value Intl knows; the browser's own is used.`,
      );
    }
  }
  return checked;
}

/**
 * The locale of these settings, for the `locale` property of a table, a transcript or a recording. A value that Intl
 * rejects is reported on the console and left out.
 */
export function localeFor(settings: LocaleSettings): Locale {
  return knownLocale(usable(settings));
}
