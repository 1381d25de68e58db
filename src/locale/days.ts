/** Days in a time zone. A day is a number: the epoch milliseconds of the same date's midnight in UTC. */
import {format} from './format.js';
import type {LocaleSettings} from './locale.js';

/** The zone whose days these are; the browser's without one. */
type Zone = Pick<LocaleSettings, 'timeZone'>;

const date = {year: 'numeric', month: 'numeric', day: 'numeric'} as const;

/** The date at an instant. */
export function dayAt({timeZone}: Zone, ms: number): number {
  const formatter = format(
    {timeZone},
    'date',
    (zone) => new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {...date, timeZone: zone.timeZone}),
  );
  const parts = Object.fromEntries(formatter.formatToParts(ms).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(parts['year'] ?? NaN, (parts['month'] ?? NaN) - 1, parts['day']);
}

/** One date later. */
export function dayAfter(day: number): number {
  return day + 86_400_000;
}

/** More than any zone has ever been from UTC, and a day more, since a zone may have skipped one (Apia in 2011). */
const farthest = 40 * 3600;

/**
 * The first instant of a day. It is searched for, since Intl converts only in the other direction, and a day may begin at
 * 1 o'clock (São Paulo in 2018) or be missing. Clocks change at whole seconds.
 */
export function startOfDay(zone: Zone, day: number): number {
  let [before, from] = [day / 1000 - farthest, day / 1000 + farthest];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayAt(zone, middle * 1000) < day) before = middle;
    else from = middle;
  }
  return from * 1000;
}

/** The last millisecond of a day, which may have 23 or 25 hours. */
export function endOfDay(zone: Zone, day: number): number {
  return startOfDay(zone, dayAfter(day)) - 1;
}
