/** How much an object says of a call, so that rows of anything else are none. */
import {statusKind, type Call} from '../../model/call.js';
import {snakeCase} from '../../model/names.js';
import {isNothing} from '../../vendors/toolkit/json.js';
import type {Json} from '../../vendors/toolkit/read.js';

/** Fields that rows of anything may have: they say nothing of a call. */
const common: ReadonlySet<string> = new Set(['id', 'organizationId', 'createdAt', 'metadata', 'unread']);

/** Fields that other things have, too, such as orders and tickets: they say something of a call, but not that it is one. */
const vague: ReadonlySet<string> = new Set([
  ...common,
  ...['status', 'channel', 'roomId', 'summary', 'errorMessage', 'cost', 'events'],
]);

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && !Object.keys(value).length;

/** The fields of a call that were read, and with `unread` those that were sent. */
const namesIn = (call: Call): readonly string[] =>
  Object.entries(call).flatMap(([name, value]) => (isEmpty(value) ? [] : name));

/** How much a call says, read or not. */
export function factsIn(call: Call): number {
  const unread = (call.unread ?? []).filter((name) => name !== 'direction' && !vague.has(name));
  return namesIn(call).filter((name) => !common.has(name)).length + unread.length;
}

/** The words of channels for speech. */
const spoken = /call|voice|phone|audio|sip/i;

/** Names of fields that only calls have, whatever is in them; an id may be a reference to a call. */
const ofCalls = /^call_(?!.*id$)/;

/** The names of the only fields of a row that is a call for its status. */
const bare = /^(call_?)?(id|status)$/i;

/**
 * Whether this is a call: somebody took part in it, it began or lasted, or it has what only calls have. A status of a call
 * is enough in a row that has nothing but an id beside it; orders and jobs have such words, too.
 */
export function isCall(call: Call, raw: Json): boolean {
  const names = [...namesIn(call), ...(call.unread ?? []).filter((name) => name !== 'direction')];
  if (names.some((name) => !vague.has(name)) || spoken.test(call.channel ?? '')) return true;
  const sent = Object.keys(raw).filter((name) => !isNothing(raw[name]) && !isEmpty(raw[name]));
  if (sent.some((name) => ofCalls.test(snakeCase(name)))) return true;
  if (statusKind(call.status) === 'unknown') return false;
  return sent.every((name) => bare.test(snakeCase(name)));
}

/** Whether a call was read so well that nobody else reads more of it: who, when, and how it ended. */
export const isWhole = ({status, startedAt, caller, callee}: Call): boolean =>
  Boolean(status && startedAt !== undefined && !(isEmpty(caller) && isEmpty(callee)));
