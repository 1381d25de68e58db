/** What is unknown in an answer, and nothing personal. It takes time, so it is called once the answer is on the screen. */
import type {ShapeReport, ShapeValue} from '../../model/shape.js';
import {record} from '../toolkit/read.js';
import {addUnknown} from './known-fields.js';
import {isKnown, wordsIn} from './known-words.js';
import {readingsOf, type Reading} from './notes.js';

/** Names, and words, that are reported of one answer at most. */
const most = 50;

/**
 * What looks like a field's name in a program, and not like anybody's, nor like a number or an id: it has two digits at
 * most.
 */
const fieldName =
  /^(?!.*\d.*\d.*\d)(?!.*_\d\d)(?=.{2,40}$)([a-z]+[a-z\d]*(_[a-z\d]+)*|[a-z]+\d?\d?([A-Z][a-z]+\d?\d?)+)$/;

/** What looks like a word of a closed set: of three words at most. */
const enumWord = /^[a-z]{2,20}([_-][a-z]{2,20}){0,2}$/i;
/** After such a word there may be somebody's name. */
const beforeName = /(^|[_-])(to|by|with|from|for)[_-]/i;
/**
 * All in one case, but for a sentiment, which some write with a capital. A reason may be free text, of which a single
 * word may be a name; the vendors' own have several.
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

/** What is unknown in one reading, looked for once. The rows are let go of then: a page may stay for hours. */
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
    return {fields: [...fields], values: []}; // a page's own objects may throw when they are looked at
  }
}

/** What was not known of an answer that was read; `undefined` when all was. */
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
