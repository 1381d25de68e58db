import {read as toolkit, type Call, type CallPage, type CallsQuery} from '../../../src/vendors/authoring.js';
import {callIn, resultOf, rowsOf} from './answer.js';
import {callOf, knownFields} from './call.js';

const {notedCall, notedPage, record} = toolkit;

/** Either list; Lark has no contacts. */
export function page(answer: unknown, query: CallsQuery): CallPage | undefined {
  const found = rowsOf(answer);
  if (!found || query.kind === 'contact') return undefined;
  return notedPage(found, {total: resultOf(answer)['count']}, query, knownFields);
}

export function call(answer: unknown): Call | undefined {
  return notedCall(callIn(answer) ?? {}, knownFields);
}

export {callIn as single, rowsOf as rows};

export function read(raw: unknown): Call | undefined {
  const row = record(raw);
  return row && callOf(row);
}
