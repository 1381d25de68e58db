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
  /** The language of the texts, BCP 47: what `lang` says where they stand. */
  readonly lang: string;
  readonly messages: Messages;
}

/** The locale of settings that Intl knows; `localeFor` takes any. */
export function knownLocale(settings: LocaleSettings): Locale {
  return {...settings, lang: 'en', messages: en};
}
