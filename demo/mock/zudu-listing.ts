import type {CallKey, MockCall} from './call.js';
import type {Calls} from './calls.js';
import {BadQuestion} from './listing.js';
import {spoken} from './transcript.js';
import {duration, organization, statusOf, typeOf} from './zudu-call.js';

/** A question to Zudu's list, from a query or a body. */
export interface Question {
  /** 0-based. */
  readonly page: number;
  readonly limit: number;
  readonly sortBy: string;
  readonly sortOrder: string;
  readonly filters: Readonly<Record<string, unknown>>;
}

const usual = {sortBy: 'start_timestamp', sortOrder: 'descending', filters: {}};

function whole(value: unknown, name: string, least: number, fallback: number): number {
  if (value === undefined || value === null || value === '') return fallback;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < least)
    throw new BadQuestion(`${name} must be a whole number from ${least}`);
  return number;
}

const paging = (page: unknown, limit: unknown) => ({
  page: whole(page, 'page', 0, 0),
  limit: whole(limit, 'limit', 1, 20),
});

/** The GET pages, without filters or sorting. */
export function readParams(params: URLSearchParams): Question {
  return {...usual, ...paging(params.get('page'), params.get('limit'))};
}

/** The POST pages, filters and sorts. */
export async function readBody(request: Request): Promise<Question> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    throw new BadQuestion('the body must be JSON');
  const body = (await request.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadQuestion('the body must be a JSON object');
  const {
    page,
    limit,
    sort_by: by = usual.sortBy,
    sort_order: order = usual.sortOrder,
    filter_criteria: filters = {},
  } = body;
  if (typeof by !== 'string' || !Object.hasOwn(sortFields, by))
    throw new BadQuestion(`sort_by must be one of ${Object.keys(sortFields).join(', ')}`);
  if (order !== 'ascending' && order !== 'descending')
    throw new BadQuestion('sort_order must be ascending or descending');
  if (typeof filters !== 'object' || filters === null) throw new BadQuestion('filter_criteria must be an object');
  return {...paging(page, limit), sortBy: by, sortOrder: order, filters: {...filters}};
}

const sortFields: Readonly<Record<string, (call: MockCall) => number | undefined>> = {
  start_timestamp: ({startedAt}) => startedAt,
  created_at: ({startedAt}) => startedAt,
  end_timestamp: (call) => call.startedAt + (duration(call) ?? 0),
  call_duration: duration,
};

/** The words of a filter with one value or several, in small letters. */
function words(value: unknown, name: string): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.map((word) => {
    if (typeof word !== 'string') throw new BadQuestion(`${name} must be text, or a list of texts`);
    return word.toLowerCase();
  });
}

type Test = (key: CallKey) => boolean;

const tests: Readonly<Record<string, (value: unknown, calls: Calls) => Test>> = {
  call_status: (value) => one(words(value, 'call_status'), statusOf),
  call_type: (value) => one(words(value, 'call_type'), typeOf),
  agent_id: (value) => one(words(value, 'agent_id'), ({agent}) => agent.id),
  duration_ms: (value, calls) => {
    const {lower_threshold: low = 0, upper_threshold: high = Infinity} = Object(value) as Readonly<
      Record<string, number>
    >;
    return ({index}) => {
      const ms = duration(calls.call(index));
      return ms !== undefined && ms >= low && ms <= high;
    };
  },
  transcript_search: (value, calls) => {
    const wanted = String(value).toLowerCase();
    return ({index}) => spoken(calls.call(index), calls.now).some(({text}) => text.toLowerCase().includes(wanted));
  },
};

function one(wanted: readonly string[] | undefined, read: (key: CallKey) => string): Test {
  return (key) => !wanted?.length || wanted.includes(read(key).toLowerCase());
}

/**
 * The positions of the page's calls, and the number of all matches. An unknown filter is refused rather than ignored.
 */
export function listZudu(
  calls: Calls,
  {page, limit, sortBy, sortOrder, filters}: Question,
): {indexes: number[]; total: number} {
  const all = Object.entries(filters).map(([name, value]) => {
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (!test) throw new BadQuestion(`filter_criteria has no ${name}`);
    return test(value, calls);
  });
  const found = Array.from({length: calls.count}, (_, index) => index).filter((index) =>
    all.every((test) => test(calls.key(index))),
  );
  const value = (index: number) => sortFields[sortBy]?.(calls.call(index)) ?? -1;
  if (sortBy !== usual.sortBy) {
    const values = new Map(found.map((index) => [index, value(index)]));
    found.sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0));
  }
  if (sortOrder === 'ascending') found.reverse();
  return {indexes: found.slice(page * limit, (page + 1) * limit), total: found.length};
}

/**
 * The `data` of an answer. Its two documentation pages name the total differently, and one omits whether more follow.
 */
export function answerTo(
  {page, limit, sortBy, sortOrder, filters}: Question,
  calls: readonly object[],
  total: number,
  posted: boolean,
) {
  const pages = Math.ceil(total / limit);
  const rest = {total_count: total, total_pages: pages, has_next_page: page + 1 < pages, has_previous_page: page > 0};
  return {
    organization_id: organization,
    calls,
    pagination: {page, limit, ...(posted ? {total, total_pages: pages} : rest)},
    returned_count: calls.length,
    sort_order: sortOrder,
    sort_by: sortBy,
    applied_filters: filters,
  };
}
