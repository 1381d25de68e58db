import type {Analysis, Call, CallDays, Cost, Latency} from '../../model/call.js';
import {snakeCase} from '../../model/names.js';
import {prose} from '../../vendors/toolkit/content.js';
import {isNothing} from '../../vendors/toolkit/json.js';
import {figuresOf} from '../../vendors/toolkit/latency.js';
import {
  count,
  daysIn,
  direction,
  field,
  known,
  lines,
  listIn,
  record,
  recordIn,
  some,
  text,
  time,
  type Json,
} from '../../vendors/toolkit/read.js';
import {totalOf} from '../../vendors/toolkit/total.js';
import {withUnread, type FieldNames} from '../../vendors/toolkit/unread.js';
import {entriesOf} from './model-lines.js';
import {agentIn, partyIn, parts} from './model-party.js';
import {transcript} from './model-transcript.js';

const partNames = Object.keys(parts) as readonly (keyof typeof parts)[];

/** Every field of our model; the compiler sees to it that none is missing. */
const fields = {
  id: true,
  agent: true,
  organizationId: true,
  roomId: true,
  caller: true,
  callee: true,
  direction: true,
  channel: true,
  status: true,
  startedAt: true,
  endedAt: true,
  createdAt: true,
  days: true,
  durationSec: true,
  latencyMs: true,
  latencies: true,
  summary: true,
  disconnectReason: true,
  errorMessage: true,
  recordingUrl: true,
  logUrl: true,
  cost: true,
  analysis: true,
  metadata: true,
  telephonyIds: true,
  promptVariables: true,
  extractedVariables: true,
  events: true,
  transcript: true,
  notStored: true,
  unread: true,
} as const satisfies Record<keyof Call, true>;

/** The same in snake_case, as databases name their columns. */
const isOurs: ReadonlySet<string> = new Set(Object.keys(fields).flatMap((name) => [name, snakeCase(name)]));

/**
 * What is left of an object when all goes that our model has not; the object itself where that is nothing. `undefined`
 * for what cannot be of our model, for it lacks one of its parts.
 */
export function modelPartOf(raw: Json): Json | undefined {
  // Most rows are a vendor's: recognised before anything is copied.
  if (!partNames.every((part) => recordIn(raw[part]))) return undefined;
  let same = true;
  const only = (sent: Json, has: (name: string) => boolean): Json => {
    const names = Object.keys(sent);
    const own = names.filter(has);
    same &&= own.length === names.length;
    return Object.fromEntries(own.map((name) => [name, sent[name]]));
  };
  const left: Record<string, unknown> = {...only(raw, (name) => isOurs.has(name))};
  for (const part of partNames) {
    const names: readonly string[] = parts[part];
    left[part] = only(recordIn(raw[part]) ?? {}, (name) => names.includes(name));
  }
  return same ? raw : left;
}

/** The parts of our model that an object has: a vendor's calls have none by these names. */
export function partsIn(raw: Json): readonly (keyof typeof parts)[] {
  return partNames.filter((part) => recordIn(raw[part]) ?? text(raw[part]));
}

/**
 * A call of our own model from an untrusted object: only text, numbers and booleans get through. A time may be a Date,
 * and lines may be a plain object.
 */
export function readModelCall(raw: Json): Call {
  const call = readFields(raw);
  const before = listIn(raw['unread'])?.filter(
    (name) => Object.hasOwn(fields, String(name)) && !(String(name) in call),
  );
  const {unread = []} = withUnread(call, raw, names);
  const all = [...new Set([...unread, ...((before ?? []) as (keyof Call)[])])];
  return all.length ? {...call, unread: all} : call;
}

/** Each field of ours has its own name. */
const names = Object.fromEntries(
  Object.keys(fields).flatMap((name) => (name === 'unread' ? [] : [[name, [name]]])),
) as FieldNames;

function readFields(raw: Json): Call {
  const sent = (name: keyof Call) => field(raw, name);
  const words = (name: keyof Call) => text(sent(name));
  return known<Call>({
    id: words('id') ?? '',
    agent: agentIn(raw['agent']),
    organizationId: words('organizationId'),
    roomId: words('roomId'),
    caller: partyIn(raw['caller']),
    callee: partyIn(raw['callee']),
    direction: direction(words('direction')),
    channel: words('channel'),
    status: words('status'),
    startedAt: time(sent('startedAt')),
    endedAt: time(sent('endedAt')),
    createdAt: time(sent('createdAt')),
    days: days(sent),
    durationSec: count(sent('durationSec')),
    latencyMs: count(sent('latencyMs')),
    latencies: some((listIn(sent('latencies')) ?? []).flatMap((one) => latency(recordIn(one)))),
    summary: prose(sent('summary')),
    disconnectReason: words('disconnectReason'),
    errorMessage: prose(sent('errorMessage')),
    recordingUrl: words('recordingUrl'),
    logUrl: words('logUrl'),
    cost: cost(sent('cost')),
    analysis: analysis(sent('analysis')),
    metadata: entriesOf(sent('metadata')),
    telephonyIds: entriesOf(sent('telephonyIds')),
    promptVariables: entriesOf(sent('promptVariables')),
    extractedVariables: entriesOf(sent('extractedVariables')),
    events: entriesOf(sent('events')),
    transcript: transcript(sent('transcript')),
    notStored: listIn(sent('notStored'))?.filter((part) => part === 'transcript' || part === 'recording'),
  });
}

/** A time that is a day, or one among days that were read before. */
function days(sent: (name: keyof Call) => unknown): CallDays | undefined {
  const before = record(sent('days')) ?? {};
  const dayOr = (name: keyof CallDays) => (time(sent(name)) === undefined ? (sent(name) ?? before[name]) : undefined);
  return daysIn({startedAt: dayOr('startedAt'), endedAt: dayOr('endedAt'), createdAt: dayOr('createdAt')});
}

function latency(raw: Json | undefined): Latency | readonly Latency[] {
  if (!raw) return [];
  return known<Latency>({name: text(raw['name']) ?? '', ...figuresOf(raw), count: count(raw['count'])});
}

/** A number alone is the total. `undefined` where nothing in it could be read. */
function cost(raw: unknown): Cost | undefined {
  const {unit, total: sent, totalText, parts: sentParts} = recordIn(raw) ?? {total: raw};
  const total = totalOf(isNothing(sent) ? totalText : sent);
  const isKnown = Object.keys(total).length > 0;
  const parts = entriesOf(sentParts) ?? [];
  if (!isKnown && !parts.length && !isNothing(raw)) return undefined;
  if (!recordIn(raw) && !isKnown) return undefined;
  return {...(unit === 'credits' && {unit}), ...total, parts};
}

/** A text alone is its summary, and a finding outside of the entries one of them. `undefined` where nothing could be read. */
function analysis(raw: unknown): Analysis | undefined {
  const {summary: sent, sentiment: word, entries: findings, ...others} = recordIn(raw) ?? {summary: raw};
  const [summary, sentiment] = [prose(sent), text(word)];
  const entries = [...(entriesOf(findings) ?? []), ...(lines(others) ?? [])];
  if (!summary && !sentiment && !entries.length && (!recordIn(raw) || !isNothing(raw))) return undefined;
  return known<Analysis>({summary, sentiment, entries});
}
