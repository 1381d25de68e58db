import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import {noted, type Known} from '../drift/notes.js';
import {callsOf, pageOf, type Wanted} from './paging.js';
import type {Json} from './read.js';

/** One call read and noted; `undefined` without an id, for then it is no call's detail. */
export function notedCall(raw: Json, known: Known): Call | undefined {
  const call = known.read(raw);
  return call.id ? noted(call, [raw], known) : undefined;
}

/** A page of calls read and noted, as `pageOf` makes it. */
export function notedPage(rows: readonly unknown[], facts: Json, wanted: Wanted, known: Known): CallPage {
  return noted(pageOf(callsOf(rows, known.read), rows.length, facts, wanted), rows, known);
}
