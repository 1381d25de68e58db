import {describe, it} from 'node:test';
import {expect} from 'chai';
import * as fc from 'fast-check';
import {
  count,
  daysIn,
  entries,
  field,
  known,
  list,
  number,
  record,
  text,
  time,
} from '../../../src/vendors/toolkit/read.js';

/** Everything that is of no use where a value is expected. */
const junk = [
  undefined,
  null,
  true,
  false,
  {},
  [],
  ['x'],
  {toString: () => 'x'},
  Symbol('x'),
  1n,
  () => 'x',
  NaN,
  Infinity,
  -Infinity,
];

describe('text', () => {
  it('is trimmed, and absent when nothing is left', () => {
    expect(['Hello', '  Hello \n', '', ' \t ', 'जी'].map(text)).to.deep.equal([
      'Hello',
      'Hello',
      undefined,
      undefined,
      'जी',
    ]);
  });

  it('of a number is its digits', () => {
    expect([7, 0, -2.5].map(text)).to.deep.equal(['7', '0', '-2.5']);
  });

  it('is nothing else', () => {
    for (const value of junk) expect(text(value), String(value)).to.equal(undefined);
  });
});

describe('number', () => {
  it('may come as a decimal string', () => {
    expect([12.5, '12.50', ' 7 ', '-3', '0', '0.0', 0].map(number)).to.deep.equal([12.5, 12.5, 7, -3, 0, 0, 0]);
  });

  it('is finite, and nothing that only looks like one', () => {
    for (const value of ['', ' ', '1,5', '1e3', '0x10', '.5', '5.', '$5', '1 2', '9'.repeat(400), ...junk]) {
      expect(number(value), String(value)).to.equal(undefined);
    }
  });
});

describe('count', () => {
  it('is never below zero', () => {
    expect(['3', 0, 2.5, -1, '-1', 'x'].map(count)).to.deep.equal([3, 0, 2.5, undefined, undefined, undefined]);
  });
});

describe('time', () => {
  const june = Date.UTC(2026, 5, 11, 9, 30);

  it('reads ISO 8601 as servers write it', () => {
    const same = [
      '2026-06-11T09:30:00Z',
      '2026-06-11T09:30:00.000Z',
      '2026-06-11T09:30Z',
      '2026-06-11T15:00:00+05:30',
      '2026-06-11T02:30:00-07:00',
      '2026-06-11 09:30:00+00:00',
      ' 2026-06-11T09:30:00Z ',
      '2026-06-11t09:30:00z',
      '2026-06-11T15:00:00+0530',
      '2026-06-11 09:30:00+00',
    ];
    for (const value of same) expect(time(value), value).to.equal(june);
    // Go writes up to nine digits, Python six.
    expect(time('2026-06-11T09:30:00.123456789Z'), 'nanoseconds').to.equal(june + 123);
    expect(time('2026-06-11T09:30:00.123456+00:00'), 'microseconds').to.equal(june + 123);
  });

  it('takes a time without a zone for UTC, wherever the page is', () => {
    for (const value of ['2026-06-11T09:30:00', '2026-06-11 09:30:00', '2026-06-11T09:30', '2026-06-11 09:30:00.000']) {
      expect(time(value), value).to.equal(june);
    }
  });

  it('is none where only a day was sent, which is another instant in each zone', () => {
    expect(time('2026-06-11')).to.equal(undefined);
    expect(time(' 2026-06-11 ')).to.equal(undefined);
  });

  it('reads an epoch in seconds or milliseconds, also as text', () => {
    expect([june, june / 1000, String(june), String(june / 1000)].map(time)).to.deep.equal([june, june, june, june]);
  });

  it('is unknown where a server sends its zero value, or what is no time', () => {
    const none = [
      '0001-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
      0,
      '0',
      '',
      '<string>',
      'yesterday',
      '2026',
      2026,
      '11/06/2026',
      '2026-06-11T',
      '2026-13-45T09:30:00Z',
      '2026-06-11T25:61:00Z',
      '2026-06-11 (half past nine)',
      -1,
      8.64e15 + 1,
      1e300,
      ...junk,
    ];
    for (const value of none) expect(time(value), String(value)).to.equal(undefined);
  });

  it('says so at once, however long the text', () => {
    const began = performance.now();
    expect(time(`2026-06-11${'T'.repeat(200_000)}Z`)).to.equal(undefined);
    expect(number(`1${' '.repeat(200_000)}x`)).to.equal(undefined);
    expect(performance.now() - began).to.be.below(2000);
  });
});

