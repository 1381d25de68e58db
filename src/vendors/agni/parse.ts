import type {Analysis, Call, Cost, Direction, Entry, Party} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import {newestFirst, type CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import {count, entries, field, known, list, number, record, text, time, type Json} from '../read.js';
import {parseTranscript} from './transcript.js';

/** The answer's object, if it reports success. */
function answered(answer: unknown): Json | undefined {
  const json = record(answer);
  if (json?.['success'] === false) throw new CallsError('upstream', {hint: 'The answer says success: false.'});
  return json;
}

/** The call of "Get Call Session Detail". */
export function parseCall(answer: unknown): Call | undefined {
  const json = answered(answer);
  const data = record(json?.['data']) ?? json;
  return data && text(data['id']) ? call(data) : undefined;
}

/** The calls of any of the three lists, in either generation of the documentation. */
export function parsePage(answer: unknown, query: CallsQuery): CallPage | undefined {
  const json = answered(answer);
  if (!json) return undefined;
  const rows = findRows(json);
  if (!rows) return undefined;
  const calls = rows.flatMap((row) => {
    const raw = record(row);
    return raw ? call(raw) : [];
  });
  if (query.kind === 'contact') return {calls: newestFirst(calls), page: 1, total: calls.length, more: false};
  if (query.kind === 'phone') refuseOtherNumber(text(json['phone']), query.phone);
  const data = record(json['data']) ?? {};
  const meta = record(json['meta']) ?? record(data['meta']) ?? {};
  const from = (name: string) => count(field(json, name)) ?? count(field(data, name)) ?? count(field(meta, name));
  const total = from('totalCount') ?? from('total');
  const pageSize = from('pageSize') || from('limit') || query.pageSize;
  const more = hasMore(rows.length, query, pageSize, total);
  return known<CallPage>({calls, page: query.page, pageSize, total, more});
}

/**
 * The rows, wherever this generation puts them: `calls`, `data`, `data.callSessions`. A server written in Go sends an empty list as
 * null, or leaves it out of a `data` that is there.
 */
function findRows(json: Json): readonly unknown[] | undefined {
  const data = json['data'];
  if (data === null && json['success'] === true) return [];
  const inner = record(data);
  const found = json['calls'] ?? inner?.['calls'] ?? (inner ? field(inner, 'callSessions') : data);
  return list(found) ?? (inner && found === undefined && json['success'] === true ? [] : found === null ? [] : undefined);
}

/** Whether a further page has calls. The list gives no total, so a full page only says "perhaps". */
function hasMore(rows: number, query: {page: number; pageSize: number}, pageSize: number, total: number | undefined): boolean | undefined {
  if (rows === 0) return false;
  if (total !== undefined) return query.page * pageSize < total;
  // The list's largest page is undocumented: a round number short of a large question may be the server's limit, not the end.
  const capped = query.pageSize > 100 && rows % 10 === 0;
  return rows >= pageSize || capped ? undefined : false;
}

function refuseOtherNumber(answered: string | undefined, asked: string): void {
  if (answered && answered.replace(/\D/g, '') !== asked.replace(/\D/g, ''))
    throw new CallsError('bad-response', {hint: 'The answer is about another number than the one asked.'});
}

/** One call session, documented flat in camelCase (lists) and snake_case (detail, phone history). */
function call(raw: Json): Call {
  const get = (name: string) => field(raw, name);
  const channel = text(get('channel'));
  const agentName = text(get('agentName'));
  const startedAt = time(get('startedAt'));
  const endedAt = time(get('endedAt'));
  const durationSec = length(count(get('durationSec')), startedAt, endedAt);
  return known<Call>({
    id: text(raw['id']) ?? '',
    agent: known<Call['agent']>({id: text(get('agentId')), name: agentName}),
    organizationId: text(get('organizationId')),
    roomId: text(get('roomId')),
    caller: known<Party>({number: text(get('callerNumber')), name: text(get('callerName')), email: text(get('callerEmail'))}),
    callee: known<Party>({number: text(get('calleeNumber'))}),
    direction: direction(channel),
    channel,
    status: text(raw['status']),
    startedAt,
    endedAt,
    createdAt: time(get('createdAt')),
    durationSec,
    latencyMs: count(get('callLatencyMs')),
    summary: text(raw['summary']),
    disconnectReason: text(get('disconnectReason')),
    errorMessage: text(get('errorMessage')),
    recordingUrl: text(get('recordingUrl')),
    cost: cost(raw),
    analysis: analysis(get('postCallAnalysisResult')),
    metadata: some(entries(raw['metadata'])),
    promptVariables: some(entries(get('promptDynamicVariables'))),
    extractedVariables: some(entries(get('extractDynamicVariables'))),
    transcript: parseTranscript(raw['transcripts'] ?? raw['transcript'], {agentName, startedAt, endedAt, durationSec}),
  });
}

const some = (found: readonly Entry[]): readonly Entry[] | undefined => (found.length ? found : undefined);

/** There is no direction field; a channel seen live says it. */
function direction(channel: string | undefined): Direction | undefined {
  if (/^inbound/i.test(channel ?? '')) return 'inbound';
  return /^outbound/i.test(channel ?? '') ? 'outbound' : undefined;
}

/** Zero seconds without an end is the value of a counter not yet set, not a length. */
function length(sent: number | undefined, startedAt: number | undefined, endedAt: number | undefined): number | undefined {
  if (sent) return sent;
  if (endedAt === undefined) return undefined;
  return sent ?? (startedAt !== undefined && endedAt >= startedAt ? (endedAt - startedAt) / 1000 : undefined);
}

function cost(raw: Json): Cost | undefined {
  const get = (name: string) => number(field(raw, name));
  const parts = [
    ...entries(field(raw, 'creditBreakdown')),
    ...(['twilio_cost', 'model_cost'] as const).flatMap((key) => {
      const value = number(raw[key]);
      return value === undefined ? [] : {key, value};
    }),
  ];
  const total = get('costTotal');
  return total === undefined && !parts.length ? undefined : known<Cost>({total, parts});
}

/** Flat as documented (`{sentiment: "positive"}`) or wrapped as seen live (`{sentiments: {type: "enum", value: "Neutral"}}`), key by key. */
function analysis(value: unknown): Analysis | undefined {
  const raw = record(value);
  if (!raw) return undefined;
  let summary: string | undefined;
  let sentiment: string | undefined;
  const rest: Record<string, unknown> = {};
  for (const [key, wrapped] of Object.entries(raw)) {
    const inner = record(wrapped);
    const found = inner && 'value' in inner ? inner['value'] : wrapped;
    if (!summary && /^(call_?)?summary$/i.test(key) && text(found)) summary = text(found);
    else if (!sentiment && /^(user_?)?sentiments?$/i.test(key) && text(found)) sentiment = text(found);
    else Object.defineProperty(rest, key, {value: found, enumerable: true});
  }
  const others = entries(rest);
  return summary || sentiment || others.length ? known<Analysis>({summary, sentiment, entries: others}) : undefined;
}
