import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {ShapeValue} from '../model/shape.js';
import {callsOf, pageOf, type Wanted} from './paging.js';
import {field, record, text, type Json} from './read.js';

/** Calls of an answer that are looked at: an API does not change from one row to the next. */
const most = 50;

/** What an answer had that its reader did not ask for, and its words where there are closed sets of them; shape-report.ts sorts it. */
export interface Notes {
  readonly vendor: string;
  readonly fields: readonly string[];
  readonly words: readonly ShapeValue[];
}

const notes = new WeakMap<object, Notes>();

/** What was noted of an answer when it was read. */
export function notesOf(answer: object): Notes | undefined {
  return notes.get(answer);
}

/** What was noted of one part of an answer is noted of what was made of it, too. */
export function passOn(part: object, whole: object): void {
  const more = notes.get(part);
  const {fields = [], words = []} = notes.get(whole) ?? {};
  if (more) notes.set(whole, {...more, fields: [...fields, ...more.fields], words: [...words, ...more.words]});
}

/** How a vendor reads one call, and the fields it leaves alone on purpose. */
export interface Known {
  readonly vendor: string;
  readonly read: (raw: Json) => Call;
  readonly ignored?: readonly string[];
}

/** What was read, noted with what may not be known of the rows it was read from. */
export function noted<T extends Call | CallPage>(found: T, rows: readonly unknown[], known: Known): T {
  const calls: readonly Call[] = 'calls' in found ? found.calls : [found];
  const sent = rows.slice(0, most).map((row) => record(row) ?? {});
  const own = namesOf(known);
  const fields = [...new Set(sent.flatMap((raw) => Object.keys(raw)))].filter((name) => !own.has(name));
  notes.set(found, {vendor: known.vendor, fields, words: wordsOf(sent, calls.slice(0, most))});
  return found;
}

/** One call read and noted; `undefined` without an id, for then it is no call's detail. */
export function notedCall(raw: Json, known: Known): Call | undefined {
  const found = known.read(raw);
  return found.id ? noted(found, [raw], known) : undefined;
}

/** A page of calls read and noted, as `pageOf` makes it. */
export function notedPage(rows: readonly unknown[], facts: Json, wanted: Wanted, known: Known): CallPage {
  return noted(pageOf(callsOf(rows, known.read), rows.length, facts, wanted), rows, known);
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

/** Each word of a closed set once. Who speaks is left out: a vendor may write a person's name there. */
function wordsOf(rows: readonly Json[], calls: readonly Call[]): readonly ShapeValue[] {
  const found = new Map<string, ShapeValue>();
  const note = (field: ShapeValue['field'], value: string | undefined) => value && found.set(`${field} ${value}`, {field, value});
  for (const {status, channel, disconnectReason, analysis} of calls) {
    note('status', status);
    note('channel', channel);
    note('disconnectReason', disconnectReason);
    note('sentiment', analysis?.sentiment);
  }
  // Our model has no word for these where it is not known.
  for (const raw of rows) {
    note('direction', text(raw['direction']));
    note('dataStorageSetting', text(field(raw, 'dataStorageSetting')));
  }
  return [...found.values()];
}