describe('record and list', () => {
  it('tell objects from lists', () => {
    const [object, array] = [{a: 1}, [1]];
    expect([object, array].map(record)).to.deep.equal([object, undefined]);
    expect([object, array].map(list)).to.deep.equal([undefined, array]);
    for (const value of [null, 'x', 1, undefined])
      expect(record(value) ?? list(value), String(value)).to.equal(undefined);
  });
});

describe('field', () => {
  it('finds either spelling, and prefers camelCase when both have a value', () => {
    expect(field({callLatencyMs: 1}, 'callLatencyMs')).to.equal(1);
    expect(field({call_latency_ms: 2}, 'callLatencyMs')).to.equal(2);
    expect(field({callLatencyMs: 1, call_latency_ms: 2}, 'callLatencyMs')).to.equal(1);
    expect(field({callLatencyMs: null, call_latency_ms: 2}, 'callLatencyMs')).to.equal(2);
    expect(field({callLatencyMs: 0, call_latency_ms: 2}, 'callLatencyMs')).to.equal(0);
    expect(field({}, 'callLatencyMs')).to.equal(undefined);
  });
});

describe('known', () => {
  it('leaves out what is undefined, and nothing else', () => {
    const found = known<{a: number; b: string; c?: number; d: boolean}>({a: 0, b: '', c: undefined, d: false});
    expect(found).to.deep.equal({a: 0, b: '', d: false});
    expect('c' in found).to.be.false;
  });
});

