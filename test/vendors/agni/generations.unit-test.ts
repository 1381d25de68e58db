/**
 * What two generations of the documentation, and live answers, write differently: one kind of call comes of all of it.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {isOpen, statusKind} from '../../../src/model/call.js';
import {call} from '../../../src/vendors/agni/parse.js';
import {fixture, lines, list, pageOf} from './answers.js';

describe('the older detail', () => {
  it('has what the current one lost, cost as a number, and lines with role and content of their own', async () => {
    const found = call(await fixture('call-session-detail.older'));
    expect(found).to.deep.include({
      id: 'f0e1d2c3-3333-4444-8555-666677778801',
      summary: 'Asked about opening hours.',
      latencyMs: 655,
      roomId: 'room_77778888',
      cost: {total: 2.75, unit: 'credits', parts: []},
      analysis: {sentiment: 'neutral', entries: lines({disposition: 'answered'})},
    });
    expect(found?.transcript?.items.map(({role, text, at}) => [role, text, at])).to.deep.equal([
      ['agent', 'Hello, how can I help?', 0.4],
      ['user', 'When do you open?', 4.2],
    ]);
  });

  it('is the call of the older list, field by field', async () => {
    const [listed] = pageOf(await fixture('call-sessions.older'), list()).calls;
    const found = call(await fixture('call-session-detail.older'));
    for (const name of [
      'id',
      'agent',
      'organizationId',
      'status',
      'channel',
      'startedAt',
      'endedAt',
      'durationSec',
      'summary',
    ] as const) {
      expect(found?.[name], name).to.deep.equal(listed?.[name]);
    }
  });
});

describe('the words of live answers', () => {
  it('tell a direction where the channel does, and no other', async () => {
    const {calls} = pageOf(await fixture('call-sessions.words'), list());
    expect(calls.map(({channel, direction}) => [channel, direction])).to.deep.equal([
      ['inbound_call', 'inbound'],
      ['voice', undefined],
      ['phone', undefined],
      ['web', undefined],
      ['sip', undefined],
      ['outbound_call', 'outbound'],
      ['carrier_pigeon', undefined],
    ]);
  });

  it('are sorted by what they mean, and kept as they are', async () => {
    const {calls} = pageOf(await fixture('call-sessions.words'), list());
    expect(calls.map(({status}) => [status, statusKind(status)])).to.deep.equal([
      ['completed', 'completed'],
      ['in progress', 'active'],
      ['in-progress', 'active'],
      ['no_answer', 'missed'],
      ['transfer', 'completed'],
      ['timeout', 'missed'],
      ['hatched', 'unknown'],
    ]);
    expect(calls.filter(isOpen).map(({id}) => id)).to.deep.equal(['w2', 'w3']);
  });

  it('of the analysis are the same flat and wrapped', async () => {
    const {calls} = pageOf(await fixture('call-sessions.words'), list());
    expect(calls.map(({analysis}) => analysis).slice(0, 3)).to.deep.equal([
      {sentiment: 'positive', entries: []},
      {summary: 'Not yet over.', sentiment: 'Neutral', entries: []},
      undefined,
    ]);
  });
});
