/** Whole answers of the lists, in both generations of the documentation. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {contact, fixture, lines, list, pageOf} from './answers.js';

const organizationId = '0b2c1d3e-4f56-4789-9abc-def012345678';
const recording = (id: string): string => `https://api.ravan.ai/api/v1/calling/sessions/${id}/recording`;

describe('a list of call sessions', () => {
  it('in camelCase becomes calls, with nothing where nothing was sent', async () => {
    const id = (number: number): string => `b7a1c9de-2f43-4a1e-8f0a-5d6c7b8a9e0${number}`;
    const {calls, ...paging} = pageOf(await fixture('call-sessions.filled'), list());
    expect(paging).to.deep.equal({page: 1, pageSize: 20, more: false});
    expect(calls[0]).to.deep.equal({
      id: id(1),
      agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4', name: 'Maya · Billing'},
      organizationId,
      roomId: 'room_9f3c2b1a',
      caller: {number: '+14155550123', name: 'Grace Okafor', email: 'grace.okafor@example.com'},
      callee: {number: '+14155550161'},
      direction: 'inbound',
      channel: 'inbound_call',
      status: 'completed',
      startedAt: Date.UTC(2026, 5, 11, 9, 30, 0),
      endedAt: Date.UTC(2026, 5, 11, 9, 32, 5),
      createdAt: Date.UTC(2026, 5, 11, 9, 29, 58),
      durationSec: 125,
      latencyMs: 742,
      summary: 'Grace asked for a copy of the June invoice. It was sent by email.',
      disconnectReason: 'user_hangup',
      recordingUrl: recording(id(1)),
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
      promptVariables: lines({customer_name: 'Grace Okafor', plan: 'Business 200'}),
    });
    expect(calls[1], 'nobody answered').to.deep.equal({
      id: id(2),
      agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c5', name: 'Arjun – Loan Follow-up'},
      organizationId,
      caller: {number: '+911105550133'},
      callee: {number: '+912205550101'},
      channel: 'voice',
      status: 'no_answer',
      startedAt: Date.UTC(2026, 5, 11, 8, 0, 0),
      endedAt: Date.UTC(2026, 5, 11, 8, 0, 31),
      createdAt: Date.UTC(2026, 5, 11, 7, 59, 59),
      durationSec: 0,
      latencyMs: 0,
      disconnectReason: 'no_answer',
      cost: {unit: 'credits', total: 0, parts: []},
    });
    expect(calls[2], 'still going on').to.deep.equal({
      id: id(3),
      agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c6'},
      organizationId,
      roomId: 'room_1b2c3d4e',
      caller: {},
      callee: {},
      channel: 'web',
      status: 'in-progress',
      startedAt: Date.UTC(2026, 5, 11, 9, 58, 40),
      createdAt: Date.UTC(2026, 5, 11, 9, 58, 39),
    });
    expect(calls).to.have.length(3);
  });

  it('in snake_case, as data with meta, becomes the same kind of calls, and its total is known', async () => {
    const {calls, ...paging} = pageOf(await fixture('call-sessions.older'), list());
    expect(paging).to.deep.equal({page: 1, pageSize: 20, total: 57, more: true});
    expect(calls).to.deep.equal([
      {
        id: 'f0e1d2c3-3333-4444-8555-666677778801',
        agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4', name: 'Support Agent'},
        organizationId,
        roomId: 'room_77778888',
        caller: {number: '+14155550123', name: 'Grace Okafor', email: 'grace.okafor@example.com'},
        callee: {number: '+14155550161'},
        channel: 'voice',
        status: 'completed',
        startedAt: Date.UTC(2025, 10, 4, 16, 20, 0),
        endedAt: Date.UTC(2025, 10, 4, 16, 20, 48),
        createdAt: Date.UTC(2025, 10, 4, 16, 19, 59),
        durationSec: 48,
        latencyMs: 655,
        summary: 'Asked about opening hours.',
        disconnectReason: 'user_hangup',
        recordingUrl: recording('f0e1d2c3-3333-4444-8555-666677778801'),
        cost: {unit: 'credits', total: 2.75, parts: []},
        analysis: {sentiment: 'neutral', entries: []},
        metadata: lines({source: 'website'}),
      },
      {
        id: 'f0e1d2c3-3333-4444-8555-666677778802',
        agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4', name: 'Support Agent'},
        organizationId,
        caller: {number: '+447700900142'},
        callee: {number: '+14155550161'},
        channel: 'voice',
        status: 'ended',
        startedAt: Date.UTC(2025, 10, 3, 9, 0, 0),
        durationSec: 12,
        cost: {unit: 'credits', total: 0, parts: []},
      },
    ]);
  });
});

describe("a contact's calls", () => {
  it('come all at once, and are put newest first', async () => {
    const {calls, ...paging} = pageOf(await fixture('contact-calls.filled'), contact);
    expect(paging).to.deep.equal({page: 1, total: 2, more: false});
    const [second, first] = ['c2d3e4f5-1111-4222-8333-444455556601', 'c2d3e4f5-1111-4222-8333-444455556602'];
    expect(calls.map(({id}) => id)).to.deep.equal([first, second]);
    expect(calls[0]).to.deep.equal({
      id: first,
      agent: {id: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c5', name: 'Arjun – Loan Follow-up'},
      organizationId,
      roomId: 'room_4d5e6f70',
      caller: {number: '+911105550133'},
      callee: {number: '+912205550101'},
      channel: 'phone',
      status: 'failed',
      startedAt: Date.UTC(2026, 5, 9, 4, 45, 0),
      endedAt: Date.UTC(2026, 5, 9, 4, 45, 3),
      createdAt: Date.UTC(2026, 5, 9, 4, 44, 59),
      durationSec: 0,
      latencyMs: 0,
      disconnectReason: 'error_telephony',
      errorMessage: 'SIP 503 Service Unavailable from carrier',
      cost: {
        unit: 'credits',
        total: 0,
        parts: lines({
          channel: 'phone',
          duration_sec: 0,
          model_credits: 0,
          provider_credits: 0,
          provider_managed: true,
          telephony_type: 'managed',
          total_credits: 0,
        }),
      },
    });
    expect(calls[1]).to.deep.include({
      summary: 'Priya को GST invoice चाहिए था; email पर भेज दिया गया।',
      caller: {number: '+912205550101', name: 'Priya Sharma', email: 'priya.sharma@example.com'},
      extractedVariables: lines({intent: 'invoice'}),
    });
  });
});
