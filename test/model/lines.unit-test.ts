import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call} from '../../src/model/call.js';
import {linesOf, numbersIn, type LinesOptions} from '../../src/model/lines.js';
import {otherParty} from '../../src/model/party.js';
import {digitsOf} from '../../src/model/phone.js';
import {aCall} from './calls.js';

const line = '+912005550148';
const person = (n: number): string => `+1415555${1000 + n}`;

/** A call of an agent, from one number to another. */
const dial = (from: string | undefined, to: string | undefined, more: Partial<Call> = {}): Call =>
  aCall({
    agent: {id: 'riya'},
    caller: from === undefined ? {} : {number: from},
    callee: to === undefined ? {} : {number: to},
    ...more,
  });

/** Who the other side of each call is, by number; `?` where it is unknown. */
const others = (calls: readonly Call[], options: LinesOptions = {}): string[] =>
  calls.map((call) => {
    const {party, way} = otherParty(call, options.number, linesOf(calls, options));
    return way ? (party.number ?? 'nobody known') : '?';
  });

describe('numbersIn', () => {
  for (const [text, numbers] of [
    ['', []],
    [' , ;', []],
    ['+14155550161', ['+14155550161']],
    ['+1 (415) 555-0161', ['+1 (415) 555-0161']],
    ['+14155550161 +912005550148', ['+14155550161', '+912005550148']],
    ['+1 415 555 0161 +91 20 0555 0148', ['+1 415 555 0161', '+91 20 0555 0148']],
    ['14155550161 912005550148', ['14155550161', '912005550148']],
    ['+1 415 555 0161, 0091 20 0555 0148;\n100', ['+1 415 555 0161', '0091 20 0555 0148', '100']],
  ] as const) {
    it(`finds ${numbers.length} in ${JSON.stringify(text)}`, () => {
      expect(numbersIn(text)).to.deep.equal(numbers);
    });
  }
});

