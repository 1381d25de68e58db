import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import {newestFirst, type CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import {noted} from '../drift/notes.js';
import {answered} from '../toolkit/envelope.js';
import {notedCall, notedPage, readCall} from '../toolkit/noted.js';
import {callsOf} from '../toolkit/paging.js';
import {record, text} from '../toolkit/read.js';
import {detailOf, rowsOf, sessionOf} from './answer.js';
import {knownFields} from './call.js';

/** The call of "Get Call Session Detail". */
export function call(answer: unknown): Call | undefined {
  return notedCall(detailOf(answered(answer)), knownFields);
}

/** The calls of any of the three lists, in either generation of the documentation. */
export function page(answer: unknown, query: CallsQuery): CallPage | undefined {
  const json = answered(answer);
  const rows = rowsOf(json);
  if (!rows) return undefined;
  if (query.kind === 'contact') {
    const calls = callsOf(rows, (row) => readCall(row, knownFields));
    return noted({calls: newestFirst(calls), page: 1, total: calls.length, more: false}, rows, knownFields);
  }
  const facts = {...record(json['meta']), ...record(json['data']), ...json};
  const number = query.kind === 'phone' && text(facts['phone']);
  if (number && number.replace(/\D/g, '') !== query.phone.slice(1))
    throw new CallsError('bad-response', {hint: 'about another number'});
  return notedPage(rows, facts, query, knownFields);
}

export {detailOf as single, rowsOf as rows, sessionOf as unwrap};

/** The call in a row or in the result of `single`. */
export function read(raw: unknown): Call | undefined {
  const row = record(raw);
  return row && readCall(row, knownFields);
}
