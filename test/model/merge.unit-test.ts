import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call} from '../../src/model/call.js';
import {mergeCalls, mergeRows} from '../../src/model/merge.js';
import {isSameCall} from '../../src/model/same-call.js';
import {aCall} from './calls.js';

describe('mergeCalls', () => {
  it('fills what the answer lacks from the row', () => {
    const answer = aCall({caller: {number: '+14155550100'}, status: 'failed'});
    const row = aCall({
      caller: {number: '+1 415 555 0100', name: 'Grace', email: 'grace@example.org'},
      status: 'failed',
      latencyMs: 820,
      errorMessage: 'Microphone permission was denied',
      summary: 'Called about the invoice.',
    });
    expect(mergeCalls(answer, row)).to.deep.equal({...row, caller: {...row.caller, number: '+14155550100'}});
  });

  it('fills a day where no time is known, and leaves the end to a finished call', () => {
    const row = aCall({status: 'completed', days: {startedAt: '2026-11-20', endedAt: '2026-11-21'}});
    const whole = mergeCalls(aCall({status: 'completed', days: {createdAt: '2026-11-19'}}), row);
    expect(whole.days).to.deep.equal({startedAt: '2026-11-20', endedAt: '2026-11-21', createdAt: '2026-11-19'});
    expect(mergeCalls(aCall({status: 'in_progress'}), row).days).to.deep.equal({startedAt: '2026-11-20'});
    const answer = aCall({status: 'completed', days: {startedAt: '2026-11-20'}});
    expect(mergeCalls(answer, aCall({status: 'completed'}))).to.equal(answer);
  });

  it('is the same object when the row adds nothing', () => {
    const answer = aCall({caller: {name: 'Grace'}, summary: 'Ours.', analysis: {entries: [{key: 'a', value: 1}]}});
    expect(mergeCalls(answer, aCall({summary: 'Theirs.', analysis: {entries: [{key: 'A', value: 2}]}}))).to.equal(
      answer,
    );
  });

  it("never takes a party's name where the numbers contradict each other", () => {
    const answer = aCall({caller: {number: '+14155550100'}});
    const row = aCall({caller: {number: '+14155550199', name: 'Somebody else'}, direction: 'outbound'});
    expect(mergeCalls(answer, row)).to.equal(answer);
  });

  it("never takes another agent's name", () => {
    const answer = aCall({agent: {id: 'maya'}});
    expect(mergeCalls(answer, aCall({agent: {id: 'arjun', name: 'Arjun'}}))).to.equal(answer);
  });

  it('takes nothing of the end from a row of the call in progress', () => {
    const answer = aCall({status: 'completed'});
    const row = aCall({
      status: 'in_progress',
      durationSec: 12,
      summary: 'So far',
      metadata: [{key: 'deal', value: 'D-1'}],
    });
    expect(mergeCalls(answer, row)).to.deep.equal({...answer, metadata: row.metadata});
  });

  it('takes nothing of the end into a call in progress', () => {
    const answer = aCall({status: 'in_progress'});
    expect(mergeCalls(answer, aCall({status: 'completed', endedAt: 9, durationSec: 60}))).to.equal(answer);
  });

  it('does not call a call that has ended in progress', () => {
    expect(mergeCalls(aCall({endedAt: 9}), aCall({status: 'in_progress'})).status).to.equal(undefined);
  });

  it('keeps an empty transcript empty', () => {
    const answer = aCall({transcript: {items: []}});
    expect(mergeCalls(answer, aCall({transcript: {items: [{text: 'Hello'}]}}))).to.equal(answer);
  });

  it('keeps back what is not stored on purpose', () => {
    const answer = aCall({notStored: ['transcript', 'recording']});
    const row = aCall({transcript: {items: [{text: 'Hello'}]}, recordingUrl: 'https://example.org/1'});
    expect(mergeCalls(answer, row)).to.equal(answer);
  });

  it('says that a part is not stored only where it is not there', () => {
    const answer = aCall({transcript: {items: [{text: 'Hello'}]}});
    expect(mergeCalls(answer, aCall({notStored: ['transcript', 'recording']})).notStored).to.deep.equal(['recording']);
  });

  it('fills an analysis finding by finding, and a finding only whole', () => {
    const answer = aCall({analysis: {sentiment: 'neutral', entries: [{key: 'next_steps › 1', value: 'Call back'}]}});
    const row = aCall({
      analysis: {
        sentiment: 'positive',
        summary: 'Wants a kettle.',
        entries: [
          {key: 'nextSteps › 2', value: 'Send the invoice'},
          {key: 'disposition', value: 'sold'},
        ],
      },
    });
    expect(mergeCalls(answer, row).analysis).to.deep.equal({
      sentiment: 'neutral',
      summary: 'Wants a kettle.',
      entries: [
        {key: 'next_steps › 1', value: 'Call back'},
        {key: 'disposition', value: 'sold'},
      ],
    });
  });

  it('never mixes the parts of two costs', () => {
    const cost = {unit: 'credits', parts: [{key: 'model', value: 2}]} as const;
    const row = aCall({cost: {unit: 'credits', total: 5, parts: [{key: 'base', value: 3}]}});
    expect(mergeCalls(aCall({cost}), row).cost).to.deep.equal({...cost, total: 5});
  });

  it('forgets that a field could not be read once another account has it', () => {
    const answer = {...aCall(), unread: ['summary', 'cost']} as Call;
    expect(mergeCalls(answer, aCall({summary: 'Known.'}))).to.deep.equal({
      ...aCall({summary: 'Known.'}),
      unread: ['cost'],
    });
  });

  it('passes on that a field could not be read where neither has it', () => {
    const row = {...aCall(), unread: ['summary']} as Call;
    expect(mergeCalls(aCall(), row)).to.deep.equal({...aCall(), unread: ['summary']});
  });
});

