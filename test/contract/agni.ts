/**
 * What Agni's documents cannot say: how the fields of a call and the pages of a list go together. Nothing here knows
 * the parsers.
 */
import {agents} from '../../demo/mock/agents.js';
import {OpenApi, fixture, type Row} from './documents.js';
import {gaps, number, ordered, rows, show} from './values.js';

/** Where each kind of answer comes from. */
export const paths = {
  list: '/api/v1/calling/call-sessions',
  detail: '/api/v1/calling/call-sessions-detail/{id}',
  history: '/api/v1/calling/phone-history',
  contact: '/api/v1/contacts/{id}/calls',
} as const;

/** A page of the list or of a number's history. */
export interface AgniPage {
  /** Absent where no page was asked for. */
  readonly page: number | undefined;
  readonly size: number;
  readonly answer: Row;
}

/** All answers that are held against the contract together. */
export interface AgniAnswers {
  /** Asked for no page first, then page by page to the end. */
  readonly listed: readonly AgniPage[];
  readonly histories: readonly {
    readonly phone: string;
    readonly transcripts: boolean;
    readonly pages: readonly AgniPage[];
  }[];
  readonly contacts: readonly {readonly number: string; readonly answer: Row}[];
  readonly told: readonly Row[];
}

const documents = [new OpenApi('agni'), new OpenApi('agni-rules')];
const lines = new Map<unknown, string>(agents.map(({id, number: line}) => [id, line]));
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** A field under either of its names: the list's or the others'. */
const field = (call: Row, name: string): unknown => call[name] ?? call[snake(name)];
const time = (call: Row, name: string) => Date.parse(String(field(call, name)));
const data = (answer: Row): unknown => answer['data'];
const listedIn = (answer: Row) => rows((data(answer) as Row)['callSessions']);
const historyIn = (answer: Row) => rows(answer['calls']);

function* times(call: Row): Generator<string> {
  const start = time(call, 'startedAt');
  const length = (time(call, 'endedAt') - start) / 1000;
  const duration = number(field(call, 'durationSec'));
  const before = start - time(call, 'createdAt');
  if (!(before >= 0 && before < 60_000)) yield 'was not created within the minute before it began';
  // Nobody talked where it is 0, however long it rang.
  if (duration && !(Math.abs(length - duration) <= 1))
    yield `durationSec ${duration} is not the ${length} s from start to end`;
  if (duration === 0 && field(call, 'recordingUrl')) yield 'has a recording, and lasted no time';
  const {duration_sec: billed} = (field(call, 'creditBreakdown') ?? {}) as Row;
  if (billed !== undefined && !(Math.abs(Number(billed) - length) <= 1))
    yield `${show(billed)} s are not the ${length} s from start to end`;
}

/** Whose number is whose: seen live, the caller of an `inbound_call` is the customer. A web call has no numbers. */
function* sides(call: Row): Generator<string> {
  const [caller, callee] = [field(call, 'callerNumber'), field(call, 'calleeNumber')].map((one) => one ?? '');
  const channel = field(call, 'channel');
  const line = lines.get(field(call, 'agentId'));
  if (channel === 'web' && (caller || callee)) yield 'is a web call, and has numbers';
  if (channel === 'inbound_call' && callee !== line) yield `is inbound, and ${show(callee)} is not the agent's line`;
  if (channel !== 'web' && (caller === line) === (callee === line)) yield "has not the agent's line on one side";
}

/**
 * Items rise. Of the clocks behind them most, but not all, are the call's own: the documented example is half a year
 * off.
 */
function* transcript(call: Row): Generator<string> {
  const items = rows(call['transcripts']);
  const marks = items.map(({timestamp_ms: at}) => number(at)).filter((at) => at !== undefined);
  if (!ordered(marks)) yield 'has a transcript that does not rise';
  for (const {call_session_id: session, created_at: created} of items) {
    if (session !== undefined && session !== call['id']) yield "has another call's line";
    if (created !== undefined && !within(call, Date.parse(show(created)))) yield 'has a line from another time';
  }
}

function within(call: Row, at: number): boolean {
  const [start, end] = [time(call, 'startedAt'), time(call, 'endedAt')];
  return at >= start - 1000 && (Number.isNaN(end) || at <= end + 1000);
}

/** What is wrong with the transcripts of many calls. */
function* clocks(calls: readonly Row[]): Generator<string> {
  const first = calls.flatMap((one) =>
    rows(one['transcripts'])
      .slice(0, 1)
      .map(({timestamp_ms: at}) => [one, number(at) ?? NaN] as const),
  );
  if (first.filter(([one, at]) => within(one, at)).length < first.length / 2)
    yield 'most transcripts lie outside of their calls';
  if (first.length === 0) yield 'there are no transcripts';
}

