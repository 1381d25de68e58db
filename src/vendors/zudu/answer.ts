import {list, record, type Json} from '../toolkit/read.js';

/** What an answer is about: one call, or a list and its paging. */
export function dataOf(json: Json): Json {
  return record(json['data']) ?? json;
}

/** The rows of a list answer: documented as `data.calls`; none where that is null. */
export function rowsOf(json: Json): readonly unknown[] | undefined {
  const {calls} = dataOf(json);
  return calls === null ? [] : list(calls ?? json['data']);
}
