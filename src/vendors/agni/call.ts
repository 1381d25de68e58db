import type {Agent, Analysis, Call, Cost, Entry, Party} from '../../model/call.js';
import {prose} from '../toolkit/content.js';
import {
  count,
  daysIn,
  direction,
  entries,
  field,
  known,
  lines,
  secondsOf,
  text,
  time,
  type Json,
} from '../toolkit/read.js';
import {totalOf} from '../toolkit/total.js';
import type {Known} from '../drift/notes.js';
import {forms, parseTranscript} from './transcript.js';

/** Documented, and beside the session in a webhook. */
const analysisFields = ['postCallAnalysisResult', 'postCallAnalysis'] as const;

/** How Agni's calls are read, and their known fields and words. */
export const knownFields = {
  vendor: 'agni',
  read: callOf,
  names: {
    agent: ['agentName', 'agentId'],
    organizationId: ['organizationId'],
    roomId: ['roomId'],
    caller: ['callerNumber', 'callerName', 'callerEmail'],
    callee: ['calleeNumber'],
    channel: ['channel'],
    status: ['status'],
    startedAt: ['startedAt'],
    endedAt: ['endedAt'],
    createdAt: ['createdAt'],
    durationSec: ['durationSec'],
    latencyMs: ['callLatencyMs'],
    summary: ['summary'],
    disconnectReason: ['disconnectReason'],
    errorMessage: ['errorMessage'],
    recordingUrl: ['recordingUrl'],
    cost: ['costTotal', 'creditBreakdown', 'twilioCost', 'modelCost'],
    analysis: [...analysisFields],
    metadata: ['metadata'],
    promptVariables: ['promptDynamicVariables'],
    extractedVariables: ['extractDynamicVariables'],
    transcript: forms,
  },
  ignored: [
    ...['call_session_id', 'created_at'], // a transcript's item repeats its call's id, and when it was stored
    ...['name', 'arguments', 'output', 'call_id', 'tool_call_id', 'is_error'], // read of a tool's use alone
  ],
  words: {channel: /^(in|out)bound_call$/}, // seen live
} satisfies Known;

/** One call session, documented flat in camelCase (lists) and snake_case (detail, phone history). */
export function callOf(raw: Json): Call {
  const channel = textIn(raw, 'channel');
  const agentName = textIn(raw, 'agentName');
  const callerName = textIn(raw, 'callerName');
  const startedAt = time(field(raw, 'startedAt'));
  const endedAt = time(field(raw, 'endedAt'));
  const durationSec = secondsOf(count(field(raw, 'durationSec')), startedAt, endedAt);
  return known<Call>({
    id: textIn(raw, 'id') ?? '',
    agent: known<Agent>({id: textIn(raw, 'agentId'), name: agentName}),
    organizationId: textIn(raw, 'organizationId'),
    roomId: textIn(raw, 'roomId'),
    caller: known<Party>({number: textIn(raw, 'callerNumber'), name: callerName, email: textIn(raw, 'callerEmail')}),
    callee: known<Party>({number: textIn(raw, 'calleeNumber')}),
    // No field has the direction, but a channel seen live implies it.
    direction: direction(channel),
    channel,
    status: textIn(raw, 'status'),
    startedAt,
    endedAt,
    createdAt: time(field(raw, 'createdAt')),
    days: daysIn({
      startedAt: field(raw, 'startedAt'),
      endedAt: field(raw, 'endedAt'),
      createdAt: field(raw, 'createdAt'),
    }),
    durationSec,
    latencyMs: count(field(raw, 'callLatencyMs')),
    summary: prose(field(raw, 'summary')),
    disconnectReason: textIn(raw, 'disconnectReason'),
    errorMessage: prose(field(raw, 'errorMessage')),
    recordingUrl: textIn(raw, 'recordingUrl'),
    cost: cost(raw),
    analysis: analysis(raw),
    metadata: lines(field(raw, 'metadata')),
    promptVariables: lines(field(raw, 'promptDynamicVariables')),
    extractedVariables: lines(field(raw, 'extractDynamicVariables')),
    transcript: parseTranscript(raw, {agentName, callerName, startedAt, endedAt, durationSec}),
  });
}

function textIn(raw: Json, name: string): string | undefined {
  return text(field(raw, name));
}

function cost(raw: Json): Cost | undefined {
  const total = totalOf(field(raw, 'costTotal'));
  const others = entries({twilio_cost: field(raw, 'twilioCost'), model_cost: field(raw, 'modelCost')});
  const parts = (lines(field(raw, 'creditBreakdown')) ?? []).concat(others);
  return parts.length || Object.keys(total).length ? {unit: 'credits', ...total, parts} : undefined;
}

/**
 * Flat as documented (`{sentiment: "positive"}`) or wrapped as seen live (`{sentiments: {type: "enum", value:
 * "Neutral"}}`), key by key. A webhook has one in the session and another beside it, which adds what the first lacks.
 */
function analysis(raw: Json): Analysis | undefined {
  const [first = [], beside = []] = analysisFields.map((name) => lines(field(raw, name)) ?? []);
  const all = [...first, ...beside.filter(({key}) => !first.some((one) => one.key === key))];
  if (!all.length) return undefined;
  const summary = named(all, /^(call_?)?summary$/i);
  const sentiment = named(all, /^(user_?)?sentiments?$/i);
  const rest = all.filter((entry) => entry !== summary && entry !== sentiment);
  return known<Analysis>({summary: text(summary?.value), sentiment: text(sentiment?.value), entries: rest});
}

function named(all: readonly Entry[], name: RegExp): Entry | undefined {
  return all.find(({key, value}) => name.test(key) && typeof value !== 'boolean');
}
