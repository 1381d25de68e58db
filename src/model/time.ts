/**
 * Days and times in ISO 8601 text, as servers and people write them. There is one reading for all of them, in rows, in
 * answers and in filters: a time without a zone is UTC. Date.parse has none: it takes a time without a zone for the
 * browser's own and a day for UTC, and V8 accepts 30 February as 2 March (ECMA-262 §21.4.3.2).
 */

/** Date; time, to any number of decimals; zone, with or without a colon, in hours alone, or none. */
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|([+-]\d\d):?(\d\d)?)?)?$/i;

/** A day without a time, in epoch milliseconds of its midnight in UTC; `undefined` for any other text. */
export function dayOf(text: string): number | undefined {
  return text.length === 10 ? instantOf(text) : undefined;
}

/** Epoch milliseconds of a time, or of a day's midnight in UTC; `undefined` for other text and for days no month has. */
export function instantOf(text: string): number | undefined {
  const [, date, clock = '00:00', hours = '+00', minutes = '00'] = iso.exec(text) ?? [];
  if (!date || !new Date(`${date}T00:00Z`).toJSON()?.startsWith(date)) return undefined;
  const ms = Date.parse(`${date}T${clock}${hours}:${minutes}`);
  return Number.isNaN(ms) ? undefined : ms;
}
