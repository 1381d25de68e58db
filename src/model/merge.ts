/** Two accounts of one call made one: what one of them lacks, the other fills in. */
import {
  isOpen,
  type Agent,
  type Analysis,
  type Call,
  type CallDays,
  type Cost,
  type Entry,
  type Party,
} from './call.js';
import {haveOtherParties, isOtherParty, isSameCall} from './same-call.js';

type Field = Exclude<keyof Call, 'id' | 'unread'>;

/**
 * Every field, and whether it lasts from a call's first second. The others change while a call goes on: what was sent
 * during a call says nothing of its end, and what was sent after it nothing of a call in progress.
 */
const lasts: Readonly<Record<Field, boolean>> = {
  agent: true,
  organizationId: true,
  roomId: true,
  caller: true,
  callee: true,
  direction: true,
  channel: true,
  status: false,
  startedAt: true,
  endedAt: false,
  createdAt: true,
  days: true,
  durationSec: false,
  latencyMs: false,
  latencies: false,
  summary: false,
  disconnectReason: false,
  errorMessage: false,
  recordingUrl: false,
  logUrl: true,
  cost: false,
  analysis: false,
  metadata: true,
  telephonyIds: true,
  promptVariables: true,
  extractedVariables: false,
  events: false,
  transcript: false,
  notStored: false,
};

const fields = Object.keys(lasts) as readonly Field[];

/** The value of a field in the merged call. */
type Fill<F extends Field> = (call: Call, other: Call) => Call[F];

/** The fields whose filling needs a closer look; every other absent one is taken as it is. */
const fills: {readonly [F in Field]?: Fill<F>} = {
  agent: ({agent}, {agent: more}) => (isOther(agent.id, more.id) ? agent : filled<Agent>(agent, more)),
  caller: ({caller}, {caller: more}) => partyOf(caller, more),
  callee: ({callee}, {callee: more}) => partyOf(callee, more),
  direction: (call, other) => call.direction ?? (haveOtherParties(call, other) ? undefined : other.direction),
  // A call with an end is not in progress, whatever was sent earlier.
  status: (call, other) => call.status ?? (call.endedAt !== undefined && isOpen(other) ? undefined : other.status),
  transcript: (call, other) => call.transcript ?? (isWithheld(call, 'transcript') ? undefined : other.transcript),
  recordingUrl: (call, other) => call.recordingUrl ?? (isWithheld(call, 'recording') ? undefined : other.recordingUrl),
  days: (call, other) => daysOf(call, other),
  cost: ({cost}, {cost: more}) => (cost && more ? costOf(cost, more) : (cost ?? more)),
  analysis: ({analysis}, {analysis: more}) => (analysis && more ? analysisOf(analysis, more) : (analysis ?? more)),
  metadata: ({metadata}, {metadata: more}) => linesOf(metadata, more),
  telephonyIds: ({telephonyIds}, {telephonyIds: more}) => linesOf(telephonyIds, more),
  promptVariables: ({promptVariables}, {promptVariables: more}) => linesOf(promptVariables, more),
  extractedVariables: ({extractedVariables}, {extractedVariables: more}) => linesOf(extractedVariables, more),
  // A part that is there is stored.
  notStored: (call, other) =>
    call.notStored ??
    other.notStored?.filter((part) => !(part === 'transcript' ? call.transcript?.items.length : call.recordingUrl)),
};

/**
 * The call, with what another account of the same call adds, for example the row of a list to the detail's answer.
 * Absent fields are filled, and none that the call has is changed: an empty transcript stays empty. An agent's and a
 * party's facts are taken unless they are known to be somebody else's. What the privacy setting keeps back stays
 * absent. It is the same object when nothing is added.
 */
export function mergeCalls(call: Call, other: Call): Call {
  const isSameStage = !call.status || !other.status || isOpen(call) === isOpen(other);
  const merged: Partial<Record<keyof Call, unknown>> = {...call};
  let isSame = true;
  for (const name of fields) {
    if (!isSameStage && !lasts[name]) continue;
    const value = (fills[name] ?? fill(name))(call, other);
    if (value === call[name] || value === undefined) continue;
    merged[name] = value;
    isSame = false;
  }
  if (isSame && !other.unread) return call;
  const unread = [...(call.unread ?? []), ...(other.unread ?? [])].filter(
    (name, index, all) => merged[name] === undefined && all.indexOf(name) === index,
  );
  if (isSame && unread.length === (call.unread?.length ?? 0)) return call;
  const {unread: _, ...known} = merged as unknown as Call;
  return unread.length ? Object.assign(known, {unread}) : known;
}

