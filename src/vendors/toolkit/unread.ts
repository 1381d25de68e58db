import type {Call} from '../../model/call.js';
import {isNothing} from './json.js';
import {field, type Json} from './read.js';

/** For fields of our model, the vendor's names of the fields that they are read from; the camelCase one of each. */
export type FieldNames = Readonly<Partial<Record<keyof Call, readonly string[]>>>;

/**
 * The call with a list of the fields that were sent and could not be read, so that nobody takes them for missing: those
 * that are absent, or empty objects, although one of the row's fields has content. A new reader's mistake shows there, too.
 */
export function withUnread(call: Call, raw: Json, names: FieldNames): Call {
  const unread = (Object.keys(names) as (keyof Call)[]).filter(
    (name) =>
      isAbsent(call[name]) && !(name in (call.days ?? {})) && names[name]?.some((sent) => !isNothing(field(raw, sent))),
  );
  return unread.length ? {...call, unread} : call;
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value !== null && !Object.keys(value).length);
