import type {CallsError} from '../model/errors.js';
import {duration} from './format.js';
import type {Locale} from './locale.js';

const own = (texts: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(texts, name) ? texts[name] : undefined;

/** The text of a failure, for the person reading. */
export function failureText(locale: Locale, {code, facts}: Pick<CallsError, 'code' | 'facts'>): string {
  const {messages} = locale;
  const {attribute, missing, retryAfter} = facts;
  if (attribute && missing) return messages.missing(attribute);
  if (attribute && code === 'unsupported') return own(messages.lacking, attribute) ?? messages.unsupported(attribute);
  if (attribute) return own(messages.needed, attribute) ?? messages.invalid(attribute);
  const text = messages.errors[code];
  return retryAfter ? messages.retryAfter(text, waitingTime(locale, retryAfter)) : text;
}

/** A wait, rounded up: to seconds, or to minutes if it is long. */
export function waitingTime(locale: Locale, ms: number): string {
  const unit = ms < 120_000 ? 1 : 60;
  return duration(locale, Math.ceil(ms / 1000 / unit) * unit);
}
