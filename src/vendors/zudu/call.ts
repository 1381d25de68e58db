import type {Agent, Analysis, Call, Cost, Party} from '../../model/call.js';
import {prose} from '../toolkit/content.js';
import {isNothing, unpacked} from '../toolkit/json.js';
import {latencies} from '../toolkit/latency.js';
import {
  count,
  daysIn,
  direction,
  entries,
  field,
  flag,
  known,
  lines,
  listIn,
  number,
  record,
  secondsOf,
  some,
  text,
  time,
  type Json,
} from '../toolkit/read.js';
import {totalOf} from '../toolkit/total.js';
import type {Known} from '../drift/notes.js';
import {forms, parseTranscript} from './transcript.js';

/** How Zudu's calls are read, and their known fields and words. */
export const knownFields = {
  vendor: 'zudu',
  read: callOf,
  names: {
    agent: ['agent_name', 'agent_id'],
    organizationId: ['organization_id'],
    caller: ['from_number'],
    callee: ['to_number'],
    direction: ['direction'],
    channel: ['call_type'],
    status: ['call_status'],
    startedAt: ['start_timestamp'],
    endedAt: ['end_timestamp'],
    createdAt: ['created_at'],
    durationSec: ['call_duration', 'duration_ms'],
    latencies: ['latency'],
    disconnectReason: ['disconnection_reason'],
    recordingUrl: ['scrubbed_recording_url', 'recording_url'],
    logUrl: ['public_log_url'],
    cost: ['call_cost'],
    analysis: ['call_analysis'],
    metadata: ['metadata'],
    promptVariables: ['retell_llm_dynamic_variables'],
    extractedVariables: ['collected_dynamic_variables'],
    telephonyIds: ['telephony_identifier'],
    events: ['events'],
    transcript: ['transcript', 'scrubbed_transcript', ...forms],
  },
  ignored: ['word', 'values'], // words are in their line, and measurements in their percentiles
  // Retell's documented words
  words: {
    channel: /^(phone|web)_call$/,
    disconnectReason: /^(\w+_(detected|stopped)|transfer_(bridged|cancell?ed)|marked_as_spam|no_valid_payment)$/,
    sentiment: /^unknown$/,
    dataStorageSetting: /^(everything(_except_pii)?|basic_attributes_only)$/,
  },
} satisfies Known;

/** Retell AI's older call object with Zudu's additions. Its times and lengths are milliseconds. */
export function callOf(raw: Json): Call {
  const words = (name: string) => text(raw[name]);
  const startedAt = time(raw['start_timestamp']);
  const endedAt = time(raw['end_timestamp']);
  const ms = count(raw['call_duration'] ?? raw['duration_ms']);
  const durationSec = secondsOf(ms && ms / 1000, startedAt, endedAt);
  const sent = parseTranscript(raw, {startedAt, durationSec});
  const withheld = ms !== 0 && isPrivate(raw); // a call without length has nothing to store
  const transcript = withheld && !sent?.items.length ? undefined : sent;
  const recordingUrl = recordingOf(raw);
  const parts = {transcript, recording: recordingUrl};
  return known<Call>({
    id: words('call_id') ?? words('id') ?? '',
    agent: known<Agent>({id: words('agent_id'), name: words('agent_name')}),
    organizationId: words('organization_id'),
    caller: known<Party>({number: words('from_number')}),
    callee: known<Party>({number: words('to_number')}),
    direction: direction(words('direction')),
    channel: words('call_type'),
    status: words('call_status'),
    startedAt,
    endedAt,
    createdAt: time(raw['created_at']),
    days: daysIn({startedAt: raw['start_timestamp'], endedAt: raw['end_timestamp'], createdAt: raw['created_at']}),
    durationSec,
    latencies: latencies(raw['latency']),
    disconnectReason: words('disconnection_reason'),
    recordingUrl,
    logUrl: words('public_log_url'),
    cost: cost(unpacked(raw['call_cost'])),
    analysis: analysis(unpacked(raw['call_analysis'])),
    metadata: lines(raw['metadata']),
    promptVariables: lines(raw['retell_llm_dynamic_variables']),
    extractedVariables: lines(raw['collected_dynamic_variables']),
    telephonyIds: lines(raw['telephony_identifier']),
    events: lines({'': unpacked(raw['events'])}), // a list, undocumented
    transcript,
    notStored: withheld ? some((['transcript', 'recording'] as const).filter((part) => !parts[part])) : undefined,
  });
}

/** Where the recording is stored; prefers the redacted one. */
export function recordingOf(raw: Json): string | undefined {
  return text(raw['scrubbed_recording_url']) ?? text(raw['recording_url']);
}

/** Whether the account has Zudu store less than everything, under the setting's older or newer name. */
function isPrivate(raw: Json): boolean {
  const less = /_except_pii$|^basic_/i; // Retell's `everything_except_pii`, `basic_attributes_only`
  return flag(raw['opt_out_sensitive_data_storage']) || less.test(text(raw['data_storage_setting']) ?? '');
}

/**
 * `product_costs` by product, then the other figures. Nothing is added up; `combined_cost` has an undocumented unit. A
 * cost that is no object is shown as sent.
 */
function cost(raw: unknown): Cost | undefined {
  const {combined_cost, product_costs, ...rest} = record(raw) ?? {combined_cost: raw};
  const total = totalOf(combined_cost);
  const products = (listIn(product_costs) ?? []).slice(0, 100).flatMap((sent, index) => {
    const one = record(sent) ?? {};
    const name = text(one['product']) ?? `${index + 1}`;
    return entries({[name]: number(one['cost']), [`${name} › unit_price`]: number(field(one, 'unitPrice'))});
  });
  const parts = [...products, ...entries(rest)];
  return parts.length || Object.keys(total).length ? {...total, parts} : undefined;
}

/** `Unknown` is no sentiment, so it is absent. An analysis that is no object is shown as sent. */
function analysis(raw: unknown): Analysis | undefined {
  const {call_summary, user_sentiment, custom_analysis_data, ...rest} = record(raw) ?? {};
  const summary = prose(call_summary);
  const sentiment = text(user_sentiment)?.replace(/^unknown$/i, '') || undefined;
  const others = [
    ...(record(raw) ? entries(rest) : isNothing(raw) ? [] : entries(raw)),
    ...entries(unpacked(custom_analysis_data)),
  ];
  return summary || sentiment || others.length ? known<Analysis>({summary, sentiment, entries: others}) : undefined;
}
