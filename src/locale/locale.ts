import {complete} from './complete.js';
import {en} from './en.js';
import type {MessageOverrides, Messages} from './messages.js';

/** A page's language and region settings. All optional: the browser's own settings are the default. */
export interface LocaleSettings {
  /** BCP 47, for example `de-AT`. */
  readonly locale?: string | undefined;
  /** IANA name, for example `Asia/Kolkata`. */
  readonly timeZone?: string | undefined;
  /** ISO 4217. Costs are shown as money only with a currency. */
  readonly currency?: string | undefined;
  /** Texts that replace the language's own; all others stay. */
  readonly messages?: MessageOverrides | undefined;
}

/**
 * Texts and formats of one language and region. It is live: it includes texts that are registered later, and {@link
 * onLocaleChange} reports the change.
 */
export interface Locale extends LocaleSettings {
  /** Language and region of numbers and dates, BCP 47: the page's, as far as the texts' language allows. */
  readonly locale: string;
  /** The language of the texts, BCP 47, for the `lang` attribute around them. */
  readonly lang: string;
  readonly messages: Messages;
}

interface Language {
  readonly lang: string;
  /** Absent until loaded. */
  messages?: Messages;
  /** Loads the texts; absent once it has started. */
  load?: (() => Promise<Messages>) | undefined;
}

/** Always loaded: English is the fallback for missing texts. */
const english: Language = {lang: 'en', messages: en};

/** By their tag in lower case, since tags are case-insensitive (RFC 5646 §2.1.1). */
const languages = new Map<string, Language>();

const listeners = new Set<() => void>();

let version = 0;

/** Counts the changes of languages; results from an earlier version may be outdated. */
export function localeVersion(): number {
  return version;
}

const change = () => {
  version++;
  for (const listener of listeners) listener();
};

/**
 * Registers a language for every element on the page: its texts, or a function that loads them when an element first
 * needs them. Texts are in English until they are loaded, and if loading fails. Throws a RangeError for an invalid BCP
 * 47 tag. `de` also serves `de-AT`, unless that has texts of its own.
 */
export function registerLocale(language: string, messages: Messages | (() => Promise<Messages>)): void {
  const [lang = language] = Intl.getCanonicalLocales(language);
  const loads = typeof messages === 'function';
  languages.set(lang.toLowerCase(), loads ? {lang, load: messages} : {lang, messages: complete(en, messages)});
  change();
}

/** Calls back when texts are registered or the browser's language changes, until the returned function is called. */
export function onLocaleChange(listener: () => void): () => void {
  if (!listeners.size) {
    version++; // without listeners, a change of the browser's language goes unnoticed
    globalThis.addEventListener?.('languagechange', change);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) globalThis.removeEventListener?.('languagechange', change);
  };
}

const known = new WeakMap<LocaleSettings, Locale>();

/** The locale of settings that Intl accepts; `localeFor` takes any. Equal settings share one locale. */
export function knownLocale(settings: LocaleSettings): Locale {
  const before = known.get(settings);
  if (before) return before;
  const {timeZone, currency} = settings;
  let [state, seen] = [resolve(settings), version];
  const now = () => {
    if (seen !== version) [state, seen] = [resolve(settings), version];
    return state;
  };
  const locale: Locale = {
    timeZone,
    currency,
    get locale() {
      return now().locale;
    },
    get lang() {
      return now().lang;
    },
    get messages() {
      return now().messages;
    },
  };
  known.set(settings, locale);
  return locale;
}

function resolve(settings: LocaleSettings): Pick<Locale, 'locale' | 'lang' | 'messages'> {
  const tag = settings.locale ?? browserLanguage();
  const {lang, messages = en} = find(tag);
  return {
    lang,
    locale: formatsOf(tag, lang),
    messages: settings.messages ? complete(messages, settings.messages) : messages,
  };
}

function browserLanguage(): string {
  const tag = globalThis.navigator?.language ?? '';
  return /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(tag) ? tag : 'en'; // Chromium under LANG=C reports en-US@posix
}

/** Looks a language up by RFC 4647 §3.4: the whole tag first, then shortened from its end. */
function find(tag: string): Language {
  let range = tag.toLowerCase();
  for (;;) {
    const language = languages.get(range);
    if (language?.messages) return language;
    if (language?.load) void load(range, language, language.load);
    const shorter = range.replace(/(-[^-])?-[^-]+$/, '');
    if (shorter === range) return english;
    range = shorter;
  }
}

async function load(range: string, language: Language, texts: () => Promise<Messages>): Promise<void> {
  language.load = undefined;
  try {
    const loaded: unknown = await texts();
    if (Object(loaded) !== loaded) throw new TypeError('No texts came.');
    language.messages = complete(en, loaded as Messages);
  } catch (error) {
    if (languages.get(range) === language) languages.delete(range);
    console.warn(`agni-call-widgets: the texts for ${language.lang} could not be loaded.`, error);
  }
  change();
}

/**
 * Dates and numbers stand inside texts, so they are in the texts' language, with the region and the extensions (`-u-…`)
 * of the page's locale: for `de-AT` while texts are in English, `en-AT`. A locale without a region has its language's
 * most likely one.
 */
function formatsOf(tag: string, lang: string): string {
  if (`${tag}-`.toLowerCase().startsWith(`${lang}-`.toLowerCase())) return tag;
  const page = new Intl.Locale(tag);
  const region = page.region ?? page.maximize().region;
  return [lang, ...(region ? [region] : [])].join('-') + page.toString().slice(page.baseName.length);
}
