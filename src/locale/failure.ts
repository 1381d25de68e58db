import type {RequestedPlace, CallsError} from '../model/errors.js';
import {duration} from './format.js';
import type {Locale} from './locale.js';
import type {Messages} from './messages.js';

const own = (texts: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(texts, name) ? texts[name] : undefined;

/** The text of a failure, for the person reading. */
export function failureText(locale: Locale, {code, facts}: Pick<CallsError, 'code' | 'facts'>): string {
  const {messages} = locale;
  const {attribute, missing, retryAfter} = facts;
  if (attribute && missing) return messages.missing(attribute);
  if (attribute && code === 'unsupported') return own(messages.lacking, attribute) ?? messages.unsupported(attribute);
  if (attribute) return own(messages.needed, attribute) ?? messages.invalid(attribute);
  // “It may have been deleted” is about a call, and not about an address where nothing is, or nothing that takes questions.
  const isUnserved = code === 'not-found' || facts.status === 405 || facts.status === 501;
  const text = messages.errors[isUnserved && facts.misplaced ? 'not-configured' : code];
  return retryAfter ? messages.retryAfter(text, waitingTime(locale, retryAfter)) : text;
}

/** What came back from where, and how to check the setup, for whoever set it up; empty while the endpoint is none to doubt. */
export function setupText({messages}: Pick<Locale, 'messages'>, {facts}: Pick<CallsError, 'facts'>): string {
  const {requested, misplaced} = facts;
  if (!requested || !misplaced) return '';
  return `${messages.received(requested.path, receivedText(messages, facts))} ${messages.checkSetup(checkCommand(requested))}`;
}

/** What came back, in words: `404 text/html`. */
export function receivedText({answers}: Pick<Messages, 'answers'>, {received, hint}: CallsError['facts']): string {
  if (received) return received.status ? `${received.status} ${received.type}`.trim() : answers.redirect;
  return hint ? answers.json : answers.nothing;
}

/** The command that checks an endpoint. */
export const checkCommand = ({endpoint, vendor}: RequestedPlace): string =>
  `npx agni-call-widgets check ${endpoint}${vendor ? ` --vendor ${vendor}` : ''}`;

/** A wait, rounded up: to seconds, or to minutes if it is long. */
export function waitingTime(locale: Locale, ms: number): string {
  const unit = ms < 120_000 ? 1 : 60;
  return duration(locale, Math.ceil(ms / 1000 / unit) * unit);
}
