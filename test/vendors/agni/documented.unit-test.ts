/** The vendor's own examples, byte for byte: what each becomes, field by field. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {call} from '../../../src/vendors/agni/parse.js';
import {fixture, history, lines, list, pageOf} from './answers.js';

describe('the documented example of', () => {
  it('"Phone Call History"', async () => {
    expect(pageOf(await fixture('phone-history.verbatim'), history())).to.deep.equal({
      page: 1,
      pageSize: 20,
      total: 3, // one of which the example shows: whether another page has the others, nobody knows
      calls: [
        {
          id: '550e8400-e29b-41d4-a716-446655440000',
          agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4', name: 'Support Agent'},
          organizationId: '0b2c1d3e-4f56-4789-9abc-def012345678',
          caller: {number: '+14155550100', name: 'Jane Doe', email: 'jane@example.com'},
          callee: {number: '+919876543210'},
          channel: 'phone',
          status: 'completed',
          summary: 'Customer asked about billing.',
          recordingUrl:
            'https://api.example.com/api/v1/calling/sessions/550e8400-e29b-41d4-a716-446655440000/recording',
          durationSec: 250,
          cost: {
            unit: 'credits',
            total: 12.5, // while its parts add up to 13.3, or 9.3: neither is shown
            parts: lines({
              model_credits: 4.2,
              provider_credits: 5.1,
              telephony_base_credits: 4,
              twilio_cost: 5.1,
              model_cost: 4.2,
            }),
          },
          disconnectReason: 'user_hangup',
          latencyMs: 820,
          analysis: {sentiment: 'positive', entries: []},
          metadata: lines({source: 'crm'}),
          startedAt: Date.UTC(2026, 5, 11, 9, 30, 0),
          endedAt: Date.UTC(2026, 5, 11, 9, 34, 10),
          createdAt: Date.UTC(2026, 5, 11, 9, 29, 58),
          // Its stamp lies half a year before the call, so the line has no time.
          transcript: {items: [{id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', role: 'agent', text: 'Hello!'}]},
        },
      ],
    });
  });

  const placeholder = '<string>';
  const credits = lines({
    channel: placeholder,
    duration_sec: 0,
    model_credits: 0,
    provider_credits: 0,
    provider_managed: true,
    telephony_type: placeholder,
    total_credits: 0,
  });

  it('"List Call Sessions", whose placeholders are text and no times or amounts', async () => {
    expect(pageOf(await fixture('call-sessions.openapi-example'), list())).to.deep.equal({
      page: 1,
      pageSize: 20,
      more: false,
      calls: [
        {
          id: placeholder,
          agent: {id: placeholder, name: placeholder},
          organizationId: placeholder,
          roomId: placeholder,
          caller: {number: placeholder, name: placeholder, email: placeholder},
          callee: {number: placeholder},
          channel: placeholder,
          status: placeholder,
          latencyMs: 0,
          summary: placeholder,
          disconnectReason: placeholder,
          errorMessage: placeholder,
          recordingUrl: placeholder,
          cost: {unit: 'credits', parts: credits},
          unread: ['startedAt', 'endedAt', 'createdAt'],
        },
      ],
    });
  });

  it('"Get Call Session Detail"', async () => {
    expect(call(await fixture('call-session-detail.openapi-example'))).to.deep.equal({
      id: placeholder,
      agent: {id: placeholder, name: placeholder},
      organizationId: placeholder,
      caller: {number: placeholder},
      callee: {number: placeholder},
      channel: placeholder,
      status: placeholder,
      disconnectReason: placeholder,
      recordingUrl: placeholder,
      cost: {unit: 'credits', parts: credits},
      transcript: {items: []},
      unread: ['startedAt', 'endedAt', 'createdAt'],
    });
  });
});