const entry = fc.record({key: fc.constantFrom('a', 'b › 1', 'B › 2', 'c_d', 'cD'), value: fc.integer({max: 9})});
const word = fc.constantFrom('', 'x', 'y');
const party = fc.record({number: fc.constantFrom('+1', '+2', '1'), name: word, email: word}, {requiredKeys: []});
const some: fc.Arbitrary<Call> = fc.record(
  {
    id: fc.constantFrom('', 'a', 'b'),
    agent: fc.record({id: word, name: word}, {requiredKeys: []}),
    caller: party,
    callee: party,
    direction: fc.constantFrom('inbound', 'outbound'),
    status: fc.constantFrom('completed', 'in_progress', 'failed', 'odd'),
    startedAt: fc.constantFrom(1, 2, 1e12),
    endedAt: fc.constantFrom(1, 2),
    durationSec: fc.integer({min: 0, max: 2}),
    summary: word,
    cost: fc.record({total: fc.integer({max: 2}), parts: fc.array(entry, {maxLength: 2})}, {requiredKeys: ['parts']}),
    analysis: fc.record({summary: word, entries: fc.array(entry, {maxLength: 3})}, {requiredKeys: ['entries']}),
    metadata: fc.array(entry, {minLength: 1, maxLength: 3}),
    transcript: fc.record({items: fc.array(fc.record({text: word}), {maxLength: 2})}),
    notStored: fc.subarray(['transcript', 'recording'] as const),
    recordingUrl: word,
  },
  {requiredKeys: ['id', 'agent', 'caller', 'callee']},
);

/** Whether everything in one value is in another, at its own place. */
const isWithin = (part: unknown, whole: unknown): boolean =>
  typeof part === 'object' && part !== null
    ? Object.entries(part).every(([name, value]) => isWithin(value, (whole as Record<string, unknown>)[name]))
    : Object.is(part, whole);

describe('mergeCalls, for any two calls', () => {
  it('changes nothing that the call has', () => {
    fc.assert(fc.property(some, some, (call, other) => isWithin(call, mergeCalls(call, other))));
  });

  it('invents nothing: every field is of one of the two', () => {
    fc.assert(
      fc.property(some, some, (call, other) =>
        Object.keys(mergeCalls(call, other)).every((name) => name in call || name in other),
      ),
    );
  });

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(some, some, (call, other) => {
        const merged = mergeCalls(call, other);
        return mergeCalls(merged, other) === merged;
      }),
    );
  });

  it('does not change what it was given', () => {
    fc.assert(
      fc.property(some, some, (call, other) => {
        const before = JSON.stringify([call, other]);
        mergeCalls(call, other);
        return JSON.stringify([call, other]) === before;
      }),
    );
  });
});

describe('mergeRows', () => {
  const ended = aCall({status: 'ended', startedAt: 5, durationSec: 60});
  const analysed = aCall({...ended, analysis: {summary: 'Wants a kettle.', entries: []}});

  it('makes one call of the events of a call, in any order', () => {
    expect(mergeRows([ended, analysed])).to.deep.equal([analysed]);
    expect(mergeRows([analysed, ended])).to.deep.equal([analysed]);
  });

  it('puts the finished call before the one in progress, however full that is', () => {
    const started = aCall({status: 'ongoing', roomId: 'r', organizationId: 'o', channel: 'voice', startedAt: 5});
    expect(mergeRows([ended, started])).to.deep.equal([{...started, ...ended}]);
  });

  it('believes the later row of two that are equally full', () => {
    expect(mergeRows([aCall({summary: 'Draft'}), aCall({summary: 'Final'})])).to.deep.equal([
      aCall({summary: 'Final'}),
    ]);
  });

  it('keeps the place of the first row', () => {
    const other = aCall({id: 'other'});
    expect(mergeRows([ended, other, analysed])).to.deep.equal([analysed, other]);
  });

  it('keeps calls apart whose numbers or days differ', () => {
    const legs = [aCall({callee: {number: '+14155550100'}}), aCall({callee: {number: '+14155550101'}})];
    const days = [aCall({startedAt: 0}), aCall({startedAt: 864e6})];
    expect(mergeRows(legs)).to.equal(legs);
    expect(mergeRows(days)).to.equal(days);
  });

  it('keeps calls without an id apart', () => {
    const calls = [aCall({id: ''}), aCall({id: ''})];
    expect(mergeRows(calls)).to.equal(calls);
  });

  it('leaves no two rows that are one call', () => {
    fc.assert(
      fc.property(fc.array(some, {maxLength: 6}), (calls) => {
        const merged = mergeRows(calls);
        return calls.every(({id}) => merged.some((call) => call.id === id)) && merged.length <= calls.length;
      }),
    );
  });
});

describe('isSameCall', () => {
  it('needs an id', () => {
    expect(isSameCall(aCall({id: ''}), aCall({id: ''}))).to.be.false;
  });
});
