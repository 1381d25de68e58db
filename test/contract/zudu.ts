/**
 * What Zudu's document cannot say: how the fields of a call and the pages of a list go together. Nothing here knows the
 * parsers.
 */
import {agents} from '../../demo/mock/agents.js';
import {OpenApi, fixture, type Row} from './documents.js';
import {gaps, number, ordered, rows, show} from './values.js';

/** A page of the list: what was asked, and the answer. */
export interface ZuduPage {
  /** Absent where no page was asked for. */
  readonly page: number | undefined;
  readonly limit: number;
  readonly answer: {readonly data: Row};
}

/** All answers that are held against the contract together. */
export interface ZuduAnswers {
  readonly now: number;
  /** Asked for no page first, then page by page to the end. */
  readonly got: readonly ZuduPage[];
  readonly posted: readonly ZuduPage[];
  readonly told: readonly {readonly data: Row}[];
}

const document = new OpenApi('zudu');
const [example] = rows((fixture('zudu/calls.verbatim') as {readonly data: Row}).data['calls']);
const lines = new Map<unknown, string>(agents.map(({id, number: line}) => [id, line]));
const isWord = (value: unknown, word: string) => typeof value === 'string' && value.toLowerCase() === word;

function* times(
  {call_status: status, start_timestamp: from, end_timestamp: to, call_duration: ms, call_cost: cost}: Row,
  now: number,
) {
  const [start, end, duration] = [number(from), number(to), number(ms)];
  if (Math.max(start ?? 0, end ?? 0) > now) yield 'lies in the future';
  if (start !== undefined && end !== undefined && !(Math.abs(end - start - (duration ?? NaN)) <= 1000)) {
    yield `call_duration ${String(ms)} is not the ${end - start} ms from start to end`;
  }
  const goesOn = ['registered', 'ongoing', 'scheduled'].some((word) => isWord(status, word));
  if (goesOn && (end !== undefined || duration !== undefined)) yield `has an end, and is ${String(status)}`;
  const billed = number((cost as Row | null)?.['total_duration_seconds']);
  if (billed !== undefined && duration !== undefined && Math.abs(billed * 1000 - duration) > 1000)
    yield `${billed} s are not ${duration} ms`;
}

/**
 * Whose number is whose: the caller of an inbound call is the customer, who has none of the lines the agents speak on.
 */
function* sides({agent_id: agent, direction, from_number: from, to_number: to}: Row) {
  if (direction === undefined) return;
  const [line, customer] = isWord(direction, 'inbound') ? [to, from] : [from, to];
  if (line !== lines.get(agent)) yield `${String(line)} is not the agent's line, and the call is ${show(direction)}`;
  if ([...lines.values()].includes(String(customer))) yield `${String(customer)} is no customer's number`;
}

function* words(call: Row, now: number) {
  const start = number(call['start_timestamp']) ?? 0;
  const length = (number(call['call_duration']) ?? now - start) / 1000;
  for (const form of ['transcript_object', 'transcript_with_tool_calls']) {
    const spoken = rows(call[form]).flatMap(({words: some}) => rows(some));
    const marks = spoken.flatMap(({start: from, end: to}) => [number(from) ?? NaN, number(to) ?? NaN]);
    if (marks.some((mark) => !(mark >= 0 && mark <= length + 1)))
      yield `words of ${form} lie outside of the call's ${length} s`;
    if (!ordered(marks)) yield `words of ${form} do not follow one another`;
  }
}

function* tools(call: Row) {
  const entries = rows(call['transcript_with_tool_calls']);
  const called = new Set(entries.filter(({role}) => role === 'tool_call_invocation').map(({tool_call_id: id}) => id));
  for (const {role, tool_call_id: id, arguments: given} of entries) {
    if (role === 'tool_call_result' && !called.has(id)) yield `nobody called ${String(id)}`;
    if (typeof given === 'string' && given) JSON.parse(given);
  }
}

function* latencies({latency}: Row) {
  for (const [name, one] of Object.entries((latency ?? {}) as Readonly<Record<string, Row>>)) {
    const {min, p50, p90, p95, p99, max, num, values} = one;
    if (!ordered([min, p50, p90, p95, p99, max].map((value) => number(value) ?? NaN)))
      yield `latency.${name} does not rise from min to max`;
    if ((values as readonly unknown[]).length > Number(num)) yield `latency.${name} has more values than num`;
  }
}

/** What is wrong with the meaning of a call. */
function* call(one: Row, now: number): Generator<string> {
  yield* times(one, now);
  yield* sides(one);
  yield* words(one, now);
  yield* tools(one);
  yield* latencies(one);
}

/** What is wrong with how pages go together; the first was asked for with no page, and is page 0. */
function* pages(all: readonly ZuduPage[]): Generator<string> {
  const ids = all.map(({answer}) => rows(answer.data['calls']).map(({call_id: id}) => String(id)));
  const [bare, first, ...rest] = ids;
  if (String(bare) !== String(first)) yield 'no page is not page 0';
  const whole = [...(first ?? []), ...rest.flat()];
  if (rest.length === 0 || new Set(whole).size < whole.length) yield 'a call is on two pages';
  for (const [
    index,
    {
      page = 0,
      limit,
      answer: {data},
    },
  ] of all.entries()) {
    const {
      page: at,
      limit: most,
      total_count: count,
      total = count,
      total_pages: last,
      has_next_page: more,
      has_previous_page: before,
    } = data['pagination'] as Row;
    const at0 = `page ${page}`;
    if (at !== page || most !== limit) yield `${at0} of ${limit} is told as page ${String(at)} of ${String(most)}`;
    if (data['returned_count'] !== ids[index]?.length) yield `${at0} has not the returned_count of calls`;
    if (total !== whole.length) yield `${at0} tells of ${String(total)} calls, and all pages have ${whole.length}`;
    if (last !== all.length - 1) yield `${at0} tells of ${String(last)} pages, and there are ${all.length - 1}`;
    if (more !== undefined && more !== page < all.length - 2) yield `${at0} says has_next_page: ${show(more)}`;
    if (before !== undefined && before !== page > 0) yield `${at0} says has_previous_page: ${show(before)}`;
    const sign = data['sort_order'] === 'ascending' ? 1 : -1;
    const by = rows(data['calls']).map((one) => sign * (number(one[String(data['sort_by'])]) ?? NaN));
    if (!ordered(by)) yield `${at0} is not sorted as it says`;
  }
}

/** All that is wrong with these answers, by the document and by what it cannot say. */
export function zuduFaults({now, got, posted, told}: ZuduAnswers): readonly string[] {
  const lists = [...got, ...posted].map(({answer}) => answer);
  const schema = [
    ...got.map(({answer}) => document.answer('/api/calls', 'get', answer)),
    ...posted.map(({answer}) => document.answer('/api/calls', 'post', answer)),
    ...told.map((answer) => document.answer('/api/calls/{call_id}', 'get', answer)),
  ].filter(Boolean);
  if (schema.length) return schema; // what has another shape has no meaning
  const calls = [...lists.flatMap(({data}) => rows(data['calls'])), ...told.map(({data}) => data)];
  const each = (one: Row) => [...call(one, now)].map((fault) => `${String(one['call_id'])} ${fault}`);
  return [...calls.flatMap(each), ...pages(got), ...pages(posted), ...gaps(calls, example)];
}
