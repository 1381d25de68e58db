/**
 * Days and times in ISO 8601 text, as servers and people write them, and times as HTTP and mail have them. There is one
 * reading for all of them, in rows, in answers and in filters: a time without a zone is UTC. Date.parse has none: it takes
 * a time without a zone for the browser's own and a day for UTC, and V8 accepts 30 February as 2 March (ECMA-262
 * §21.4.3.2).
 */

/** Date; time, to any number of decimals; zone, with or without a colon, in hours alone, by its name `UTC`, or none. */
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?)?)?$/i;

/** `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), and with another zone as mail has it (RFC 5322 §3.3). */
const written = new RegExp(
  [
    String.raw`^(?:(?:mon|tue|wed|thu|fri|sat|sun), )?(\d\d?) `,
    String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{4}) `,
    String.raw`(\d\d:\d\d(?::\d\d)?) (GMT|UTC|Z|[+-]\d{4})$`,
  ].join(''),
  'i',
);

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** The ISO 8601 text of a written date; other text unchanged. */
function isoOf(text: string): string {
  const [, day = '', month = '', year = '', clock = '', zone = ''] = written.exec(text) ?? [];
  const number = months.indexOf(month.toLowerCase()) / 3 + 1;
  return year ? `${year}-${`${number}`.padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${zone}` : text;
}

/** A day without a time, in epoch milliseconds of its midnight in UTC; `undefined` for any other text. */
export function dayOf(text: string): number | undefined {
  return text.length === 10 ? instantOf(text) : undefined;
}

/** Epoch milliseconds of a time, or of a day's midnight in UTC; `undefined` for other text and for days no month has. */
export function instantOf(text: string): number | undefined {
  const [, date, clock = '00:00', hours = '+00', minutes = '00'] = iso.exec(isoOf(text)) ?? [];
  if (!date || !new Date(`${date}T00:00Z`).toJSON()?.startsWith(date)) return undefined;
  const ms = Date.parse(`${date}T${clock}${hours}:${minutes}`);
  return Number.isNaN(ms) ? undefined : ms;
}
