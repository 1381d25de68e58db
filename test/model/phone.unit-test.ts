import {describe, it} from 'node:test';
import {expect} from 'chai';
import {isE164, maySamePhone, samePhone} from '../../src/model/phone.js';

describe('isE164', () => {
  it('takes a plus sign, a country code and at most 15 digits', () => {
    for (const number of ['+14155550100', '+919876543210', '+1234567', '+123456789012345'])
      expect(isE164(number), number).to.be.true;
  });

  it('takes nothing else', () => {
    const wrong = [
      '',
      '+',
      '14155550100',
      '0014155550100',
      '+014155550100',
      '+123456',
      '+1234567890123456',
      '+1 415 555 0100',
      '+1-415-555-0100',
      ' +14155550100',
      '+14155550100 ',
      '+14155550100\n',
      '++14155550100',
      '+1415555O100',
      '+१४१५५५५०१००',
      'tel:+14155550100',
    ];
    for (const number of wrong) expect(isE164(number), JSON.stringify(number)).to.be.false;
  });
});

describe('samePhone', () => {
  it('compares digits, not punctuation', () => {
    expect(samePhone('+14155550100', '+1 (415) 555-0100')).to.be.true;
    expect(samePhone('14155550100', '+14155550100')).to.be.true;
    expect(samePhone('+14155550100', '+14155550101')).to.be.false;
    expect(samePhone('+4155550100', '+14155550100')).to.be.false;
  });

  it('never takes what has no digits for the same number', () => {
    for (const [a, b] of [
      [undefined, undefined],
      ['', ''],
      ['anonymous', 'anonymous'],
      ['+', undefined],
    ] as const) {
      expect(samePhone(a, b), `${a} and ${b}`).to.be.false;
    }
  });
});

describe('maySamePhone', () => {
  for (const [a, b] of [
    ['(415) 555-0100', '+14155550100'],
    ['14155550100', '4155550100'],
    ['030 2312501', '+49 30 2312501'],
    ['011 1 415 555 0100', '+1 415 555 0100'],
  ] as const) {
    it(`takes ${a} and ${b} for one`, () => {
      expect([maySamePhone(a, b), maySamePhone(b, a)]).to.deep.equal([true, true]);
    });
  }

  for (const [a, b] of [
    ['+4155550100', '+14155550100'],
    ['555-010', '+1415555010'],
    ['(415) 555-0100', '+14155550999'],
    ['anonymous', '+14155550100'],
    ['', ''],
  ] as const) {
    it(`takes ${a || 'nothing'} and ${b || 'nothing'} for two`, () => {
      expect([maySamePhone(a, b), maySamePhone(b, a)]).to.deep.equal([false, false]);
    });
  }
});
