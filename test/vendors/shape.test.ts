/** What of an answer is not known is noted by name, and nothing that could be somebody's. */
import {expect} from '@open-wc/testing';
import {statusKind} from '../../src/model/call.js';
import type {ShapeReport} from '../../src/model/shape.js';
import * as agni from '../../src/vendors/agni/parse.js';
import {shapeOf} from '../../src/vendors/shape.js';
import * as zudu from '../../src/vendors/zudu/parse.js';
import {fixture as agniFixture, contact, history, list} from './agni/answers.js';
import {fixture as zuduFixture, never} from './zudu/answers.js';

/** What is noted of one Agni call with these fields. */
const noted = (fields: object): ShapeReport | undefined => {
  const found = agni.call({success: true, data: {id: 'c', ...fields}});
  return found && shapeOf(found);
};

describe('what is not known of an answer', () => {
  it('is nothing where it is as documented, in any generation', async () => {
    const pages = [
      ['call-sessions.filled', list()], ['call-sessions.older', list()], ['contact-calls.filled', contact],
      ['phone-history.verbatim', history()],
    ] as const;
    for (const [name, query] of pages) expect(shapeOf(agni.page(await agniFixture(name), query) ?? {}), name).to.equal(undefined);
    for (const name of ['filled', 'older', 'wrapped-analysis', 'one-string-transcript']) {
      expect(shapeOf(agni.call(await agniFixture(`call-session-detail.${name}`)) ?? {}), name).to.equal(undefined);
    }
    const listed = await zudu.page(await zuduFixture('calls.verbatim'), list(), never);
    expect(shapeOf(listed ?? {})).to.equal(undefined);
  });

  it('are fields of a call and words of closed sets, each once', async () => {
    expect(shapeOf(agni.page(await agniFixture('call-sessions.words'), list()) ?? {})).to.deep.equal({
      vendor: 'agni', fields: [], values: [{field: 'status', value: 'hatched'}, {field: 'channel', value: 'carrier_pigeon'}],
    });
    const rows = [{id: 'a', callRating: 5}, {id: 'b', callRating: 4, language_code: 'hi'}];
    const listed = agni.page({success: true, data: {callSessions: rows}}, list());
    expect(shapeOf(listed ?? {})?.fields).to.deep.equal(['callRating', 'language_code']);
    // Who speaks may be named by name.
    expect(noted({transcripts: [{role: 'jane_doe', content: 'Hello'}, {role: 'agent', content: 'Hi'}]})).to.equal(undefined);
  });

  it('of Zudu is read from its own fields', async () => {
    const found = zudu.call({status: 'success', data: {call_id: 'c', call_status: 'PAUSED', events: [], voice_id: 'x'}});
    expect(shapeOf(found ?? {})).to.deep.equal({vendor: 'zudu', fields: ['voice_id'], values: [{field: 'status', value: 'PAUSED'}]});
    const one = zudu.call(await zuduFixture('call.filled'));
    expect(shapeOf(one ?? {})?.fields ?? []).to.deep.equal([]);
  });

  it('never has anything personal', () => {
    const secrets = {
      'Jane Doe': 1, '+14155550123': 1, 'jane@example.com': 1, 'card_4711': 1, 'जी': 1, [`a${'b'.repeat(60)}`]: 1, '': 1, 'a': 1,
      '__proto__x1': 1, metadata: {my_secret: 1}, postCallAnalysisResult: {illness: 'flu'}, summary: 'zebra',
    };
    expect(noted(secrets)).to.equal(undefined);
    const values = ['Jane', 'jane doe', 'jane@example.com', '+14155550123', 'line4', 'x'.repeat(30), 'a_b_c_d_e', 'Jane_Doe', 'जी'];
    for (const value of values) expect(noted({status: value, channel: value}), value).to.equal(undefined);
  });

  it('is looked for in the first rows only, however many come', () => {
    const rows = Array.from({length: 100}, (_, index) => ({id: `c${index}`, ...(index > 80 ? {late_field: 1} : {})}));
    expect(shapeOf(agni.page({success: true, data: {callSessions: rows}}, list()) ?? {})).to.equal(undefined);
  });

  it('counts the same statuses as known that have a meaning', () => {
    const words = [
      'completed', 'complete', 'ended', 'success', 'successful', 'transfer', 'in_progress', 'in-progress', 'active', 'ongoing', 'connected',
      'answered', 'ringing', 'pending', 'registered', 'scheduled', 'queued', 'missed', 'no_answer', 'not_connected', 'busy', 'voicemail',
      'timeout', 'declined', 'cancelled', 'canceled', 'failed', 'error', 'rejected', 'ENDED', 'hatched', 'paused', 'unknown',
    ];
    for (const status of words) expect(noted({status}) === undefined, status).to.equal(statusKind(status) !== 'unknown');
  });
});
