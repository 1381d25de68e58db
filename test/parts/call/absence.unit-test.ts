/** Sentences about what is not there. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {localeFor} from '../../../src/locale/settings.js';
import type {Call} from '../../../src/model/call.js';
import {absenceText} from '../../../src/parts/call/absence.js';

const locale = localeFor({locale: 'en-US', timeZone: 'UTC'});
const full: Call = {
  id: 'one',
  agent: {name: 'Maya'},
  caller: {name: 'Asha'},
  callee: {number: '+14155550161'},
  channel: 'voice',
  status: 'completed',
  startedAt: 1,
  endedAt: 2,
  durationSec: 1,
  disconnectReason: 'user_hangup',
  recordingUrl: '/one.wav',
  transcript: {items: [{text: 'Hello'}]},
  summary: 'All settled.',
  analysis: {entries: []},
};
const without = (...fields: (keyof Call)[]): Call =>
  Object.fromEntries(Object.entries(full).filter(([name]) => !fields.includes(name as keyof Call))) as unknown as Call;

describe('what is absent of a call', () => {
  it('is nothing where all is there', () => {
    expect(absenceText(full, locale)).to.equal('');
  });

  it('is one sentence where nothing was provided', () => {
    expect(absenceText(without('recordingUrl', 'transcript', 'summary', 'analysis'), locale)).to.equal(
      'No recording, transcript, summary or analysis was provided.',
    );
  });

  it('names a single part', () => {
    expect(absenceText(without('summary'), locale)).to.equal('No summary was provided.');
  });

  it('may come, of a call in progress', () => {
    const open = {...without('recordingUrl', 'summary', 'analysis', 'endedAt', 'durationSec'), status: 'in_progress'};
    expect(absenceText(open, locale)).to.equal('The recording, summary and analysis may come after the call.');
  });

  it('is not ready yet soon after a call', () => {
    expect(absenceText({...without('summary', 'analysis'), endedAt: Date.now()}, locale)).to.equal(
      'The summary and analysis aren’t ready yet. This can take a while after a call.',
    );
  });

  it('was withheld where a privacy setting says so', () => {
    expect(absenceText({...without('transcript'), notStored: ['transcript']}, locale)).to.equal(
      'The transcript wasn’t stored due to a privacy setting.',
    );
  });

  it('could not be read where the answer had it, and is never “not provided”', () => {
    const call: Call = {...without('transcript', 'channel'), unread: ['transcript', 'metadata', 'channel']};
    expect(absenceText(call, locale)).to.equal('The transcript, channel and metadata couldn’t be read.');
  });

  it('is said of what is absent alone, also where a part of it could not be read', () => {
    expect(absenceText({...full, unread: ['transcript']}, locale)).to.equal('');
  });

  it('has a sentence for each reason', () => {
    const call: Call = {
      ...without('summary', 'transcript', 'recordingUrl'),
      notStored: ['recording'],
      unread: ['summary'],
    };
    expect(absenceText(call, locale)).to.equal(
      'No transcript was provided. The recording wasn’t stored due to a privacy setting. The summary couldn’t be read.',
    );
  });

  it('reads without list formats, too', () => {
    const {ListFormat} = Intl;
    Object.assign(Intl, {ListFormat: undefined});
    try {
      expect(absenceText(without('summary', 'analysis'), locale)).to.equal('No summary, analysis was provided.');
    } finally {
      Object.assign(Intl, {ListFormat});
    }
  });
});
