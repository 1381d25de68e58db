/**
 * From unknown JSON to values: each function gives the value, or `undefined` when there is none of that kind, and never throws.
 * Nothing but text, numbers, booleans and lists of them gets past this page, so JSON forged to look like something else (a template,
 * a promise, a DOM node) cannot reach the screen as more than text.
 */
import type {Entry} from '../model/call.js';

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
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** A finite number, also when sent as a decimal string. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) value = Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A number that counts something, so never below zero. */
export function count(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && found >= 0 ? found : undefined;
}

/** Before this, a stamp is a server's zero value (year 1, or epoch 0), not the time of a call. */
const earliest = Date.UTC(2000);
/** The largest time a Date can hold (ECMA-262 §21.4.1.1). */
const latest = 8.64e15;

/** Epoch milliseconds from ISO 8601 text (UTC where it names no zone) or from an epoch in seconds or milliseconds. */
export function time(value: unknown): number | undefined {
  let ms: number | undefined;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) {
    const iso = value.trim().replace(' ', 'T');
    ms = Date.parse(/T[^Z+-]*$/.test(iso) ? `${iso}Z` : iso);
  } else {
    ms = number(value);
    if (ms !== undefined && ms < 1e11) ms *= 1000;
  }
  return ms !== undefined && ms >= earliest && ms <= latest ? ms : undefined;
}

const snakes = new Map<string, string>();

/** A field by its camelCase name, whichever of the two spellings the API used. */
export function field(raw: Json, name: string): unknown {
  let snake = snakes.get(name);
  if (snake === undefined) snakes.set(name, (snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  return raw[name] ?? raw[snake];
}

const deepest = 4;
const most = 200;

/** An object's content as flat lines. Keys without a value are left out; what lies too deep or comes too late to read is cut. */
export function entries(value: unknown): readonly Entry[] {
  const found: Entry[] = [];
  const add = (key: string, inner: unknown, depth: number): void => {
    if (found.length >= most) return;
    if (typeof inner === 'boolean') found.push({key, value: inner});
    else if (typeof inner === 'number' && Number.isFinite(inner)) found.push({key, value: inner});
    else if (text(inner)) found.push({key, value: text(inner) ?? ''});
    else if (typeof inner === 'object' && inner !== null) {
      if (depth === deepest) found.push({key, value: '…'});
      else for (const [name, next] of Object.entries(inner)) add(key ? `${key} › ${label(inner, name)}` : name, next, depth + 1);
    }
  };
  if (record(value)) add('', value, 0);
  return found;
}

/** Items of a list are counted from 1, as people do. */
const label = (inner: object, name: string): string => (Array.isArray(inner) ? String(Number(name) + 1) : name);

/** The fields that have a value: absent means absent. */
export function known<T extends object>(fields: {readonly [K in keyof T]: T[K] | undefined}): T {
  const found: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name];
  return found as T;
}
