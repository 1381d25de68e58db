import type {CallKey, MockCall} from './call.js';
import {mix, random, type Random} from './random.js';
import {spoken, type Spoken} from './transcript.js';

/**
 * Zudu's word for a status. Its pages write it in capitals in one place and in small letters in another; so does the
 * mock.
 */
export function statusOf({status}: Pick<CallKey, 'status'>): string {
  if (status === 'ringing') return 'REGISTERED';
  if (/^in[- ]progress$/.test(status)) return 'ONGOING';
  return status === 'failed' || status === 'error' ? 'ERROR' : 'ENDED';
}

export const typeOf = ({channel}: Pick<CallKey, 'channel'>): string => (channel === 'web' ? 'WEB_CALL' : 'PHONE_CALL');

/** Occasionally an account has the vendor store neither transcript nor recording. */
const isPrivate = ({seed}: CallKey): boolean => random(mix(seed, 0x0b7)).chance(0.06);

/** Whether there is a recording to be heard. */
export const isStored = (call: MockCall): boolean => Boolean(call.session.recordingUrl) && !isPrivate(call);

/** Milliseconds from start to end; `undefined` while the call is in progress. */
export function duration(call: MockCall): number | undefined {
  const ended = Date.parse(call.session.endedAt ?? '');
  return Number.isNaN(ended) ? undefined : ended - call.startedAt;
}

/** The account of the calls. */
export const organization = 'org_lantern';

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Words are spread evenly over an utterance: "an approximation", as documented. Seconds of audio. */
function utterance({role, text, from, to}: Spoken) {
  const words = text.split(' ');
  const each = (to - from) / words.length;
  return {
    role,
    content: text,
    words: words.map((word, i) => ({word, start: tenth(from + i * each), end: tenth(from + (i + 1) * each)})),
  };
}

/**
 * The utterances with the agent's steps in between: a move to another node, and a look-up of the customer's account.
 */
function withTools(call: MockCall, said: readonly ReturnType<typeof utterance>[]): readonly object[] {
  if (said.length < 4 || !call.story.outcome) return [];
  const id = `tool_${call.id.slice(0, 8)}`;
  const given = {customer: call.slots.customer, account: call.slots.tail};
  return [
    ...said.slice(0, 2),
    {
      role: 'node_transition',
      former_node_id: 'n1',
      former_node_name: 'Greeting',
      new_node_id: 'n2',
      new_node_name: call.scenario.topic,
    },
    {role: 'tool_call_invocation', tool_call_id: id, name: 'look_up_account', arguments: JSON.stringify(given)},
    ...said.slice(2, 3),
    {
      role: 'tool_call_result',
      tool_call_id: id,
      content: JSON.stringify({found: true, due: call.slots.amount}),
      successful: true,
    },
    ...said.slice(3),
  ];
}

/** `values` holds a subset of the measurements, as in the documented example. */
function latency(r: Random) {
  const of = (least: number) => {
    const p50 = least + r.int(0, 300);
    const max = p50 + r.int(400, 1500);
    const between = (share: number) => tenth(p50 + (max - p50) * share);
    return {
      max,
      min: least,
      num: r.int(8, 40),
      p50,
      p90: between(0.5),
      p95: between(0.7),
      p99: between(0.95),
      values: [least, p50, max],
    };
  };
  return {e2e: of(600), llm: of(250), tts: of(120)};
}

function analysis(call: MockCall) {
  const {story, session} = call;
  return {
    call_successful: !story.cross,
    call_summary: session.summary || 'The call ended before the matter was settled.',
    user_sentiment: story.cross ? 'Negative' : story.outcome?.positive ? 'Positive' : 'Neutral',
    in_voicemail: false,
    custom_analysis_data: {next_step: story.outcome?.nextStep ?? ''},
  };
}

function cost(seconds: number) {
  const minutes = Math.ceil(seconds / 60);
  const products = [
    ['telephony', 1.5],
    ['llm_usage', 2.25],
  ] as const;
  return {
    combined_cost: minutes * 5, // more than its parts, since the documentation promises no sum
    product_costs: products.map(([product, each]) => ({product, cost: each * minutes, unit_price: each})),
    total_duration_seconds: seconds,
  };
}

/**
 * One call as Zudu's pages show it, the same in list and detail. A web call has no direction, numbers or telephone
 * network.
 */
export function zuduCall(call: MockCall, now: number, publicBase: string): object {
  const r = random(mix(call.seed, 0x2d));
  const cased = r.chance(0.2) ? (word: string) => word.toLowerCase() : (word: string) => word;
  const ms = duration(call);
  const kept = !isPrivate(call);
  const lines = kept ? spoken(call, now) : [];
  const said = lines.map(utterance);
  const form = r.next();
  const over = !call.live && lines.length > 0;
  const sid = call.id.replaceAll('-', '');
  const phone = {
    direction: cased(call.inbound ? 'INBOUND' : 'OUTBOUND'),
    from_number: call.callerNumber,
    to_number: call.calleeNumber,
    telephony_identifier: {call_sid: `CA${sid}`, conference_sid: `CF${sid}`},
  };
  return {
    id: call.id,
    call_id: `call_${call.id}`,
    agent_id: call.agent.id,
    organization_id: organization,
    call_status: cased(statusOf(call)),
    call_type: cased(typeOf(call)),
    ...(call.channel === 'web' ? {} : phone),
    created_at: call.startedAt - 2000,
    start_timestamp: call.startedAt,
    end_timestamp: ms === undefined ? null : call.startedAt + ms,
    call_duration: ms ?? null,
    disconnection_reason: call.session.disconnectReason ? cased(call.session.disconnectReason.toUpperCase()) : null,
    recording_url: isStored(call) ? `${publicBase}/recordings/call_${call.id}.wav` : null,
    public_log_url: `${publicBase}/logs/call_${call.id}`,
    opt_out_sensitive_data_storage: !kept,
    metadata: call.session.metadata ?? {},
    events: [],
    transcript: lines.map(({role, text}) => `${role === 'agent' ? 'Agent' : 'User'}: ${text}`).join('\n'),
    transcript_object: form < 0.15 ? [] : said,
    transcript_with_tool_calls: form < 0.5 ? [] : withTools(call, said),
    latency: over ? latency(r) : {},
    call_analysis: over && call.session.postCallAnalysisResult ? analysis(call) : null,
    call_cost: ms === undefined ? null : cost(Math.round(ms / 1000)),
  };
}
