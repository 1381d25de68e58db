/** Which fields a reader knows: those it asks for, so that they are listed nowhere else. */
import {list, record, type Json} from '../toolkit/read.js';
import type {Known} from './notes.js';

/**
 * The fields a reader asks an object for, each with what it asks what the field holds: an object under its name, each
 * of a list's objects under its name and `[]`. Under `*` is what it asks of whichever field is there.
 */
type Fields = Map<string, Fields>;

/** Objects whose fields are taken as they come: none of them is unknown. */
const open = new WeakSet<Fields>();

/** Adds the names of the fields in a row that its reader does not know: those of a field's own fields after a dot. */
export function addUnknown(row: Json, {read, ignored = []}: Known, unknown: Set<string>): void {
  add(row, fieldsOf(read), '', unknown, ignored);
}

function add(row: Json, known: Fields, path: string, unknown: Set<string>, ignored: readonly string[]): void {
  const names = Object.keys(row);
  const any = known.has('*') && '*';
  // An object in a call that has none of the fields its reader knows is something else, whose names may be anybody's.
  if (path && !any && !names.some((name) => known.has(name))) return;
  for (const name of names) {
    const key = known.has(name) ? name : any;
    if (!key) {
      if (!open.has(known) && !ignored.includes(name)) unknown.add(path + name);
      continue;
    }
    const items = list(row[name]);
    const inside = known.get(items ? `${key}[]` : key);
    if (!inside?.size) continue;
    for (const one of items ?? [row[name]]) add(record(one) ?? {}, inside, `${path}${key}.`, unknown, ignored);
  }
}

const learned = new WeakMap<Known['read'], Fields>();

/** What every field of a made-up call holds: nothing, text, an object, or a list of one. */
const kinds = ['nothing', 'text', 'object', 'list'] as const;
type Kind = (typeof kinds)[number];

/** A reader that asks for one numbered field after the other, until one is missing, is shown so many. */
const mostShown = 999;

/** The fields of a reader: it is shown calls that hold the same everywhere, at each of two depths. */
function fieldsOf(read: Known['read']): Fields {
  const known = learned.get(read);
  if (known) return known;
  const fields: Fields = new Map();
  learned.set(read, fields);
  for (const outer of kinds) {
    for (const inner of kinds) {
      try {
        read(madeUp(fields, [outer, inner], {left: mostShown}));
      } catch {
        // A reader that throws on a value has read its field, which is all that counts.
      }
    }
  }
  return fields;
}

/** An object that has every field, and records each field that is read as known. */
function madeUp(fields: Fields, [kind = 'nothing', ...inner]: readonly Kind[], shown: {left: number}): Json {
  const learn = (name: string): Fields => {
    const inside = fields.get(name) ?? (new Map() as Fields);
    fields.set(name, inside);
    return inside;
  };
  return new Proxy<Json>(
    {'*': 0},
    {
      get: (_, name) => {
        const [itself, each] = [learn(String(name)), learn(`${String(name)}[]`)];
        if (shown.left-- <= 0) return undefined;
        switch (kind) {
          case 'nothing':
            return undefined;
          case 'text':
            return '1';
          case 'object':
            return madeUp(itself, inner, shown);
          case 'list':
            return [madeUp(each, inner, shown)];
        }
      },
      // `in` makes a field known. The answer is no, so that the reader goes on to its alternatives.
      has: (_, name) => {
        learn(String(name));
        return false;
      },
      ownKeys: () => {
        open.add(fields);
        return ['*'];
      },
    },
  );
}
