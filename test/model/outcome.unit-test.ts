import {expect} from 'chai';
import {describe, it} from 'node:test';
import {outcomeOf} from '../../src/model/outcome.js';
import type {Call} from '../../src/model/call.js';

const call = (more: Partial<Call>): Call => ({id: 'one', agent: {}, caller: {}, callee: {}, ...more});

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

  it('is what is known, where the first text is blank', () => {
    expect(outcomeOf(call({status: 'failed', errorMessage: ' ', summary: 'Asked.'}))).to.deep.equal({text: 'Asked.'});
    const analysis = {summary: 'Asked.', entries: []};
    expect(outcomeOf(call({summary: '\n', analysis}))).to.deep.equal({text: 'Asked.'});
  });
});
