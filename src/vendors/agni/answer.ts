import {withBeside} from '../toolkit/beside.js';
import {field, list, record, recordIn, type Json} from '../toolkit/read.js';
import {knownFields} from './call.js';

/** The call of a detail answer, in any documented place. */
export function detailOf(answer: unknown): Json {
  const json = record(answer) ?? {};
  return record(json['data']) ?? json;
}

/**
 * The rows, under the name of their documentation's generation: `calls`, `data`, `data.callSessions`. A server written
 * in Go sends an empty list as null, or omits it from an existing `data`; a list under an unknown name is not an empty
 * answer.
 */
export function rowsOf(answer: unknown): readonly unknown[] | undefined {
  const json = record(answer) ?? {};
  const data = record(json['data']);
  const rows = json['calls'] ?? (data ? (data['calls'] ?? field(data, 'callSessions')) : json['data']);
  const none =
    (rows ?? null) === null && ('data' in json || 'calls' in json) && !Object.values(data ?? {}).some(Array.isArray);
  return list(rows) ?? (none && json['success'] === true ? [] : undefined);
}

/**
 * The session of the webhook that Agni sends after a call, seen live as `{event, agent_name, call_type, call_session,
 * post_call_analysis, transcriptions}`, with what stands beside it and the session itself lacks.
 */
export function sessionOf(held: unknown, inner?: unknown): Json | undefined {
  const message = record(held) ?? {};
  const session = record(inner) ?? recordIn(field(message, 'callSession'));
  if (!session) return undefined;
  const channel = message['channel'] ?? field(message, 'callType');
  return withBeside(session, {...message, channel}, knownFields.names);
}
