import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import {noted, type Known} from '../drift/notes.js';
import {callsOf, pageOf, type Wanted} from './paging.js';
import type {Json} from './read.js';
import {withUnread} from './unread.js';

/** A call as its reader makes it, with the fields that could not be read. */
export function readCall(raw: Json, {read, names = {}}: Known): Call {
  return withUnread(read(raw), raw, names);
}

/** Reads one call and notes it; `undefined` without an id, which a call's detail must have. */
export function notedCall(raw: Json, known: Known): Call | undefined {
  const call = readCall(raw, known);
  return call.id ? noted(call, [raw], known) : undefined;
}

/** Reads a page of calls with `pageOf` and notes it. */
export function notedPage(rows: readonly unknown[], facts: Json, wanted: Wanted, known: Known): CallPage {
  const calls = callsOf(rows, (raw) => readCall(raw, known));
  return noted(pageOf(calls, rows.length, facts, wanted), rows, known);
}
