import {withBeside} from '../toolkit/beside.js';
import {list, record, recordIn, type Json} from '../toolkit/read.js';
import {knownFields} from './call.js';

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

/** The call of a webhook, `{event, call}` as in Retell's, with what stands beside it and the call itself lacks. */
export function calledIn(held: unknown, inner?: unknown): Json | undefined {
  const message = record(held) ?? {};
  const call = record(inner) ?? recordIn(message['call']);
  return call && withBeside(call, message, knownFields.names);
}
