/** The fields a reader knows, recorded from the fields it reads, so that no second list exists. */
import {neverEmpty} from '../toolkit/json.js';
import {list, record, type Json} from '../toolkit/read.js';
import type {Known} from './notes.js';

/**
 * The fields a reader reads from an object, each with the fields it reads inside: of an object under its name, of each
 * object in a list under its name and `[]`. `*` has the fields it reads inside any field.
 */
type Fields = Map<string, Fields>;

/** Objects whose keys the reader enumerates: none of their fields is unknown. */
const open = new WeakSet<Fields>();

/** Adds the names of a row's fields that its reader does not know; nested names follow a dot. */
export function addUnknown(row: Json, {read, ignored = []}: Known, unknown: Set<string>): void {
  add(row, fieldsOf(read), '', unknown, ignored);
}

function add(row: Json, known: Fields, path: string, unknown: Set<string>, ignored: readonly string[]): void {
  const names = Object.keys(row);
  const any = known.has('*') && '*';
  // An object without any of the fields its reader knows is a different one, and its names may be personal.
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

/** The value of every field in a made-up call. */
const kinds = ['nothing', 'text', 'object', 'list'] as const;
type Kind = (typeof kinds)[number];

/** Fields shown at most to a reader that reads numbered fields until one is missing. */
const mostShown = 999;

/** The fields of a reader, recorded while it reads made-up calls with the same value everywhere, at two depths. */
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

/** An object that has every field and records each field read as known. */
function madeUp(fields: Fields, [kind = 'nothing', ...inner]: readonly Kind[], shown: {left: number}): Json {
  const learn = (name: string): Fields => {
    const inside = fields.get(name) ?? (new Map() as Fields);
    fields.set(name, inside);
    return inside;
  };
  const made = new Proxy<Json>(
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
      // `in` makes a field known. It returns false so that the reader tries its alternatives.
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
  neverEmpty.add(made);
  return made;
}