/** What is wrong with how pages go together; the first was asked for with no page, and is page 1. */
function* pages(all: readonly AgniPage[], read: (answer: Row) => readonly Row[]): Generator<string> {
  const ids = all.map(({answer}) => read(answer).map(({id}) => String(id)));
  const [bare, first, ...rest] = ids;
  if (String(bare) !== String(first)) yield 'no page is not page 1';
  const whole = [...(first ?? []), ...rest.flat()];
  if (new Set(whole).size < whole.length) yield 'a call is on two pages';
  for (const [index, {page = 1, size, answer}] of all.entries()) {
    const full = Math.min(size, whole.length - (page - 1) * size);
    if (ids[index]?.length !== full) yield `page ${page} has not ${full} calls`;
    const {page: at = page, page_size: most = size, total_count: total = whole.length} = answer;
    if (at !== page || most !== size) yield `page ${page} of ${size} is told as page ${String(at)} of ${String(most)}`;
    if (total !== whole.length)
      yield `page ${page} tells of ${String(total)} calls, and all pages have ${whole.length}`;
  }
}

const examples = {
  list: listedIn(fixture('agni/call-sessions.openapi-example') as Row)[0],
  detail: data(fixture('agni/call-session-detail.openapi-example') as Row),
  history: historyIn(fixture('agni/phone-history.verbatim') as Row)[0],
};

/** All that is wrong with these answers, by the documents and by what they cannot say. */
export function agniFaults({listed, histories, contacts, told}: AgniAnswers): readonly string[] {
  const all: readonly (readonly [path: string, answer: Row])[] = [
    ...listed.map(({answer}) => [paths.list, answer] as const),
    ...told.map((answer) => [paths.detail, answer] as const),
    ...histories.flatMap((one) => one.pages.map(({answer}) => [paths.history, answer] as const)),
    ...contacts.map(({answer}) => [paths.contact, answer] as const),
  ];
  const schema = documents
    .flatMap((one) => all.map(([path, answer]) => one.answer(path, 'get', answer)))
    .filter(Boolean);
  if (schema.length) return schema; // what has another shape has no meaning
  const of = {
    list: [...listed.flatMap(({answer}) => listedIn(answer)), ...contacts.flatMap(({answer}) => rows(data(answer)))],
    detail: told.map((answer) => data(answer) as Row),
    history: histories.flatMap((one) => one.pages.flatMap(({answer}) => historyIn(answer))),
  };
  const calls = [...of.list, ...of.detail, ...of.history];
  const each = (one: Row) =>
    [...times(one), ...sides(one), ...transcript(one)].map((fault) => `${String(one['id'])} ${fault}`);
  return [
    ...calls.flatMap(each),
    ...clocks(of.detail),
    ...clocks(of.history),
    ...pages(listed, listedIn),
    ...histories.flatMap((one) => [...history(one), ...pages(one.pages, historyIn)]),
    ...contacts.flatMap((one) => [...contact(one, histories)]),
    ...gaps(of.list, examples.list),
    ...gaps(of.detail, examples.detail),
    ...gaps(of.history, examples.history),
  ];
}

/** A number's history has its calls and no others, and transcripts "when requested". */
function* history({phone, transcripts, pages: all}: AgniAnswers['histories'][number]): Generator<string> {
  for (const {answer} of all) {
    if (answer['phone'] !== phone) yield `is about ${String(answer['phone'])}, not ${phone}`;
    for (const one of historyIn(answer)) {
      if (one['caller_number'] !== phone && one['callee_number'] !== phone)
        yield `${phone} took no part in ${String(one['id'])}`;
      if ('transcripts' in one !== transcripts) yield `transcripts were ${transcripts ? '' : 'not '}asked for`;
    }
  }
}

/** A contact's calls are its number's, all at once. */
function* contact(
  {number: phone, answer}: AgniAnswers['contacts'][number],
  histories: AgniAnswers['histories'],
): Generator<string> {
  const same =
    histories
      .find((one) => one.phone === phone)
      ?.pages.slice(1)
      .flatMap((one) => historyIn(one.answer)) ?? [];
  const [own, others] = [rows(data(answer)), same].map((some) => String(some.map(({id}) => String(id)).sort()));
  if (own !== others) yield `${phone} has other calls as a contact`;
}
