/** Where a call may be in what a page holds: in the object itself, or inside a message about it. */
import type {Parser} from '../../vendors/contract.js';
import {isNothing} from '../../vendors/toolkit/json.js';
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

/** An object that may be the call. */
export interface Place {
  /** With what the messages around it have beside it. */
  readonly raw: Json;
  /**
   * Without that, where it has to say more by itself than what is around it: a call's row may have any object in a field,
   * which is not a call for what the row says.
   */
  readonly bare?: Json | undefined;
}

const hasId = (raw: Json): boolean => ['id', 'call_id', 'callId'].some((name) => !isNothing(raw[name]));

/** The objects that may be the call: what the vendor unwraps, the object itself, then what it holds under usual names. */
export function placesIn(raw: Json, parser: Parser, bare?: Json, depth = 0): readonly Place[] {
  const unwrapped = safely(() => record(parser.unwrap?.(raw)));
  const within = (depth < deepest ? wrappers : []).flatMap((name) => {
    const inner = safely(() => recordIn(raw[name]));
    if (!inner) return [];
    const whole = safely(() => record(parser.unwrap?.(raw, inner))) ?? inner;
    const isAlone = whole !== inner && (!hasId(inner) || hasId(raw));
    return placesIn(whole, parser, isAlone ? inner : undefined, depth + 1);
  });
  return [...(unwrapped ? [{raw: unwrapped}] : []), {raw, bare}, ...within];
}

/** The objects and lists that an object holds under usual names. */
export function wrappedIn(raw: Json): readonly (Json | readonly unknown[])[] {
  const inner = wrappers.map((name) => safely(() => listIn(raw[name]) ?? recordIn(raw[name])));
  return inner.filter((one) => one !== undefined);
}
