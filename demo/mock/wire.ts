import type {MockCall, Session} from './call.js';
import {transcripts} from './transcript.js';

type Snake = Readonly<Record<string, unknown>>;

/** Names a session's own fields in snake_case and keeps only some of them; nested values stay unchanged. */
function snake(session: Session, names: readonly (keyof Session)[]): Snake {
  return Object.fromEntries(
    names.map((name) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), session[name]]),
  );
}

const detailFields = [
  'id',
  'agentId',
  'agentName',
  'organizationId',
  'callerNumber',
  'calleeNumber',
  'channel',
  'status',
  'recordingUrl',
  'durationSec',
  'costTotal',
  'creditBreakdown',
  'disconnectReason',
  'metadata',
  'postCallAnalysisResult',
  'startedAt',
  'endedAt',
  'createdAt',
] as const satisfies readonly (keyof Session)[];

const phoneFields = [
  'id',
  'agentId',
  'agentName',
  'organizationId',
  'callerNumber',
  'calleeNumber',
  'callerName',
  'callerEmail',
  'channel',
  'status',
  'summary',
  'recordingUrl',
  'durationSec',
  'costTotal',
  'disconnectReason',
  'callLatencyMs',
  'errorMessage',
  'postCallAnalysisResult',
  'metadata',
  'startedAt',
  'endedAt',
  'createdAt',
] as const satisfies readonly (keyof Session)[];

/** "Get Call Session Detail": no summary, no names, no latency, even if the list has them for the same call. */
export function detail(call: MockCall, now: number): Snake {
  return {...snake(call.session, detailFields), transcripts: transcripts(call, now, false)};
}

/** "Phone Call History": its credit breakdown has other parts than the list's. */
export function phoneCall(call: MockCall, now: number, withTranscripts: boolean): Snake {
  const credits = call.session.creditBreakdown;
  const base = call.channel === 'web' ? 0 : 4;
  return {
    ...snake(call.session, phoneFields),
    ended_at: call.session.endedAt || null, // its format is `date-time` on this page, which excludes empty text
    twilio_cost: credits ? credits.provider_credits : null,
    model_cost: credits ? credits.model_credits : null,
    credit_breakdown: credits
      ? {model_credits: credits.model_credits, provider_credits: credits.provider_credits, telephony_base_credits: base}
      : null,
    ...(withTranscripts ? {transcripts: transcripts(call, now, true)} : {}),
  };
}
