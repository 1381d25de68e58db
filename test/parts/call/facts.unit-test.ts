/** A vendor's own lines as facts. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {localeFor} from '../../../src/locale/settings.js';
import {billFacts, entryFacts, knownFacts} from '../../../src/parts/call/facts.js';

const locale = localeFor({locale: 'en-US', timeZone: 'UTC'});

describe('facts', () => {
  it('leave out what is not known where only known ones count', () => {
    expect(
      knownFacts([
        ['a', undefined],
        ['b', '0'],
        ['c', ''],
      ]),
    ).to.deep.equal([['b', '0']]);
  });

  it('of lines that somebody chose have their names in words, and their values as sent', () => {
    const entries = [
      {key: 'deal_id', value: 'D_1'},
      {key: 'crm › stageName', value: 'Renewal'},
      {key: 'callback_needed', value: false},
      {key: 'ok', value: true},
      {key: 'score', value: 1234.56789},
      {key: 'hold_sec', value: 61},
      {key: 'call_outcome', value: 'not_interested'},
    ];
    expect(entryFacts(entries, locale)).to.deep.equal([
      ['Deal id', 'D_1'],
      ['Crm › stageName', 'Renewal'],
      ['Callback needed', 'No'],
      ['Ok', 'Yes'],
      ['Score', '1234.56789'],
      ['Hold sec', '61'],
      ['Call outcome', 'not_interested'],
    ]);
  });

  it('of amounts have two decimals, and a sign only when a currency is named', () => {
    const parts = [
      {key: 'model_credits', value: 4},
      {key: 'rate', value: 0.01234},
    ];
    expect(billFacts(parts, locale)).to.deep.equal([
      ['Model credits', '4.00'],
      ['Rate', '0.0123'],
    ]);
    const others = [
      {key: 'plan_id', value: 20261234},
      {key: 'period › year', value: 2026},
      {key: 'planId', value: 7},
      {key: 'call_count', value: 1200},
      {key: 'paid', value: 1200},
    ];
    expect(billFacts(others, locale).map(([, value]) => value)).to.deep.equal([
      '20261234',
      '2026',
      '7',
      '1200',
      '1,200.00',
    ]);
    const rupees = localeFor({locale: 'en-IN', currency: 'INR'});
    expect(billFacts(parts, rupees)).to.deep.equal([
      ['Model credits', '₹4.00'],
      ['Rate', '₹0.0123'],
    ]);
  });
});
