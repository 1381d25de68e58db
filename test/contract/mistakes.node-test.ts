/** Each mistake a mock could make is refused: made here in what the mocks answer, and held against the contracts. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {agniFaults, type AgniAnswers} from './agni.js';
import {agniAnswers, zuduAnswers} from './asked.js';
import {fixture, type Row} from './documents.js';
import {rows} from './values.js';
import {zuduFaults, type ZuduAnswers} from './zudu.js';

/** Enough for several pages and for everything a call can be. */
const count = 60;

/** A mistake, how it is made, and what has to be said of it. */
type Mistake<Answers> = readonly [name: string, make: (answers: Answers) => void, told: RegExp];
type Change = (call: Row) => void;

const inList = (value: unknown) => (value ?? {}) as Row;
const scale =
  (by: number, ...names: readonly string[]): Change =>
  (call) => {
    for (const name of names) if (typeof call[name] === 'number') call[name] = Math.round(call[name] * by);
  };
/** Changes what stands in fields of text. */
const texts =
  (change: (text: string) => unknown, ...names: readonly string[]): Change =>
  (call) => {
    for (const name of names) if (typeof call[name] === 'string' && call[name]) call[name] = change(call[name]);
  };
const swap =
  (one: string, other: string): Change =>
  (call) => {
    if (one in call || other in call) [call[one], call[other]] = [call[other], call[one]];
  };
const drop =
  (name: string): Change =>
  (call) => {
    Reflect.deleteProperty(call, name);
  };
const put =
  (name: string, value: unknown): Change =>
  (call) => {
    call[name] = value;
  };

/** Checks that every mistake is found out, and for the reason it should be. */
function refuses<Answers>(
  right: Promise<Answers>,
  faults: (answers: Answers) => readonly string[],
  mistakes: readonly Mistake<Answers>[],
): void {
  it('nothing where there is no mistake', async () => assert.deepEqual(faults(await right), []));

  for (const [name, make, told] of mistakes) {
    it(name, async () => {
      const answers = structuredClone(await right);
      make(answers);
      const found = faults(answers);
      assert.ok(
        found.some((one) => told.test(one)),
        `${found.length} faults: ${found.slice(0, 3).join('\n')}`,
      );
    });
  }
}

