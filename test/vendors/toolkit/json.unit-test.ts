import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {isNothing, unpacked} from '../../../src/vendors/toolkit/json.js';

describe('JSON text', () => {
  it('is the list or object that it holds', () => {
    expect(unpacked(' {"a": [1]} ')).to.deep.equal({a: [1]});
    expect(unpacked('[]')).to.deep.equal([]);
    expect(unpacked(JSON.stringify('{"a":1}'))).to.deep.equal({a: 1});
  });

  it('stays text where it is neither', () => {
    for (const text of ['[laughs] hello', '{name}', '[1, 2', '5', 'null', '"x"', 'true', '', '{"a":1} and more'])
      expect(unpacked(text), text).to.equal(text);
    const thrice = JSON.stringify(JSON.stringify('{"a":1}'));
    expect(unpacked(thrice)).to.equal(thrice);
  });

  it('keeps every digit of a long number', () => {
    expect(
      unpacked('{"a": 12345678901234567890, "b": -1234567890123456, "c": "x 1234567890123456789", "d": 1.5}'),
    ).to.deep.equal({a: '12345678901234567890', b: '-1234567890123456', c: 'x 1234567890123456789', d: 1.5});
  });

  it('changes no prototype', () => {
    const read = unpacked('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(Object.keys(Object(read) as object)).to.deep.equal(['__proto__', 'constructor']);
    expect('polluted' in {}).to.be.false;
  });

  it('gives back any JSON, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const isHeld = typeof value === 'object' && value !== null;
        const text = JSON.stringify(value);
        if (isHeld && !/\d{16}/.test(text)) expect(unpacked(text)).to.deep.equal(JSON.parse(text));
        expect(() => [unpacked(text.slice(1)), isNothing(value), isNothing(text)]).not.to.throw();
      }),
    );
  });

  it('of 10,000 levels is read or left, and nobody overflows', () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expect(isNothing(unpacked(deep))).to.be.false;
  });
});

describe('nothing', () => {
  it('is said in many ways', () => {
    const none = [
      undefined,
      null,
      false,
      '',
      ' ',
      'null',
      'None',
      'N/A',
      '-',
      '[]',
      '{ }',
      '"[]"',
      [],
      {},
      [null],
      {a: ''},
    ];
    const unset = [
      0,
      '0',
      -1,
      '-1',
      NaN,
      '0001-01-01T00:00:00Z',
      '1970-01-01',
      {type: 'string', value: ''},
      [{type: 'text', text: ''}],
    ];
    for (const value of [...none, ...unset]) expect(isNothing(value), JSON.stringify(value)).to.be.true;
  });

  it('is no word and no number that says something', () => {
    for (const value of [
      'x',
      1,
      '0.5',
      true,
      [0.1],
      {a: {b: 'c'}},
      {type: 'lead'},
      '2026-06-11',
      '[laughs]',
      'nullify',
    ])
      expect(isNothing(value), JSON.stringify(value)).to.be.false;
  });
});
