import type {CallKey, MockCall} from './calls.js';
import type {Random} from './random.js';
import {hex4} from './random.js';
import {fill} from './story.js';

/** A field real answers leave out, empty or null it. */
type Gappy<T> = T | '' | null | undefined;

/** A call session as "List Call Sessions" documents it. */
export interface Session {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: Gappy<string>;
  readonly organizationId: string;
  readonly roomId: Gappy<string>;
  readonly callerNumber: Gappy<string>;
  readonly calleeNumber: Gappy<string>;
  readonly callerName: Gappy<string>;
  readonly callerEmail: Gappy<string>;
  readonly channel: string;
  readonly status: string;
  readonly summary: Gappy<string>;
  readonly metadata: Gappy<object>;
  readonly errorMessage: string;
  readonly disconnectReason: Gappy<string>;
  readonly promptDynamicVariables: Gappy<object>;
  readonly extractDynamicVariables: object | null;
  readonly callLatencyMs: Gappy<number>;
  readonly startedAt: string;
  readonly endedAt: Gappy<string>;
  readonly durationSec: Gappy<number>;
  readonly createdAt: string;
  readonly recordingUrl: Gappy<string>;
  readonly costTotal: Gappy<string>;
  readonly postCallAnalysisResult: Gappy<object>;
  readonly creditBreakdown: Gappy<CreditBreakdown>;
}

/** As documented: snake_case inside a camelCase answer. Its parts do not add up to its total, as in the documented example. */
export interface CreditBreakdown {
  readonly channel: string;
  readonly duration_sec: number;
  readonly model_credits: number;
  readonly provider_credits: number;
  readonly provider_managed: boolean;
  readonly telephony_type: string;
  readonly total_credits: number;
}

const organization = '0d9c6f3a-51b2-4c8e-8f47-6a1e2d3c4b5a';

/** ISO 8601 to the second, as the documented example has it. */
export const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Leaves a value out now and then, in one of the three ways an answer can. */
const gappy = <T>(r: Random, value: T, share: number): Gappy<T> => {
  const hole = r.pick(['' as const, null, undefined]);
  return r.chance(share) ? hole : value;
};

const round = (value: number) => Math.round(value * 100) / 100;

/** Why a line went dead, and what the log says of it. */
type Ending = readonly [reason: string, error?: string];
const endings: Readonly<Record<string, readonly Ending[]>> = {
  'no_answer in': [['no_answer'], ['user_hangup'], ['concurrency_limit_reached', 'All 20 lines are busy']],
  'no_answer out': [['no_answer'], ['no_answer'], ['busy'], ['voicemail'], ['user_declined']],
  'failed in': [['error_telephony', 'Media connection lost after 8 s'], ['sip_error', 'SIP 488 Not Acceptable Here: no common codec']],
  'failed out': [['sip_error', 'SIP 503 Service Unavailable from carrier'], ['invalid_destination', 'SIP 404 Not Found: number is not in service']],
  'failed web': [['error_connection', 'Microphone permission was denied'], ['error_connection', 'WebRTC connection could not be established']],
  'error in': [['error_llm', 'Language model did not answer within 20 s'], ['error_unknown', 'Unexpected end of audio stream']],
  timeout: [['inactivity_timeout']],
  transfer: [['call_transfer']],
};
const ordinary: readonly Ending[] = [['user_hangup'], ['user_hangup'], ['user_hangup'], ['customer_hangup'], ['agent_hangup'], ['agent_hangup']];

function ending(r: Random, {status, channel, inbound}: CallKey): Ending {
  const way = channel === 'web' ? 'web' : inbound ? 'in' : 'out';
  return r.pick(endings[`${status} ${way}`] ?? endings[status] ?? ordinary);
}

type Base = Omit<MockCall, 'session'>;
interface Surroundings {
  readonly now: number;
  readonly publicBase: string;
  readonly longSummary: boolean;
}

/** Everything the API says of one call. The order of draws is part of a seed's story. */
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
    recordingUrl: talked ? gappy(r, `${publicBase}/api/v1/calling/sessions/${call.id}/recording`, 0.05) : r.pick(['', null, undefined]),
    costTotal: live ? r.pick(['', null, undefined]) : wordless ? gappy(r, '0.00', 0.3) : gappy(r, credits.total_credits.toFixed(2), 0.05),
    postCallAnalysisResult: analysed ? analysis(r, call) : r.pick([{}, null, undefined]),
    creditBreakdown: talked ? gappy(r, credits, 0.08) : r.pick([null, undefined]),
  };
}

function summary({story, scenario, slots}: Base, long: boolean): string {
  if (!story.outcome) return story.seconds < 15 ? 'Wrong number.' : 'The call ended before the matter was settled.';
  const text = [fill(scenario.summary, slots), ...story.notes].join(' ');
  const ending = ` The next step is: ${story.outcome.nextStep.toLowerCase()}.`;
  return long ? `${Array.from({length: 6}, () => text + ending).join('\n\n')} ${'Reference-'.repeat(12)}${slots.tail}` : text;
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

/** Flat as documented, or wrapped as seen live; sometimes nothing. */
function analysis(r: Random, call: Base): Gappy<object> {
  const {story, slots} = call;
  const sentiment = story.cross ? 'negative' : story.outcome?.positive ? 'positive' : 'neutral';
  const disposition = story.outcome?.disposition ?? '';
  const nextStep = story.outcome?.nextStep ?? '';
  const callback = r.chance(0.3);
  const form = r.next();
  if (form < 0.15) return r.pick([{}, null, undefined]);
  if (form < 0.3) return {sentiment};
  if (form < 0.6) {
    return {sentiment, summary: summary(call, false), call_outcome: disposition, callback_needed: callback, next_steps: nextStep};
  }
  return {
    summary: {type: 'string', value: summary(call, false)},
    sentiments: {type: 'enum', value: sentiment.replace(/^./, letter => letter.toUpperCase())},
    disposition: {type: 'string', value: disposition},
    goals_met: {type: 'boolean', value: !story.cross},
    callback_needed: {type: 'boolean', value: callback},
    first_name: {type: 'string', value: slots.customer},
    action_to_take: {type: 'string', value: nextStep === 'None' ? '' : nextStep},
  };
}

function metadata(r: Random, {scenario, person, inbound}: Base): Gappy<object> {
  const deal = `D-${r.int(1000, 9999)}`;
  return r.pick([
    {source: 'crm'},
    {source: 'crm', topic: scenario.topic, crm: {deal_id: deal, stage: r.pick(['New', 'Qualified', 'Negotiation']), owner: {name: 'Team West'}}},
    {campaign: inbound ? 'none' : 'Summer follow-up', attempt: r.int(1, 3), consent: true},
    {source: 'website', city: person.city, tags: [scenario.topic, scenario.language]},
    {},
    null,
    undefined,
  ]);
}

function promptVariables({slots, person, scenario}: Base): object {
  return {
    customer_name: person.name,
    business_name: slots.business,
    language: scenario.language,
    account: {tail: slots.tail, amount_due: slots.amount, due_on: slots.date},
    address: {city: person.city},
  };
}

function extractVariables(r: Random, {slots, scenario}: Base): object {
  return r.pick([
    {intent: scenario.topic, callback_at: `${slots.date2}, ${slots.time}`},
    {intent: scenario.topic, confirmed: true, preferred_slot: {date: slots.date2, time: slots.time}},
    {intent: scenario.topic, amount_mentioned: slots.amount, satisfaction: r.int(1, 5)},
  ]);
}
