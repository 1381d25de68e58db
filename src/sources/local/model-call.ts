import type {
  Agent,
  Analysis,
  Call,
  CallDays,
  Cost,
  Entry,
  Latency,
  Media,
  NodeChange,
  Party,
  ToolUse,
  Transcript,
  TranscriptItem,
} from '../../model/call.js';
import {content, prose} from '../../vendors/toolkit/content.js';
import {isNothing} from '../../vendors/toolkit/json.js';
import {figuresOf} from '../../vendors/toolkit/latency.js';
import {
  count,
  daysIn,
  direction,
  known,
  lines,
  list,
  listIn,
  record,
  recordIn,
  some,
  text,
  time,
  type Json,
} from '../../vendors/toolkit/read.js';
import {totalOf} from '../../vendors/toolkit/total.js';
import {linesIn, lostText, readTurns, spokenLines, turnsIn} from '../../vendors/toolkit/turns.js';
import {withUnread, type FieldNames} from '../../vendors/toolkit/unread.js';

/** The parts every call of our model has, as objects, with their fields. */
const parts = {
  agent: ['id', 'name'],
  caller: ['number', 'name', 'email'],
  callee: ['number', 'name', 'email'],
} as const;

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

/**
 * What is left of an object when all goes that our model has not; the object itself where that is nothing. `undefined`
 * for what cannot be of our model, for it lacks one of its parts.
 */
export function modelPartOf(raw: Json): Json | undefined {
  // Most rows are a vendor's: recognised before anything is copied.
  if (!Object.keys(parts).every((part) => record(raw[part]))) return undefined;
  let same = true;
  const only = (sent: Json, has: (name: string) => boolean): Json => {
    const names = Object.keys(sent);
    const own = names.filter(has);
    same &&= own.length === names.length;
    return Object.fromEntries(own.map((name) => [name, sent[name]]));
  };
  const left: Record<string, unknown> = {...only(raw, (name) => Object.hasOwn(fields, name))};
  for (const [part, names] of Object.entries<readonly string[]>(parts)) {
    left[part] = only(raw[part] as Json, (name) => names.includes(name));
  }
  return same ? raw : left;
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
  const words = (name: string) => text(raw[name]);
  return known<Call>({
    id: words('id') ?? '',
    agent: named<Agent>(raw['agent'], ...parts.agent),
    organizationId: words('organizationId'),
    roomId: words('roomId'),
    caller: named<Party>(raw['caller'], ...parts.caller),
    callee: named<Party>(raw['callee'], ...parts.callee),
    direction: direction(words('direction')),
    channel: words('channel'),
    status: words('status'),
    startedAt: time(raw['startedAt']),
    endedAt: time(raw['endedAt']),
    createdAt: time(raw['createdAt']),
    days: days(raw),
    durationSec: count(raw['durationSec']),
    latencyMs: count(raw['latencyMs']),
    latencies: some(all(raw['latencies'], latency) ?? []),
    summary: prose(raw['summary']),
    disconnectReason: words('disconnectReason'),
    errorMessage: prose(raw['errorMessage']),
    recordingUrl: words('recordingUrl'),
    logUrl: words('logUrl'),
    cost: cost(raw['cost']),
    analysis: analysis(raw['analysis']),
    metadata: entriesOf(raw['metadata']),
    telephonyIds: entriesOf(raw['telephonyIds']),
    promptVariables: entriesOf(raw['promptVariables']),
    extractedVariables: entriesOf(raw['extractedVariables']),
    events: entriesOf(raw['events']),
    transcript: transcript(raw['transcript']),
    notStored: listIn(raw['notStored'])?.filter((part) => part === 'transcript' || part === 'recording'),
  });
}

/** A time that is a day, or one among days that were read before. */
function days(raw: Json): CallDays | undefined {
  const before = record(raw['days']) ?? {};
  const dayOr = (name: keyof CallDays) => (time(raw[name]) === undefined ? (raw[name] ?? before[name]) : undefined);
  return daysIn({startedAt: dayOr('startedAt'), endedAt: dayOr('endedAt'), createdAt: dayOr('createdAt')});
}

function named<T extends {readonly [K in keyof T]?: string}>(raw: unknown, ...names: readonly (keyof T & string)[]): T {
  const sent = record(raw) ?? {};
  return known<T>(Object.fromEntries(names.map((name) => [name, text(sent[name])])) as never);
}

/** A list of items, alone or in an object, in any form in which transcripts are kept; or text with a speaker in each line. */
function transcript(raw: unknown): Transcript | undefined {
  if (raw === undefined || raw === null) return undefined;
  const spoken = linesIn(raw);
  if (spoken !== undefined) return {items: spokenLines(spoken)};
  const turns = turnsIn(raw) ?? (isNothing(raw) ? record(raw) && [] : [0]);
  const items = turns && readTurns(turns, item, (one) => one);
  return items && {items};
}

const one = <T>(raw: unknown, read: (raw: Json) => T): T | undefined => {
  const sent = recordIn(raw);
  return sent && read(sent);
};

const all = <T>(raw: unknown, read: (raw: Json) => T): readonly T[] | undefined =>
  listIn(raw)?.flatMap((sent) => one(sent, read) ?? []);

/** A list of keys and values as the model has it, or anything else as its lines. */
function entriesOf(raw: unknown): readonly Entry[] | undefined {
  if (!listIn(raw)?.every((one) => 'key' in (record(one) ?? {}))) return lines(raw);
  const items = all(
    raw,
    ({key, value}) => lines({'': value})?.map((line) => ({...line, key: (text(key) ?? '') + line.key})) ?? [],
  );
  return some(items?.flat() ?? []);
}

function latency(raw: Json): Latency {
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

/** A text alone is its summary. `undefined` where nothing in it could be read. */
function analysis(raw: unknown): Analysis | undefined {
  const {summary: sent, sentiment: word, entries: findings} = recordIn(raw) ?? {summary: raw};
  const [summary, sentiment, entries] = [prose(sent), text(word), entriesOf(findings) ?? []];
  if (!summary && !sentiment && !entries.length && (!recordIn(raw) || !isNothing(raw))) return undefined;
  return known<Analysis>({summary, sentiment, entries});
}

function item(raw: Json): TranscriptItem {
  const {tool, node, media} = raw;
  const sent = raw['text'] ?? raw['content'];
  const said = content(sent);
  const files = [...(said.media ?? []), ...(all(media, (medium) => named<Media>(medium, 'url', 'summary')) ?? [])];
  const isSilent = [tool, node, ...files].some(Boolean);
  return known<TranscriptItem>({
    id: text(raw['id']),
    role: text(raw['role']),
    speaker: text(raw['speaker']),
    text: said.text ?? (isSilent ? '' : (lostText(sent, raw) ?? '')),
    at: count(raw['at']),
    until: count(raw['until']),
    tool: one(tool, toolUse),
    node: one(node, () => named<NodeChange>(node, 'from', 'to', 'type')),
    media: some(files),
  });
}

function toolUse({name, given, result, successful}: Json): ToolUse {
  return known<ToolUse>({
    name: text(name),
    given: entriesOf(given),
    result: entriesOf(result) ?? (list(result) && []), // an empty one is none that is missing
    successful: typeof successful === 'boolean' ? successful : undefined,
  });
}
