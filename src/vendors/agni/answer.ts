import {field, list, record, type Json} from '../toolkit/read.js';

/** The call of a detail answer, wherever it is. */
export function detailOf(answer: unknown): Json {
  const json = record(answer) ?? {};
  return record(json['data']) ?? json;
}

/**
 * The rows, wherever this generation puts them: `calls`, `data`, `data.callSessions`. A server written in Go sends an
 * empty list as null, or leaves it out of a `data` that is there; but a list under an unknown name is no empty
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