describe('The other side', () => {
  const calls = [dial(person(1), line), dial(line, person(2)), dial(person(3), line), dial(person(2), line)];

  it('is whoever is not the number that most calls of an agent have', () => {
    expect(others(calls)).to.deep.equal([person(1), person(2), person(3), person(2)]);
  });

  it('is marked as inferred then', () => {
    expect(otherParty(calls[1] as Call, undefined, linesOf(calls))).to.deep.equal({
      party: {number: person(2)},
      way: 'to',
      inferred: true,
    });
  });

  it('is unknown with fewer than three calls', () => {
    expect(others(calls.slice(0, 2))).to.deep.equal(['?', '?']);
  });

  it('is unknown where no number is in most calls', () => {
    const many = [1, 2, 3].flatMap((n) => [dial(person(n), line), dial(person(n), `+91200555014${n}`)]);
    expect(others(many)).to.deep.equal(Array(6).fill('?'));
  });

  it('is unknown where two numbers are in most calls', () => {
    expect(others([dial(person(1), line), dial(line, person(1)), dial(person(1), line)])).to.deep.equal([
      '?',
      '?',
      '?',
    ]);
  });

  it('is unknown where the agents are', () => {
    expect(others(calls.map((call) => ({...call, agent: {}})))).to.deep.equal(['?', '?', '?', '?']);
  });

  it('is inferred for each agent apart', () => {
    const two = calls.map((call, index) => ({...call, agent: {id: `${index % 2}`}}));
    expect(others(two)).to.deep.equal(['?', '?', '?', '?']);
  });

  it('is what a stated direction says, whatever other calls show', () => {
    const [first, ...rest] = calls;
    expect(others([{...(first as Call), direction: 'outbound'}, ...rest])[0]).to.equal(line);
  });

  it('is known from a single call whose direction is stated', () => {
    expect(others([dial(person(1), line, {direction: 'inbound'}), dial(line, person(2))])).to.deep.equal([
      person(1),
      person(2),
    ]);
  });

  it('is unknown where directions state that a number is on both sides', () => {
    const odd = [
      dial(line, person(1), {direction: 'inbound'}),
      ...calls,
      dial(person(1), line, {direction: 'inbound'}),
    ];
    expect(others(odd).slice(1, -1)).to.deep.equal(['?', '?', '?', '?']);
  });

  it('is a caller of whom no number is known', () => {
    expect(others([...calls, dial(undefined, line)]).at(-1)).to.equal('nobody known');
  });

  it('is unknown where a number faces a few others that neither return nor have names', () => {
    const pool = [1, 2, 3, 4].map((n) => dial(person(9), `+91200555014${n}`));
    expect(others(pool)).to.deep.equal(['?', '?', '?', '?']);
  });

  it('is unknown where a person with a name calls many numbers without one', () => {
    const pool = [1, 2, 3, 4, 5, 6].map((n) =>
      dial(undefined, `+91200555014${n}`, {caller: {name: 'Jane', number: person(9)}}),
    );
    expect(others(pool)).to.deep.equal(Array(6).fill('?'));
  });

  it('is unknown where half of those whom a number faces talk with another one, too', () => {
    const pool = [1, 2, 3, 4, 5].map((n) => dial(person(9), `+91200555014${n}`));
    const more = [1, 2, 3].map((n) => dial(person(n), `+91200555014${n}`));
    expect(others([...pool, ...more])).to.deep.equal(Array(8).fill('?'));
  });

  it('is whoever is not the number that faces many, none of whom returns', () => {
    expect(others([1, 2, 3, 4, 5].map((n) => dial(line, person(n))))).to.deep.equal([1, 2, 3, 4, 5].map(person));
  });

  it('is whoever is not the number that faces people of several names', () => {
    const named = (n: number) => dial(line, undefined, {callee: {name: `Person ${n}`, number: person(n)}});
    expect(others([1, 2, 3].map(named))).to.deep.equal([1, 2, 3].map(person));
  });

  it('of a contact is the number that talked with several agents', () => {
    const contact = [1, 2, 3].map((n) => dial(`+91200555014${n}`, person(1), {agent: {id: `${n}`}}));
    expect(others(contact, {isContact: true})).to.deep.equal([person(1), person(1), person(1)]);
  });

  it('of a contact with one agent and several lines is unknown', () => {
    const pool = [1, 2, 3, 4, 5, 6].map((n) => dial(person(1), `+91200555014${n}`));
    expect(others(pool, {isContact: true})).to.deep.equal(Array(6).fill('?'));
  });

  it('of a contact with two numbers is unknown where agents share a line', () => {
    const calls = [
      dial(person(1), line),
      dial(person(2), line, {agent: {id: 'b'}}),
      dial(person(1), line, {agent: {id: 'b'}}),
    ];
    expect(others(calls, {isContact: true})).to.deep.equal(['?', '?', '?']);
  });

  it('of a contact with one agent is unknown', () => {
    expect(
      others(
        [1, 2, 3].map(() => dial(line, person(1))),
        {isContact: true},
      ),
    ).to.deep.equal(['?', '?', '?']);
  });
});

describe('The other side, with own numbers', () => {
  it('is the side that is not one of them, in any spelling', () => {
    const ownNumbers = '0091 (20) 0555-0148, +14155550161';
    expect(others([dial(line, person(1)), dial(person(1), line)], {ownNumbers})).to.deep.equal([person(1), person(1)]);
  });

  it('is certain', () => {
    const call = dial(person(1), line);
    expect(otherParty(call, undefined, linesOf([call], {ownNumbers: [line]}))).to.deep.equal({
      party: {number: person(1)},
      way: 'from',
    });
  });

  it('is unknown between two of them', () => {
    expect(others([dial(line, '+14155550161')], {ownNumbers: [line, '+14155550161']})).to.deep.equal(['?']);
  });

  it('is what a stated direction says, even when it names one of them', () => {
    expect(others([dial(line, person(1), {direction: 'inbound'})], {ownNumbers: line})).to.deep.equal([line]);
  });

  it('may be set by a script as a number', () => {
    expect(others([dial(line, person(1))], {ownNumbers: Number(digitsOf(line)) as never})).to.deep.equal([person(1)]);
  });
});

