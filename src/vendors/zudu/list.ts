import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import {answered} from '../toolkit/envelope.js';
import type {Wanted} from '../toolkit/paging.js';
import {count, record, type Json} from '../toolkit/read.js';
import {notedPage} from '../drift/notes.js';
import {dataOf, rowsOf} from './answer.js';
import {knownFields} from './call.js';

/** One page of the list; `wanted.page` counts from 1, as everywhere but in Zudu's answers. */
export function listed(answer: unknown, wanted: Wanted): CallPage | undefined {
  const json = answered(answer);
  const rows = rowsOf(json);
  if (!rows) return undefined;
  const data = dataOf(json);
  const facts: Json = {...data, ...record(data['pagination'])};
  // A server that overlooks the parameter sends its first page for every page.
  if (rows.length && wanted.page > 1 && count(facts['page']) === 0)
    throw new CallsError('bad-response', {hint: 'about another page'});
  return notedPage(rows, facts, wanted, knownFields);
}
