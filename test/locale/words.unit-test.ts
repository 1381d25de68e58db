/** Durations, amounts and vendors' words as a person reads them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {amount, decimal, duration, percent, position} from '../../src/locale/format.js';
import {knownLocale} from '../../src/locale/locale.js';
import {figure, value} from '../../src/locale/values.js';
import {around, label, word} from '../../src/locale/words.js';

const english = knownLocale({locale: 'en-US', timeZone: 'UTC'});

describe('a duration', () => {
  it('is told in hours, minutes and seconds, without those that are none', () => {
    const told = {
      '0': '0 s',
      '0.4': '0.4 s',
      '0.00004': '0.00004 s',
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
      '0.00004': '0.00004',
      '0.0000015': '0.0000015',
      '-0.00002': '-0.00002',
      '-0': '0.00',
      '1e-30': `0.${'0'.repeat(29)}1`,
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
      'GPT-4o': 'GPT-4o',
      'the line of ACME dropped': 'The line of ACME dropped',
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

describe('a value that somebody chose', () => {
  it('is shown as sent', () => {
    for (const text of ['ravi_kumar', 'acme_prod', 'not_interested', '01234', 'ABCDE1234F', 'true', '1,5'])
      expect(value(english, text)).to.equal(text);
  });

  it('has no separators in a number, and all of its digits', () => {
    const told = {
      '2026': '2026',
      '110001': '110001',
      '1234567.891': '1234567.891',
      '0.000021': '0.000021',
      '1.5e-7': '0.00000015',
      '-1e-10': '-0.0000000001',
      '1e21': '1000000000000000000000',
      '-2.5e25': '-25000000000000000000000000',
    };
    for (const [number, text] of Object.entries(told)) expect(value(english, Number(number)), number).to.equal(text);
  });

  it('is the number again, for any number', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (number) => {
        const text = value(english, number);
        expect(text).to.match(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).to.equal(number || 0);
      }),
    );
  });

  it('is in the reader’s language where it is JSON’s true or false', () => {
    expect(value(english, true)).to.equal('Yes');
    expect(value(english, false)).to.equal('No');
  });
});

describe('a key that somebody chose', () => {
  it('keeps its capitals, and has spaces for underscores', () => {
    const said = {
      booking_ref: 'Booking ref',
      username: 'Username',
      customerID: 'customerID',
      customer_ID: 'Customer ID',
      PAN: 'PAN',
      PAN_number: 'PAN number',
      iPhone: 'iPhone',
      iPhone_model: 'iPhone model',
      'booking reference': 'booking reference',
      'call-id': 'Call-id',
      _id: '_id',
      sms: 'Sms',
      duration_sec: 'Duration sec',
      नाम: 'नाम',
      '': '',
    };
    for (const [key, text] of Object.entries(said)) expect(label(key), key).to.equal(text);
  });

  it('loses no letter, for any key', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (key) => {
        const letters = (text: string): string => text.replace(/[_ ]/g, '').toLowerCase();
        expect(letters(label(key))).to.equal(letters(key));
      }),
    );
  });
});

describe('a figure of a bill', () => {
  it('is told by its kind and its key', () => {
    expect(figure(english, 'free', true)).to.equal('Yes');
    expect(figure(english, 'telephony_type', 'managed_v2')).to.equal('managed_v2');
    expect(figure(english, 'telephony_type', 'provider_managed')).to.equal('Managed by the provider');
    expect(figure(english, 'duration_sec', 125)).to.equal('2 min 5 s');
    expect(figure(english, 'billed › wait_seconds', 60)).to.equal('1 min');
    expect(figure(english, 'duration_sec', -1)).to.equal('-1.00');
    expect(figure(english, 'seconds_left', 125)).to.equal('125.00');
    expect(figure(english, 'model_credits', 4.2)).to.equal('4.20');
    expect(figure(english, 'unit_price', 0.0000015)).to.equal('0.0000015');
  });

  it('never reads as zero unless it is', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (number) => {
        for (const text of [figure(english, 'cost', number), decimal(english, number), percent(english, number)])
          expect(/[1-9]/.test(text)).to.equal(number !== 0);
      }),
    );
  });
});

describe('a text around markup', () => {
  it('is given in two parts, either of which may be empty', () => {
    expect(around((name) => `From ${name}`)).to.deep.equal(['From ', '']);
    expect(around((name) => `${name} से`)).to.deep.equal(['', ' से']);
    expect(around(() => 'No name at all')).to.deep.equal(['No name at all', '']);
  });
});
