/** Whatever an answer is, reading it throws nothing but a CallsError, changes nothing, and gives plain values only. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {CallsError} from '../../../src/model/errors.js';
import {call, page} from '../../../src/vendors/zudu/parse.js';
import {zuduUpstream} from '../../../src/vendors/zudu/upstream.js';
import {answer, list} from './answers.js';

const texts = [
  '',
  ' ',
  'ENDED',
  'phone_call',
  'Inbound',
  'Agent: Hi\nUser: {"a":1}',
  '{"a":{"b":[1]}}',
  '12.50',
  '[',
  'agent',
  'tool_call_invocation',
  'tool_call_result',
  'node_transition',
  'dtmf',
  'sms',
  'assistant',
  'everything_except_pii',
  '\ud800',
  '__proto__',
  'constructor',
];
const forged: readonly unknown[] = [
  {_$litType$: 1, strings: ['<b>'], values: []},
  {then: 'x'},
  {toString: 'x', valueOf: 1},
  {nodeType: 1},
  JSON.parse('{"__proto__": {"id": "x"}}'),
];
const value = fc.oneof(
  fc.constantFrom<unknown>(...texts, ...forged, 0, -1, 250, 1781170200000, 1e308, null, true),
  fc.jsonValue({maxDepth: 5}),
);
const some = (names: readonly string[], inner: fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, inner])), {requiredKeys: []});
const word = some(['word', 'start', 'end'], value);
const entry = fc.oneof(
  value,
  some(
    [
      'role',
      'content',
      'words',
      'tool_call_id',
      'name',
      'arguments',
      'successful',
      'former_node_name',
      'new_node_id',
      'digit',
      'time_sec',
      'timestamp',
    ],
    fc.oneof(value, fc.array(word, {maxLength: 3})),
  ),
);
const costs = some(
  ['combined_cost', 'product_costs', 'x'],
  fc.oneof(value, fc.array(some(['product', 'cost', 'unit_price'], value))),
);
const session = fc
  .tuple(
    some(
      [
        'id',
        'call_id',
        'agent_id',
        'call_status',
        'call_type',
        'direction',
        'from_number',
        'to_number',
        'start_timestamp',
        'end_timestamp',
        'call_duration',
        'recording_url',
        'opt_out_sensitive_data_storage',
        'data_storage_setting',
        'metadata',
        'transcript',
        'latency',
        'call_analysis',
        'telephony_identifier',
        'created_at',
      ],
      value,
    ),
    some(
      ['scrubbed_transcript_with_tool_calls', 'transcript_with_tool_calls', 'transcript_object'],
      fc.array(entry, {maxLength: 6}),
    ),
    some(['latency'], some(['e2e', 'llm'], some(['p50', 'max', 'num'], value))),
    some(['call_cost'], costs),
  )
  .map((parts) => Object.assign({}, ...parts) as object);
const paging = some(['page', 'limit', 'total', 'total_count', 'has_next_page'], value);
const rows = fc.oneof(value, fc.array(fc.oneof(session, value), {maxLength: 4}));
const answers = fc.oneof(
  fc.tuple(rows, paging).map(([calls, pages]) => answer(calls, pages)),
  session.map((data) => ({status: 'success', data})),
  value,
  some(['message', 'status', 'error', 'data', 'calls'], value),
);

const plain = (found: unknown, path = ''): number => {
  if (typeof found !== 'object' || found === null) {
    expect(typeof found, path).to.be.oneOf(['string', 'number', 'boolean']);
    if (typeof found === 'number') expect(Number.isFinite(found), path).to.be.true;
    return 1;
  }
  expect([Object.prototype, Array.prototype], path).to.include(Object.getPrototypeOf(found));
  expect(Object.keys(found), path).not.to.include.members(['_$litType$']).and.not.include.members(['then']);
  return Object.entries(found).reduce((sum, [key, inner]) => sum + plain(inner, `${path}.${key}`), 0);
};

const frozen = <T>(given: T): T => {
  if (typeof given === 'object' && given !== null && !Object.isFrozen(given))
    Object.values(Object.freeze(given)).forEach(frozen);
  return given;
};

const readings = (given: unknown): unknown[] =>
  [
    () => call(given),
    () => page(given, list(), () => Promise.resolve(given)),
    () => zuduUpstream.recording?.(given),
    () => zuduUpstream.rows(given)?.map((row) => zuduUpstream.read(row) ?? ''),
  ].map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CallsError)) throw error;
      return undefined;
    }
  });

describe('reading an answer', () => {
  it('of the documented shape with any values gives plain values, and the same ones again', () => {
    let leaves = 0;
    fc.assert(
      fc.property(answers, (given) => {
        const first = readings(frozen(given));
        for (const found of first) if (found !== undefined) leaves += plain(found);
        expect(readings(given)).to.deep.equal(first);
      }),
      {numRuns: 500},
    );
    expect(leaves).to.be.above(1000);
  });

  it('of anything at all does no worse', () => {
    const kinds = {withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true};
    const anything = fc.anything({...kinds, maxDepth: 4});
    const around = anything.map((given) =>
      answer([{call_id: 'c', metadata: given, transcript_object: [given]}], given),
    );
    for (const kind of [anything, around])
      fc.assert(
        fc.property(kind, (given) => void readings(given)),
        {numRuns: 300},
      );
  });

  it('nested 5,000 levels deep does not overflow', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['{"role":"agent","content":', '}'],
    ] as const) {
      const deep = JSON.parse(`${open.repeat(5000)}1${close.repeat(5000)}`) as unknown;
      const one = {
        call_id: 'c',
        metadata: deep,
        latency: deep,
        call_cost: deep,
        call_analysis: deep,
        transcript_object: [deep],
      };
      for (const given of [deep, answer(deep, deep), answer([one]), {data: one}]) readings(given);
    }
  });

  it('as a history asks a few more times at most', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        let asked = 0;
        const next = () => Promise.resolve((asked++, given));
        const read = async () => page(given, {kind: 'phone', phone: '+14155550123', page: 1, pageSize: 20}, next);
        const found = await read().catch((error: unknown) => {
          if (!(error instanceof CallsError)) throw error;
          return undefined;
        });
        if (found) plain(found);
        expect(asked).to.be.below(10);
      }),
      {numRuns: 100},
    );
  });
});
