/**
 * What lists, histories and contacts' calls have shown of a call, for the answer about that call: a service's detail
 * may lack the name or the summary that its list has. Kept in memory alone, by call id and by the place the calls came
 * from, bounded and ageing. Some services give an id again: accounts that contradict each other are of several calls, and
 * none of them adds to another.
 */
import type {Call} from '../model/call.js';
import {linesIn, type Lines} from '../model/lines.js';
import {mergeCalls} from '../model/merge.js';
import {contradict, isSameId} from '../model/same-call.js';
import {passOn} from '../vendors/drift/notes.js';

/** What is known of one call. */
interface Seen {
  readonly call: Call;
  /** As it was noted last. */
  readonly row: Call;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Ids kept at most; those that were not shown for the longest time go first. */
const most = 5000;
/** Calls with one id. */
const mostWithId = 20;
/** Milliseconds: a page may stay open from morning to evening. */
const longest = 86_400_000;

/** By place and id; the calls shown last are at the end. */
const seen = new Map<string, readonly Seen[]>();

/** Where the rows of an answered call may have been noted. */
const placesOf = new WeakMap<Call, readonly string[]>();

// Ids are compared without letter case, as those of an answer and its question are.
const keyOf = (place: string, id: string) => `${id.toLowerCase()} ${place}`;

/** Keeps what rows from a place say; `at` is when they came, in epoch milliseconds. */
export function noteRows(place: string, calls: readonly Call[], at: number): void {
  for (const call of calls.slice(0, most).reverse()) {
    if (!call.id) continue;
    const key = keyOf(place, call.id);
    const all = current(key);
    const same = all.filter((one) => !contradict(one.call, call));
    seen.delete(key);
    seen.set(key, same.length > 1 ? all : withNoted(all, same[0], {call, row: call, at}));
  }
  for (const key of seen.keys()) {
    if (seen.size <= most) break;
    seen.delete(key);
  }
}

/** The calls of an id with one more account, which may be another of the call `before`. */
function withNoted(all: readonly Seen[], before: Seen | undefined, noted: Seen): readonly Seen[] {
  const call = before ? mergeCalls(noted.call, before.call) : noted.call;
  return [{...noted, call}, ...all.filter((one) => one !== before)].slice(0, mostWithId);
}

/** The answer about a call, with what rows from these places add. */
export function withRowsFrom(places: readonly string[], call: Call): Call {
  placesOf.set(call, places);
  return withRows(call);
}

/** An answered call with what its rows add by now; the same object when that is nothing. */
export function withRows(call: Call): Call {
  return accountsOf(call).reduce((merged, {call: row}) => withRow(merged, row), call);
}

/** The accounts that can be of this call alone: of several that contradict each other, nothing tells which one is. */
function accountsOf(call: Call): readonly Seen[] {
  const fitting = notedWith(call).filter((one) => !contradict(one.call, call));
  const isSure = fitting.every((one) => !fitting.some((other) => contradict(one.call, other.call)));
  return isSure ? fitting : [];
}

/** All accounts with the id of this answer. */
const notedWith = (call: Call): readonly Seen[] =>
  placesOf.get(call)?.flatMap((place) => current(keyOf(place, call.id))) ?? [];

/** An answered call with what this row adds; of another call it adds nothing. */
function withRow(call: Call, row: Call): Call {
  if (!isSameId(call.id, row.id) || contradict(call, row)) return call;
  const merged = mergeCalls(call, row);
  return merged === call ? call : kept(call, merged);
}

/**
 * The call of the row that a person chose. Where several rows have its id and the answer is about another one of them, the
 * row is all that is known of it; a recording by that id may be the other's, too.
 */
export function withChosen(answer: Call, row: Call): Call {
  if (!isSameId(answer.id, row.id) || !contradict(answer, row)) return withRow(answer, row);
  const isAnother = notedWith(answer).some(({call}) => !contradict(call, answer) && contradict(call, row));
  if (!isAnother) return answer;
  const {recordingUrl: _, ...known} = row;
  passOn(answer, known);
  return known; // without places, since its row would bring the recording back
}

function kept(from: Call, to: Call): Call {
  const places = placesOf.get(from);
  if (places) placesOf.set(to, places);
  passOn(from, to);
  return to;
}

/** The numbers of both sides, as a list of this call has inferred them. */
export function linesNoted(call: Call): Lines | undefined {
  return accountsOf(call).flatMap(({row}) => linesIn(row) ?? [])[0];
}

/** The latest accounts of an id, without those that are too old. */
const current = (key: string): readonly Seen[] => (seen.get(key) ?? []).filter(({at}) => Date.now() - at < longest);
