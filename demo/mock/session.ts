import type {CallKey, CreditBreakdown, Session} from './call.js';
import {gappy} from './gap.js';
import type {Base} from './particulars.js';
import {analysis, ending, extractVariables, metadata, promptVariables, summary} from './particulars.js';
import type {Random} from './random.js';
import {hex4} from './random.js';

const organization = '0d9c6f3a-51b2-4c8e-8f47-6a1e2d3c4b5a';

/** ISO 8601 to the second, as the documented example has it. */
export const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

const round = (value: number) => Math.round(value * 100) / 100;

interface Surroundings {
  readonly now: number;
  readonly publicBase: string;
  readonly longSummary: boolean;
}

/** All of the API's facts of one call. The order of draws is part of a seed's story. */
export function session(r: Random, call: Base, {now, publicBase, longSummary}: Surroundings): Session {
  const {agent, person, channel, status, story, startedAt, live} = call;
  const web = channel === 'web';
  const wordless = story.passages.length === 0;
  const seconds = story.seconds || (status === 'no_answer' ? r.int(18, 45) : r.int(0, 6));
  const endedAt = startedAt + seconds * 1000;
  const talked = !live && !wordless;
  const named = call.inbound ? gappy(r, person.name, web ? 0.6 : 0.18) : gappy(r, agent.business, 0.75);
  const credits = creditBreakdown(r, call, seconds);
  const [reason, errorMessage = ''] = ending(r, call);
  const analysed = talked && story.outcome && now - endedAt > 120_000;
  return {
    id: call.id,
    agentId: agent.id,
    agentName: gappy(r, agent.name, 0.04),
    organizationId: organization,
    roomId: gappy(r, `room_${hex4(r.int(0, 0xffff))}${hex4(r.int(0, 0xffff))}`, 0.1),
    callerNumber: web ? r.pick(['', null, undefined]) : call.callerNumber,
    calleeNumber: web ? r.pick(['', null, undefined]) : call.calleeNumber,
    callerName: named,
    callerEmail: call.inbound && named ? gappy(r, person.email, 0.4) : gappy(r, '', 0.5),
    channel,
    status,
    summary: talked ? gappy(r, summary(call, longSummary), longSummary ? 0 : 0.06) : gappy(r, '', 0.4),
    metadata: metadata(r, call),
    errorMessage,
    disconnectReason: live ? r.pick(['', null, undefined]) : gappy(r, reason, 0.06),
    promptDynamicVariables: r.chance(0.7) ? promptVariables(call) : gappy(r, {}, 0.5),
    extractDynamicVariables: talked && r.chance(0.5) ? extractVariables(r, call) : null,
    callLatencyMs: wordless ? gappy(r, 0, 0.6) : gappy(r, r.int(430, 1900), 0.08),
    startedAt: iso(startedAt),
    endedAt: live ? r.pick(['', null, undefined]) : iso(endedAt),
    durationSec: live ? r.pick([null, undefined]) : wordless ? gappy(r, 0, 0.3) : gappy(r, seconds, 0.04),
    createdAt: iso(startedAt - r.int(1, 4) * 1000),
    recordingUrl: talked
      ? gappy(r, `${publicBase}/api/v1/calling/sessions/${call.id}/recording`, 0.05)
      : r.pick(['', null, undefined]),
    costTotal: live
      ? r.pick(['', null, undefined])
      : wordless
        ? gappy(r, '0.00', 0.3)
        : gappy(r, credits.total_credits.toFixed(2), 0.05),
    postCallAnalysisResult: analysed ? analysis(r, call) : r.pick([{}, null, undefined]),
    creditBreakdown: talked ? gappy(r, credits, 0.08) : r.pick([null, undefined]),
  };
}

function creditBreakdown(r: Random, {channel}: CallKey, seconds: number): CreditBreakdown {
  const model = round(seconds * 0.0168 + r.next());
  const provider = channel === 'web' ? 0 : round(seconds * 0.0204);
  return {
    channel,
    duration_sec: seconds,
    model_credits: model,
    provider_credits: provider,
    provider_managed: r.chance(0.8),
    telephony_type: channel === 'web' ? 'webrtc' : channel === 'sip' ? 'sip_trunk' : 'managed',
    total_credits: round(Math.ceil((model + provider) * 2.4 + 1) / 2),
  };
}
