import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import type {Ask} from '../contract.js';
import {answered} from '../toolkit/envelope.js';
import {notedCall, notedPage, readCall} from '../toolkit/noted.js';
import type {Wanted} from '../toolkit/paging.js';
import {count, record, type Json} from '../toolkit/read.js';
import {search} from '../toolkit/search.js';
import {calledIn, dataOf, rowsOf} from './answer.js';
import {knownFields} from './call.js';
import {toSearch} from './request.js';

/** The call of `GET /api/calls/{call_id}`. */
export function call(answer: unknown): Call | undefined {
  return notedCall(dataOf(answered(answer)), knownFields);
}

/** A page of the list, or of a number's calls, which may take several pages of the list. Zudu has no contacts. */
export function page(
  answer: unknown,
  query: CallsQuery,
  ask: Ask,
): CallPage | undefined | Promise<CallPage | undefined> {
  if (query.kind === 'phone') return search(answer, query, ask, {...toSearch, read: listed});
  return query.kind === 'list' ? listed(answer, query) : undefined;
}

/** One page of the list; `wanted.page` counts from 1, Zudu's answers from 0. */
function listed(answer: unknown, wanted: Wanted): CallPage | undefined {
  const json = answered(answer);
  const rows = rowsOf(json);
  if (!rows) return undefined;
  const data = dataOf(json);
  const facts: Json = {...data, ...record(data['pagination'])};
  // A server that ignores the parameter sends its first page every time, and says so.
  const isFirst = rows.length > 0 && count(facts['page']) === 0;
  return notedPage(rows, facts, isFirst ? {...wanted, page: 1} : wanted, knownFields);
}

export {dataOf as single, rowsOf as rows, calledIn as unwrap};

/** The call in a row or in the result of `single`. */
export function read(raw: unknown): Call | undefined {
  const row = record(raw);
  return row && readCall(row, knownFields);
}
