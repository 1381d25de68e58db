/** The total of a bill, however it is written. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {callOf as agni} from '../../../src/vendors/agni/call.js';
import {callOf as zudu} from '../../../src/vendors/zudu/call.js';
import {totalOf} from '../../../src/vendors/toolkit/total.js';

describe('a total', () => {
  it('is a number where it can be read in one way only', () => {
    const same = {
      '12.50': 12.5,
      '1,234.50': 1234.5,
      ' -1,234,567 ': -1_234_567,
      '12,34,567.8': 1_234_567.8,
      '1e-9': 1e-9,
      '2.5E+2': 250,
    };
    for (const [text, total] of Object.entries(same)) expect(totalOf(text), text).to.deep.equal({total});
  });

  it('is as sent where it has words or a sign, or where a comma has two meanings', () => {
    for (const totalText of ['12.5 credits', '₹12.50', '$0.12', '12,50', '1,234', '1.234,50', '< 0.01', '1e400'])
      expect(totalOf(totalText), totalText).to.deep.equal({totalText});
  });

  it('is absent without a digit', () => {
    for (const sent of ['', 'free', null, undefined, {}, ['12'], true]) expect(totalOf(sent)).to.deep.equal({});
  });

  it('is never another number than the one written', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (total) => {
        expect(totalOf(`${total}`)).to.deep.equal({total: total || 0});
        const written = new Intl.NumberFormat('en-US', {minimumFractionDigits: 2, maximumFractionDigits: 2});
        const text = written.format(total % 1e9);
        expect(totalOf(text).total, text).to.equal(Number(text.replaceAll(',', '')));
      }),
    );
  });

  it('in words is in its own place, and not among the parts', () => {
    expect(agni({id: 'c', cost_total: '12.5 credits', twilio_cost: 2}).cost).to.deep.equal({
      unit: 'credits',
      totalText: '12.5 credits',
      parts: [{key: 'twilio_cost', value: 2}],
    });
    expect(zudu({call_id: 'c', call_cost: {combined_cost: '$0.12'}}).cost).to.deep.equal({
      totalText: '$0.12',
      parts: [],
    });
    expect(zudu({call_id: 'c', call_cost: '$0.12'}).cost).to.deep.equal({totalText: '$0.12', parts: []});
  });
});
