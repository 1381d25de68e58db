import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import {takesPart} from '../../model/phone.js';
import type {PhoneQuery} from '../../model/query.js';
import type {Ask, VendorRequest} from '../contract.js';
import {passOn} from '../drift/notes.js';
import type {Wanted} from './paging.js';
import {known} from './read.js';

/** How to request and read a vendor's list, newest first. */
export interface SearchedList {
  /** Calls on a page of the list. */
  readonly rowsAtATime: number;
  /** Requests a page; `page` counts from 1. */
  request(page: number): VendorRequest;
  /** The content of a page's answer; `undefined` when it is not a list. */
  read(answer: unknown, wanted: Wanted): CallPage | undefined;
}

/** List pages read at most for a number's calls: the reader waits for each request. */
const mostPages = 10;

/** The progress of a search. */
interface Trail {
  /** By id, because a new call pushes others on to the next page of the list, where they appear again. */
  readonly matches: ReadonlyMap<string | number, Call>;
  /** Ids of all calls seen; a number for a call without one. */
  readonly seen: ReadonlySet<string | number>;
  /** Pages of the list that were read. */
  readonly pagesRead: number;
  /** Whether the last page read was the list's last. */
  readonly ended: boolean;
  /** Whether a page was short, which makes the number of calls searched unknown. */
  readonly short: boolean;
}

const start: Trail = {matches: new Map(), seen: new Set(), pagesRead: 0, ended: false, short: false};

/**
 * Finds a number's calls in the list, for an API without a route for them (`paging: 'search'`). It stops when the page
 * is full and the existence of a next page is settled, or after ten pages of the list. A search that ends before the
 * list reports how far it went. `answer` is the list's first page; while `ask.kept` has a trail, no page is requested
 * again. Rejects as `ask` does.
 */
export async function search(
  answer: unknown,
  query: PhoneQuery,
  ask: Ask,
  list: SearchedList,
): Promise<CallPage | undefined> {
  const {phone, page, pageSize} = query;
  const {kept = {}} = ask;
  const before = (page - 1) * pageSize;
  const trail = (kept.trail as Trail | undefined) ?? start;
  const matches = new Map(trail.matches);
  const seen = new Set(trail.seen);
  let {pagesRead, ended, short} = trail;
  const parts: CallPage[] = [];
  const isMore = () => matches.size > before + pageSize;
  while (!ended && !isMore() && pagesRead < mostPages) {
    const pageAnswer = pagesRead ? await ask(list.request(pagesRead + 1)) : answer;
    const part = list.read(pageAnswer, {page: ++pagesRead, pageSize: list.rowsAtATime});
    if (!part) return undefined;
    const {calls} = part;
    const seenBefore = seen.size;
    parts.push(part);
    for (const call of calls) {
      seen.add(call.id || seen.size);
      if (takesPart(call, phone)) matches.set(call.id || matches.size, call);
    }
    ended = part.more === false;
    short ||= !ended && calls.length < list.rowsAtATime;
    if (calls.length && seen.size === seenBefore) pagesRead = mostPages; // A repeated page means that no further page follows.
  }
  // Only now: a search that was aborted or failed on the way leaves no trail.
  kept.trail = {matches, seen, pagesRead, ended, short} satisfies Trail;
  const more = isMore();
  const made = known<CallPage>({
    calls: [...matches.values()].slice(before, before + pageSize),
    page,
    pageSize,
    total: ended ? matches.size : undefined,
    more, // paging does not reach beyond the search either
    searched: ended || more ? undefined : short ? 0 : seen.size,
  });
  for (const part of parts) passOn(part, made);
  return made;
}
