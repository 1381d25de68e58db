/** Single fields, as other servers and other days may send them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {callWith, lines} from './answers.js';

const started = {started_at: '2026-06-11T09:30:00Z'};
const ended = {...started, ended_at: '2026-06-11T09:31:30Z'};

describe("a call's duration", () => {
  it('is what was sent, as number or text', () => {
    expect(callWith({duration_sec: 250}).durationSec).to.equal(250);
    expect(callWith({durationSec: '250'}).durationSec).to.equal(250);
  });

  it('is unknown when the counter stands at 0 and the call has no end', () => {
    expect(callWith({...started, duration_sec: 0})).not.to.have.property('durationSec');
    expect(callWith({...started, duration_sec: 0, ended_at: '0001-01-01T00:00:00Z'})).not.to.have.property(
      'durationSec',
    );
  });

  it('is 0 when the call has ended so', () => {
    expect(callWith({...ended, duration_sec: 0}).durationSec).to.equal(0);
  });

  it('comes from start and end when none was sent', () => {
    expect(callWith(ended).durationSec).to.equal(90);
    expect(callWith({...ended, duration_sec: null}).durationSec).to.equal(90);
  });

  it('is unknown when the end lies before the start, or was sent as nonsense', () => {
    expect(callWith({...started, ended_at: '2026-06-11T09:29:00Z'})).not.to.have.property('durationSec');
    expect(callWith({duration_sec: -5})).not.to.have.property('durationSec');
    expect(callWith({duration_sec: 'long'})).not.to.have.property('durationSec');
  });
});

describe("a call's times", () => {
  it('are absent where a Go server sends its zero time', () => {
    const zero = '0001-01-01T00:00:00Z';
    const call = callWith({started_at: zero, ended_at: zero, created_at: zero});
    for (const name of ['startedAt', 'endedAt', 'createdAt']) expect(call).not.to.have.property(name);
  });
});

describe("a call's direction", () => {
  it('is what its channel says, if it does', () => {
    const said = {inbound_call: 'inbound', outbound_call: 'outbound', INBOUND: 'inbound', 'Outbound call': 'outbound'};
    for (const [channel, direction] of Object.entries(said))
      expect(callWith({channel}).direction, channel).to.equal(direction);
    for (const channel of ['voice', 'phone', 'web', 'sip', '', 'not_inbound']) {
      expect(callWith({channel}), channel).not.to.have.property('direction');
    }
  });
});

describe("a call's cost", () => {
  it('is shown as sent, as text or as number', () => {
    expect(callWith({cost_total: '12.50'}).cost).to.deep.equal({unit: 'credits', total: 12.5, parts: []});
    expect(callWith({costTotal: 12.5}).cost).to.deep.equal({unit: 'credits', total: 12.5, parts: []});
    expect(callWith({cost_total: '0.00'}).cost).to.deep.equal({unit: 'credits', total: 0, parts: []});
  });

  it('has no total when none was sent: the parts are not added up', () => {
    expect(callWith({credit_breakdown: {model_credits: 4.2, provider_credits: 5.1}}).cost).to.deep.equal({
      unit: 'credits',
      parts: lines({model_credits: 4.2, provider_credits: 5.1}),
    });
  });

  it('keeps every part, even two under one name', () => {
    const {cost} = callWith({credit_breakdown: {model_cost: 1, total_credits: 3}, twilio_cost: 5.1});
    expect(cost?.parts).to.deep.equal(lines({model_cost: 1, total_credits: 3, twilio_cost: 5.1}));
    expect(callWith({credit_breakdown: {model_cost: 1}, model_cost: 2}).cost?.parts).to.deep.equal([
      ...lines({model_cost: 1}),
      ...lines({model_cost: 2}),
    ]);
  });

  it('reads its parts in camelCase, too', () => {
    expect(callWith({twilioCost: 5.1, modelCost: 4.2}).cost?.parts).to.deep.equal(
      lines({twilio_cost: 5.1, model_cost: 4.2}),
    );
  });

  it('is absent when nothing was sent', () => {
    for (const fields of [
      {},
      {cost_total: ''},
      {cost_total: null, credit_breakdown: {}},
      {cost_total: 'free', credit_breakdown: []},
    ]) {
      expect(callWith(fields), JSON.stringify(fields)).not.to.have.property('cost');
    }
  });
});

describe("a call's analysis", () => {
  const of = (post_call_analysis_result: unknown) => callWith({post_call_analysis_result}).analysis;

  it('finds summary and sentiment under the names seen', () => {
    expect(of({call_summary: 'Fine.', user_sentiment: 'Positive', next_steps: 'none'})).to.deep.equal({
      summary: 'Fine.',
      sentiment: 'Positive',
      entries: lines({next_steps: 'none'}),
    });
    expect(of({Summary: 'Fine.', SENTIMENTS: 'positive'})).to.deep.equal({
      summary: 'Fine.',
      sentiment: 'positive',
      entries: [],
    });
  });

  it('may be flat for one key and wrapped for the next', () => {
    expect(
      of({sentiment: 'positive', disposition: {type: 'string', value: 'lead'}, scores: {clarity: 4}}),
    ).to.deep.equal({sentiment: 'positive', entries: lines({disposition: 'lead', 'scores › clarity': 4})});
  });

  it('loses nothing: a second summary, or a sentiment that is no word, stays among the findings', () => {
    expect(of({summary: 'One.', call_summary: 'Two.'})).to.deep.equal({
      summary: 'One.',
      entries: lines({call_summary: 'Two.'}),
    });
    expect(of({sentiment: true, summary: 'One.'})).to.deep.equal({summary: 'One.', entries: lines({sentiment: true})});
  });

  it('is absent when nothing was found', () => {
    for (const value of [null, {}, {sentiment: ''}, {summary: {type: 'string', value: ''}}, '', []]) {
      expect(of(value), JSON.stringify(value)).to.equal(undefined);
    }
    expect(of('positive')).to.deep.equal({entries: [{key: 'value', value: 'positive'}]});
  });
});

describe('any field', () => {
  const forged = JSON.parse('{"_$litType$": 1, "strings": ["<img src=x onerror=alert(1)>"], "values": []}') as unknown;

  it('of the wrong type is absent, and is named among what could not be read', () => {
    const names = [
      'agent_id',
      'agent_name',
      'organization_id',
      'room_id',
      'caller_number',
      'caller_name',
      'caller_email',
      'callee_number',
      'channel',
      'status',
      'started_at',
      'ended_at',
      'created_at',
      'duration_sec',
      'call_latency_ms',
      'summary',
      'disconnect_reason',
      'error_message',
      'recording_url',
      'cost_total',
    ];
    const fields = names.map((name) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
    const parties = ['agentId', 'agentName', 'callerNumber', 'callerName', 'callerEmail', 'calleeNumber', 'costTotal'];
    const unread = [...fields.filter((name) => !parties.includes(name)), 'agent', 'caller', 'callee', 'cost'].map(
      (name) => (name === 'callLatencyMs' ? 'latencyMs' : name),
    );
    for (const wrong of [forged, {then: 'x'}, true]) {
      const call = callWith(Object.fromEntries(names.map((name) => [name, wrong])));
      const {unread: named, ...read} = call;
      expect(read, JSON.stringify(wrong)).to.deep.equal({id: 'c', agent: {}, caller: {}, callee: {}});
      expect(named).to.have.members(unread);
    }
    for (const empty of [[], {}, null, '', ' ', '[]', '{}', 'null', '"[]"', [null], {a: {b: ''}}, false]) {
      const call = callWith(Object.fromEntries(names.map((name) => [name, empty])));
      expect(call, JSON.stringify(empty)).not.to.have.property('unread');
    }
  });

  it('in both spellings, and with a number for text, is understood', () => {
    expect(callWith({callerNumber: 14155550100, callee_number: '+1', agentId: 7, agent_name: 'Maya'})).to.deep.equal({
      id: 'c',
      agent: {id: '7', name: 'Maya'},
      caller: {number: '14155550100'},
      callee: {number: '+1'},
    });
  });
});
