import {list, record, recordIn, type Json} from '../toolkit/read.js';

/** The content of an answer: one call, or a list and its paging. */
export function dataOf(answer: unknown): Json {
  const json = record(answer) ?? {};
  return record(json['data']) ?? json;
}

/** The rows of a list answer: documented as `data.calls`; null counts as none. */
export function rowsOf(answer: unknown): readonly unknown[] | undefined {
  const {calls} = dataOf(answer);
  return calls === null ? [] : list(calls ?? record(answer)?.['data']);
}

/** The call of a webhook: `{event, call}`, as in Retell's. */
export function calledIn(held: unknown): Json | undefined {
  return recordIn(record(held)?.['call']);
}
