/** Times as a person says them: which day it is depends on the zone, and a day has not always 24 hours. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {instant, moments, zone} from '../../src/locale/format.js';
import {knownLocale} from '../../src/locale/locale.js';

const at = (iso: string): number => Date.parse(iso);
/** What a time is called in a zone, seen from another time. */
const said = (time: string, now: string, timeZone: string): string =>
  moments(knownLocale({locale: 'en-GB', timeZone}), at(now))(at(time)).replace(/\s/g, ' ');

describe('a moment', () => {
  it('is today from midnight to midnight', () => {
    const now = '2026-06-11T12:00:00Z';
    expect(said('2026-06-11T00:00:00Z', now, 'UTC')).to.equal('Today, 00:00');
    expect(said('2026-06-11T23:59:59Z', now, 'UTC')).to.equal('Today, 23:59');
    expect(said('2026-06-10T23:59:59Z', now, 'UTC')).to.equal('Yesterday, 23:59');
    expect(said('2026-06-10T00:00:00Z', now, 'UTC')).to.equal('Yesterday, 00:00');
    expect(said('2026-06-09T23:59:59Z', now, 'UTC')).to.equal('9 Jun 2026, 23:59');
    expect(said('2026-06-12T00:00:00Z', now, 'UTC')).to.equal('12 Jun 2026, 00:00');
  });

  it("is told by the zone's day, not by the machine's", () => {
    const now = '2026-06-11T20:00:00Z';
    expect(said('2026-06-11T18:00:00Z', now, 'UTC')).to.equal('Today, 18:00');
    expect(said('2026-06-11T18:00:00Z', now, 'Asia/Kolkata')).to.equal('Yesterday, 23:30');
    expect(said('2026-06-11T18:30:00Z', now, 'Asia/Kolkata')).to.equal('Today, 00:00');
    expect(said('2026-06-11T03:00:00Z', now, 'America/Los_Angeles')).to.equal('Yesterday, 20:00');
    expect(said('2026-06-10T09:30:00Z', now, 'Pacific/Kiritimati')).to.equal('10 Jun 2026, 23:30');
  });

  it('crosses the turn of a year', () => {
    expect(said('2025-12-31T23:00:00Z', '2026-01-01T00:30:00Z', 'UTC')).to.equal('Yesterday, 23:00');
    expect(said('2025-01-01T00:30:00Z', '2026-01-01T00:30:00Z', 'UTC'), 'a year ago').to.equal('1 Jan 2025, 00:30');
  });

  it('was yesterday also when that day had 23 hours', () => {
    // New York, 8 March 2026: 01:59 EST is followed by 03:00 EDT.
    const now = '2026-03-09T04:30:00Z'; // 00:30
    expect(said('2026-03-08T17:00:00Z', now, 'America/New_York')).to.equal('Yesterday, 13:00');
    expect(said('2026-03-08T04:00:00Z', now, 'America/New_York')).to.equal('7 Mar 2026, 23:00');
  });

  it('was yesterday also when today has 25 hours', () => {
    // New York, 1 November 2026: 01:59 EDT is followed by 01:00 EST.
    const now = '2026-11-02T04:30:00Z'; // 23:30
    expect(said('2026-11-01T04:10:00Z', now, 'America/New_York')).to.equal('Today, 00:10');
    expect(said('2026-10-31T17:00:00Z', now, 'America/New_York')).to.equal('Yesterday, 13:00');
    expect(said('2026-10-30T17:00:00Z', now, 'America/New_York')).to.equal('30 Oct 2026, 13:00');
  });

  it("is in the texts' language, as the page's region writes it", () => {
    const shown = (locale: string): string =>
      moments(
        knownLocale({locale, timeZone: 'Europe/Vienna'}),
        at('2026-06-11T12:00:00Z'),
      )(at('2026-06-01T14:05:00Z')).replace(/\s/g, ' ');
    expect(shown('en-US')).to.equal('Jun 1, 2026, 4:05 PM');
    expect(shown('de-AT'), 'nobody registered German texts').to.equal('1 Jun 2026, 16:05');
  });

  it('counts from now when nothing else is said', () => {
    expect(moments(knownLocale({timeZone: 'UTC'}))(Date.now())).to.match(/^Today, /);
  });
});

describe('an instant', () => {
  it('is told in full, with its zone', () => {
    const told = instant(knownLocale({locale: 'en-GB', timeZone: 'Asia/Kolkata'}), at('2026-06-11T09:30:05Z'));
    expect(told).to.match(/^11 June 2026\D*15:00:05\D+5:30$/);
  });
});

describe('the zone', () => {
  it('is named as people write it', () => {
    expect(zone(knownLocale({timeZone: 'America/New_York'}))).to.equal('America/New York');
    expect(zone(knownLocale({}))).to.equal(Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' '));
  });
});
