import {CallsError} from '../../model/errors.js';
import {list, record, text, type Json} from '../read.js';

/**
 * The answer's object, if it reports success. `status` and `error` are the request's own, not a call's, and may tell of a failure under
 * HTTP 200; a failure's `data` is no answer, whatever it holds.
 */
export function answered(answer: unknown): Json {
  const json = record(answer) ?? {};
  const {error, status, success} = json;
  const said = Object.keys(Object(error) as object).length > 0; // text, or an object that is not empty
  if (said || success === false || /^(err|fail)/i.test(text(status) ?? '')) throw new CallsError('upstream', {hint: 'an error in the answer'});
  return json;
}

/** What an answer is about: one call, or a list and its paging. */
export function dataOf(json: Json): Json {
  return record(json['data']) ?? json;
}

/** The rows of a list answer: documented as `data.calls`; none where that is null. */
export function rowsOf(json: Json): readonly unknown[] | undefined {
  const {calls} = dataOf(json);
  return calls === null ? [] : list(calls ?? json['data']);
}
