import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {ShapeValue} from '../model/shape.js';
import {callsOf, pageOf, type Wanted} from './paging.js';
import {field, list, record, text, type Json} from './read.js';

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

/** How a vendor reads one call, and the fields it leaves alone on purpose, in the call itself and in what it holds. */
export interface Known {
  readonly vendor: string;
  readonly read: (raw: Json) => Call;
  readonly ignored?: readonly string[];
}

/** What was read, noted with what may not be known of the rows it was read from. */
export function noted<T extends Call | CallPage>(found: T, rows: readonly unknown[], known: Known): T {
  const calls: readonly Call[] = 'calls' in found ? found.calls : [found];
  const sent = rows.slice(0, most);
  const fields = new Set<string>();
  noteFields(sent, askedBy(known), '', fields, known.ignored);
  const words = wordsOf(sent.map((row) => record(row) ?? {}), calls.slice(0, most));
  notes.set(found, {vendor: known.vendor, fields: [...fields], words});
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

/** The fields a reader asks an object for, with what it asks of what they hold; under `*` what it asks of whichever field is there. */
type Asked = Map<string, Asked>;

/** Objects whose fields are taken as they come: none of them is unknown. */
const open = new WeakSet<Asked>();

/** Adds the names of fields nobody asks for: those of a field's own fields after a dot. */
function noteFields(sent: unknown, asked: Asked, path: string, unknown: Set<string>, ignored: readonly string[] = []): void {
  for (const one of list(sent) ?? [sent]) {
    for (const [name, value] of asked.size ? Object.entries(record(one) ?? {}) : []) {
      const own = asked.get(name);
      const inside = own ?? asked.get('*');
      if (inside) noteFields(value, inside, `${path}${own ? name : '*'}.`, unknown, ignored);
      else if (!open.has(asked) && !ignored.includes(name)) unknown.add(path + name);
    }
  }
}

const readers = new WeakMap<Known, Asked>();

/** What a call may hold where its reader is watched: nothing, text, an object, or a list of one. */
const kinds = [undefined, 'text', 'object', 'list'] as const;

/** The fields a reader asks for are those it knows: it is shown calls that hold the same everywhere, at each of three depths. */
function askedBy(known: Known): Asked {
  let found = readers.get(known);
  if (!found) {
    const asked: Asked = (found = new Map<string, Asked>());
    readers.set(known, asked);
    for (const here of kinds) {
      for (const inside of kinds) {
        for (const deepest of kinds.slice(0, 2)) {
          try {
            known.read(watched(asked, [here, inside, deepest]));
          } catch {
            // a reader that takes one thing for another has asked all the same
          }
        }
      }
    }
  }
  return found;
}

/** An object that has whatever it is asked for, and one field of any name. */
function watched(asked: Asked, [kind, ...inside]: readonly (typeof kinds)[number][]): Json {
  return new Proxy<Json>(
    {'*': 0},
    {
      get: (_, name) => {
        const own = asked.get(String(name)) ?? (new Map() as Asked);
        asked.set(String(name), own);
        const held = {text: '1', object: watched(own, inside), list: [watched(own, inside)]};
        return kind && held[kind];
      },
      ownKeys: () => {
        open.add(asked);
        return ['*'];
      },
    },
  );
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
