import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call} from '../../src/model/call.js';
import {withFullNumbers} from '../../src/model/number-spelling.js';

const call = (caller: string, callee = '+912212345678', fields: Partial<Call> = {}): Call => ({
  id: 'c',
  agent: {},
  caller: {number: caller},
  callee: {number: callee},
  ...fields,
});
const callers = (...numbers: string[]) =>
  withFullNumbers(numbers.map((one) => call(one))).map(({caller}) => caller.number);

describe('a number that shows less than another account of the same call', () => {
  const full = '+912205550100';
  for (const poor of [
    '+91XXXXXX0100',
    '+91 ****** 0100',
    'xxxxxxxx0100',
    '••••0100',
    '+9122********',
    '**********',
    'anonymous',
    `sip:${full}@carrier.example`,
    `sip:${full}@10.0.0.1:5060`,
    `SIPS:${full};transport=tls@x`,
    `tel:${full}`,
  ]) {
    it(`is replaced by that: ${poor}`, () => {
      expect(callers(poor, full), 'before').to.deep.equal([full, full]);
      expect(callers(full, poor), 'after').to.deep.equal([full, full]);
    });
  }

  it('is the one that shows more of two that are masked', () => {
    expect(callers('XXXXXXXX0100', '+9122XXXX0100')).to.deep.equal(['+9122XXXX0100', '+9122XXXX0100']);
  });

  it('may be masked where its own spelling has no country', () => {
    expect(callers('98XXXXXX21', '+919876543221')).to.deep.equal(['+919876543221', '+919876543221']);
  });

  it('stays where what it shows differs', () => {
    for (const poor of ['+91XXXXXX0101', '+44XXXXXX0100', 'sip:+912205550101@carrier', 'sip:alice@carrier']) {
      expect(callers(poor, full), poor).to.deep.equal([poor, full]);
    }
  });

  it('stays where the other side, the day or the id is another', () => {
    const poor = '+91XXXXXX0100';
    for (const other of [
      call(full, '+912299999999'),
      call(full, undefined, {id: 'd'}),
      call(full, undefined, {startedAt: 9e8}),
    ]) {
      const calls = [call(poor, undefined, {startedAt: 0}), other];
      expect(withFullNumbers(calls)).to.equal(calls);
    }
  });

  it('is looked for on both sides', () => {
    const [one] = withFullNumbers([call('+91XXXXXX0100', 'XXXX5678'), call(full)]);
    expect([one?.caller.number, one?.callee.number]).to.deep.equal([full, '+912212345678']);
  });

  it('is found wherever it is masked, and never as another', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{9,12}$/),
        fc.nat(8),
        fc.integer({min: 2, max: 6}),
        (digits, at, length) => {
          const masked = `+${digits.slice(0, at)}${'X'.repeat(length)}${digits.slice(at + length)}`;
          expect(callers(masked, `+${digits}`)).to.deep.equal([`+${digits}`, `+${digits}`]);
        },
      ),
    );
  });

  it('is none that is whole, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\+?[\d ()-]{7,15}\d$/), {maxLength: 5}), (numbers) => {
        expect(callers(...numbers)).to.deep.equal(numbers);
      }),
    );
  });
});
