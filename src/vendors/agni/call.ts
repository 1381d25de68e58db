import type {Agent, Analysis, Call, Cost, Entry, Party} from '../../model/call.js';
import {
  count,
  direction,
  entries,
  field,
  known,
  lines,
  number,
  secondsOf,
  text,
  time,
  type Json,
} from '../toolkit/read.js';
import type {Known} from '../drift/notes.js';
import {parseTranscript} from './transcript.js';

/** An entry of a transcript says again whose it is, and when it was written down. */
export const knownFields: Known = {vendor: 'agni', read: callOf, ignored: ['call_session_id', 'created_at']};

/** One call session, documented flat in camelCase (lists) and snake_case (detail, phone history). */
export function callOf(raw: Json): Call {
  const channel = words(raw, 'channel');
  const agentName = words(raw, 'agentName');
  const startedAt = time(field(raw, 'startedAt'));
  const endedAt = time(field(raw, 'endedAt'));
  const durationSec = secondsOf(count(field(raw, 'durationSec')), startedAt, endedAt);
  return known<Call>({
    id: words(raw, 'id') ?? '',
    agent: known<Agent>({id: words(raw, 'agentId'), name: agentName}),
    organizationId: words(raw, 'organizationId'),
    roomId: words(raw, 'roomId'),
    caller: known<Party>({
      number: words(raw, 'callerNumber'),
      name: words(raw, 'callerName'),
      email: words(raw, 'callerEmail'),
    }),
    callee: known<Party>({number: words(raw, 'calleeNumber')}),
    // No field has the direction, but a channel seen live says it.
    direction: direction(channel),
    channel,
    status: words(raw, 'status'),
    startedAt,
    endedAt,
    createdAt: time(field(raw, 'createdAt')),
    durationSec,
    latencyMs: count(field(raw, 'callLatencyMs')),
    summary: words(raw, 'summary'),
    disconnectReason: words(raw, 'disconnectReason'),
    errorMessage: words(raw, 'errorMessage'),
    recordingUrl: words(raw, 'recordingUrl'),
    cost: cost(raw),
    analysis: analysis(field(raw, 'postCallAnalysisResult')),
    metadata: lines(field(raw, 'metadata')),
    promptVariables: lines(field(raw, 'promptDynamicVariables')),
    extractedVariables: lines(field(raw, 'extractDynamicVariables')),
    transcript: parseTranscript(field(raw, 'transcripts') ?? field(raw, 'transcript'), {
      agentName,
      startedAt,
      endedAt,
      durationSec,
    }),
  });
}

function words(raw: Json, name: string): string | undefined {
  return text(field(raw, name));
}

function cost(raw: Json): Cost | undefined {
  const total = number(field(raw, 'costTotal'));
  const others = entries({twilio_cost: field(raw, 'twilioCost'), model_cost: field(raw, 'modelCost')});
  const parts = entries(field(raw, 'creditBreakdown')).concat(others);
  return total !== undefined || parts.length ? known<Cost>({unit: 'credits', total, parts}) : undefined;
}

/**
 * Flat as documented (`{sentiment: "positive"}`) or wrapped as seen live (`{sentiments: {type: "enum", value:
 * "Neutral"}}`), key by key.
 */
function analysis(raw: unknown): Analysis | undefined {
  const all = entries(raw);
  if (!all.length) return undefined;
  const summary = named(all, /^(call_?)?summary$/i);
  const sentiment = named(all, /^(user_?)?sentiments?$/i);
  const rest = all.filter((entry) => entry !== summary && entry !== sentiment);
  return known<Analysis>({summary: text(summary?.value), sentiment: text(sentiment?.value), entries: rest});
}

function named(all: readonly Entry[], name: RegExp): Entry | undefined {
  return all.find(({key, value}) => name.test(key) && typeof value !== 'boolean');
}
