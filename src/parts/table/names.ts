/** Rows' names, as assistive technology reads them: no two are equal, so that each tells which call its button opens. */
import type {TemplateResult} from 'lit';
import {dates, integer} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Call} from '../../model/call.js';

/** A row's call, and the contents of the cells that are its name. */
export interface NamedRow {
  readonly call: Call;
  readonly name: readonly (string | TemplateResult)[];
}

/**
 * What tells each row apart from those with an equal name, by its place: the time of day to the second, where each of
 * them has another one, else the row's place among them.
 */
export function distinctionsOf(rows: readonly NamedRow[], locale: Locale): ReadonlyMap<number, string> {
  const byName = new Map<string, number[]>();
  rows.forEach(({name}, place) => {
    const text = name.map(textIn).join(' ');
    const places = byName.get(text);
    if (places) places.push(place);
    else byName.set(text, [place]);
  });
  const distinctions = new Map<number, string>();
  for (const places of byName.values()) {
    if (places.length < 2) continue;
    const times = places.map((place) => secondsOf(rows[place]?.call, locale));
    const isTold = new Set(times).size === places.length && times.every(Boolean);
    places.forEach((place, at) => {
      const count = () => locale.messages.placeAmongEqual(integer(locale, at + 1), integer(locale, places.length));
      distinctions.set(place, isTold ? (times[at] ?? '') : count());
    });
  }
  return distinctions;
}

/** The texts in a cell, without those that are equal in every row, or are values of attributes. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  const {strings = [], values = []} = (content ?? {}) as Partial<TemplateResult>;
  const texts = values.filter((_, index) => !(strings[index] ?? '').replace(/ \.textContent=$/, '').endsWith('='));
  return texts.map(textIn).join(' ').replace(/\s+/g, ' ').trim();
}

function secondsOf(call: Call | undefined, locale: Locale): string {
  const at = call?.startedAt ?? call?.createdAt;
  return at === undefined ? '' : dates(locale, undefined, 'medium').format(at);
}
