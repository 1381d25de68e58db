import {expect} from 'chai';
import {describe, it} from 'node:test';
import {outcomeKind, outcomeOf} from '../../src/model/outcome.js';
import type {Call} from '../../src/model/call.js';

const call = (more: Partial<Call>): Call => ({id: 'one', agent: {}, caller: {}, callee: {}, ...more});

describe('how a call went', () => {
  for (const status of ['ended', 'COMPLETED', 'success', 'unheard_of', undefined]) {
    const of = (disconnectReason?: string) =>
      outcomeKind({...(status && {status}), ...(disconnectReason && {disconnectReason})});

    it(`is what its end reason says, where that says more than ${status ?? 'no status'}`, () => {
      expect(of('dial_no_answer')).to.equal('missed');
      expect(of('error_inbound_webhook')).to.equal('failed');
      expect(of('scam_detected')).to.equal('failed');
    });

    it(`is what ${status ?? 'no status'} says after a usual end`, () => {
      for (const reason of [undefined, 'user_hangup', 'voicemail_reached', 'max_duration_reached', 'call_transfer'])
        expect(of(reason), reason).to.equal(/ended|completed|success/i.test(status ?? '') ? 'completed' : 'unknown');
    });
  }

  it('is what any other status says, whatever its end reason', () => {
    const disconnectReason = 'dial_failed';
    expect(outcomeKind({status: 'ongoing', disconnectReason})).to.equal('active');
    expect(outcomeKind({status: 'no_answer', disconnectReason})).to.equal('missed');
    expect(outcomeKind({status: 'error', disconnectReason: 'user_hangup'})).to.equal('failed');
  });
});

describe('what a call came to', () => {
  for (const key of ['disposition', 'call_outcome', 'outcome', 'callDisposition', 'custom › disposition']) {
    it(`is the analysis’s finding under ${key}`, () => {
      const analysis = {entries: [{key, value: ' Visit booked '}]};
      expect(outcomeOf(call({analysis}))).to.deep.equal({finding: 'Visit booked'});
    });
  }

  it('is no finding that is not a word', () => {
    const analysis = {entries: [{key: 'outcome', value: true}]};
    expect(outcomeOf(call({analysis}))).to.deep.equal({});
  });

  it('is the summary, also the analysis’s', () => {
    expect(outcomeOf(call({summary: 'Asked.'}))).to.deep.equal({text: 'Asked.'});
    expect(outcomeOf(call({analysis: {summary: 'Asked.', entries: []}}))).to.deep.equal({text: 'Asked.'});
  });

  it('is the reason first of a call that failed, and the summary first of another', () => {
    const facts = {summary: 'Nobody spoke.', errorMessage: 'No microphone'};
    expect(outcomeOf(call({...facts, status: 'failed'}))).to.deep.equal({text: 'No microphone'});
    expect(outcomeOf(call({...facts, status: 'completed'}))).to.deep.equal({text: 'Nobody spoke.'});
  });

  it('is the end reason first where that alone says why it failed', () => {
    const failed = {status: 'ended', disconnectReason: 'error_asr', summary: 'Asked.'};
    expect(outcomeOf(call(failed)).reason).to.equal('error_asr');
    expect(outcomeOf(call({...failed, errorMessage: 'No microphone'}))).to.deep.equal({text: 'No microphone'});
    expect(outcomeOf(call({...failed, disconnectReason: 'user_hangup'}))).to.deep.equal({text: 'Asked.'});
  });

  it('is what is known, where the first text is blank', () => {
    expect(outcomeOf(call({status: 'failed', errorMessage: ' ', summary: 'Asked.'}))).to.deep.equal({text: 'Asked.'});
    const analysis = {summary: 'Asked.', entries: []};
    expect(outcomeOf(call({summary: '\n', analysis}))).to.deep.equal({text: 'Asked.'});
  });
});
