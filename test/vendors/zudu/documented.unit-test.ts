/** The documented answers: what each becomes, field by field. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {call} from '../../../src/vendors/zudu/parse.js';
import {fixture, lines, pageOf} from './answers.js';

describe('the documented example of', () => {
  it('"List calls (GET)", which adds nothing up', async () => {
    expect(pageOf(await fixture('calls.verbatim'))).to.deep.equal({
      page: 1,
      pageSize: 20,
      total: 25,
      more: true,
      calls: [
        {
          id: 'call-456',
          agent: {id: 'agent-123'},
          organizationId: 'org-789',
          caller: {number: '+0987654321'},
          callee: {number: '+1234567890'},
          direction: 'outbound',
          channel: 'PHONE_CALL',
          status: 'ENDED',
          startedAt: 1703097600000,
          endedAt: 1703098200000,
          durationSec: 600,
          latencies: [{name: 'e2e', p50: 150.5, p90: 280.2, p95: 320.8, p99: 345.3, min: 120.5, max: 350.1, count: 12}],
          disconnectReason: 'USER_HANGUP',
          recordingUrl: 'https://storage.azure.com/recordings/call-456.mp4',
          logUrl: 'https://api.example.com/logs/call-456',
          cost: {total: 0.25, parts: []},
          analysis: {
            summary: 'Customer inquiry about order status - resolved successfully',
            sentiment: 'Positive',
            entries: lines({call_successful: true, in_voicemail: false}),
          },
          metadata: lines({
            customer_id: 'cust-001',
            priority: 'high',
            campaign: 'summer-2024',
            batch_call_id: 'batch-001',
          }),
          telephonyIds: lines({
            call_sid: 'CA1234567890abcdef1234567890abcdef',
            conference_sid: 'CF1234567890abcdef1234567890abcdef',
          }),
          transcript: {items: [{text: "Hello, I'm calling about my recent order. Thank you for your help!"}]},
        },
      ],
    });
  });

  it('one call, of which the scrubbed variants are read', async () => {
    expect(call(await fixture('call.filled'))).to.deep.equal({
      id: 'call-456',
      agent: {id: 'agent-123'},
      organizationId: 'org-789',
      caller: {number: '+14155550123'},
      callee: {number: '+14155550161'},
      direction: 'inbound',
      channel: 'phone_call',
      status: 'ended',
      startedAt: 1781170200000,
      endedAt: 1781170325000,
      createdAt: 1781170198000,
      durationSec: 125,
      latencies: [
        {name: 'e2e', p50: 250.5, p90: 380.8, p95: 420.3, p99: 445.1, min: 120.1, max: 450.2, count: 15},
        {name: 'llm', p50: 125.3},
      ],
      disconnectReason: 'agent_hangup',
      recordingUrl: 'https://storage.example/recordings/call-456.scrubbed.mp4',
      logUrl: 'https://api.example.com/logs/call-456',
      cost: {
        total: 0.25,
        parts: lines({
          inbound_call: 0.1,
          'inbound_call › unit_price': 0.02,
          llm_usage: 0.05,
          'llm_usage › unit_price': 0.001,
          total_duration_seconds: 125,
        }),
      },
      analysis: {
        summary: 'Asked for the June invoice.',
        entries: lines({call_successful: true, in_voicemail: false, callback_needed: false, 'scores › clarity': 4}),
      },
      metadata: lines({customer_id: 'cust-001', 'crm › deal_id': 'D-1042'}),
      telephonyIds: lines({
        call_sid: 'CA1234567890abcdef1234567890abcdef',
        conference_sid: 'CF1234567890abcdef1234567890abcdef',
      }),
      events: lines({'1 › timestamp': 1781170200000, '1 › event': 'Call created', '1 › session_time': 0}),
      transcript: {
        items: [
          {role: 'agent', text: 'Thank you for calling.', at: 0.4, until: 1.9},
          {role: 'node_transition', text: 'n2', node: {from: 'Greeting', to: 'n2', type: 'prompt'}},
          {
            role: 'tool_call_invocation',
            text: 'look_up',
            tool: {
              name: 'look_up',
              given: lines({'account › tail': '[redacted]'}),
              result: lines({found: true, due: 12.5}),
              successful: true,
            },
          },
          {role: 'tool_call_invocation', text: 'end_call', tool: {name: 'end_call'}},
          {role: 'user', text: 'My number is [redacted].', at: 3.1, until: 3.2},
          {role: 'dtmf', text: '5'},
          {role: 'sms', text: 'Your link', at: 60},
          {role: 'agent_transfer', text: ''},
          {role: 'tool_call_result', text: 'nobody asked', tool: {result: lines({'': 'nobody asked'})}},
        ],
      },
    });
  });
});
