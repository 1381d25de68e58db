/** Days and times in text: one reading, whatever Date.parse makes of them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {dayOf, instantOf} from '../../src/model/time.js';
import {time} from '../../src/vendors/toolkit/read.js';

const at = (iso: string): number => Date.parse(iso);

describe('a time in text', () => {
  it('is UTC without a zone, in either form', () => {
    for (const text of ['2026-06-11T09:30', '2026-06-11T09:30:00', '2026-06-11 09:30', '2026-06-11 09:30:00.000'])
      expect(instantOf(text), text).to.equal(at('2026-06-11T09:30:00Z'));
  });

  it('may have a zone, however it is written', () => {
    for (const zone of ['+05:30', '+0530', ' +05:30'])
      expect(instantOf(`2026-06-11 15:00:00${zone}`), zone).to.equal(at('2026-06-11T09:30:00Z'));
    for (const zone of ['Z', 'z', '+00:00', '+00', '-00:00', ' +0000'])
      expect(instantOf(`2026-06-11t09:30:00${zone}`), zone).to.equal(at('2026-06-11T09:30:00Z'));
  });

  it('may name UTC, as Ruby writes it', () => {
    for (const zone of [' UTC', ' GMT', 'UTC', ' utc'])
      expect(instantOf(`2026-06-11 09:30:00${zone}`), zone).to.equal(at('2026-06-11T09:30:00Z'));
    expect(instantOf('2026-06-11 09:30:00 -0700')).to.equal(at('2026-06-11T16:30:00Z'));
  });

  it('may be written as in HTTP and in mail', () => {
    for (const text of [
      'Thu, 11 Jun 2026 09:30:00 GMT',
      '11 Jun 2026 09:30 +0000',
      'thu, 11 jun 2026 15:00:00 +0530',
      'Thu, 11 JUN 2026 09:30:00 UTC',
    ])
      expect(instantOf(text), text).to.equal(at('2026-06-11T09:30:00Z'));
    expect(instantOf('Sun, 6 Dec 2026 08:49:37 GMT')).to.equal(at('2026-12-06T08:49:37Z'));
    for (const text of ['Thu, 31 Jun 2026 09:30:00 GMT', '11 Foo 2026 09:30 GMT', '11 Jun 2026', '11 Jun 2026 09:30'])
      expect(instantOf(text), text).to.equal(undefined);
  });

  it('is the instant that any date of HTTP was written from', () => {
    const instants = fc.date({min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true});
    fc.assert(
      fc.property(instants, (date) => {
        expect(instantOf(date.toUTCString())).to.equal(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it('is none on a day or at an hour that does not exist', () => {
    const wrong = [
      '2026-02-30',
      '2026-02-29T09:30',
      '2026-04-31T09:30:00Z',
      '2026-13-01',
      '2026-00-10',
      '2026-06-11T25:00',
    ];
    for (const text of [
      ...wrong,
      '2026-06-11T10:61:00Z',
      'yesterday',
      '',
      '2026',
      '2026-6-1',
      '20260611',
      '11.06.2026',
    ])
      expect(instantOf(text), text).to.equal(undefined);
  });

  it('is read the same way in the calls of a vendor', () => {
    const times = [
      '2026-06-11 09:30:00',
      '2026-06-11T09:30',
      '2026-02-30T09:30:00Z',
      '2024-02-29T00:00:00Z',
      '2026-06-11 09:30:00 UTC',
      'Thu, 11 Jun 2026 09:30:00 GMT',
    ];
    for (const text of times) expect(time(text), text).to.equal(instantOf(text));
  });

  it('is the instant it was written from, for any instant', () => {
    const instants = fc.date({min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true});
    fc.assert(
      fc.property(instants, (date) => {
        const iso = date.toISOString();
        expect(instantOf(iso)).to.equal(date.getTime());
        expect(instantOf(iso.replace('T', ' ').replace('Z', ''))).to.equal(date.getTime());
      }),
    );
  });
});

describe('a day in text', () => {
  it('has no time', () => {
    expect(dayOf('2026-06-11')).to.equal(at('2026-06-11T00:00:00Z'));
    for (const text of ['2026-06-11T00:00', '2026-06-11 00:00:00Z', '2026-02-30', 'eleven day'])
      expect(dayOf(text), text).to.equal(undefined);
  });
});
