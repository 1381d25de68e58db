import {knownLocale, type Locale, type LocaleSettings} from './locale.js';

const checks: Readonly<Record<keyof LocaleSettings, (value: string) => unknown>> = {
  locale: (tag) => Intl.getCanonicalLocales(tag),
  timeZone: (zone) => new Intl.DateTimeFormat('en', {timeZone: zone}),
  currency: (code) => new Intl.NumberFormat('en', {style: 'currency', currency: code}),
};

/** What was told already: settings are read again whenever a provider updates. */
const told = new Set<string>();

/** Settings without those that Intl does not know; the console names what to fix, once. */
export function usable<T extends LocaleSettings>(settings: T): T {
  const found: {-readonly [Name in keyof T]: T[Name]} = {...settings};
  for (const name of ['locale', 'timeZone', 'currency'] as const) {
    const value = found[name];
    if (value === undefined) continue;
    try {
      checks[name](value);
    } catch {
      found[name] = undefined;
      const mistake = `${name} ${value}`;
      if (told.has(mistake)) continue;
      told.add(mistake);
      console.warn(
        `agni-call-widgets: ${name === 'timeZone' ? 'time-zone' : name} is not a value Intl knows; the browser's own is used.`,
      );
    }
  }
  return found;
}

/** The locale of these settings, for the views' `locale` property. A value Intl does not know is told and left out. */
export function localeFor(settings: LocaleSettings): Locale {
  return knownLocale(usable(settings));
}
