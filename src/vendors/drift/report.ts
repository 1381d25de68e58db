/**
 * The unknown fields and words of an answer, without personal data. It takes time, so it runs after the answer is
 * drawn.
 */
import type {ShapeReport, ShapeValue} from '../../model/shape.js';
import {record} from '../toolkit/read.js';
import {addUnknown} from './known-fields.js';
import {isKnown, wordsIn} from './known-words.js';
import {readingsOf, type Reading} from './notes.js';

/** Names, and words, reported at most per answer. */
const most = 50;

/** A field name as programs write it, not a person's name, a number or an id: it has at most two digits. */
const fieldName =
  /^(?!.*\d.*\d.*\d)(?!.*_\d\d)(?=.{2,40}$)([a-z]+[a-z\d]*(_[a-z\d]+)*|[a-z]+\d?\d?([A-Z][a-z]+\d?\d?)+)$/;

/** A word of a closed set has at most three parts. */
const enumWord = /^[a-z]{2,20}([_-][a-z]{2,20}){0,2}$/i;
/** A person's name may follow such a word. */
const beforeName = /(^|[_-])(to|by|with|from|for)[_-]/i;
/**
 * In one case, except a sentiment, which some vendors capitalise. A reason may be free text, where a single word may be
 * a name; the vendors' own reasons have several.
 */
function looksLikeWord({field, value}: ShapeValue): boolean {
  const word = field === 'sentiment' ? value.slice(1) : value;
  const oneCase = word === word.toLowerCase() || word === word.toUpperCase();
  const several = field !== 'disconnectReason' || /[_-]/.test(value);
  return enumWord.test(value) && oneCase && several && !beforeName.test(value);
}

interface Unknown {
  readonly fields: readonly string[];
  readonly values: readonly ShapeValue[];
}

const reported = new WeakMap<Reading, Unknown>();

/** The unknowns of one reading, computed once. It then releases the rows: a page may stay open for hours. */
function unknownIn(reading: Reading): Unknown {
  const before = reported.get(reading);
  if (before) return before;
  const unknown = find(reading);
  reported.set(reading, unknown);
  reading.rows = [];
  reading.calls = [];
  return unknown;
}

function find(reading: Reading): Unknown {
  const fields = new Set<string>();
  try {
    for (const row of reading.rows) addUnknown(record(row) ?? {}, reading.known, fields);
    const values = wordsIn(reading).filter((word) => looksLikeWord(word) && !isKnown(word, reading.known));
    return {fields: [...fields], values};
  } catch {
    return {fields: [...fields], values: []}; // a page's own objects may have getters that throw
  }
}

/** The unknowns of an answer; `undefined` when everything was known. */
export function reportOf(answer: object): ShapeReport | undefined {
  const readings = readingsOf(answer);
  const unknown = readings.map(unknownIn);
  const fields = [...new Set(unknown.flatMap(({fields}) => fields))]
    .filter((path) => path.split('.').every((name) => name === '*' || fieldName.test(name)))
    .slice(0, most);
  const values = unknown.flatMap(({values}) => values).slice(0, most);
  const [{known: {vendor}} = {known: {vendor: ''}}] = readings;
  return fields.length || values.length ? {vendor, fields, values} : undefined;
}
