/** Search in the calls of a page's own: how a text or a number is written does not matter. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {fold, searching} from '../../src/sources/text-search.js';
import type {Call} from '../../src/model/call.js';

const made = (parts: Partial<Call>): Call => ({id: 'call-x', agent: {}, caller: {}, callee: {}, ...parts});
const finds = (search: string, parts: Partial<Call>): boolean | undefined => searching(search)?.(made(parts));

describe('a folded text', () => {
  it('is the same for every way to write it', () => {
    const same = [
      ['José', 'jose', 'JOSÉ', 'Jose\u0301'],
      ['Straße', 'STRASSE', 'strasse'],
      ['İstanbul', 'istanbul', 'ISTANBUL', 'ıstanbul'],
      ['Łódź', 'lodz'],
      ['Søren Æbeløe', 'soren aebeloe'],
      ['ΣΟΦΟΣ', 'σοφός', 'σοφοσ'],
      ['Ёлка', 'елка'],
      ['ＡＢＣ１２', 'abc12'],
      ['९८७६', '٩٨٧٦', '۹۸۷۶', '9876'],
      ['ज़रूर', 'ज\u093cरूर', 'जरूर'],
      ['क्\u200dष', 'क्ष'],
      ['مُحَمَّد', 'محمد'],
      ['ﬁne', 'fine'],
      ['O’Brien', "o'brien"],
      ['a\u00a0b', 'a b'],
    ];
    for (const [first = '', ...others] of same)
      for (const other of others) expect(fold(other), `${first} and ${other}`).to.equal(fold(first));
  });

  it('differs where another letter makes another word', () => {
    for (const [one, other] of [
      ['हिन्दी', 'हन्द'],
      ['का', 'की'],
      ['が', 'か'],
      ['각', '가'],
      ['ก่า', 'กา'],
    ] as const)
      expect(fold(one), `${one} and ${other}`).not.to.equal(fold(other));
  });

  it('does not depend on composition, and is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        expect(fold(text.normalize('NFD'))).to.equal(fold(text.normalize('NFC')));
        expect(fold(fold(text))).to.equal(fold(text));
      }),
    );
  });
});

describe('a search for a number', () => {
  const number = '+14155550100';
  for (const spelling of [
    ...['+14155550100', '(415) 555-0100', '+1 415 555 0100', '0014155550100', '415.555.0100', '1-415-555-0100'],
    ...[
      '+1 (415) 555–0100',
      'tel:+1-415-555-0100',
      '٤١٥٥٥٥٠١٠٠',
      '４１５ ５５５ ０１００',
      '555-0100',
      '0100',
      '+ 1 415 555',
    ],
  ]) {
    it(`finds it as ${spelling}`, () => {
      expect(finds(spelling, {caller: {number}})).to.be.true;
      expect(finds(spelling, {callee: {number: '+1 (415) 555-0100'}})).to.be.true;
      expect(finds(spelling, {caller: {number: '+14155550199'}, callee: {number: '+442070000000'}})).to.be[
        spelling.endsWith('555') ? 'true' : 'false'
      ];
    });
  }

  it('finds a number with a trunk zero, on either side', () => {
    for (const spelling of ['030 1234567', '030/1234567', '+49 (0)30 1234567', '0049 30 1234567', '+49301234567'])
      for (const own of ['+49301234567', '030 1234567', '+49 (0)30 12 34 567'])
        expect(finds(spelling, {caller: {number: own}}), `${spelling} in ${own}`).to.be.true;
  });

  it('finds a number with a trunk eight, on either side', () => {
    for (const spelling of ['8 916 123-45-67', '89161234567', '+7 916 123-45-67', '9161234567', '8 (916) 123 45 67'])
      for (const own of ['+79161234567', '8 (916) 123-45-67', '79161234567', '9161234567'])
        expect(finds(spelling, {caller: {number: own}}), `${spelling} in ${own}`).to.be.true;
    expect(finds('8 029 123-45-67', {caller: {number: '+375291234567'}})).to.be.true;
    expect(finds('8 12 345678', {caller: {number: '+99312345678'}})).to.be.true;
  });

  it('takes no digit of the number itself for a trunk prefix', () => {
    expect(finds('800 555 0100', {caller: {number: '+19005550100'}})).to.be.false;
    expect(finds('888 555 0100', {caller: {number: '+19885550100'}})).to.be.false;
    expect(finds('+81 312 345 678', {caller: {number: '+71312345678'}})).to.be.false;
  });

  for (const sign of ['·', '_', '•', '|', '\\', '*', '~', '=', '—', '\u2019', ' / ', ' – '])
    it(`finds it with “${sign}” between its digits`, () => {
      const spelled = ['415', '555', '0177'].join(sign);
      expect(finds(spelled, {caller: {number: '+14155550177'}}), 'sought').to.be.true;
      expect(finds('4155550177', {caller: {number: spelled}}), 'own').to.be.true;
      expect(finds(spelled, {caller: {number: '+14155550178'}}), 'another').to.be.false;
    });

  it('leaves out extensions, on either side', () => {
    const spellings = ['415-555-0100 x22', '(415) 555-0100 ext. 22', '+14155550100;ext=22', '415-555-0100#22'];
    const others = ['4155550100,,22', '415 555 0100 Extension 22', '415-555-0100 доб. 22', '4155550100'];
    for (const one of [...spellings, ...others])
      for (const other of [...spellings, ...others])
        expect(finds(one, {callee: {number: other}}), `${one} in ${other}`).to.be.true;
    expect(finds('415-555-0100 x22', {callee: {number: '+14155550199'}})).to.be.false;
    expect(finds('415-555-0100 x22 jane', {callee: {number: '4155550100', name: 'Jane'}})).to.be.true;
  });

  it('finds it in what was said, as it is dialled inside the country', () => {
    expect(finds('+79161234567', {summary: 'Call 8 916 123-45-67 back.'})).to.be.true;
    expect(finds('89161234567', {summary: 'Call +7 916 123-45-67 back.'})).to.be.true;
    expect(finds('+49301234567', {summary: 'Call 030 / 1234567 back.'})).to.be.true;
    expect(finds('+79161234567', {summary: 'Call 8 916 123-45-678 back.'})).to.be.false;
  });

  it('finds it beside words, and in what was said', () => {
    expect(finds('jane (415) 555-0100', {caller: {name: 'Jane Doe', number}})).to.be.true;
    expect(finds('john (415) 555-0100', {caller: {name: 'Jane Doe', number}})).to.be.false;
    expect(finds('4155550100', {summary: 'Call back at 415-555-0100.'})).to.be.true;
  });

  it('finds it in any spelling, for any number', () => {
    const numbers = fc.stringMatching(/^[1-9]\d{9,12}$/);
    const gaps = fc.array(fc.constantFrom('', '', ' ', '-', '.', '/', ' - '), {minLength: 13, maxLength: 13});
    fc.assert(
      fc.property(numbers, gaps, gaps, (digits, one, other) => {
        const spelled = (between: readonly string[]): string =>
          `+${digits
            .split(/(?=.)/)
            .map((digit, index) => digit + (index < digits.length - 1 ? (between[index] ?? '') : ''))
            .join('')}`;
        expect(finds(spelled(one), {caller: {number: spelled(other)}})).to.be.true;
      }),
    );
  });
});

describe('a search for words', () => {
  it('takes a short number beside them for a word, not for a part of other numbers', () => {
    const caller = {number: '+14155512100'};
    expect(finds('Room 12', {caller, summary: 'Room 12 is booked.'})).to.be.true;
    expect(finds('Room 12', {caller, summary: 'Room 7 is booked.', id: 'call-0012'})).to.be.false;
    expect(finds('Room 12', {caller, summary: 'Room 112 is booked.'})).to.be.false;
    expect(finds('room 5512', {caller, summary: 'Room 7'})).to.be.false;
  });

  it('finds all of them, anywhere', () => {
    const call = {caller: {name: 'José Núñez'}, summary: 'Asked for the June invoice.', id: '8f3a-77'};
    for (const search of ['invoice JUNE', 'jose nunez', 'JOSÉ invoice', '8F3A', '8f3a-77', '2026', 'ñ'])
      expect(finds(search, call), search).to.equal(search !== '2026');
  });

  it('finds a date as it is written', () => {
    expect(finds('2026-06-11', {summary: 'Moved to 2026-06-11.'})).to.be.true;
  });

  it('is none when it is blank', () => {
    expect(searching(' \u00a0 ')).to.equal(undefined);
  });

  it('never fails, for any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        expect(finds(text, {summary: text})).not.to.equal(false);
      }),
    );
  });
});
