/**
 * From unknown JSON to values: each function returns the value, or `undefined` for a value of another kind, and never
 * throws. Only text, numbers, booleans and lists of them pass, so JSON forged as a template, a promise or a DOM node
 * reaches the screen as text at most.
 */
import type {Call, CallDays, Entry, TranscriptItem} from '../../model/call.js';
import {snakeCase} from '../../model/names.js';
import {unpacked} from './json.js';
import {jsonText, omission, type Budget} from './json-text.js';
import {dayOf, instantOf} from '../../model/time.js';

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

/** The object, also when it is kept as JSON text. */
export function recordIn(value: unknown): Json | undefined {
  return record(unpacked(value));
}

/** The list, also when it is kept as JSON text. */
export function listIn(value: unknown): readonly unknown[] | undefined {
  return list(unpacked(value));
}

/** Text with content, trimmed; a number as its digits. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : number(value)?.toString();
}

/** A finite number, also when sent as a decimal string. */
export function number(value: unknown): number | undefined {
  const parsed: unknown = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}

/** A boolean, also when sent as text or as a bit. */
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

/** An earlier stamp is a server's zero value (year 1, or epoch 0), not the time of a call. */
const earliest = 946_684_800_000; // 2000-01-01
/** The largest time a Date can hold (ECMA-262 §21.4.1.1). */
const latest = 8.64e15;

/** The most common form, which Date.parse reads unchanged, on a day that every month has. */
const plain = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Epoch milliseconds from a time in text (UTC without a zone), from an epoch in seconds or milliseconds, or from a Date of
 * the page's own. A day without a time is no instant: see {@link daysIn}.
 */
export function time(value: unknown): number | undefined {
  const ms = typeof value === 'string' && plain.test(value) ? Date.parse(value) : otherTime(value);
  return ms >= earliest && ms <= latest ? ms : undefined;
}

function otherTime(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  const epoch = number(value);
  if (epoch !== undefined) return epoch < 1e11 ? epoch * 1000 : epoch;
  const sent = text(value) ?? '';
  return dayOf(sent) === undefined ? (instantOf(sent) ?? NaN) : NaN;
}

/** The days among what was sent for a call's times; absent without any. */
export function daysIn(sent: Readonly<Record<keyof CallDays, unknown>>): CallDays | undefined {
  const days = Object.entries(sent).flatMap(([name, value]) => {
    const day = typeof value === 'string' ? value.trim() : '';
    return (dayOf(day) ?? 0) >= earliest ? [[name, day] as const] : [];
  });
  return days.length ? Object.fromEntries(days) : undefined;
}

/** Without a prototype, so that it inherits no fields. */
const snakes = {__proto__: null} as unknown as Record<string, string>;

/** A field by its camelCase name, in either of its spellings. */
export function field(raw: Json, name: string): unknown {
  return raw[name] ?? raw[(snakes[name] ??= snakeCase(name))];
}

/** The parts that have a value: absent means absent. */
export function known<T extends object>(parts: {readonly [K in keyof T]: T[K] | undefined}): T {
  const present: Partial<T> = {};
  for (const name in parts) if (parts[name] !== undefined) present[name] = parts[name];
  return present as T;
}

/** Levels with lines of their own; what is deeper is one line, its JSON text. */
const deepest = 8;
/** Lines of one field. */
const most = 10_000;
/** Values of one field that are looked at: empty ones make no line. */
const mostSeen = 100_000;

/** The lines made so far, and how much more may be looked at. */
interface Flat extends Budget {
  readonly lines: Entry[];
  /** The keys that were left out, each with what is inside it. */
  omitted: number;
}

/**
 * An object's content as flat lines, a list's by number, and any other value as one line, `value`. Keys without a value
 * are left out, and `{type, value}` counts as its value. Nesting beyond a readable depth is JSON text. Of more lines than
 * anybody sends, the last is `…` with the number of keys it stands for: `+260`.
 */
