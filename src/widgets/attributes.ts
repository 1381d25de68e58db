/** From attributes to a question's values; an invalid one throws a CallsError that names its attribute. */
import {dayAt, type startOfDay} from '../locale/days.js';
import type {LocaleSettings} from '../locale/locale.js';
import {CallsError} from '../model/errors.js';
import {dayOf, instantOf} from '../model/time.js';

/** The text of a required attribute. Scripts may set other types. */
export function required(attribute: string, value: string | number | undefined): string {
  const text = String(value ?? '').trim();
  if (text) return text;
  throw new CallsError('not-configured', {attribute, missing: true});
}

/** The value, if it is a valid one. */
export function valid<T>(attribute: string, value: T, isValid: boolean): T {
  if (isValid) return value;
  throw new CallsError('bad-request', {attribute});
}

/** A whole number from 1 to `most`. */
export function wholeNumber(attribute: string, value: number, most = Infinity): number {
  return valid(attribute, value, Number.isSafeInteger(value) && value >= 1 && value <= most);
}

/** Text, absent when empty; a present one must pass the test. */
export function matching(
  attribute: string,
  value: string | undefined,
  isValid: (value: string) => boolean,
): string | undefined {
  return valid(attribute, value || undefined, !value || isValid(value));
}

/** An instant that every API reads alike; it is passed on as it is written. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The end of the last day that ISO 8601 writes with four digits, and pages write for "no limit". */
const latest = Date.UTC(10_000, 0) - 1;

/**
 * The instant at one end of a span of time, ISO 8601 with a zone, absent when empty. A day is the one that the screen
 * shows: it starts and ends in the zone of the times on screen. A time without a zone is UTC, as it is in calls.
 */
export function boundOf(
  attribute: string,
  value: string | number | undefined,
  zone: Pick<LocaleSettings, 'timeZone'>,
  edge: typeof startOfDay,
): string | undefined {
  const text = String(value ?? '').trim();
  if (!text) return undefined;
  const ms = instantOf(text);
  const day = dayOf(text);
  if (ms === undefined) throw new CallsError('bad-request', {attribute});
  if (canonical.test(text)) return text;
  const at = Math.min(day === undefined ? ms : edge(zone, day), latest);
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** The date at one end of a span of time, in the zone of the times on screen. */
export function dateOf(bound: string | undefined, zone: Pick<LocaleSettings, 'timeZone'>): string | undefined {
  return bound && new Date(Math.min(dayAt(zone, Date.parse(bound)), latest)).toISOString().slice(0, 10);
}
