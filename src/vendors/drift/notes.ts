import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {ShapeValue} from '../../model/shape.js';
import {callsOf, pageOf, type Wanted} from '../toolkit/paging.js';
import {field, list, record, text, type Json} from '../toolkit/read.js';

/** Calls of an answer that are looked at. */
const most = 200;

/**
 * What an answer had that its reader did not ask for, and its words where there are closed sets of them;
 * shape-report.ts sorts it.
 */
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
  const sent = rows.slice(0, most).map((row) => record(row) ?? {});
  const fields = new Set<string>();
  for (const raw of sent) noteFields(raw, askedBy(known), '', fields, known.ignored);
  notes.set(found, {vendor: known.vendor, fields: [...fields], words: wordsOf(sent, calls.slice(0, most))});
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

/**
 * The fields a reader asks an object for, each with what it asks what the field holds: an object under its name, each
 * of a list's objects under its name and `[]`. Under `*` is what it asks of whichever field is there.
 */
type Asked = Map<string, Asked>;

/** Objects whose fields are taken as they come: none of them is unknown. */
const open = new WeakSet<Asked>();

/** Adds the names of fields nobody asks for: those of a field's own fields after a dot. */
function noteFields(
  sent: Json,
  asked: Asked,
  path: string,
  unknown: Set<string>,
  ignored: readonly string[] = [],
): void {
  const names = Object.keys(sent);
  const any = asked.has('*') && '*';
  // An object in a call that has none of the fields its reader knows is something else, whose names may be anybody's.
  if (path && !any && !names.some((name) => asked.has(name))) return;
  for (const name of names) {
    const key = asked.has(name) ? name : any;
    if (!key) {
      if (!open.has(asked) && !ignored.includes(name)) unknown.add(path + name);
      continue;
    }
    const items = list(sent[name]);
    const inside = asked.get(items ? `${key}[]` : key);
    if (inside?.size)
      for (const one of items ?? [sent[name]])
        noteFields(record(one) ?? {}, inside, `${path}${key}.`, unknown, ignored);
  }
}

const readers = new WeakMap<Known['read'], Asked>();

/**
 * What a call may hold where its reader is watched: nothing, text, an object, or a list of one; by the places these
 * have below.
 */
const kinds = [0, 1, 2, 3];

/** A reader that asks for one numbered field after the other, until one is missing, is shown so many. */
const longest = 999;

/**
 * The fields a reader asks for are those it knows: it is shown calls that hold the same everywhere, at each of two
 * depths.
 */
function askedBy({read}: Known): Asked {
  let found = readers.get(read);
  if (!found) {
    readers.set(read, (found = new Map() as Asked));
    for (const here of kinds) {
      for (const inside of kinds) {
        try {
          read(watched(found, [here, inside], {left: longest}));
        } catch {
          // one that takes something for something else has asked all the same
        }
      }
    }
  }
  return found;
}

/** An object that has whatever it is asked for, and one field of any name. */
function watched(asked: Asked, [kind = 0, ...inside]: readonly number[], shown: {left: number}): Json {
  const note = (name: string | symbol): Asked => {
    const known = asked.get(String(name)) ?? (new Map() as Asked);
    asked.set(String(name), known);
    return known;
  };
  return new Proxy<Json>(
    {'*': 0},
    {
      get: (_, name) => {
        const [one, each] = [note(name), note(`${String(name)}[]`)];
        return shown.left-- > 0
          ? [undefined, '1', watched(one, inside, shown), [watched(each, inside, shown)]][kind]
          : undefined;
      },
      has: (_, name) => !note(name), // whoever looks whether it is there knows it
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
  const note = (field: ShapeValue['field'], value: string | undefined) =>
    value && found.set(`${field} ${value}`, {field, value});
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
