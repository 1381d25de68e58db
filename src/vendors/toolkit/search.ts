import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import type {PhoneQuery} from '../../model/query.js';
import type {Wanted} from './paging.js';
import type {Ask, VendorRequest} from '../contract.js';

/** How a vendor's list is asked and read, newest first. */
export interface SearchedList {
  /** Calls on a page of it. */
  readonly rowsAtATime: number;
  /** Asks for a page; `page` counts from 1. */
  request(page: number): VendorRequest;
  /** What a page's answer holds; `undefined` when that is no list. */
  read(answer: unknown, wanted: Wanted): CallPage | undefined;
}

/**
 * A number's calls, for an API that cannot be asked for them (`paging: 'search'`): they are looked for in the list,
 * until the page is full and it is known whether there is another, in ten pages of the list at most. A search that ends
 * before the list does says how far it went. `answer` is the first page of the list; no page is asked for again while
 * `ask.kept` has what was found. Rejects as `ask` does, and with code `network` when what searches cannot be loaded.
 */
export async function search(
  answer: unknown,
  query: PhoneQuery,
  ask: Ask,
  list: SearchedList,
): Promise<CallPage | undefined> {
  const {history} = await import('./history.js').catch(() => Promise.reject(new CallsError('network')));
  return history(answer, query, ask, list);
}
