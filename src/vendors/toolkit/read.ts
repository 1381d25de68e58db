/**
 * From unknown JSON to values: each function gives the value, or `undefined` when there is none of that kind, and never
 * throws. Nothing but text, numbers, booleans and lists of them gets past this page, so JSON forged to look like
 * something else (a template, a promise, a DOM node) cannot reach the screen as more than text.
 */
import type {Call, Entry, TranscriptItem} from '../../model/call.js';
import {snakeCase} from '../../model/names.js';

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** The object, if it is one. */
export function record(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** The list, if it is one. */
export function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Text that says something: trimmed, not empty; a number as its digits. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : number(value)?.toString();
}

/** A finite number, also when sent as a decimal string. */
export function number(value: unknown): number | undefined {
  const parsed: unknown = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}

/** Yes or no, also when sent as text or as a bit. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = text(value) ?? '';
  return /^(true|1)$/i.test(word) || (/^(false|0)$/i.test(word) ? false : undefined);
}

/** A number that counts something, so never below zero. */
export function count(value: unknown): number | undefined {
  const counted = number(value);
  return counted !== undefined && counted >= 0 ? counted : undefined;
}

/** Before this, a stamp is a server's zero value (year 1, or epoch 0), not the time of a call. */
const earliest = 946_684_800_000; // 2000-01-01
/** The largest time a Date can hold (ECMA-262 §21.4.1.1). */
const latest = 8.64e15;

/**
 * ISO 8601 as servers write it: date; time, to any number of decimals; zone, with or without a colon, in hours alone,
 * or none.
 */
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|([+-]\d\d):?(\d\d)?)?)?$/i;

/** The form that servers mostly write, and that Date.parse reads as it is. */
const plain = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Epoch milliseconds from ISO 8601 text (UTC where it names no zone) or from an epoch in seconds or milliseconds. */
export function time(value: unknown): number | undefined {
  const ms = typeof value === 'string' && plain.test(value) ? Date.parse(value) : otherTime(value);
  return ms >= earliest && ms <= latest ? ms : undefined;
}

function otherTime(value: unknown): number {
  const epoch = number(value);
  if (epoch !== undefined) return epoch < 1e11 ? epoch * 1000 : epoch;
  const [, date, clock = '00:00', hours = '+00', minutes = '00'] = iso.exec(text(value) ?? '') ?? [];
  return date ? Date.parse(`${date}T${clock}${hours}:${minutes}`) : NaN;
}

/** Without a prototype, so that it has no other fields. */
const snakes = {__proto__: null} as unknown as Record<string, string>;

/** A field by its camelCase name, whichever of the two spellings the API used. */
export function field(raw: Json, name: string): unknown {
  return raw[name] ?? raw[(snakes[name] ??= snakeCase(name))];
}

/** The parts that have a value: absent means absent. */
export function known<T extends object>(parts: {readonly [K in keyof T]: T[K] | undefined}): T {
  const present: Partial<T> = {};
  for (const name in parts) if (parts[name] !== undefined) present[name] = parts[name];
  return present as T;
}

const deepest = 4;
const most = 200;

/**
 * An object's content as flat lines, a list's by number, and anything else as one line, `value`. Keys without a value
 * are left out, `{type, value}` counts as its value, and what lies too deep or comes too late to read is cut.
 */
export function entries(value: unknown): readonly Entry[] {
  const flat: Entry[] = [];
  add(flat, typeof value === 'object' ? '' : 'value', value, 0);
  return flat;
}

/**
 * Adds the lines of what a key holds. It is no inner function: that would be made anew for every object of every call.
 */
function add(flat: Entry[], key: string, sent: unknown, depth: number): void {
  const wrapped = depth && record(sent);
  const unwrapped = wrapped && 'type' in wrapped && 'value' in wrapped ? wrapped['value'] : sent;
  const inner = unwrapped instanceof Date ? unwrapped.toJSON() : unwrapped; // a page's own objects may have some
  const isDeep = inner && typeof inner === 'object';
  if (isDeep && depth < deepest) {
    for (const name of Object.keys(inner)) {
      if (flat.length >= most) return;
      const shown = Array.isArray(inner) ? `${Number(name) + 1}` : name; // people count from 1
      add(flat, key ? `${key} › ${shown}` : shown, (inner as Json)[name], depth + 1);
    }
  } else {
    const value = isDeep
      ? '…'
      : typeof inner === 'boolean'
        ? inner
        : typeof inner === 'string'
          ? text(inner)
          : number(inner);
    if (value !== undefined) flat.push({key, value});
  }
}

/** The items, absent when there is none. */
export function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length ? items : undefined;
}

/** An object's lines, absent when there is none. */
export function lines(value: unknown): readonly Entry[] | undefined {
  return some(entries(value));
}

/** Lines of what may be JSON written as text; what is no object is one line without a key. */
export function textLines(sent: unknown): readonly Entry[] | undefined {
  let value = sent;
  // A text that is a number alone may be a code, and digits beyond the 15th would not survive.
  if (typeof sent === 'string' && /^\s*[[{]/.test(sent) && !/\d{16}/.test(sent)) {
    try {
      value = JSON.parse(sent);
    } catch {
      // just text
    }
  }
  return lines(record(value) ?? {'': value});
}

/** The way a word says a call went: `inbound_call` seen live, `OUTBOUND` documented. */
export function direction(word: string | undefined): Call['direction'] {
  return /^(in|out)bound/i.exec(word ?? '')?.[0].toLowerCase() as Call['direction'];
}

/**
 * A call's length in seconds, as sent or between its times. Zero without an end is the value of a counter not yet set,
 * not a length.
 */
export function secondsOf(sent: number | undefined, startedAt = NaN, endedAt = NaN): number | undefined {
  if (sent || Number.isNaN(endedAt)) return sent || undefined;
  return sent ?? (endedAt >= startedAt ? (endedAt - startedAt) / 1000 : undefined);
}

const roles: readonly (readonly [string, RegExp])[] = [
  ['agent', /^(agent|assistant|bot|ai)$/i],
  ['user', /^(user|customer|caller|human)$/i],
];

/** Who speaks, whichever of the names in use the vendor has for it; another word stays as it is. */
export function role(word: string | undefined): string | undefined {
  return roles.find(([, words]) => words.test(word ?? ''))?.[0] ?? word;
}

/** Clocks differ by seconds, and the last words are stamped when they were understood. */
const slack = 30;
/** No call is longer; the limit for a time when the call's length is unknown. */
const day = 86_400;

/** Seconds after the start of a call, where they lie within it. */
export function within(at: number, length = day): number | undefined {
  return at >= -slack && at <= length + slack ? Math.max(0, at) : undefined;
}

/** One time for every line is when the record was written, not when anybody spoke. */
export function timed(items: readonly TranscriptItem[]): readonly TranscriptItem[] {
  const same = items.length > 1 && items.every(({at}) => at !== undefined && at === items[0]?.at);
  return same ? items.map(({at: _, until: __, ...item}) => item) : items;
}
