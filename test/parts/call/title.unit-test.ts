/** What is announced of a call. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {localeFor} from '../../../src/locale/settings.js';
import type {Call} from '../../../src/model/call.js';
import {linesOf} from '../../../src/model/lines.js';
import {announcementOf as announce} from '../../../src/parts/call/title.js';

const locale = localeFor({locale: 'en-GB', timeZone: 'UTC'});
const call: Call = {
  id: 'one',
  agent: {name: 'Riya'},
  caller: {name: 'Priya Sharma'},
  callee: {number: '+912005550148'},
  direction: 'inbound',
  status: 'completed',
  startedAt: Date.UTC(2025, 5, 11, 3, 31),
  durationSec: 63,
  transcript: {items: Array.from({length: 16}, () => ({text: 'x'}))},
};

const announcementOf = (one: Call, where: typeof locale) => announce(one, where, linesOf([one]));

describe('the announcement of a call', () => {
  it('says which call, its outcome, its length in words, and what there is to read', () => {
    expect(announcementOf(call, locale)).to.equal(
      'Priya Sharma, 11 Jun 2025, 03:31, Completed, 1 minute 3 seconds. Transcript, 16 lines.',
    );
  });

  it('says why a call failed', () => {
    const failed: Call = {
      ...call,
      status: 'failed',
      errorMessage: 'Microphone permission was denied.',
      transcript: {items: []},
    };
    expect(announcementOf(failed, locale)).to.equal(
      'Priya Sharma, 11 Jun 2025, 03:31, Failed, Microphone permission was denied, 1 minute 3 seconds.',
    );
  });

  it('stays the same while the transcript of a call in progress grows', () => {
    const open: Call = {...call, status: 'in_progress'};
    expect(announcementOf(open, locale)).to.equal('Priya Sharma, 11 Jun 2025, 03:31, In progress.');
  });

  it('names both sides where neither is the other one', () => {
    const {direction: _, ...undecided} = call;
    expect(announcementOf({...undecided, transcript: {items: []}}, locale)).to.match(
      /^Priya Sharma, to \+912005550148, 11 Jun 2025/,
    );
  });

  it('falls back on the id of a call of which nothing else is known', () => {
    expect(announcementOf({id: 'c8', agent: {}, caller: {}, callee: {}}, locale)).to.equal('Call: c8.');
  });
});
