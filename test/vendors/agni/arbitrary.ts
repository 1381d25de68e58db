/**
 * Arbitrary answers for property tests: any JSON, and JSON that looks enough like Agni's for every part of the parser
 * to meet it.
 */
import fc from 'fast-check';

/** JSON made to look like something that runs when it is rendered or awaited. */
const forged: readonly unknown[] = [
  {_$litType$: 1, strings: ['<b>', '</b>'], values: []},
  {_$litDirective$: {}, values: []},
  {then: 'x'},
  {then: {}, catch: {}},
  {nodeType: 1},
  {toString: 'x', valueOf: 1},
  JSON.parse('{"__proto__": {"id": "x"}, "constructor": {"prototype": {}}}'),
];
const texts = [
  '',
  ' ',
  '<string>',
  '2026-06-11T09:30:00Z',
  '2026-06-11 09:34:10',
  '0001-01-01T00:00:00Z',
  '12.50',
  '-3',
  ' 7 ',
  'inbound_call',
  'completed',
  '<img src=x onerror=alert(1)>',
  'Maya: Hello!\n: Hi: you\nwell',
  '\ud800',
  'जी ज़रूर',
];
const numbers = [
  0,
  -0,
  -1,
  250,
  12.5,
  1781170200000,
  1781170206100,
  1765437000123,
  8.64e15,
  Number.MAX_SAFE_INTEGER,
  1e308,
];

const scalar = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(...numbers),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
/** Any value a field may turn out to have. */
const value = fc.oneof(
  {weight: 4, arbitrary: scalar},
  {weight: 1, arbitrary: fc.constantFrom(...forged)},
  {weight: 1, arbitrary: fc.jsonValue({maxDepth: 6})},
  {weight: 1, arbitrary: fc.record({type: fc.string(), value: scalar})},
);

const merged = (parts: readonly object[]): object => parts.reduce((all, part) => ({...all, ...part}), {});
const some = (names: readonly string[], inner: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(names.map((name) => [name, inner])), {requiredKeys: []});

const message = fc.oneof(scalar, some(['role', 'content'], value));
const item = fc.oneof(
  value,
  some(['id', 'role', 'content', 'timestamp_ms', 'timestampMs'], scalar),
  fc.record({id: scalar, message, timestamp_ms: scalar}),
);
const words = ['Maya:', ':', ' ', '\n', 'hello', 'Agent: ', 'a: b', '\r\n', 'User:'];
const speech = fc.array(fc.constantFrom(...words), {maxLength: 30}).map((all) => all.join(''));

const camel = [
  'id',
  'agentId',
  'agentName',
  'organizationId',
  'roomId',
  'callerNumber',
  'calleeNumber',
  'callerName',
  'callerEmail',
  'channel',
  'status',
  'summary',
  'metadata',
  'errorMessage',
  'disconnectReason',
  'promptDynamicVariables',
  'extractDynamicVariables',
  'callLatencyMs',
  'startedAt',
  'endedAt',
  'durationSec',
  'createdAt',
  'recordingUrl',
  'costTotal',
  'twilioCost',
  'modelCost',
  'postCallAnalysisResult',
  'creditBreakdown',
];
const snake = camel.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** What sound calls have, so that values that follow from others come up, too. */
const sound = fc.record(
  {
    id: fc.constant('c'),
    agent_name: fc.constant('Maya'),
    channel: fc.constantFrom('inbound_call', 'Outbound', 'voice'),
    started_at: fc.constant('2026-06-11T09:30:00Z'),
    ended_at: fc.constantFrom('2026-06-11T09:34:10Z', '2026-06-11T09:29:00Z'),
    post_call_analysis_result: some(['summary', 'sentiment', 'user_sentiment'], scalar),
    cost_total: scalar,
  },
  {requiredKeys: []},
);

/** A call with fields of the documented names, in either spelling, and of any value. */
const session = fc
  .tuple(
    some([...camel, ...snake], value),
    some(['transcripts', 'transcript'], fc.oneof(value, speech, fc.array(item, {maxLength: 5}))),
    fc.oneof(fc.constant({}), sound),
  )
  .map(merged);

const rows = fc.oneof(value, fc.array(fc.oneof(session, value), {maxLength: 4}));
const facts = some(['total', 'totalCount', 'total_count', 'page', 'pageSize', 'page_size', 'limit', 'phone'], scalar);
const body = fc
  .tuple(facts, some(['calls', 'callSessions', 'call_sessions', 'data'], rows), some(['meta'], fc.oneof(facts, value)))
  .map(merged);

/** An answer to any of the four questions, more or less as documented. */
export const answers: fc.Arbitrary<unknown> = fc.oneof(
  body,
  fc.record({success: fc.constantFrom(true, true, true, false, null, 'true'), data: fc.oneof(body, session, rows)}),
  body.map((given) => ({success: true, ...given})),
);

/**
 * What no JSON can be, as a page's own `fetch` may give it: maps, dates, typed arrays, objects without a prototype,
 * holes.
 */
export const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 4,
});