describe('entries', () => {
  const flat = (value: unknown): string[] => entries(value).map(({key, value}) => `${key}=${value}`);

  it("are an object's lines, nested keys joined, list items counted from 1", () => {
    expect(flat({a: 1, b: 'x', c: false, d: {e: 2, f: {g: 'y'}}, h: ['p', {q: 0}]})).to.deep.equal([
      'a=1',
      'b=x',
      'c=false',
      'd › e=2',
      'd › f › g=y',
      'h › 1=p',
      'h › 2 › q=0',
    ]);
  });

  it('leave out keys without a value', () => {
    expect(flat({a: null, b: '', c: ' ', d: {}, e: [], f: {g: null}, h: 0})).to.deep.equal(['h=0']);
  });

  it('take {type, value} for its value', () => {
    expect(
      flat({
        a: {type: 'string', value: 'x'},
        b: {type: 'boolean', value: false},
        c: {type: 'object', value: {d: 1}},
        e: {value: 2},
      }),
    ).to.deep.equal(['a=x', 'b=false', 'c › d=1', 'e › value=2']);
    expect(flat({a: {type: 'string', value: null}})).to.deep.equal([]);
  });

  it('take an object that has both keys itself for what it is', () => {
    expect(flat({type: 'lead', value: 5})).to.deep.equal(['type=lead', 'value=5']);
  });

  it('have as many levels as people nest', () => {
    expect(flat({crm: {lead: {address: {city: {name: 'Pune'}}}}})).to.deep.equal([
      'crm › lead › address › city › name=Pune',
    ]);
    expect(flat({list: [[[[1, 2]]]]})).to.deep.equal(['list › 1 › 1 › 1 › 1=1', 'list › 1 › 1 › 1 › 2=2']);
  });

  it('of what is deeper are one line, its JSON text', () => {
    const deep = {i: [1, 'two "2"', {j: null}], k: {type: 'string', value: false}};
    expect(flat({a: {b: {c: {d: {e: {f: {g: {h: deep, l: 0}}}}}}}})).to.deep.equal([
      `a › b › c › d › e › f › g › h=${JSON.stringify(deep)}`,
      'a › b › c › d › e › f › g › l=0',
    ]);
    expect(flat({a: {b: {c: {d: {e: {f: {g: {h: {}, i: []}}}}}}}})).to.deep.equal([]);
  });

  it('lose no value, however deep or wide', () => {
    const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z]{1,9}$/));
    const {tree} = fc.letrec((tie) => ({
      tree: fc.oneof(
        {maxDepth: 14, depthSize: 'large'},
        leaf,
        fc.array(tie('tree'), {maxLength: 3}),
        fc.dictionary(fc.stringMatching(/^k[a-z]{1,4}$/), tie('tree'), {maxKeys: 3}),
      ),
    }));
    const leaves = (value: unknown): unknown[] =>
      typeof value === 'object' && value ? Object.values(value).flatMap(leaves) : [value];
    const back = ({value}: {readonly value: unknown}) =>
      typeof value === 'string' && /^[[{]/.test(value) ? leaves(JSON.parse(value)) : [value];
    fc.assert(
      fc.property(tree, (value) => {
        expect(entries({value}).flatMap(back)).to.deep.equal(leaves(value));
      }),
    );
  });

  const many = (count: number) => Object.fromEntries(Array.from({length: count}, (_, index) => [`k${index}`, index]));

  it('are all there of a long object and of a long list of objects', () => {
    expect(flat(many(260)).at(-1)).to.equal('k259=259');
    const cart = Array.from({length: 70}, (_, index) => ({sku: `s${index}`, price: index, count: 1}));
    expect(flat({cart})).to.have.length(210);
    expect(flat({cart}).at(-1)).to.equal('cart › 70 › count=1');
  });

  it('say how much was left out of more than anybody sends', () => {
    const all = flat(many(10_260));
    expect(all).to.have.length(10_001);
    expect(all.slice(-2)).to.deep.equal(['k9999=9999', '…=+260']);
    expect(flat(many(10_000)).at(-1)).to.equal('k9999=9999');
    expect(flat({nothing: Array.from({length: 200_000}, () => null), last: 1})).to.deep.equal(['…=+100002']);
  });

  it('of what is deeper are cut, and say so, at the 64th level of the text and at its length', () => {
    const levels = (count: number) => JSON.parse(`${'['.repeat(count)}1${']'.repeat(count)}`) as object;
    const [deep] = entries(levels(10_000));
    expect(deep?.value).to.equal(`${'['.repeat(64)}…${']'.repeat(64)}`);
    const wide = {a: {b: {c: {d: {e: {f: {g: {h: Array.from({length: 100_100}, () => 1)}}}}}}}};
    expect(String(entries(wide)[0]?.value)).to.match(/^\[(1,)+… \+108\]$/);
  });

  it('of an object inside itself end there', () => {
    const round: Record<string, unknown> = {name: 'x'};
    round['self'] = round;
    expect(entries(round).at(-1)).to.deep.equal({
      key: 'self'.concat(' › self'.repeat(7)),
      value: '{"name":"x","self":…}',
    });
  });

  it('are not looked for any more once there are enough', () => {
    let looks = 0;
    const round = {};
    for (let index = 0; index < 60; index++) {
      // the limit is for a failing test
      Object.defineProperty(round, `k${index}`, {enumerable: true, get: () => (looks++ < 1e6 ? round : null)});
    }
    expect(entries(round).length).to.be.below(10_002);
    expect(looks).to.be.below(150_000);
  });

  it('of what is no object are its values', () => {
    for (const value of ['x', 1, false]) expect(entries(value), String(value)).to.deep.equal([{key: 'value', value}]);
    expect(entries(['x', {y: 2}])).to.deep.equal([
      {key: '1', value: 'x'},
      {key: '2 › y', value: 2},
    ]);
    for (const value of ['', ' ', NaN, null, undefined, [], {}])
      expect(entries(value), JSON.stringify(value)).to.deep.equal([]);
  });

  it('have dates as text, and none that is no date', () => {
    expect(entries({when: new Date(0), never: new Date(NaN), ok: 'yes'})).to.deep.equal([
      {key: 'when', value: '1970-01-01T00:00:00.000Z'},
      {key: 'ok', value: 'yes'},
    ]);
  });

  it("keep the names of an object's own machinery as plain text", () => {
    expect(flat(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "x", "toString": 2}'))).to.deep.equal([
      '__proto__ › polluted=1',
      'constructor=x',
      'toString=2',
    ]);
    expect('polluted' in {}).to.be.false;
  });
});

describe('days', () => {
  it('are kept where a day was sent for a time, and nowhere else', () => {
    expect(daysIn({startedAt: ' 2026-11-20 ', endedAt: '2026-11-20T10:00Z', createdAt: '2026-02-30'})).to.deep.equal({
      startedAt: '2026-11-20',
    });
  });

  it('are unknown where a server sends its zero value', () => {
    expect(daysIn({startedAt: '0001-01-01', endedAt: '1970-01-01', createdAt: null})).to.equal(undefined);
  });
});
