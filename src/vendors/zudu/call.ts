import type {Agent, Analysis, Call, Cost, Entry, Latency, Party} from '../../model/call.js';
import {count, entries, field, known, list, number, record, text, time, type Json} from '../read.js';
import {parseTranscript} from './transcript.js';

/** One call: Retell AI's older call object, with what Zudu added to it. Its times and lengths are milliseconds. */
export function callOf(raw: Json): Call {
  const words = (name: string) => text(raw[name]);
  const startedAt = time(raw['start_timestamp']);
  const endedAt = time(raw['end_timestamp']);
  const durationSec = length(count(raw['call_duration'] ?? raw['duration_ms']), startedAt, endedAt);
  const sent = parseTranscript(raw, {startedAt, durationSec});
  const withheld = isPrivate(raw);
  const transcript = withheld && !sent?.items.length ? undefined : sent;
  const recordingUrl = recordingOf(raw);
  const parts = {transcript, recording: recordingUrl};
  return known<Call>({
    id: words('call_id') ?? words('id') ?? '',
    agent: known<Agent>({id: words('agent_id'), name: words('agent_name')}),
    organizationId: words('organization_id'),
    caller: known<Party>({number: words('from_number')}),
    callee: known<Party>({number: words('to_number')}),
    direction: /^(in|out)bound$/i.exec(words('direction') ?? '')?.[0].toLowerCase() as Call['direction'],
    channel: words('call_type'),
    status: words('call_status'),
    startedAt,
    endedAt,
    createdAt: time(raw['created_at']),
    durationSec,
    latencies: latencies(raw['latency']),
    disconnectReason: words('disconnection_reason'),
    recordingUrl,
    cost: cost(record(raw['call_cost']) ?? {}),
    analysis: analysis(record(raw['call_analysis']) ?? {}),
    metadata: some(entries(raw['metadata'])),
    telephonyIds: some(entries(raw['telephony_identifier'])),
    transcript,
    notStored: withheld ? some((['transcript', 'recording'] as const).filter((part) => !parts[part])) : undefined,
  });
}

/** Where the recording is stored; the one from which private words were taken out, where there is one. */
export function recordingOf(raw: Json): string | undefined {
  return text(raw['scrubbed_recording_url']) ?? text(raw['recording_url']);
}

/** Whether the account has Zudu keep less than everything, under the setting's older name or its newer one. */
function isPrivate(raw: Json): boolean {
  const setting = /^(everything_except_pii|basic_attributes_only)$/i;
  return raw['opt_out_sensitive_data_storage'] === true || setting.test(text(raw['data_storage_setting']) ?? '');
}

function some<T>(found: readonly T[]): readonly T[] | undefined {
  return found.length ? found : undefined;
}

/** Seconds, from milliseconds. Zero without an end is the value of a counter not yet set, not a length. */
function length(sent: number | undefined, startedAt = NaN, endedAt = NaN): number | undefined {
  if (sent || Number.isNaN(endedAt)) return sent ? sent / 1000 : undefined;
  return sent ?? (endedAt >= startedAt ? (endedAt - startedAt) / 1000 : undefined);
}

const measures = ['p50', 'p90', 'p95', 'p99', 'min', 'max'] as const;

/** As the vendor summed them up: `values` holds fewer than were measured, so nothing follows from it. */
function latencies(raw: unknown): readonly Latency[] | undefined {
  const found = Object.entries(record(raw) ?? {}).flatMap(([name, sent]) => {
    const sums = record(sent) ?? {};
    const given: Partial<Record<(typeof measures)[number], number>> = {};
    for (const measure of measures) {
      const ms = count(sums[measure]);
      if (ms !== undefined) given[measure] = ms;
    }
    const times = count(sums['num']);
    return Object.keys(given).length && times !== 0 ? {name, ...given, ...(times && {count: times})} : [];
  });
  return some(found.slice(0, 50));
}

/** `product_costs` by product, beside whatever else there is; nothing is added up, and `combined_cost` is in a unit nobody documents. */
function cost({combined_cost, product_costs, ...rest}: Json): Cost | undefined {
  const total = number(combined_cost);
  const products = (list(product_costs) ?? []).slice(0, 100).flatMap((sent, index) => {
    const one = record(sent) ?? {};
    const name = text(one['product']) ?? `${index + 1}`;
    return [...entry(name, one['cost']), ...entry(`${name} › unit_price`, field(one, 'unitPrice'))];
  });
  const parts = [...products, ...entries(rest)];
  return total !== undefined || parts.length ? known<Cost>({total, parts}) : undefined;
}

function entry(key: string, sent: unknown): Entry[] {
  const value = number(sent);
  return value === undefined ? [] : [{key, value}];
}

/** `Unknown` is a sentiment nobody knows, so it is absent. */
function analysis({call_summary, user_sentiment, custom_analysis_data, ...rest}: Json): Analysis | undefined {
  const summary = text(call_summary);
  const sentiment = text(user_sentiment)?.replace(/^unknown$/i, '') || undefined;
  const found = [...entries(rest), ...entries(custom_analysis_data)];
  return summary || sentiment || found.length ? known<Analysis>({summary, sentiment, entries: found}) : undefined;
}
