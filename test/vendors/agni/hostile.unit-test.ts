/** Whatever an answer is, reading it throws nothing but a CallsError, changes nothing, and gives plain values only. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {CallsError} from '../../../src/model/errors.js';
import {call, page} from '../../../src/vendors/agni/parse.js';
import {answers, anything} from './arbitrary.js';
import {contact, history, list} from './answers.js';

/** Everything the parser can make of an answer. */
const readings = (answer: unknown): unknown[] => {
  const parsers = [() => call(answer), ...[list(), contact, history()].map((query) => () => page(answer, query))];
  return parsers.map((parse) => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof CallsError)) throw error;
      return undefined;
    }
  });
};

/**
 * Fails unless all of a value is plain objects, lists, text, finite numbers and booleans. Says how many of the last
 * three there are.
 */
const plainLeaves = (value: unknown, path = ''): number => {
  if (typeof value === 'object' && value !== null) {
    expect([Object.prototype, Array.prototype], `${path} is a plain object`).to.include(Object.getPrototypeOf(value));
    expect(Object.keys(value), path).not.to.include('_$litType$');
    expect(Object.keys(value), path).not.to.include('then');
    return Object.entries(value).reduce((sum, [key, inner]) => sum + plainLeaves(inner, `${path}.${key}`), 0);
  }
  expect(typeof value, path).to.be.oneOf(['string', 'number', 'boolean']);
  if (typeof value === 'number') expect(Number.isFinite(value), `${path} is finite`).to.be.true;
  return 1;
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

describe('reading an answer', () => {
  /** How much was read from all of them, so that a test cannot pass by reading nothing. */
  const readFrom = (kind: fc.Arbitrary<unknown>, numRuns: number): number => {
    let leaves = 0;
    fc.assert(
      fc.property(kind, (answer) => {
        deepFreeze(answer); // to write to it would throw
        const first = readings(answer);
        for (const found of first) if (found !== undefined) leaves += plainLeaves(found);
        expect(readings(answer), 'the same, read again').to.deep.equal(first);
      }),
      {numRuns},
    );
    return leaves;
  };

  it('of the documented shape with any values gives plain values', () => {
    expect(readFrom(answers, 500)).to.be.above(1000);
  });

  it('of any JSON, or of no JSON at all, does no worse', () => {
    readFrom(fc.jsonValue({maxDepth: 6}), 200);
    readFrom(anything, 200);
    readFrom(
      anything.map((value) => ({
        success: true,
        data: {id: 'c', metadata: value, transcripts: [value], callSessions: [value]},
      })),
      200,
    );
  });

  it("leaves the page's own objects as they are", () => {
    const evil = '"__proto__": {"polluted": 1}';
    readings(
      JSON.parse(
        `{"success": true, ${evil}, "data": {"id": "c", ${evil}, "callSessions": [{${evil}, "metadata": {${evil}}}]}}`,
      ),
    );
    expect('polluted' in {}).to.be.false;
  });
});

describe('JSON nested 5,000 levels deep', () => {
  const kinds = [
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
    ['wrapped values', '{"type":"x","value":', '}'],
  ] as const;
  for (const [name, open, close] of kinds) {
    const deep = `${open.repeat(5000)}1${close.repeat(5000)}`;
    const holes = [
      'X',
      '{"success":true,"data":X}',
      '{"success":true,"calls":X}',
      '{"success":true,"calls":[X]}',
      '{"data":{"id":X}}',
      '{"data":{"id":"c","metadata":X}}',
      '{"data":{"id":"c","post_call_analysis_result":X,"credit_breakdown":X}}',
      '{"data":{"id":"c","transcripts":X}}',
      '{"data":{"id":"c","transcripts":[{"message":X}]}}',
    ];
    it(`does not overflow (${name})`, () => {
      const read = holes.map((hole) =>
        readings(JSON.parse(hole.replaceAll('X', deep))).filter((found) => found !== undefined),
      );
      read.flat().forEach((found) => plainLeaves(found));
      expect(read.flat().length).to.be.above(4);
    });
  }
});

describe('a very large answer', () => {
  it('is read whole, and its metadata cut', () => {
    const many = Array.from({length: 100_000}, (_, index) => index);
    const calls = many.map((index) => ({id: `c${index}`}));
    expect(page({success: true, calls}, history())?.calls).to.have.length(100_000);
    expect(page({success: true, data: calls}, contact)?.calls).to.have.length(100_000);
    expect(call({data: {id: 'c', metadata: {many}}})?.metadata).to.have.length(10_001);
    const transcripts = many.map((index) => ({role: 'user', content: `${index}`}));
    expect(call({data: {id: 'c', transcripts}})?.transcript?.items).to.have.length(100_000);
  });
});
