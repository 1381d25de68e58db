/** What of an answer is not known, and nobody's. Loaded after the first answer: the rows do not wait for it. */
import {plainWord, statusKind} from '../../model/call.js';
import type {ShapeReport, ShapeValue} from '../../model/shape.js';
import {direction} from '../toolkit/read.js';
import {notesOf} from './notes.js';

/** Names, and words, that are told of one answer at most. */
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
const before = /(^|[_-])(to|by|with|from|for)[_-]/i;
/**
 * All in one case, but for a sentiment, which Retell writes with a capital. A reason may be told in free text, of which
 * a single word may be a name; the vendors' own have several.
 */
function looksLike({field, value}: ShapeValue): boolean {
  const word = field === 'sentiment' ? value.slice(1) : value;
  const oneCase = word === word.toLowerCase() || word === word.toUpperCase();
  return enumWord.test(value) && oneCase && !before.test(value) && (field !== 'disconnectReason' || /[_-]/.test(value));
}

/** Zudu's are Retell's, some of which come in families; Agni's are two of them. */
const reasons = new RegExp(
  '^(\\w+_(hangup|declined|reached|detected|stopped|timeout)|call_transfer|transfer_(bridged|cancell?ed)|dial_(busy|failed|no_answer)|' +
    'invalid_destination|marked_as_spam|no_valid_payment|(error|sip|telephony)_\\w+)$',
);
const isStatus = (word: string) => statusKind(word) !== 'unknown';
const known: Readonly<Record<ShapeValue['field'], (word: string) => boolean>> = {
  status: isStatus,
  channel: (word) => /^(voice|web|sip|phone|(phone|web)_call|(in|out)bound(_call)?)$/.test(word),
  direction: (word) => direction(word) !== undefined,
  disconnectReason: (word) => reasons.test(word) || isStatus(word),
  sentiment: (word) => /^(positive|negative|neutral|unknown)$/.test(word),
  dataStorageSetting: (word) => /^(everything(_except_pii)?|basic_attributes_only)$/.test(word),
};

/** What was not known of an answer that was read. */
export function shapeOf(answer: object): ShapeReport | undefined {
  const {vendor = '', fields: sent = [], words = []} = notesOf(answer) ?? {};
  const fields = [...new Set(sent)]
    .filter((path) => path.split('.').every((name) => name === '*' || fieldName.test(name)))
    .slice(0, most);
  const values = words.filter((one) => looksLike(one) && !known[one.field](plainWord(one.value))).slice(0, most);
  return fields.length || values.length ? {vendor, fields, values} : undefined;
}
