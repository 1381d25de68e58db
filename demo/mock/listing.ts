import type {CallKey, Session} from './call.js';
import type {Calls} from './calls.js';

/** An invalid question: 400. */
export class BadQuestion extends Error {}

/** A whole number from 1; absent when the parameter is absent or empty. */
export function whole(params: URLSearchParams, name: string, fallback: number): number {
  const text = params.get(name);
  if (!text) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new BadQuestion(`${name} must be a positive integer`);
  return Number(text);
}

function time(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const value = Date.parse(text);
  // `+05:30` sent unencoded arrives as a space, and is refused as by a real server.
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(value))
    throw new BadQuestion(`${name} must be an ISO 8601 timestamp`);
  return value;
}

/**
 * The sort fields of a list, in the spelling of the query parameters. The API documents none; these are the columns of
 * its table.
 */
const sortFields: Readonly<Record<string, (session: Session) => string | number | undefined>> = {
  started_at: ({startedAt}) => startedAt,
  created_at: ({createdAt}) => createdAt,
  ended_at: ({endedAt}) => endedAt || undefined,
  duration_sec: ({durationSec}) => (typeof durationSec === 'number' ? durationSec : undefined),
  cost_total: ({costTotal}) => (costTotal ? Number(costTotal) : undefined),
  status: ({status}) => status,
  channel: ({channel}) => channel,
  agent_name: ({agentName}) => agentName || undefined,
  caller_number: ({callerNumber}) => callerNumber || undefined,
  caller_name: ({callerName}) => callerName || undefined,
};

/** The text fields of `search`. The API only mentions "supported text fields". */
const texts = ({
  summary,
  callerName,
  callerEmail,
  callerNumber,
  calleeNumber,
  agentName,
  disconnectReason,
  errorMessage,
  id,
}: Session) => [
  summary,
  callerName,
  callerEmail,
  callerNumber,
  calleeNumber,
  agentName,
  disconnectReason,
  errorMessage,
  id,
];

type Test = (key: CallKey) => boolean;

function filters(params: URLSearchParams): Test[] {
  const equal = (name: string, read: (key: CallKey) => string | undefined): Test[] => {
    const wanted = params.get(name);
    return wanted ? [(key) => read(key) === wanted] : [];
  };
  const after = time(params, 'started_after');
  const before = time(params, 'started_before');
  return [
    ...equal('agent_id', ({agent}) => agent.id),
    ...equal('status', ({status}) => status),
    ...equal('channel', ({channel}) => channel),
    ...equal('caller_number', ({callerNumber}) => callerNumber),
    ...(after === undefined ? [] : [({startedAt}: CallKey) => startedAt > after]),
    ...(before === undefined ? [] : [({startedAt}: CallKey) => startedAt < before]),
  ];
}

function* indexes(calls: Calls, tests: readonly Test[]): Generator<number> {
  for (let index = 0; index < calls.count; index++) {
    if (tests.length === 0) yield index;
    else {
      const key = calls.key(index);
      if (tests.every((test) => test(key))) yield index;
    }
  }
}

/** Unknown values come last in both directions. */
function compare(a: string | number | undefined, b: string | number | undefined, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}

/** "List Call Sessions": one page of the calls that pass every filter. */
export function list(calls: Calls, params: URLSearchParams): Session[] {
  const page = whole(params, 'page', 1);
  // The default is documented, a maximum is not.
  const size = whole(params, 'page_size', 20);
  const search = params.get('search')?.toLowerCase();
  const by = params.get('sort_by') || 'started_at';
  const order = params.get('sort_order') || 'desc';
  const read = Object.hasOwn(sortFields, by) ? sortFields[by] : undefined;
  if (!read) throw new BadQuestion(`sort_by must be one of ${Object.keys(sortFields).join(', ')}`);
  if (order !== 'asc' && order !== 'desc') throw new BadQuestion('sort_order must be asc or desc');

  const session = (index: number) => calls.call(index).session;
  const found = (one: Session) => !search || texts(one).some((text) => text?.toLowerCase().includes(search));
  let matching = [...indexes(calls, filters(params))];
  if (search) matching = matching.filter((index) => found(session(index)));
  if (by === 'started_at') {
    // Indexes already run from the newest to the oldest.
    if (order === 'asc') matching.reverse();
  } else {
    const sign = order === 'asc' ? 1 : -1;
    const rows = matching.map((index) => ({index, value: read(session(index))}));
    matching = rows.sort((a, b) => compare(a.value, b.value, sign) || a.index - b.index).map(({index}) => index);
  }
  return matching.slice((page - 1) * size, page * size).map(session);
}

/** The calls in which a number took part, newest first. */
export function ofNumber(calls: Calls, number: string): number[] {
  return [...indexes(calls, [({callerNumber, calleeNumber}) => callerNumber === number || calleeNumber === number])];
}
