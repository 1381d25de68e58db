/** Words of closed sets in an answer, and which of them are known. */
import {plainWord, statusKind, type Call} from '../../model/call.js';
import type {ShapeValue} from '../../model/shape.js';
import {direction, field, record, text} from '../toolkit/read.js';
import type {Known, Reading} from './notes.js';

type WordField = ShapeValue['field'];

/** The model's field for each set. Speakers are left out: a vendor may write a person's name there. */
const inCall: Readonly<Partial<Record<WordField, (call: Call) => string | undefined>>> = {
  status: ({status}) => status,
  channel: ({channel}) => channel,
  disconnectReason: ({disconnectReason}) => disconnectReason,
  sentiment: ({analysis}) => analysis?.sentiment,
};

/** Each word of a closed set, once. */
export function wordsIn({rows, calls, known: {words = {}}}: Reading): readonly ShapeValue[] {
  const collected = new Map<string, ShapeValue>();
  const add = (name: WordField, value: string | undefined) =>
    value && collected.set(`${name} ${value}`, {field: name, value});
  for (const call of calls) for (const [name, word] of Object.entries(inCall)) add(name as WordField, word(call));
  // Our model drops an unknown direction and has no field for the other sets.
  const inRow = new Set(['direction', ...Object.keys(words).filter((name) => !(name in inCall))]);
  for (const row of rows) for (const name of inRow) add(name as WordField, text(field(record(row) ?? {}, name)));
  return [...collected.values()];
}

const isStatus = (word: string) => statusKind(word) !== 'unknown';

/** Reasons why calls end, in the words of most telephone systems. */
const reason =
  /^(\w+_(hangup|declined|reached|timeout)|call_transfer|dial_(busy|failed|no_answer)|invalid_destination|(error|sip|telephony)_\w+)$/;

/** Words that any vendor may have, in lower snake_case. */
const common: Readonly<Record<WordField, (word: string) => boolean>> = {
  status: isStatus,
  channel: (word) => /^(voice|web|sip|phone|inbound|outbound)$/.test(word),
  direction: (word) => direction(word) !== undefined,
  disconnectReason: (word) => reason.test(word) || isStatus(word),
  sentiment: (word) => /^(positive|negative|neutral)$/.test(word),
  dataStorageSetting: () => false,
};

/** Whether the word is common or one of the vendor's. */
export function isKnown({field: name, value}: ShapeValue, {words = {}}: Known): boolean {
  const word = plainWord(value);
  return common[name](word) || words[name]?.test(word) === true;
}
