import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import {count, field, flag, known, record, type Json} from './read.js';

/** The part of a question that says which page is wanted; `page` counts from 1. */
export interface Wanted {
  readonly page: number;
  readonly pageSize: number;
}

/** What a reader makes of the rows that are objects. */
export function callsOf(rows: readonly unknown[], read: (raw: Json) => Call): readonly Call[] {
  return rows.flatMap((row) => (record(row) ? read(row as Json) : []));
}

/** A page as its answer's `facts` tell of it: total and size under any of the names in use. `rows` is how many came, calls or not. */
export function pageOf(calls: readonly Call[], rows: number, facts: Json, wanted: Wanted): CallPage {
  const total = count(field(facts, 'totalCount')) ?? count(facts['total']);
  const pageSize = count(field(facts, 'pageSize')) || count(facts['limit']) || wanted.pageSize;
  const told = flag(field(facts, 'hasNextPage') ?? facts['more']);
  const more = (rows ? told : undefined) ?? hasMore(rows, wanted, pageSize, total);
  return known<CallPage>({calls, page: wanted.page, pageSize, total, more});
}

/** Whether a further page has calls. Without a total, a full page only says "perhaps". */
function hasMore(rows: number, wanted: Wanted, pageSize: number, total: number | undefined): boolean | undefined {
  if (rows === 0) return false;
  if (total !== undefined) return wanted.page * pageSize < total;
  // A list's largest page may be undocumented: a round number short of a large question may be the server's limit, not the end.
  return rows >= pageSize || (wanted.pageSize > 100 && rows % 10 === 0) ? undefined : false;
}
