import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery, PhoneQuery} from '../../model/query.js';
import {noted} from '../shape.js';
import type {Ask} from '../vendor.js';
import {answered, dataOf} from './answer.js';
import {callOf, knownFields} from './call.js';
import {listed} from './list.js';
import {rows, rowsAtATime} from './request.js';

export {request} from './request.js';

/** The call of `GET /api/calls/{call_id}`. */
export function call(answer: unknown): Call | undefined {
  const data = dataOf(answered(answer));
  const found = callOf(data);
  return found.id ? noted(found, [data], knownFields) : undefined;
}

/** A page of the list, or of a number's calls, which may take several pages of the list. A contact's calls are never asked for. */
export function page(answer: unknown, query: CallsQuery, ask: Ask): CallPage | undefined | Promise<CallPage | undefined> {
  if (query.kind === 'phone') return historyOf(answer, query, ask);
  return query.kind === 'list' ? listed(answer, query) : undefined;
}

async function historyOf(answer: unknown, query: PhoneQuery, ask: Ask): Promise<CallPage | undefined> {
  const loaded = import('./history.js').catch(() => Promise.reject(new CallsError('network')));
  const list = {rowsAtATime, request: (page: number) => rows(page, rowsAtATime), read: listed};
  return (await loaded).history(answer, query, ask, list);
}