export function entries(value: unknown): readonly Entry[] {
  const flat: Flat = {lines: [], left: mostSeen, omitted: 0};
  add(flat, typeof value === 'object' ? '' : 'value', value, 0);
  if (flat.omitted) flat.lines.push({key: omission, value: `+${flat.omitted}`});
  return flat.lines;
}

/**
 * Adds the lines under a key. It is not an inner function, which would be created again for every object of every call.
 */
function add(flat: Flat, key: string, sent: unknown, depth: number): void {
  const wrapped = depth && record(sent);
  const unwrapped = wrapped && 'type' in wrapped && 'value' in wrapped ? wrapped['value'] : sent;
  const inner = unwrapped instanceof Date ? unwrapped.toJSON() : unwrapped; // a page's own objects may contain dates
  const isDeep = inner && typeof inner === 'object';
  if (isDeep && depth < deepest) {
    const names = Object.keys(inner);
    for (let index = 0; index < names.length; index++) {
      if (flat.lines.length >= most || flat.left-- <= 0) {
        flat.omitted += names.length - index;
        return;
      }
      const name = names[index] as string;
      const shown = Array.isArray(inner) ? `${Number(name) + 1}` : name; // people count from 1
      add(flat, key ? `${key} › ${shown}` : shown, (inner as Json)[name], depth + 1);
    }
  } else {
    const value = isDeep
      ? deepText(inner, flat)
      : typeof inner === 'boolean'
        ? inner
        : typeof inner === 'string'
          ? text(inner)
          : number(inner);
    if (value !== undefined) flat.lines.push({key, value});
  }
}

/** The text of an object that is nested too deep; absent for an empty one. */
function deepText(inner: object, flat: Flat): string | undefined {
  return Object.keys(inner).length ? jsonText(inner, flat) : undefined;
}

/** The items; absent when empty. */
export function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length ? items : undefined;
}

/** The lines of an object, or of the JSON text of one; absent when empty. */
export function lines(value: unknown): readonly Entry[] | undefined {
  return some(entries(value === 'null' ? undefined : unpacked(value)));
}

/** Lines of text that may be JSON; any value but an object is one line without a key. */
export function textLines(sent: unknown): readonly Entry[] | undefined {
  const value = unpacked(sent);
  return some(entries(record(value) ?? {'': value}));
}

/** The direction in a vendor's word: `inbound_call` seen live, `OUTBOUND` documented. */
export function direction(word: string | undefined): Call['direction'] {
  return /^(in|out)bound/i.exec(word ?? '')?.[0].toLowerCase() as Call['direction'];
}

/** A call's length in seconds, as sent or between its times. Zero without an end is an unset counter, not a length. */
export function secondsOf(sent: number | undefined, startedAt = NaN, endedAt = NaN): number | undefined {
  if (sent || Number.isNaN(endedAt)) return sent || undefined;
  return sent ?? (endedAt >= startedAt ? (endedAt - startedAt) / 1000 : undefined);
}

const roles: readonly (readonly [string, RegExp])[] = [
  ['agent', /^(agent|assistant|bot|ai)$/i],
  ['user', /^(user|customer|caller|human)$/i],
];

/** The speaker, under any of the usual names; another word stays as it is. */
export function role(word: string | undefined): string | undefined {
  return roles.find(([, words]) => words.test(word ?? ''))?.[0] ?? word;
}

/** Clocks differ by seconds, and the last words are stamped when they were transcribed. */
const slack = 30;
/** Longer than any call; the limit for a time when the call's length is unknown. */
const day = 86_400;

/** Seconds after the start of a call, if within it. */
export function within(at: number, length = day): number | undefined {
  return at >= -slack && at <= length + slack ? Math.max(0, at) : undefined;
}

/** One time for all lines is when the record was written, not when anyone spoke. */
export function timed(items: readonly TranscriptItem[]): readonly TranscriptItem[] {
  const same = items.length > 1 && items.every(({at}) => at !== undefined && at === items[0]?.at);
  return same ? items.map(({at: _, until: __, ...item}) => item) : items;
}
