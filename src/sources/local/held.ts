/** Where a call may be in what a page holds: in the object itself, or inside a message about it. */
import type {Call} from '../../model/call.js';
import type {Parser} from '../../vendors/contract.js';
import {listIn, record, recordIn, type Json} from '../../vendors/toolkit/read.js';

/** Fields in which webhooks, workflow tools and tables keep what they received. */
const wrappers = ['call', 'data', 'body', 'json', 'payload', 'record', 'message', 'event', 'result', 'webhook', 'raw'];

/** Messages inside messages, at most. */
const deepest = 4;

/** A page's own objects may throw when they are looked at. */
export function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** The objects that may be the call: what the vendor unwraps, the object itself, then what it holds under usual names. */
export function candidates(raw: Json, parser: Parser, depth = 0): readonly Json[] {
  const unwrapped = safely(() => record(parser.unwrap?.(raw)));
  const inner = depth < deepest ? wrappers.map((name) => safely(() => recordIn(raw[name]))) : [];
  const within = inner.flatMap((one) => (one ? candidates(one, parser, depth + 1) : []));
  return [...(unwrapped ? [unwrapped] : []), raw, ...within];
}

/** The objects and lists that an object holds under usual names. */
export function wrappedIn(raw: Json): readonly (Json | readonly unknown[])[] {
  const inner = wrappers.map((name) => safely(() => listIn(raw[name]) ?? recordIn(raw[name])));
  return inner.filter((one) => one !== undefined);
}

/** Fields that rows of anything may have. */
const common: ReadonlySet<string> = new Set(['id', 'organizationId', 'createdAt', 'metadata', 'unread']);

/** Names that other things have, too: without a word in them they tell nothing. */
const vague: ReadonlySet<string> = new Set([...common, 'status', 'channel', 'direction', 'summary', 'events']);

/** How much a call says that only a call says, read or not; 0 where there is none. */
export function factsIn(call: Call): number {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && !Object.keys(value).length;
  const read = Object.entries(call).filter(([name, value]) => !common.has(name) && !isEmpty(value));
  return read.length + (call.unread ?? []).filter((name) => !vague.has(name)).length;
}
