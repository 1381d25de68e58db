/** Webhooks, as the vendors' parsers unwrap them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import * as agni from '../../src/vendors/agni/parse.js';
import * as zudu from '../../src/vendors/zudu/parse.js';

const session = {
  id: 's-1',
  caller_number: '+919810000194',
  status: 'completed',
  post_call_analysis_result: {summary: 'Kettles.'},
};
const webhook = {
  event: 'call_completed',
  agent_name: 'Kasturi',
  call_type: 'inbound_call',
  call_session: session,
  post_call_analysis: {first_name: {type: 'string', value: 'Asha'}, summary: {type: 'string', value: 'Other.'}},
  transcriptions: 'Kasturi: Namaste\n: Haan',
};

describe('a webhook of Agni', () => {
  it('is its session, with what stands beside it', () => {
    expect(agni.read(agni.unwrap(webhook))).to.deep.equal({
      id: 's-1',
      agent: {name: 'Kasturi'},
      caller: {number: '+919810000194'},
      callee: {},
      direction: 'inbound',
      channel: 'inbound_call',
      status: 'completed',
      analysis: {summary: 'Kettles.', entries: [{key: 'first_name', value: 'Asha'}]},
      transcript: {
        items: [
          {role: 'agent', speaker: 'Kasturi', text: 'Namaste'},
          {role: 'user', text: 'Haan'},
        ],
      },
    });
  });

  it('adds nothing to what the session has', () => {
    const full = {...session, agent_name: 'Riya', channel: 'web', transcripts: [{role: 'user', content: 'Hi'}]};
    const call = agni.read(agni.unwrap({...webhook, call_session: full}));
    expect([call?.agent.name, call?.channel, call?.transcript?.items.length]).to.deep.equal(['Riya', 'web', 1]);
  });

  it('may have its session as JSON text', () => {
    expect(agni.read(agni.unwrap({...webhook, call_session: JSON.stringify(session)}))?.id).to.equal('s-1');
  });
});

describe('a webhook of Zudu', () => {
  it('is its call', () => {
    const call = {call_id: 'c-1', call_status: 'ended'};
    expect(zudu.unwrap({event: 'call_ended', call})).to.deep.equal(call);
    expect(zudu.unwrap({event: 'call_ended', call: JSON.stringify(call)})).to.deep.equal(call);
  });
});

describe('anything else', () => {
  it('is no webhook, and never throws', () => {
    for (const unwrap of [agni.unwrap, zudu.unwrap]) {
      for (const value of [null, 'x', 5, [], {}, session, {call: 'x', call_session: 7}])
        expect(unwrap(value)).to.equal(undefined);
      fc.assert(fc.property(fc.anything(), (value) => void unwrap(value)));
    }
  });
});
