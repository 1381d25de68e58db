import {CallsError} from '../../model/errors.js';
import {codeOf} from '../../model/status.js';
import {field, flag, number, record, text, type Json} from './read.js';

/**
 * The answer's object, if it reports success. `success`, `error` and `status` may report a failure under HTTP 200; a
 * failed answer's data is ignored. Throws a CallsError with the code of the HTTP status in the answer, else `upstream`.
 */
export function answered(answer: unknown): Json {
  const json = record(answer) ?? {};
  const {success} = json;
  const {error, status} = isCall(json) ? ({} as Json) : json;
  const {status: inner, code} = record(error) ?? {};
  const numbers = [status, field(json, 'statusCode'), error, inner, code].map((one) => number(one) ?? 0);
  const http = numbers.find((one) => one >= 400 && one < 600);
  const failed =
    flag(success) === false ||
    status === false ||
    /^(err|fail|false|un(auth|succ)|forbid|denied|not.?found)/i.test(text(status) ?? '') ||
    reportsFailure(error);
  if (http || failed) throw new CallsError(http ? codeOf(http) : 'upstream', {hint: 'a failure under HTTP 200'});
  return json;
}

/** A call outside of an envelope has a status and an error of its own. */
function isCall(json: Json): boolean {
  return !('data' in json || 'calls' in json) && (text(json['id']) ?? text(field(json, 'callId'))) !== undefined;
}

/** Whether `error` has a value: text, a number, true, or an object that is not empty. */
function reportsFailure(error: unknown): boolean {
  if (error && typeof error === 'object') return Object.keys(error).length > 0;
  return error === true || !/^(false|none|null|0|)$/i.test(text(error) ?? '');
}
