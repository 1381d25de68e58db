import {plainWord} from '../model/call.js';
import type {Locale} from './locale.js';

/** As programs write words: `user_hangup`, `in-progress`, `PHONE_CALL`, `providerManaged`; not a name such as `GPT-4o`. */
const identifier = /^(?:[a-z\d_-]+|[A-Z\d_-]+|[a-z\d]+(?:[A-Z][a-z\d]*)+)$/;

/**
 * A word of a vendor's closed set, such as a status or a cost's part, in the reader's language. A word without a
 * translation is shown with spaces for underscores, and text that no program writes as sent.
 */
export function word({messages: {words}}: Locale, raw: string): string {
  const plain = plainWord(raw.replace(/([a-z\d])([A-Z])/g, '$1_$2'));
  if (Object.hasOwn(words, plain) && words[plain]) return words[plain];
  if (identifier.test(raw)) return capitalised(plain.replaceAll('_', ' '));
  return /\s/.test(raw) ? capitalised(raw) : label(raw);
}

/**
 * A word that some services choose from a set and others write themselves: it is in the reader's language where it is of
 * the set or has a translation, and otherwise as sent.
 */
export function wordOf(locale: Locale, raw: string, set: RegExp): string {
  const {words} = locale.messages;
  return set.test(raw) || Object.hasOwn(words, plainWord(raw)) ? word(locale, raw) : raw;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A key that somebody chose: with spaces for underscores, and a capital at its start, unless its first word has capitals
 * of its own (`iPhone_model`, `customerID`) or it is written for people already (`booking reference`).
 */
export function label(key: string): string {
  const spaced = key.replace(/([^_])_+(?=[^_])/g, '$1 ');
  return /\s/.test(key) || /^\P{L}*\p{Ll}*\p{Lu}/u.test(spaced) ? spaced : capitalised(spaced);
}

/** Placeholder for markup in a text that is about to be split; no text contains it. */
const slot = '\ufffc';

/** A text's parts before and after the markup in place of its value. */
export function around(text: (value: string) => string): readonly [before: string, after: string] {
  const [before = '', after = ''] = text(slot).split(slot);
  return [before, after];
}