describe("The other side in a number's history", () => {
  const row = (call: Call, all: readonly Call[], options: LinesOptions) =>
    otherParty(call, options.number, linesOf(all, options));

  it('is our line, as far as other calls tell', () => {
    const calls = [1, 2, 3].map(() => dial(line, person(1)));
    expect(row(calls[0] as Call, calls, {number: person(1)})).to.deep.equal({
      party: {number: line},
      way: 'from',
      isLine: true,
      inferred: true,
    });
  });

  it('is our line for certain where the direction or the page says so', () => {
    const number = person(1);
    const stated = dial(line, number, {direction: 'outbound'});
    const silent = dial(line, number);
    const sure = {party: {number: line}, way: 'from', isLine: true};
    expect(row(stated, [stated], {number})).to.deep.equal(sure);
    expect(row(silent, [silent], {number, ownNumbers: line})).to.deep.equal(sure);
  });

  it('is a person where the number is ours', () => {
    const silent = dial(person(1), line);
    const stated = dial(person(2), line, {direction: 'inbound'});
    const person1 = {party: {number: person(1)}, way: 'from'};
    expect(row(silent, [silent], {number: line, ownNumbers: line})).to.deep.equal(person1);
    expect(row(silent, [silent, stated], {number: line})).to.deep.equal(person1);
  });

  it('is neither where several others there may be lines', () => {
    const calls = [1, 2, 3, 4].map((n) => dial(person(9), `+91200555014${n}`));
    const {ours, theirs} = linesOf(calls, {number: person(9)});
    expect([ours.size, theirs.size]).to.deep.equal([0, 0]);
  });

  it('is a person where an agent talked with several others there', () => {
    const calls = [1, 2, 3, 4].map((n) => dial(person(n), line));
    expect(calls.map((call) => row(call, calls, {number: line}).isLine)).to.deep.equal(Array(4).fill(undefined));
  });
});

const number = fc.constantFrom(undefined, line, '+14155550161', person(1), person(2), person(3), 'anonymous');
const some: fc.Arbitrary<Call> = fc
  .record({
    from: number,
    to: number,
    agent: fc.constantFrom({}, {id: 'a'}, {id: 'b'}, {name: 'b'}),
    direction: fc.constantFrom(undefined, undefined, 'inbound' as const, 'outbound' as const),
  })
  .map(({from, to, agent, direction}) => dial(from, to, {agent, ...(direction && {direction})}));
const options: fc.Arbitrary<LinesOptions> = fc.record({
  ownNumbers: fc.constantFrom(undefined, '', line, [line, '+14155550161']),
  number,
  isContact: fc.boolean(),
});

describe('For any calls', () => {
  const every = (holds: (call: Call, lines: ReturnType<typeof linesOf>, all: LinesOptions) => boolean) =>
    fc.assert(
      fc.property(fc.array(some, {maxLength: 12}), options, (calls, all) =>
        calls.every((call) => holds(call, linesOf(calls, all), all)),
      ),
    );

  it('a stated direction is never contradicted', () => {
    every((call, lines) => !call.direction || otherParty(call, undefined, lines).way === otherParty(call).way);
  });

  it('what is stated is never marked as inferred', () => {
    every((call, lines) => !call.direction || !otherParty(call, undefined, lines).inferred);
  });

  it('no number is on both sides', () => {
    every((_, {ours, theirs}) => ![...ours].some((key) => theirs.has(key)));
  });

  it('the other side is one of the two', () => {
    every((call, lines, {number: of}) => [call.caller, call.callee].includes(otherParty(call, of, lines).party));
  });

  it('the order of the calls tells nothing', () => {
    fc.assert(
      fc.property(fc.array(some, {maxLength: 12}), options, (calls, all) => {
        const sorted = (lines: ReturnType<typeof linesOf>) => [[...lines.ours].sort(), [...lines.theirs].sort()];
        const backwards = sorted(linesOf([...calls].reverse(), all));
        return JSON.stringify(sorted(linesOf(calls, all))) === JSON.stringify(backwards);
      }),
    );
  });
});

describe('linesOf', () => {
  it('looks at each of ten thousand calls once, whatever is drawn of them', () => {
    let looks = 0;
    const calls = Array.from({length: 10_000}, (_, n) => {
      const caller = {number: person(n % 900)};
      return Object.defineProperty(dial(undefined, line), 'caller', {get: () => (looks++, caller)});
    });
    linesOf(calls);
    const first = looks;
    linesOf(calls);
    expect(looks).to.equal(first);
    expect(first).to.be.at.most(30_000);
  });
});
