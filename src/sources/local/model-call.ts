import type {
  Agent,
  Analysis,
  Call,
  Cost,
  Entry,
  Latency,
  Media,
  NodeChange,
  Party,
  ToolUse,
  TranscriptItem,
} from '../../model/call.js';
import {figuresOf} from '../../vendors/toolkit/latency.js';
import {
  count,
  direction,
  known,
  lines,
  list,
  number,
  record,
  some,
  text,
  time,
  type Json,
} from '../../vendors/toolkit/read.js';

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
    startedAt: moment(raw['startedAt']),
    endedAt: moment(raw['endedAt']),
    createdAt: moment(raw['createdAt']),
    durationSec: count(raw['durationSec']),
    latencyMs: count(raw['latencyMs']),
    latencies: some(all(raw['latencies'], latency) ?? []),
    summary: words('summary'),
    disconnectReason: words('disconnectReason'),
    errorMessage: words('errorMessage'),
    recordingUrl: words('recordingUrl'),
    logUrl: words('logUrl'),
    cost: one(raw['cost'], cost),
    analysis: one(raw['analysis'], analysis),
    metadata: entriesOf(raw['metadata']),
    telephonyIds: entriesOf(raw['telephonyIds']),
    promptVariables: entriesOf(raw['promptVariables']),
    extractedVariables: entriesOf(raw['extractedVariables']),
    events: entriesOf(raw['events']),
    transcript: one(raw['transcript'], ({items}) => ({items: all(items, item) ?? []})),
    notStored: list(raw['notStored'])?.filter((part) => part === 'transcript' || part === 'recording'),
  });
}

function named<T extends {readonly [K in keyof T]?: string}>(raw: unknown, ...names: readonly (keyof T & string)[]): T {
  const sent = record(raw) ?? {};
  return known<T>(Object.fromEntries(names.map((name) => [name, text(sent[name])])) as never);
}

const moment = (raw: unknown): number | undefined => time(raw instanceof Date ? raw.getTime() : raw);

const one = <T>(raw: unknown, read: (raw: Json) => T): T | undefined => {
  const sent = record(raw);
  return sent && read(sent);
};

const all = <T>(raw: unknown, read: (raw: Json) => T): readonly T[] | undefined =>
  list(raw)?.flatMap((sent) => one(sent, read) ?? []);

/** A list of keys and values as the model has it, or an object of them. */
function entriesOf(raw: unknown): readonly Entry[] | undefined {
  if (!list(raw)) return lines(raw);
  const items = all(
    raw,
    ({key, value}) => lines({'': value})?.map((line) => ({...line, key: (text(key) ?? '') + line.key})) ?? [],
  );
  return some(items?.flat() ?? []);
}

function latency(raw: Json): Latency {
  return known<Latency>({name: text(raw['name']) ?? '', ...figuresOf(raw), count: count(raw['count'])});
}

function cost({unit, total, parts}: Json): Cost {
  return known<Cost>({
    unit: unit === 'credits' ? unit : undefined,
    total: number(total),
    parts: entriesOf(parts) ?? [],
  });
}

function analysis({summary, sentiment, entries}: Json): Analysis {
  return known<Analysis>({summary: text(summary), sentiment: text(sentiment), entries: entriesOf(entries) ?? []});
}

function item(raw: Json): TranscriptItem {
  const {tool, node, media} = raw;
  return known<TranscriptItem>({
    id: text(raw['id']),
    role: text(raw['role']),
    speaker: text(raw['speaker']),
    text: text(raw['text']) ?? '',
    at: count(raw['at']),
    until: count(raw['until']),
    tool: one(tool, toolUse),
    node: one(node, () => named<NodeChange>(node, 'from', 'to', 'type')),
    media: some(all(media, (medium) => named<Media>(medium, 'url', 'summary')) ?? []),
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
