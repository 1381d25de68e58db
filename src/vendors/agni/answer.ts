import {isNothing} from '../toolkit/json.js';
import {field, list, record, recordIn, type Json} from '../toolkit/read.js';

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

/** What the webhook has beside the session, and the name of the same in a session. */
const beside = [
  ['agent_name', 'agentName'],
  ['agent_id', 'agentId'],
  ['call_type', 'channel'],
  ['transcriptions', 'transcriptions'],
  ['transcription', 'transcription'],
  ['transcripts', 'transcripts'],
  ['transcript', 'transcript'],
  ['post_call_analysis', 'postCallAnalysis'],
  ['post_call_analysis_result', 'postCallAnalysisResult'],
] as const;

/**
 * The session of the webhook that Agni sends after a call, seen live as `{event, agent_name, call_type, call_session,
 * post_call_analysis, transcriptions}`, with what stands beside it and the session itself lacks.
 */
export function sessionOf(held: unknown): Json | undefined {
  const outer = record(held) ?? {};
  const session = recordIn(field(outer, 'callSession'));
  if (!session) return undefined;
  const added = beside.flatMap(([sent, name]) =>
    isNothing(outer[sent]) || !isNothing(field(session, name)) ? [] : [[name, outer[sent]] as const],
  );
  return {...session, ...Object.fromEntries(added)};
}
