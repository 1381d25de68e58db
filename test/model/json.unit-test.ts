/** JSON without a loss of digits. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {parseJson} from '../../src/model/json.js';

describe('a number in JSON', () => {
  it('is text where a number of JavaScript would lose digits', () => {
    for (const digits of ['12345678901234567890', '-9007199254740993', '0.12345678901234567891', '1e400', '1e-400'])
      expect(parseJson(`{"id": [${digits}]}`), digits).to.deep.equal({id: [digits]});
  });

  it('is a number where it has all digits', () => {
    for (const digits of [
      '9007199254740992',
      '100000000000000000000',
      '1.0000000000000000',
      '0.1',
      '1e21',
      '-0',
      '1E+100',
    ])
      expect(parseJson(` [${digits}] `), digits).to.deep.equal([Number(digits)]);
  });

  it('is left alone inside of text', () => {
    const value = {'9007199254740993': 'no. 9007199254740993, "9007199254740993"\\', a: ['12345678901234567890 ']};
    expect(parseJson(JSON.stringify(value))).to.deep.equal(value);
  });

  it('is what JSON.parse makes of it, for any value of JavaScript', () => {
    const texts = fc.string({
      unit: fc.constantFrom('"', '\\', '{', ']', ',', ':', '0', '9', '-', 'e', 'E', '.'),
      maxLength: 30,
    });
    const values = fc.jsonValue({stringUnit: 'binary'}).chain((value) => texts.map((text) => [value, text]));
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).to.deep.equal(JSON.parse(text));
      }),
    );
  });

  it('throws as JSON.parse does for what is no JSON', () => {
    for (const text of ['', '{"a": 12345678901234567890', '[012345678901234567]', '"'])
      expect(() => parseJson(text), text).to.throw(SyntaxError);
  });
});
