import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import {answered} from '../toolkit/envelope.js';
import {search} from '../toolkit/search.js';
import {notedCall} from '../drift/notes.js';
import type {Ask} from '../contract.js';
import {dataOf} from './answer.js';
import {knownFields} from './call.js';
import {listed} from './list.js';
import {toSearch} from './request.js';

export {request} from './request.js';

/** The call of `GET /api/calls/{call_id}`. */
export function call(answer: unknown): Call | undefined {
  return notedCall(dataOf(answered(answer)), knownFields);
}

/**
 * A page of the list, or of a number's calls, which may take several pages of the list. A contact's calls are never
 * asked for.
 */
export function page(
  answer: unknown,
  query: CallsQuery,
  ask: Ask,
): CallPage | undefined | Promise<CallPage | undefined> {
  if (query.kind === 'phone') return search(answer, query, ask, {...toSearch, read: listed});
  return query.kind === 'list' ? listed(answer, query) : undefined;
}
