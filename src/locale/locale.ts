import {complete} from './complete.js';
import {en} from './en.js';
import type {MessageOverrides, Messages} from './messages.js';

/** What a page says about language and region. All optional: the browser's own settings stand in. */
export interface LocaleSettings {
  /** BCP 47, for example `de-AT`. */
  readonly locale?: string | undefined;
  /** IANA name, for example `Asia/Kolkata`. */
  readonly timeZone?: string | undefined;
  /** ISO 4217. Costs are shown as money only with a currency. */
  readonly currency?: string | undefined;
  /** Texts to show in place of the language's own; the others stay. */
  readonly messages?: MessageOverrides | undefined;
}

/**
 * Texts and formats of one language and region. It is live: texts that are registered later are in it from then on, and
 * {@link onLocaleChange} says when.
 */
export interface Locale extends LocaleSettings {
  /** Language and region of numbers and dates, BCP 47. They are those of the page as far as the texts' language allows. */
  readonly locale: string;
  /** The language of the texts, BCP 47: what `lang` says where they stand. */
  readonly lang: string;
  readonly messages: Messages;
}

interface Language {
  readonly lang: string;
  /** Absent until they are loaded. */
  messages?: Messages;
  /** Loads them; absent once it runs. */
  load?: (() => Promise<Messages>) | undefined;
}

/** Always there: whatever has no texts of its own is in English. */
const english: Language = {lang: 'en', messages: en};

/** By their tag in lower case, since tags differ by case alone in nothing (RFC 5646 §2.1.1). */
const languages = new Map<string, Language>();

const listeners = new Set<() => void>();

let version = 0;

/** Counts the changes of languages: what was made under an earlier number may not hold any more. */
export function localeVersion(): number {
  return version;
}

const change = () => {
  version++;
  for (const listener of listeners) listener();
};

/**
 * Adds a language, for every element on the page: its texts, or a function that loads them when an element first needs
 * them. Until they are there, and when they cannot be loaded, texts are in English. Throws a RangeError for what is no
 * BCP 47 tag. `de` serves `de-AT`, too, unless that has texts of its own.
 */
export function registerLocale(language: string, messages: Messages | (() => Promise<Messages>)): void {
  const [lang = language] = Intl.getCanonicalLocales(language);
  const loads = typeof messages === 'function';
  languages.set(lang.toLowerCase(), loads ? {lang, load: messages} : {lang, messages: complete(en, messages)});
  change();
}

/** Calls back when texts are registered or the browser's language changes, until the function it returns is called. */
export function onLocaleChange(listener: () => void): () => void {
  if (!listeners.size) {
    version++; // while nobody listened, the browser's language may have changed
    globalThis.addEventListener?.('languagechange', change);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) globalThis.removeEventListener?.('languagechange', change);
  };
}

const known = new WeakMap<LocaleSettings, Locale>();

/** The locale of settings that Intl knows; `localeFor` takes any. The same one for the same settings. */
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
  return /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(tag) ? tag : 'en'; // Chromium under LANG=C says en-US@posix
}

/** Looks a language up as RFC 4647 §3.4 does: from the whole tag on, shortened from its end. */
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
