import type {Call} from '../../model/call.js';
import {isNothing} from './json.js';
import {field, type Json} from './read.js';
import type {FieldNames} from './unread.js';

/** Fields that a message, or a table's row, has of its own: they say nothing of the call inside. */
const own: ReadonlySet<string> = new Set<keyof Call>([
  ...(['id', 'organizationId', 'createdAt', 'status', 'errorMessage', 'metadata', 'events'] as const),
]);

/**
 * The call inside a message, with what the message has beside it and the call itself lacks, of the fields that a vendor's
 * calls are read from. It is the same object when nothing is added.
 */
export function withBeside(inner: Json, message: Json, names: FieldNames): Json {
  const fields = Object.entries(names).flatMap(([name, sent]) => (own.has(name) ? [] : sent));
  const added = fields.flatMap((name) => {
    const beside = field(message, name);
    return isNothing(beside) || beside === inner || !isNothing(field(inner, name)) ? [] : [[name, beside] as const];
  });
  return added.length ? {...inner, ...Object.fromEntries(added)} : inner;
}
