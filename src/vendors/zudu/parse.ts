import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import type {Ask} from '../vendor.js';
import {answered, dataOf} from './answer.js';
import {callOf} from './call.js';
import {history} from './history.js';
import {listed} from './list.js';

export {request} from './request.js';

/** The call of `GET /api/calls/{call_id}`. */
export function call(answer: unknown): Call | undefined {
  const found = callOf(dataOf(answered(answer)));
  return found.id ? found : undefined;
}

/** A page of the list, or of a number's calls, which may take several pages of the list. A contact's calls are never asked for. */
export function page(answer: unknown, query: CallsQuery, ask: Ask): CallPage | undefined | Promise<CallPage | undefined> {
  return query.kind === 'phone' ? history(answer, query, ask) : query.kind === 'list' ? listed(answer, query) : undefined;
}
