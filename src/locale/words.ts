import {plainWord} from '../model/call.js';
import {amount, decimal, duration} from './format.js';
import type {Locale} from './locale.js';

/** A vendor's word in the reader's language; a word without a translation is shown with spaces for underscores. */
export function word({messages: {words}}: Locale, raw: string): string {
  const plain = plainWord(raw.replace(/([a-z\d])([A-Z])/g, '$1_$2'));
  return (
    (Object.hasOwn(words, plain) && words[plain]) ||
    (plain.charAt(0).toUpperCase() + plain.slice(1)).replaceAll('_', ' ')
  );
}

/** The value a vendor sent under a key; `amounts` when plain numbers are credits. */
export function value(locale: Locale, key: string, sent: string | number | boolean, amounts: boolean): string {
  const {yes, no} = locale.messages;
  if (typeof sent === 'boolean') return sent ? yes : no;
  if (typeof sent === 'string') return /^[a-z]+(_[a-z]+)+$/.test(sent) ? word(locale, sent) : sent;
  if (/_sec(onds)?$/.test(key) && sent >= 0) return duration(locale, sent);
  return amounts ? amount(locale, sent) : decimal(locale, sent);
}

/** Placeholder for markup in a text that is about to be split; no text contains it. */
const slot = '\ufffc';

/** A text's parts before and after the markup in place of its value. */
export function around(text: (value: string) => string): readonly [before: string, after: string] {
  const [before = '', after = ''] = text(slot).split(slot);
  return [before, after];
}