describe('the contract with Zudu refuses', () => {
  const right = zuduAnswers({count});
  const calls = ({got, posted, told}: ZuduAnswers) => [
    ...[...got, ...posted].flatMap(({answer}) => rows(answer.data['calls'])),
    ...told.map(({data}) => data),
  ];
  const each = (change: Change) => (answers: ZuduAnswers) => calls(answers).forEach(change);
  const some = (test: (call: Row) => boolean, change: Change) => each((call) => test(call) && change(call));
  const data =
    (change: Change) =>
    ({got, posted}: ZuduAnswers) =>
      [...got, ...posted].forEach(({answer}) => change(answer.data));
  const paging = (change: Change) => data((list) => change(list['pagination'] as Row));
  const counted: Change = (one) => Object.assign(one, {page: Number(one['page']) + 1, has_previous_page: true});
  const word = (change: Change) =>
    each((call) => {
      for (const form of ['transcript_object', 'transcript_with_tool_calls']) {
        rows(call[form])
          .flatMap(({words}) => rows(words))
          .forEach(change);
      }
    });
  const entry = (role: string, change: Change) =>
    each((call) =>
      rows(call['transcript_with_tool_calls'])
        .filter((one) => one['role'] === role)
        .forEach(change),
    );
  const turned: Change = (call) =>
    put('direction', /^in/i.test(String(call['direction'])) ? 'OUTBOUND' : 'INBOUND')(call);
  const phone = {direction: 'INBOUND', from_number: '+14155550123', to_number: '+14155550161'};
  const measured = (change: Change) =>
    each((call) => Object.values(inList(call['latency'])).forEach((one) => change(inList(one))));
  const isPrivate = ({opt_out_sensitive_data_storage: out}: Row) => out === true;
  const isWeb = ({call_type: type}: Row) => /^web_call$/i.test(String(type));
  const has =
    (status: RegExp) =>
    ({call_status: is}: Row) =>
      status.test(String(is));
  const [example] = rows(inList(inList(fixture('zudu/calls.verbatim'))['data'])['calls']);

  refuses<ZuduAnswers>(right, zuduFaults, [
    ['call_duration in seconds', each(scale(0.001, 'call_duration')), /call_duration \d+ is not the \d+ ms/],
    ['start_timestamp in seconds', each(scale(0.001, 'start_timestamp')), /start_timestamp must be >= 1000000000000/],
    [
      'all stamps in seconds',
      each(scale(0.001, 'start_timestamp', 'end_timestamp', 'created_at')),
      /end_timestamp must be >= 1000000000000/,
    ],
    ['stamps in microseconds', each(scale(1000, 'start_timestamp', 'end_timestamp')), /start_timestamp must be <= /],
    [
      'stamps as text',
      each((call) => put('start_timestamp', String(call['start_timestamp']))(call)),
      /start_timestamp must be integer/,
    ],
    ['from_number and to_number swapped', each(swap('from_number', 'to_number')), /is not the agent's line/],
    ['the wrong direction', some((call) => 'direction' in call, turned), /is no customer's number/],
    [
      'web calls with direction and numbers',
      some(isWeb, (call) => Object.assign(call, phone)),
      /direction boolean schema is false/,
    ],
    [
      'web calls with numbers that are null',
      some(isWeb, put('from_number', null)),
      /from_number boolean schema is false/,
    ],
    [
      'web calls with a telephony identifier',
      some(isWeb, put('telephony_identifier', {call_sid: 'CA1', conference_sid: 'CF1'})),
      /telephony_identifier boolean schema is false/,
    ],
    ['telephone calls with no direction', each(drop('direction')), /required property 'direction'/],
    ['words in milliseconds', word(scale(1000, 'start', 'end')), /words .* outside of the call|must be <= 86400/],
    ['words in tenths', word(scale(10, 'start', 'end')), /words of transcript_object lie outside of the call/],
    ['words that do not rise', word(swap('start', 'end')), /words of transcript_object do not follow one another/],
    ['words with no times', word(drop('start')), /required property 'start'/],
    [
      'pagination.page counted from 1',
      paging((one) => put('page', Number(one['page']) + 1)(one)),
      /has_previous_page must be equal to one of/,
    ],
    ['pagination.page counted from 1, and all that goes with it', paging(counted), /page 0 of 20 is told as page 1/],
    [
      'the parameter page counted from 1',
      ({got}) => {
        for (const [index, {answer}] of [...got.entries()].reverse()) {
          if (index > 1) answer.data['calls'] = got[index - 1]?.answer.data['calls'];
        }
      },
      /a call is on two pages/,
    ],
    [
      'no page that is not page 0',
      ({got}) => put('calls', got[2]?.answer.data['calls'])(inList(got[0]?.answer.data)),
      /no page is not page 0/,
    ],
    ['pagination: {}', data(put('pagination', {})), /pagination must have required property 'page'/],
    ['pagination: null', data(put('pagination', null)), /pagination must be object/],
    ['has_next_page missing from the GET', paging(drop('has_next_page')), /required property 'has_next_page'/],
    [
      'has_next_page on the last page',
      paging((one) => 'has_next_page' in one && put('has_next_page', true)(one)),
      /page 2 says has_next_page: true/,
    ],
    ["a total that is the page's", paging(scale(0.2, 'total_count', 'total')), /calls, and all pages have 60/],
    ['pages that are calls', paging(scale(20, 'total_pages')), /pages, and there are 3/],
    ['a limit that was not asked', paging(put('limit', 50)), /page 0 of 20 is told as page 0 of 50/],
    ['returned_count that is the total', data(put('returned_count', count)), /has not the returned_count/],
    ['another order than it says', data(put('sort_order', 'ascending')), /is not sorted as it says/],
    ['data: null', ({told}) => told.forEach((one) => Object.assign(one, {data: null})), /\/data must be object/],
    [
      "a call's status in the envelope",
      ({told}) => told.forEach((one) => Object.assign(one, {status: 'ended'})),
      /\/status must be equal/,
    ],
    ['ids that are numbers', each(put('call_id', 7)), /call_id must be string/],
    ['ids that are null', each(put('id', null)), /id must be string/],
    ['another word for a status', some(has(/^ended$/i), put('call_status', 'done')), /call_status must match pattern/],
    ['another word for a type', each(put('call_type', 'voice')), /call_type must match pattern/],
    [
      'a reason that is a sentence',
      each(put('disconnection_reason', 'The user hung up')),
      /disconnection_reason must match pattern/,
    ],
    ['numbers with no plus', each(texts((one) => one.slice(1), 'from_number')), /from_number must match pattern/],
    ['ended calls with no end', some(has(/^ended$/i), put('end_timestamp', null)), /end_timestamp must be integer/],
    [
      'an end before the call is over',
      some(has(/^ongoing$/i), (call) =>
        Object.assign(call, {end_timestamp: call['start_timestamp'], call_duration: 0}),
      ),
      /has an end, and is ongoing/i,
    ],
    ['a call from the future', each(scale(1.01, 'start_timestamp', 'end_timestamp')), /lies in the future/],
    [
      'a cost with no number',
      some((call) => Boolean(call['call_cost']), put('call_cost', {})),
      /required property 'combined_cost'/,
    ],
    [
      'total_duration_seconds in milliseconds',
      each((call) => scale(1000, 'total_duration_seconds')(inList(call['call_cost']))),
      /total_duration_seconds must be <= 86400| s are not /,
    ],
    ['latency in seconds', measured(scale(0.001, 'p50', 'p90', 'p95', 'p99', 'max')), /latency\/e2e/],
    ['percentiles the wrong way round', measured(swap('min', 'max')), /latency\.e2e does not rise/],
    [
      'a transcript of what is not stored',
      some(isPrivate, put('transcript', 'Agent: hello')),
      /transcript must be equal/,
    ],
    [
      'a recording of what is not stored',
      some(isPrivate, put('recording_url', 'https://storage.example/a.wav')),
      /recording_url must be null/,
    ],
    ['arguments that are no text', entry('tool_call_invocation', put('arguments', {a: 1})), /arguments must be string/],
    ['results nobody asked for', entry('tool_call_result', put('tool_call_id', 't0')), /nobody called t0/],
    ['tools with a time', entry('tool_call_result', put('time_sec', 3)), /time_sec boolean schema is false/],
    [
      'another word for the agent',
      each((call) => rows(call['transcript_object']).forEach(put('role', 'assistant'))),
      /role must be equal/,
    ],
    ...Object.keys(example ?? {}).map(
      (name) => [`calls without ${name}`, each(drop(name)), new RegExp(`required property '${name}'`)] as const,
    ),
  ]);
});

describe('the contract with Agni refuses', () => {
  const right = agniAnswers({count});
  const lists = ({listed, contacts}: AgniAnswers) => [
    ...listed.flatMap(({answer}) => rows(inList(answer['data'])['callSessions'])),
    ...contacts.flatMap(({answer}) => rows(answer['data'])),
  ];
  const history = ({histories}: AgniAnswers) =>
    histories.flatMap((one) => one.pages.flatMap(({answer}) => rows(answer['calls'])));
  const details = ({told}: AgniAnswers) => told.map((answer) => inList(answer['data']));
  const each = (change: Change) => (answers: AgniAnswers) =>
    [...lists(answers), ...history(answers), ...details(answers)].forEach(change);
  const some = (test: (call: Row) => boolean, change: Change) => each((call) => test(call) && change(call));
  const page =
    (change: Change) =>
    ({histories}: AgniAnswers) =>
      histories.forEach((one) => one.pages.forEach(({answer}) => change(answer)));
  const item = (change: Change) => each((call) => rows(call['transcripts']).forEach(change));
  const stamps = (change: (at: number) => number) =>
    item((one) => typeof one['timestamp_ms'] === 'number' && put('timestamp_ms', change(one['timestamp_ms']))(one));
  const isWeb = ({channel}: Row) => channel === 'web';
  const isInbound = ({channel}: Row) => channel === 'inbound_call';
  const seconds = (by: number) => each(scale(by, 'durationSec', 'duration_sec'));
  const swapped: Change = (call) => {
    swap('callerNumber', 'calleeNumber')(call);
    swap('caller_number', 'callee_number')(call);
  };
  const starts = ['startedAt', 'started_at'] as const;
  const examples = {
    list: rows(inList(inList(fixture('agni/call-sessions.openapi-example'))['data'])['callSessions'])[0],
    detail: inList(inList(fixture('agni/call-session-detail.openapi-example'))['data']),
    history: rows(inList(fixture('agni/phone-history.verbatim'))['calls'])[0],
  };
  const dropped = (from: keyof typeof examples, of: (answers: AgniAnswers) => readonly Row[]) =>
    Object.keys(examples[from] ?? {}).map(
      (name) =>
        [
          `a ${from} without ${name}`,
          (answers: AgniAnswers) => of(answers).forEach(drop(name)),
          new RegExp(`required property '${name}'|no call has a value for ${name}|transcripts were asked for`),
        ] as const,
    );

  refuses<AgniAnswers>(right, agniFaults, [
    ['durations in milliseconds', seconds(1000), /durationSec.* must be <= 86400|durationSec \d+ is not/],
    ['durations in minutes', seconds(1 / 60), /durationSec \d+ is not the \d+ s/],
    [
      'a recording that lasts no time',
      some((call) => Boolean(call['recordingUrl']), put('durationSec', 0)),
      /has a recording, and lasted no time/,
    ],
    [
      'durations of credits in milliseconds',
      each((call) => scale(1000, 'duration_sec')(inList(call['creditBreakdown']))),
      /duration_sec must be <= 86400| s are not /,
    ],
    ['epoch numbers for times', each(texts(Date.parse, ...starts)), /startedAt must be string/],
    [
      'epoch text for times',
      each(texts((one) => String(Date.parse(one)), ...starts)),
      /startedAt must match format "date-time"/,
    ],
    [
      'times that are not ISO 8601',
      each(texts((one) => new Date(one).toUTCString(), ...starts)),
      /startedAt must match format "date-time"/,
    ],
    [
      'times of another zone',
      each(texts((one) => one.replace('Z', '+05:30'), ...starts)),
      /is not the \d+ s from start to end/,
    ],
    [
      'empty text where the page wants a date-time',
      ({histories}) =>
        histories.forEach((one) => one.pages.forEach(({answer}) => rows(answer['calls']).forEach(put('ended_at', '')))),
      /ended_at must match format "date-time"/,
    ],
    [
      'calls created after they began',
      each((call) => put('createdAt', call['endedAt'])(call)),
      /was not created within|createdAt must be string/,
    ],
    ['costs that are numbers', each(texts(Number, 'costTotal', 'cost_total')), /costTotal must be string/],
    [
      'costs with a currency',
      each(texts((one) => `$${one}`, 'costTotal', 'cost_total')),
      /costTotal must match pattern/,
    ],
    ['latency in seconds', each(scale(0.001, 'callLatencyMs', 'call_latency_ms')), /callLatencyMs must NOT be valid/],
    ['the numbers of inbound calls swapped', some(isInbound, swapped), /is inbound, and \S+ is not the agent's line/],
    [
      'a customer on both sides',
      each((call) => Object.assign(call, 'callerNumber' in call && {calleeNumber: call['callerNumber']})),
      /has not the agent's line on one side/,
    ],
    [
      'web calls with numbers',
      some(isWeb, (call) => put('startedAt' in call ? 'callerNumber' : 'caller_number', '+14155550123')(call)),
      /is a web call, and has numbers/,
    ],
    ['a direction', each(put('direction', 'inbound')), /must NOT have additional properties/],
    ['a channel nobody has seen', each(put('channel', 'telephone')), /channel must be equal/],
    ['statuses in capitals', each(texts((one) => one.toUpperCase(), 'status')), /status must match pattern/],
    ['ids that are numbers', each(put('id', 7)), /id must be string/],
    ['stamps in seconds', item(scale(0.001, 'timestamp_ms')), /timestamp_ms must|transcripts lie outside/],
    ['stamps half a year off', stamps((at) => at - 182 * 86_400_000), /most transcripts lie outside|timestamp_ms must/],
    ['stamps that fall', stamps((at) => 4e12 - at), /has a transcript that does not rise/],
    [
      'lines of another call',
      item((one) => 'call_session_id' in one && put('call_session_id', '7c9e6679-7425-40de-944b-e07fc1f90ae7')(one)),
      /has another call's line/,
    ],
    [
      'another word for the agent',
      item((one) => put('role', 'assistant')(inList(one['message'] ?? one))),
      /role must be equal/,
    ],
    ['lines with no words', item((one) => delete one['message']), /required property 'message'/],
    [
      'the plural of a sentiment in the flat form',
      each(put('postCallAnalysisResult', {sentiments: 'Neutral'})),
      /sentiments must be object/,
    ],
    ['success: false', ({told}) => told.forEach(put('success', false)), /success must be equal/],
    ['data: null', ({told}) => told.forEach(put('data', null)), /data must be object/],
    [
      'no callSessions',
      ({listed}) => listed.forEach(({answer}) => put('data', {})(answer)),
      /required property 'callSessions'/,
    ],
    [
      'the parameter page counted from 0',
      ({listed}) => {
        const next = listed.slice(2).map(({answer}) => answer['data']);
        for (const [index, {answer}] of listed.slice(1).entries())
          put('data', next[index] ?? {callSessions: []})(answer);
      },
      /no page is not page 1/,
    ],
    [
      'a page that was asked for before',
      ({listed}) => put('data', listed[1]?.answer['data'])(inList(listed[2]?.answer)),
      /a call is on two pages/,
    ],
    ['page told from 0', page((answer) => put('page', Number(answer['page']) - 1)(answer)), /page must be >= 1/],
    ['page told as the first', page(put('page', 1)), /page 2 of 5 is told as page 1/],
    ['a page_size that was not asked', page(put('page_size', 20)), /page 1 of 5 is told as page 1 of 20/],
    [
      "a total that is the page's",
      page((answer) => put('total_count', rows(answer['calls']).length)(answer)),
      /tells of \d+ calls, and all pages have/,
    ],
    ['answers with no total', page(drop('total_count')), /required property 'total_count'/],
    ["another number's history", page(put('phone', '+14155550199')), /is about \+14155550199/],
    [
      "somebody else's calls",
      page((answer) => rows(answer['calls']).forEach(put('caller_number', '+14155550199'))),
      /took no part|on one side/,
    ],
    [
      'transcripts nobody asked for',
      ({histories}) =>
        histories
          .filter((one) => !one.transcripts)
          .forEach((one) => one.pages.forEach(({answer}) => rows(answer['calls']).forEach(put('transcripts', [])))),
      /transcripts were not asked for/,
    ],
    [
      "a contact's calls cut short",
      ({contacts}) => contacts.forEach(({answer}) => put('data', rows(answer['data']).slice(1))(answer)),
      /has other calls as a contact/,
    ],
    ...dropped('list', lists),
    ...dropped('detail', details),
    ...dropped('history', history),
  ]);
});
