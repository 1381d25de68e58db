import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import {count, field, flag, known, record, type Json} from './read.js';

/** The part of a question that selects the page; `page` counts from 1. */
export interface Wanted {
  readonly page: number;
  readonly pageSize: number;
}

/** The calls a reader makes of the rows that are objects. */
export function callsOf(rows: readonly unknown[], read: (raw: Json) => Call): readonly Call[] {
  return rows.flatMap((row) => (record(row) ? read(row as Json) : []));
}

/**
 * A page as its answer's `facts` describe it: total and size under any of the usual names. `rows` counts all rows,
 * calls or not.
 */
export function pageOf(calls: readonly Call[], rows: number, facts: Json, wanted: Wanted): CallPage {
  const total = count(field(facts, 'totalCount')) ?? count(facts['total']);
  const pageSize = count(field(facts, 'pageSize')) || count(facts['limit']) || wanted.pageSize;
  const pages = count(field(facts, 'totalPages'));
  const left = total === undefined ? NaN : total - (wanted.page - 1) * pageSize - rows;
  const stated = flag(field(facts, 'hasNextPage') ?? facts['more']) ?? (pages ? wanted.page < pages : undefined);
  // An empty page is the last one unless the total disagrees: a proxy that withholds calls may leave a page empty.
  const more = (rows || !(left <= 0) ? stated : false) ?? hasMore(rows, wanted, pageSize, left);
  return known<CallPage>({calls, page: wanted.page, pageSize, total, more});
}

/** Whether a further page has calls, if known; `left` counts the calls beyond this page by the total. */
function hasMore(rows: number, wanted: Wanted, pageSize: number, left: number): boolean | undefined {
  if (left === 0 || (rows === 0 && !(left > 0))) return false;
  // By its size this page should have had the rest.
  if (left > 0) return left + rows > pageSize || undefined;
  // More rows than the total allows: pages are shorter than requested, or the total is wrong. Without a total, only a
  // short page is the last. A round number short of a large request is not: the list may have an undocumented maximum.
  return left < 0 || rows >= pageSize || (wanted.pageSize >= 50 && rows % 10 === 0) ? undefined : false;
}
