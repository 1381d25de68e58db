import {describe, it} from 'node:test';
import {expect} from 'chai';
import {isE164, samePhone} from '../../src/model/phone.js';

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
