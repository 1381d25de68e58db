/** Durations, amounts and vendors' words as a person reads them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {amount, decimal, duration, position} from '../../src/locale/format.js';
import {knownLocale} from '../../src/locale/locale.js';
import {around, value, word} from '../../src/locale/words.js';

const english = knownLocale({locale: 'en-US', timeZone: 'UTC'});

describe('a duration', () => {
  it('is told in hours, minutes and seconds, without those that are none', () => {
    const told = {
      '0': '0 s',
      '0.4': '0 s',
      '0.6': '1 s',
      '59': '59 s',
      '59.6': '1 min',
      '60': '1 min',
      '61': '1 min 1 s',
      '250': '4 min 10 s',
      '3599.9': '1 h',
      '3600': '1 h',
      '3601': '1 h 1 s',
      '3660': '1 h 1 min',
      '7325': '2 h 2 min 5 s',
      '90000': '25 h',
    };
    for (const [seconds, text] of Object.entries(told))
      expect(duration(english, Number(seconds)), seconds).to.equal(text);
  });
});

describe('a place in a recording', () => {
  it('is told as a clock does', () => {
    const told = {
      '0': '0:00',
      '0.4': '0:00',
      '9.9': '0:09',
      '65': '1:05',
      '600': '10:00',
      '3599': '59:59',
      '3600': '1:00:00',
      '3725.5': '1:02:05',
    };
    for (const [seconds, text] of Object.entries(told)) expect(position(Number(seconds)), seconds).to.equal(text);
  });
});

describe('an amount', () => {
  it('has two to four decimals and no currency sign', () => {
    const told = {
      '12.5': '12.50',
      '0': '0.00',
      '4': '4.00',
      '1234.5': '1,234.50',
      '0.0042': '0.0042',
      '0.00004': '0.00',
      '-3': '-3.00',
    };
    for (const [number, text] of Object.entries(told)) expect(amount(english, Number(number)), number).to.equal(text);
  });

  it('is money where the page named a currency', () => {
    const of = (currency: string, locale: string): string =>
      amount(knownLocale({locale, currency}), 12.5).replace(/\s/g, ' ');
    expect(of('EUR', 'en-US')).to.equal('€12.50');
    expect(of('INR', 'en-IN')).to.equal('₹12.50');
    expect(amount(english, 12.5), 'and afterwards is none again').to.equal('12.50');
  });

  it('follows the region', () => {
    expect(decimal(knownLocale({locale: 'en-IN'}), 1234567.25)).to.equal('12,34,567.25');
    expect(decimal(knownLocale({locale: 'en-IN'}), 14155550100), 'a number nobody counts with').to.equal('14155550100');
  });
});

describe("a vendor's word", () => {
  it('is said as people do, however it is written', () => {
    const said = {
      inbound_call: 'Inbound call',
      'in-progress': 'In progress',
      COMPLETED: 'Completed',
      sip: 'SIP',
      SIP: 'SIP',
      x: 'X',
      जी: 'जी',
      user_hangup: 'The customer hung up',
      'User Hangup': 'The customer hung up',
      twilio_cost: 'Telephony cost',
      providerManaged: 'Managed by the provider',
      call_outcome: 'Call outcome',
      'crm deal': 'Crm deal',
    };
    for (const [raw, text] of Object.entries(said)) expect(word(english, raw), raw).to.equal(text);
  });

  it('is never taken for a part of an object', () => {
    const said = [
      ['constructor', 'Constructor'],
      ['__proto__', ' proto '],
      ['toString', 'To string'],
      ['valueOf', 'Value of'],
    ] as const;
    for (const [raw, text] of said) expect(word(english, raw), raw).to.equal(text);
  });
});

describe('a value a vendor sent', () => {
  it('is told by its kind and its key', () => {
    expect(value(english, 'callback_needed', true, false)).to.equal('Yes');
    expect(value(english, 'callback_needed', false, true)).to.equal('No');
    expect(value(english, 'telephony_type', 'managed_v2', true)).to.equal('managed_v2');
    expect(value(english, 'duration_sec', 125, true)).to.equal('2 min 5 s');
    expect(value(english, 'crm › wait_seconds', 60, false)).to.equal('1 min');
    expect(value(english, 'duration_sec', -1, false)).to.equal('-1');
    expect(value(english, 'model_credits', 4.2, true)).to.equal('4.20');
    expect(value(english, 'model_credits', 4.2, false)).to.equal('4.2');
    expect(value(english, 'seconds_left', 125, false)).to.equal('125');
  });
});

describe('a text around markup', () => {
  it('is given in two parts, either of which may be empty', () => {
    expect(around((name) => `From ${name}`)).to.deep.equal(['From ', '']);
    expect(around((name) => `${name} से`)).to.deep.equal(['', ' से']);
    expect(around(() => 'No name at all')).to.deep.equal(['No name at all', '']);
  });
});
