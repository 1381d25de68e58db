/** Whole answers of the detail: documented and filled in, and the two variants seen live. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {call} from '../../../src/vendors/agni/parse.js';
import {fixture, lines} from './answers.js';

const organizationId = '0b2c1d3e-4f56-4789-9abc-def012345678';
const agentId = '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4';

describe('a call in full', () => {
  it('as documented, its lines timed by stamps within the call', async () => {
    const id = 'b7a1c9de-2f43-4a1e-8f0a-5d6c7b8a9e01';
    const line = (number: number): string => `d1e2f3a4-0000-4000-8000-00000000000${number}`;
    expect(call(await fixture('call-session-detail.filled'))).to.deep.equal({
      id,
      agent: {id: agentId, name: 'Maya · Billing'},
      organizationId,
      caller: {number: '+14155550123'},
      callee: {number: '+14155550161'},
      direction: 'inbound',
      channel: 'inbound_call',
      status: 'completed',
      startedAt: Date.UTC(2026, 5, 11, 9, 30, 0),
      endedAt: Date.UTC(2026, 5, 11, 9, 32, 5),
      createdAt: Date.UTC(2026, 5, 11, 9, 29, 58),
      durationSec: 125,
      disconnectReason: 'user_hangup',
      recordingUrl: `https://api.ravan.ai/api/v1/calling/sessions/${id}/recording`,
      cost: {
        unit: 'credits',
        total: 6.25,
        parts: lines({
          channel: 'inbound_call',
          duration_sec: 125,
          model_credits: 2.1,
          provider_credits: 2.55,
          provider_managed: true,
          telephony_type: 'managed',
          total_credits: 6.25,
        }),
      },
      analysis: {sentiment: 'positive', entries: lines({call_outcome: 'resolved', callback_needed: false})},
      metadata: lines({source: 'crm', 'crm › deal_id': 'D-1042', 'crm › stage': 'Renewal'}),
      transcript: {
        items: [
          {id: line(1), role: 'agent', text: 'Thank you for calling. This is Maya. How can I help you today?', at: 0.4},
          {id: line(2), role: 'user', text: 'Hi, could you send me the June invoice again?', at: 6.1},
          {id: line(3), role: 'agent', text: 'जी ज़रूर, invoice आपकी email पर भेज दिया है। Anything else?', at: 11.8},
        ],
      },
    });
  });

  it('with its analysis wrapped, which reads as if it were flat', async () => {
    const id = 'e5f6a7b8-2222-4333-8444-555566667701';
    expect(call(await fixture('call-session-detail.wrapped-analysis'))).to.deep.equal({
      id,
      agent: {id: agentId, name: 'Riya (Property Leads)'},
      organizationId,
      caller: {number: '+918005550147'},
      callee: {number: '+912005550148'},
      direction: 'inbound',
      channel: 'inbound_call',
      status: 'completed',
      startedAt: Date.UTC(2026, 5, 10, 14, 0, 0),
      endedAt: Date.UTC(2026, 5, 10, 14, 1, 28),
      createdAt: Date.UTC(2026, 5, 10, 13, 59, 59),
      durationSec: 88,
      disconnectReason: 'user_hangup',
      recordingUrl: `https://api.ravan.ai/api/v1/calling/sessions/${id}/recording?token=made-up`,
      cost: {unit: 'credits', total: 4, parts: lines({model_credits: 1.5, provider_credits: 1.8, total_credits: 4})},
      analysis: {
        summary: 'Caller is looking for a three-bedroom flat near the metro.',
        sentiment: 'Neutral',
        entries: lines({disposition: 'qualified_lead', goals_met: true, first_name: 'Rahul', callback_needed: false}),
      },
      transcript: {items: []},
    });
  });

  it('with its transcript as one string, told apart by speaker', async () => {
    const found = call(await fixture('call-session-detail.one-string-transcript'));
    const agent = {role: 'agent', speaker: 'Support Agent'};
    expect(found).to.deep.equal({
      id: 'e5f6a7b8-2222-4333-8444-555566667702',
      agent: {id: agentId, name: 'Support Agent'},
      organizationId,
      caller: {number: '+447700900142'},
      callee: {number: '+442079460112'},
      direction: 'inbound',
      channel: 'inbound_call',
      status: 'completed',
      startedAt: Date.UTC(2026, 5, 10, 10, 0, 0),
      endedAt: Date.UTC(2026, 5, 10, 10, 0, 24),
      createdAt: Date.UTC(2026, 5, 10, 9, 59, 59),
      durationSec: 24,
      disconnectReason: 'customer_hangup',
      cost: {unit: 'credits', total: 1.5, parts: []},
      transcript: {
        items: [
          {...agent, text: 'Hello, how can I help you?'},
          {role: 'user', text: 'My parcel says delivered: it is not here.'},
          {...agent, text: 'Let me check. कृपया एक minute रुकिए।'},
          {role: 'user', text: 'Okay, thank you.'},
        ],
      },
    });
  });
});