const fill =
  (name: Field) =>
  (call: Call, other: Call): unknown =>
    call[name] ?? other[name];

/** The parts, with those of another that they lack; the same object when that has none. */
function filled<T extends object>(own: T, more: T): T {
  const names = Object.keys(more) as (keyof T)[];
  const lacking = names.filter((name) => own[name] === undefined && more[name] !== undefined);
  return lacking.length ? {...own, ...Object.fromEntries(lacking.map((name) => [name, more[name]]))} : own;
}

/** An end that is known by its day belongs to a finished call, as `endedAt` does. */
function daysOf(call: Call, other: Call): CallDays | undefined {
  const {endedAt, ...others} = other.days ?? {};
  const hasEnd = endedAt !== undefined && (!call.status || isOpen(call) === isOpen(other));
  const more: CallDays = hasEnd ? {...others, endedAt} : others;
  const days = filled<CallDays>(call.days ?? {}, more);
  return Object.keys(days).length ? days : call.days;
}

const isOther = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;

const partyOf = (own: Party, more: Party): Party => (isOtherParty(own, more) ? own : filled(own, more));

const isWithheld = ({notStored}: Call, part: 'transcript' | 'recording') => notStored?.includes(part) === true;

/** A vendor may split a cost in several ways, and parts of two ways are not one: so they come from one account. */
function costOf(own: Cost, more: Cost): Cost {
  if (isOther(own.unit, more.unit)) return own;
  const cost = filled(own, more);
  return own.parts.length || !more.parts.length ? cost : {...cost, parts: more.parts};
}

function analysisOf(own: Analysis, more: Analysis): Analysis {
  const analysis = filled(own, more);
  const entries = linesOf(own.entries, more.entries) ?? [];
  return entries === own.entries ? analysis : {...analysis, entries};
}

/** A line's own name, in any spelling; the lines of one object or list have it in common. */
const nameOf = ({key}: Entry) => (key.split(' › ')[0] ?? '').replace(/[\s_-]+/g, '').toLowerCase();

/** The lines, and those of another whose name they do not have. */
function linesOf(own: readonly Entry[] | undefined, more: readonly Entry[] | undefined): readonly Entry[] | undefined {
  if (!own?.length || !more) return own ?? more;
  const names = new Set(own.map(nameOf));
  const others = more.filter((line) => !names.has(nameOf(line)));
  return others.length ? [...own, ...others] : own;
}

/** Rows with one id that are compared at most: an id that so many calls have is none. */
const mostCompared = 20;

/**
 * Each call once, at the place of its first row. Where its rows differ, that of a finished call goes before one in
 * progress, then the fuller one, then the later one in the list; the others fill what it lacks. Rows that contradict each
 * other in their numbers or their day are several calls. It is the same list when nothing is merged.
 * `merge` makes one call of two.
 */
export function mergeRows(calls: readonly Call[], merge = mergeCalls): readonly Call[] {
  const places = new Map<string, readonly number[]>();
  const merged: Call[] = [];
  for (const call of calls) {
    const same = (call.id && places.get(call.id)) || [];
    const place = same.find((at) => isSameCall(merged[at] as Call, call));
    if (place === undefined) {
      if (same.length < mostCompared) places.set(call.id, [...same, merged.length]);
      merged.push(call);
    } else {
      const before = merged[place] as Call;
      merged[place] = rank(call) < rank(before) ? merge(before, call) : merge(call, before);
    }
  }
  return merged.length === calls.length ? calls : merged;
}

/** More for a finished call, and for each fact. */
function rank(call: Call): number {
  const parts = [call, call.agent, call.caller, call.callee, call.analysis ?? {}];
  return parts.reduce((sum, part) => sum + Object.keys(part).length, isOpen(call) ? 0 : 100);
}
