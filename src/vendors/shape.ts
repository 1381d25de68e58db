import {plainWord, type Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {ShapeReport, ShapeValue} from '../model/shape.js';
import {record, some, type Json} from './read.js';

/** Calls of an answer that are looked at: an API does not change from one row to the next. */
const most = 50;

/** What looks like a field's name in a program, and not like anybody's. */
const fieldName = /^[a-z][a-z_]{1,39}$/i;
/** What looks like a word of a closed set: in one case, of three words at most. */
const enumWord = /^(?:[a-z]{2,20}(?:[_-][a-z]{2,20}){0,2}|[A-Z]{2,20}(?:[_-][A-Z]{2,20}){0,2})$/;

/** The words that `statusKind` sorts, once more, because sharing it would cost every page some bytes at once. A test compares both. */
const statuses = new RegExp(
  '^(completed?|ended|success(ful)?|transfer(red)?|in_progress|active|ongoing|connected|answered|ringing|pending|registered|scheduled|' +
    'queued|missed|no_answer|not_connected|busy|voicemail|timeout|declined|cancell?ed|failed|error|rejected)$',
);
const channels = /^(voice|web|sip|phone|(phone|web)_call|(in|out)bound(_call)?)$/;

const reports = new WeakMap<object, ShapeReport>();

/** What was not known of an answer that was read. */
export function shapeOf(answer: object): ShapeReport | undefined {
  return reports.get(answer);
}

/** What is not known of one part of an answer is not known of what was made of it. */
export function passOn(part: object, whole: object): void {
  const report = reports.get(part);
  if (report && !reports.has(whole)) reports.set(whole, report);
}

/** How a vendor reads one call, and the fields it leaves alone on purpose. */
export interface Known {
  readonly vendor: string;
  readonly read: (raw: Json) => Call;
  readonly ignored?: readonly string[];
}

/** What was read, noted with what was not known of the rows it was read from. */
export function noted<T extends Call | CallPage>(found: T, rows: readonly unknown[], known: Known): T {
  const calls: readonly Call[] = 'calls' in found ? found.calls : [found];
  const fields = some(unknownFields(rows.slice(0, most), known));
  const values = some(unknownWords(calls.slice(0, most)));
  if (fields ?? values) reports.set(found, {vendor: known.vendor, fields: fields ?? [], values: values ?? []});
  return found;
}

const names = new WeakMap<Known, ReadonlySet<string>>();

/** The fields a reader asks for are those it knows: it is shown a call without any, and asks for each. */
function namesOf(known: Known): ReadonlySet<string> {
  let found = names.get(known);
  if (!found) {
    const asked = new Set(known.ignored);
    const get = (_: object, name: string | symbol) => void asked.add(String(name));
    known.read(new Proxy({}, {get}));
    names.set(known, (found = asked));
  }
  return found;
}

function unknownFields(rows: readonly unknown[], known: Known): readonly string[] {
  const own = namesOf(known);
  const fields = new Set(rows.flatMap((row) => Object.keys(record(row) ?? {})));
  return [...fields].filter((name) => !own.has(name) && fieldName.test(name)).slice(0, most);
}

function unknownWords(calls: readonly Call[]): readonly ShapeValue[] {
  const found = new Map<string, ShapeValue>();
  const look = (field: ShapeValue['field'], value: string | undefined, isKnown: (word: string) => boolean) => {
    if (value && enumWord.test(value) && !isKnown(plainWord(value))) found.set(`${field} ${value}`, {field, value});
  };
  // Who speaks is not looked at: a vendor may write a person's name there.
  for (const {status, channel} of calls) {
    look('status', status, (word) => statuses.test(word));
    look('channel', channel, (word) => channels.test(word));
  }
  return [...found.values()].slice(0, most);
}
