/**
 * What lists, histories and contacts' calls have shown of a call, for the answer about that call: a service's detail
 * may lack the name or the summary that its list has. Kept in memory alone, by call id and by the place the calls came
 * from, bounded and ageing.
 */
import type {Call} from '../model/call.js';
import {mergeCalls} from '../model/merge.js';
import {passOn} from '../vendors/drift/notes.js';

interface Seen {
  readonly call: Call;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Calls kept at most; those that were not shown for the longest time go first. */
const most = 5000;
/** Milliseconds: a page may stay open from morning to evening. */
const longest = 86_400_000;

/** By place and id; the calls shown last are at the end. */
const seen = new Map<string, Seen>();

/** Where the rows of an answered call may have been noted. */
const placesOf = new WeakMap<Call, readonly string[]>();

// Ids are compared without letter case, as those of an answer and its question are.
const keyOf = (place: string, id: string) => `${id.toLowerCase()} ${place}`;

/** Keeps what rows from a place say; `at` is when they came, in epoch milliseconds. */
export function noteRows(place: string, calls: readonly Call[], at: number): void {
  for (const call of calls.slice(0, most).reverse()) {
    if (!call.id) continue;
    const key = keyOf(place, call.id);
    const before = current(key);
    seen.delete(key);
    seen.set(key, {call: before ? mergeCalls(call, before) : call, at});
  }
  for (const key of seen.keys()) {
    if (seen.size <= most) break;
    seen.delete(key);
  }
}

/** The answer about a call, with what rows from these places add. */
export function withRowsFrom(places: readonly string[], call: Call): Call {
  placesOf.set(call, places);
  return withRows(call);
}

/** An answered call with what its rows add by now; the same object when that is nothing. */
export function withRows(call: Call): Call {
  const rows = placesOf.get(call)?.flatMap((place) => current(keyOf(place, call.id)) ?? []) ?? [];
  return rows.reduce(withRow, call);
}

/** An answered call with what this row adds. */
export function withRow(call: Call, row: Call): Call {
  const merged = mergeCalls(call, row);
  if (merged === call) return call;
  const places = placesOf.get(call);
  if (places) placesOf.set(merged, places);
  passOn(call, merged);
  return merged;
}

function current(key: string): Call | undefined {
  const {call, at = 0} = seen.get(key) ?? {};
  return Date.now() - at < longest ? call : undefined;
}
