import {plainWord, type Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import {snakeCase} from '../model/names.js';
import {newestFirst, timeOrder, type CallPage} from '../model/page.js';
import {samePhone, takesPart} from '../model/phone.js';
import type {CallsQuery, ListQuery} from '../model/query.js';
import {searching} from './text-search.js';

/** The model's field for each of a vendor's sort keys. */
export type Sorts = Readonly<Record<string, keyof Call>>;

/**
 * Filters, sorts and pages calls that a page has itself. For a page beyond the end, the last page.
 */
export function selectCalls(calls: readonly Call[], query: CallsQuery, sorts: Sorts = {}): CallPage {
  if (query.kind === 'contact') return {calls: newestFirst(calls), page: 1, total: calls.length, more: false};
  const matches =
    query.kind === 'list'
      ? listed(calls, query, sorts)
      : newestFirst(calls.filter((call) => takesPart(call, query.phone)));
  const {pageSize} = query;
  const total = matches.length;
  // without any calls, no page is beyond the end
  const page = Math.min(query.page, Math.ceil(total / pageSize) || query.page);
  return {
    calls: matches.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    total,
    more: page * pageSize < total,
  };
}

type Sortable = string | number;

/** A call's values by their sort keys. */
const values: Readonly<Record<string, (call: Call) => Sortable | undefined>> = {
  started_at: (call) => timeOrder(call, 'startedAt'),
  ended_at: (call) => timeOrder(call, 'endedAt'),
  created_at: (call) => timeOrder(call, 'createdAt'),
  duration_sec: ({durationSec}) => durationSec,
  status: ({status}) => status && plainWord(status),
  channel: ({channel}) => channel && plainWord(channel),
  agent_name: ({agent}) => agent.name,
  caller_name: ({caller}) => caller.name,
  caller_number: ({caller}) => caller.number,
  callee_number: ({callee}) => callee.number,
  cost_total: ({cost}) => cost?.total,
};

/** The values by which calls are sorted for a field: of a party, its name or its number. */
export function sortValues(field: keyof Call): readonly ((call: Call) => Sortable | undefined)[] {
  const name = snakeCase(field);
  const accessors = Object.entries(values).flatMap(([own, value]) =>
    own === name || own.startsWith(`${name}_`) ? value : [],
  );
  const direct = ({[field]: value}: Call) =>
    typeof value === 'string' || typeof value === 'number' ? value : undefined;
  return accessors.length ? accessors : [direct];
}

/** The first known value. */
const firstOf = (read: ReturnType<typeof sortValues>) => (call: Call) =>
  read.map((value) => value(call)).find((value) => value !== undefined);

/** Compares numbers by value, and words by the reader's collation. */
export function comparing(): (a: Sortable, b: Sortable) => number {
  const {compare} = new Intl.Collator(undefined, {numeric: true});
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compare(`${a}`, `${b}`));
}

/** Filters, and keeps the order unless the query sorts. */
function listed(calls: readonly Call[], query: ListQuery, sorts: Sorts): readonly Call[] {
  const tests = testsOf(query);
  const matches = calls.filter((call) => tests.every((test) => test(call)));
  const {sortBy, sortOrder} = query;
  if (!sortBy && !sortOrder) return matches;
  const word = sortBy ?? 'started_at';
  const own = snakeCase(word);
  const theirs = [word, own].find((name) => Object.hasOwn(sorts, name));
  const field = theirs && sorts[theirs];
  const value = field ? firstOf(sortValues(field)) : Object.hasOwn(values, own) ? values[own] : undefined;
  if (!value) throw new CallsError('bad-request', {attribute: 'sort-by'});
  return sorted(matches, value, sortOrder === 'asc' ? 1 : -1);
}

/** Sorts; unknown values come last in either order. */
function sorted(calls: readonly Call[], value: (call: Call) => Sortable | undefined, way: 1 | -1): readonly Call[] {
  const compare = comparing();
  const known = calls.flatMap((call) => {
    const key = value(call);
    return key === undefined ? [] : {call, key};
  });
  known.sort(({key: a}, {key: b}) => way * compare(a, b));
  return [...known.map(({call}) => call), ...calls.filter((call) => value(call) === undefined)];
}

type Test = (call: Call) => boolean;

/** Whether one of two times, or one of two days, is not before the other; `undefined` where one of them is not known. */
const isFrom = <T extends Sortable>(at: T | undefined, from: T | undefined): boolean | undefined =>
  at === undefined || from === undefined ? undefined : at >= from;

function testsOf({
  status,
  channel,
  agentId,
  callerNumber,
  search,
  startedAfter,
  startedBefore,
  firstDay = startedAfter?.slice(0, 10),
  lastDay = startedBefore?.slice(0, 10),
}: ListQuery): readonly Test[] {
  const same = (a: string | undefined, b: string) => a !== undefined && plainWord(a) === plainWord(b);
  const tests: readonly (Test | false | undefined)[] = [
    status !== undefined && ((call) => same(call.status, status)),
    channel !== undefined && ((call) => same(call.channel, channel)),
    agentId !== undefined && (({agent}) => agent.id === agentId),
    callerNumber !== undefined && (({caller}) => samePhone(caller.number, callerNumber)),
    startedAfter !== undefined &&
      (({startedAt, days}) =>
        isFrom(startedAt, Date.parse(startedAfter)) ?? isFrom(days?.startedAt, firstDay) ?? false),
    startedBefore !== undefined &&
      (({startedAt, days}) =>
        isFrom(Date.parse(startedBefore), startedAt) ?? isFrom(lastDay, days?.startedAt) ?? false),
    search !== undefined && searching(search),
  ];
  return tests.filter((test) => test !== false && test !== undefined);
}
