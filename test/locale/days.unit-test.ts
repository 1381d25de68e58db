/** Days in a time zone: where they begin and end, in zones that shift, skip and halve. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {dayAfter, dayAt, endOfDay, startOfDay} from '../../src/locale/days.js';

const at = (iso: string): number => Date.parse(iso);
const span = (timeZone: string, day: string): readonly string[] =>
  [startOfDay, endOfDay].map((edge) => new Date(edge({timeZone}, at(day))).toISOString());

describe('a day', () => {
  it('begins and ends in its zone', () => {
    expect(span('UTC', '2026-06-11')).to.deep.equal(['2026-06-11T00:00:00.000Z', '2026-06-11T23:59:59.999Z']);
    expect(span('Asia/Kolkata', '2026-11-28')).to.deep.equal(['2026-11-27T18:30:00.000Z', '2026-11-28T18:29:59.999Z']);
    expect(span('Asia/Kathmandu', '2026-01-01')).to.deep.equal([
      '2025-12-31T18:15:00.000Z',
      '2026-01-01T18:14:59.999Z',
    ]);
    expect(span('America/Los_Angeles', '2026-01-01')[0]).to.equal('2026-01-01T08:00:00.000Z');
    expect(span('Pacific/Kiritimati', '2026-01-01')[0]).to.equal('2025-12-31T10:00:00.000Z');
  });

  it('may have 23 or 25 hours', () => {
    expect(span('Europe/Berlin', '2026-03-29')).to.deep.equal(['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z']);
    expect(span('Europe/Berlin', '2026-10-25')).to.deep.equal(['2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z']);
  });

  it('begins when its clocks do, where it has no midnight', () => {
    expect(span('America/Sao_Paulo', '2018-11-04')[0]).to.equal('2018-11-04T03:00:00.000Z');
  });

  it('is empty where the zone skipped it', () => {
    const [start, end] = span('Pacific/Apia', '2011-12-30');
    expect([start, end]).to.deep.equal(['2011-12-30T10:00:00.000Z', '2011-12-30T09:59:59.999Z']);
    expect(span('Pacific/Apia', '2011-12-31')[0]).to.equal(start);
  });

  it('follows the day before without a gap, in any zone', () => {
    const zones = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Tehran'];
    const days = fc.integer({min: at('1990-01-01') / 864e5, max: at('2040-01-01') / 864e5}).map((day) => day * 864e5);
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (timeZone, day) => {
        const start = startOfDay({timeZone}, day);
        expect(dayAt({timeZone}, start)).to.equal(day);
        expect(dayAt({timeZone}, start - 1)).to.equal(day - 864e5);
        expect(endOfDay({timeZone}, day) + 1).to.equal(startOfDay({timeZone}, dayAfter(day)));
      }),
    );
  });
});
