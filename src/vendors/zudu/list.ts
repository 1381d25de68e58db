import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import {count, known, record, type Json} from '../read.js';
import {answered, rowsOf} from './answer.js';
import {callOf} from './call.js';

/** One page of the list; `asked.page` counts from 1, as everywhere but in Zudu's answers. */
export function listed(answer: unknown, asked: {readonly page: number; readonly pageSize: number}): CallPage | undefined {
  const json = answered(answer);
  const rows = rowsOf(json);
  if (!rows) return undefined;
  const data = record(json['data']) ?? json;
  const facts: Json = {...data, ...record(data['pagination'])};
  const {page} = asked;
  // A server that overlooks the parameter sends its first page for every page.
  if (rows.length && page > 1 && count(facts['page']) === 0) throw new CallsError('bad-response', {hint: 'about another page'});
  const calls = rows.flatMap((row) => (record(row) ? callOf(row as Json) : []));
  const total = count(facts['total_count']) ?? count(facts['total']); // both are documented
  const pageSize = count(facts['limit']) || asked.pageSize;
  return known<CallPage>({calls, page, pageSize, total, more: hasMore(rows.length, page, pageSize, total, facts)});
}

/** Whether a further page has calls: as told, else as the totals tell; without either, a full page only says "perhaps". */
function hasMore(rows: number, page: number, pageSize: number, total: number | undefined, facts: Json): boolean | undefined {
  if (!rows) return false;
  const told = facts['has_next_page'];
  if (typeof told === 'boolean') return told;
  const pages = count(facts['total_pages']);
  if (total !== undefined) return page * pageSize < total;
  return pages !== undefined ? page < pages : rows < pageSize ? false : undefined;
}
