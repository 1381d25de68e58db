/** What of an answer is not known is noted by name, and nothing that could be somebody's. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {statusKind, type Call} from '../../src/model/call.js';
import type {ShapeReport} from '../../src/model/shape.js';
import * as agni from '../../src/vendors/agni/parse.js';
import {passOn, readingsOf} from '../../src/vendors/drift/notes.js';
import {reportOf} from '../../src/vendors/drift/report.js';
import * as zudu from '../../src/vendors/zudu/parse.js';
import {notedCall} from '../../src/vendors/toolkit/noted.js';
import {fixture as agniFixture, contact, history, list} from './agni/answers.js';
import {fixture as zuduFixture, never} from './zudu/answers.js';

/** What is noted of one Agni call with these fields. */
const noted = (fields: object): ShapeReport | undefined => {
  const found = agni.call({success: true, data: {id: 'c', ...fields}});
  return found && reportOf(found);
};

describe('what is not known of an answer', () => {
  it('is nothing where it is as documented, in any generation', async () => {
    const pages = [
      ['call-sessions.filled', list()],
      ['call-sessions.older', list()],
      ['contact-calls.filled', contact],
      ['phone-history.verbatim', history()],
    ] as const;
    for (const [name, query] of pages)
      expect(reportOf(agni.page(await agniFixture(name), query) ?? {}), name).to.equal(undefined);
    for (const name of ['filled', 'older', 'wrapped-analysis', 'one-string-transcript']) {
      expect(reportOf(agni.call(await agniFixture(`call-session-detail.${name}`)) ?? {}), name).to.equal(undefined);
    }
    const listed = await zudu.page(await zuduFixture('calls.verbatim'), list(), never);
    expect(reportOf(listed ?? {})).to.equal(undefined);
  });

  it('are fields of a call and words of closed sets, each once', async () => {
    expect(reportOf(agni.page(await agniFixture('call-sessions.words'), list()) ?? {})).to.deep.equal({
      vendor: 'agni',
      fields: [],
      values: [
        {field: 'status', value: 'hatched'},
        {field: 'channel', value: 'carrier_pigeon'},
      ],
    });
    const rows = [
      {id: 'a', callRating: 5},
      {id: 'b', callRating: 4, language_code: 'hi'},
    ];
    const listed = agni.page({success: true, data: {callSessions: rows}}, list());
    expect(reportOf(listed ?? {})?.fields).to.deep.equal(['callRating', 'language_code']);
    // Who speaks may be named by name.
    expect(
      noted({
        transcripts: [
          {role: 'jane_doe', content: 'Hello'},
          {role: 'agent', content: 'Hi'},
        ],
      }),
    ).to.equal(undefined);
  });

  it('of Zudu is read from its own fields', async () => {
    const found = zudu.call({
      status: 'success',
      data: {call_id: 'c', call_status: 'PAUSED', events: [], voice_id: 'x'},
    });
    expect(reportOf(found ?? {})).to.deep.equal({
      vendor: 'zudu',
      fields: ['voice_id'],
      values: [{field: 'status', value: 'PAUSED'}],
    });
    const one = zudu.call(await zuduFixture('call.filled'));
    expect(reportOf(one ?? {})?.fields ?? []).to.deep.equal([]);
  });

  it('are fields of what a call holds, too, where their names are fixed', () => {
    const inAgni = noted({
      transcripts: [
        {utterance: 'Hello', role: 'agent'},
        {message: {role: 'user', content: 'Hi', tone: 'curt'}, 'Jane Doe': 1, card_4711: 2},
      ],
    });
    expect(inAgni).to.deep.equal({
      vendor: 'agni',
      fields: ['transcripts.utterance', 'transcripts.message.tone'],
      values: [],
    });
    const inZudu = zudu.call({
      status: 'success',
      data: {
        call_id: 'c',
        latency: {e2e: {p50: 1, p25: 2, values: [1], num: 3}, jane_doe: {p50: 1, p75: 3}},
        transcript_object: [{role: 'agent', content: 'Hi', words: [{word: 'Hi', start: 0, end: 1, confidence: 0.9}]}],
        transcript_with_tool_calls: [
          {role: 'tool_call_invocation', tool_call_id: 't', name: 'x', arguments: '{"jane_doe":1}', thought: 'why'},
          {role: 'tool_call_result', tool_call_id: 't', content: '{"jane_doe":1}', successful: true},
          {
            role: 'node_transition',
            former_node_name: 'a',
            new_node_name: 'b',
            former_node_id: '1',
            new_node_id: '2',
            transition_type: 'x',
          },
          {role: 'sms', content: 'x', multimedia: [{url: 'x', summary: 'y', bytes: 7}], time_sec: 1},
          {role: 'dtmf', digit: '5', timestamp: 1},
        ],
        call_cost: {
          combined_cost: 1,
          product_costs: [{product: 'tts', cost: 1, unit_price: 1, discount: 2}],
          anything: 3,
        },
        call_analysis: {in_voicemail: true, custom_analysis_data: {jane_doe: 'x'}},
        telephony_identifier: {jane_doe: 'x'},
      },
    });
    expect(reportOf(inZudu ?? {})?.fields).to.have.members([
      'latency.*.p25',
      'latency.*.p75',
      'transcript_object.words.confidence',
      'transcript_with_tool_calls.thought',
      'transcript_with_tool_calls.multimedia.bytes',
      'call_cost.product_costs.discount',
    ]);
  });

  it("are never those of an object that came in place of another, whose names may be anybody's", () => {
    for (const transcripts of [
      {jane_doe: [{content: 'Hello'}]},
      [{jane: 'hello'}],
      {jane: {content: 'x'}},
      [[{jane: 1}]],
    ]) {
      expect(noted({transcripts}), JSON.stringify(transcripts)).to.equal(undefined);
    }
    const said = (words: unknown) => ({transcript_object: [{role: 'agent', content: 'x', words}]});
    for (const fields of [
      said({password: {start: 0, end: 1}, jane: {start: 1, end: 2}}),
      said([{hello: [1, 2]}]),
      {transcript_object: {jane: 'x'}},
      {call_cost: {product_costs: {jane: {cost: 1}}}},
      {latency: {e2e: {jane: 1}}},
      {latency: {jane: 7}},
    ]) {
      const found = zudu.call({status: 'success', data: {call_id: 'c', ...fields}});
      expect(reportOf(found ?? {}), JSON.stringify(fields)).to.equal(undefined);
    }
    const ids = {xK9fQz2LmPqRsT: 1, AbCdEfGh: 1, 'jane-doe': 1};
    expect(noted(ids)).to.equal(undefined);
    for (const status of ['transferred_to_maria', 'CALLED_BY_JANE'])
      expect(noted({status}), status).to.equal(undefined);
  });

  describe('by a reader from outside', () => {
    type Raw = Readonly<Record<string, unknown>>;
    const asCall = (summary: unknown): Call => ({
      id: 'x',
      agent: {},
      caller: {},
      callee: {},
      ...(summary !== undefined && {summary: 's'}),
    });
    const fieldsOf = (raw: Raw, read: (raw: Raw) => Call): readonly string[] | undefined =>
      reportOf(notedCall(raw, {vendor: 'v', read}) ?? {})?.fields;

    it('is not what it looks for before it asks', () => {
      const sent = {id: 'x', seconds: 5, novel: 1};
      const read = (raw: Raw): Call => asCall('seconds' in raw ? raw['seconds'] : undefined);
      expect(fieldsOf(sent, read)).to.deep.equal(['id', 'novel']);
    });

    it('is found, however many fields it asks for in turn', () => {
      const turns = (raw: Raw): Call => {
        let last: unknown;
        for (let index = 0; raw[`turn_${index}`] !== undefined; index++) last = raw[`turn_${index}`];
        return asCall(last ?? raw['id']);
      };
      expect(fieldsOf({id: 'x', turn_0: 'a', turn_1: 'b', novel: 1}, turns)).to.deep.equal(['novel']);
    });

    it('is not looked for before the report is asked for, and then once', () => {
      let shown = 0;
      const read = (raw: Raw): Call => {
        shown++;
        return asCall(raw['id']);
      };
      const call = notedCall({id: 'x', novel: 1}, {vendor: 'v', read});
      expect(shown).to.equal(1);
      expect(reportOf(call ?? {})?.fields).to.deep.equal(['novel']);
      const first = shown;
      expect(reportOf(call ?? {})?.fields).to.deep.equal(['novel']);
      expect(shown).to.equal(first);
    });

    it('lets go of the rows once it is reported', () => {
      const call = notedCall({id: 'x', novel: 1}, {vendor: 'v', read: (raw) => asCall(raw['id'])}) ?? {};
      expect(readingsOf(call).map(({rows}) => rows.length)).to.deep.equal([1]);
      reportOf(call);
      expect(readingsOf(call).map(({rows, calls}) => rows.length + calls.length)).to.deep.equal([0]);
    });

    it('is kept of the parts when they are made into one answer', () => {
      const [a, b] = ['first_novel', 'second_novel'].map((name) =>
        notedCall({id: 'x', [name]: 1}, {vendor: 'v', read: (raw) => asCall(raw['id'])}),
      );
      const whole = {};
      for (const part of [a, b, {}]) passOn(part ?? {}, whole);
      expect(reportOf(whole)?.fields).to.deep.equal(['first_novel', 'second_novel']);
      expect(reportOf(a ?? {})?.fields).to.deep.equal(['first_novel']);
    });

    it('is nothing where the row of a page throws when it is looked at again', () => {
      let looked = 0;
      const row = {
        id: 'x',
        get mood(): object {
          if (looked++) throw new Error('Not again.');
          return {};
        },
      };
      const call = notedCall(row, {vendor: 'v', read: ({id, mood}) => asCall(id && (mood as Raw)['name'])});
      expect(reportOf(call ?? {})).to.equal(undefined);
    });

    it('has words of its own that are known, of sets that are not in our model, too', () => {
      const words = {channel: /^carrier_pigeon$/, dataStorageSetting: /^in_stone$/};
      const read = ({id, channel, data_storage_setting, dataStorageSetting}: Raw): Call => ({
        ...asCall(id ?? data_storage_setting ?? dataStorageSetting),
        channel: String(channel),
      });
      const valuesOf = (raw: Raw) => reportOf(notedCall({id: 'x', ...raw}, {vendor: 'v', read, words}) ?? {})?.values;
      expect(valuesOf({channel: 'CARRIER-PIGEON', data_storage_setting: 'IN_STONE'})).to.equal(undefined);
      expect(valuesOf({channel: 'voice'})).to.equal(undefined);
      expect(valuesOf({channel: 'smoke_signal', dataStorageSetting: 'on_sand'})).to.deep.equal([
        {field: 'channel', value: 'smoke_signal'},
        {field: 'dataStorageSetting', value: 'on_sand'},
      ]);
      // Of a vendor that has no such set, nothing is known of what it calls so.
      const without = notedCall({id: 'x', dataStorageSetting: 'on_sand'}, {vendor: 'v', read: ({id}) => asCall(id)});
      expect(reportOf(without ?? {})?.values).to.deep.equal([]);
    });

    it('is learned once, wherever the reader is named', () => {
      let shown = 0;
      const read = (raw: Raw): Call => {
        shown++;
        return asCall(raw['id']);
      };
      fieldsOf({id: 'x'}, read);
      const first = shown;
      for (let index = 0; index < 10; index++) fieldsOf({id: 'x'}, read);
      expect(shown).to.equal(first + 10);
    });
  });

  it('are not looked for in what a reader takes as it comes, nor lost where it cannot take what it is shown', () => {
    const read = (raw: Readonly<Record<string, unknown>>): Call => {
      const {id, tags, extra, ...rest} = raw as {id: string; tags?: {colour: {name: string}}[]; extra?: object};
      const [summary] = tags?.map(({colour}) => colour.name.trim()) ?? [];
      return {id, agent: {}, caller: {}, callee: {}, ...(summary && {summary}), ...rest, ...extra};
    };
    const found = notedCall(
      {id: 'x', novel: 1, extra: {novel: 2}, tags: [{size: 1, colour: {name: 'red', hue: 2}}]},
      {vendor: 'v', read},
    );
    expect(reportOf(found ?? {})?.fields).to.deep.equal(['tags.size', 'tags.colour.hue']);
  });

  it('are words of every closed set a call has, by what our model calls it', () => {
    const zuduNoted = (fields: object): ShapeReport | undefined =>
      reportOf(zudu.call({status: 'success', data: {call_id: 'c', ...fields}}) ?? {});
    expect(
      zuduNoted({
        direction: 'SIDEWAYS',
        disconnection_reason: 'alien_abduction',
        data_storage_setting: 'only_on_tuesdays',
        call_analysis: {user_sentiment: 'Bewildered'},
      })?.values,
    ).to.deep.equal([
      {field: 'disconnectReason', value: 'alien_abduction'},
      {field: 'sentiment', value: 'Bewildered'},
      {field: 'direction', value: 'SIDEWAYS'},
      {field: 'dataStorageSetting', value: 'only_on_tuesdays'},
    ]);
    expect(
      noted({
        disconnect_reason: 'alien_abduction',
        post_call_analysis_result: {sentiments: {type: 'enum', value: 'mixed'}},
      })?.values,
    ).to.deep.equal([
      {field: 'disconnectReason', value: 'alien_abduction'},
      {field: 'sentiment', value: 'mixed'},
    ]);
    const reasons = [
      'user_hangup',
      'customer_hangup',
      'AGENT_HANGUP',
      'call_transfer',
      'voicemail_reached',
      'ivr_reached',
      'inactivity',
      'scam_detected',
      'max_duration_reached',
      'dial_busy',
      'dial_failed',
      'dial_no_answer',
      'invalid_destination',
      'user_declined',
      'marked_as_spam',
      'concurrency_limit_reached',
      'no_valid_payment',
      'error_asr',
      'error_user_not_joined',
      'transfer_bridged',
      'transfer_cancelled',
      'telephony_provider_unavailable',
      'sip_routing_error',
      'manual_stopped',
      'registered_call_timeout',
    ];
    for (const reason of reasons) expect(zuduNoted({disconnection_reason: reason}), reason).to.equal(undefined);
    for (const word of ['Positive', 'NEGATIVE', 'neutral', 'Unknown']) {
      expect(zuduNoted({call_analysis: {user_sentiment: word}}), word).to.equal(undefined);
    }
    for (const word of ['everything', 'EVERYTHING_EXCEPT_PII', 'basic_attributes_only']) {
      expect(zuduNoted({data_storage_setting: word}), word).to.equal(undefined);
    }
    for (const word of ['inbound', 'OUTBOUND', 'inbound_call'])
      expect(zuduNoted({direction: word}), word).to.equal(undefined);
  });

  it('are fields with a digit or two in their names', () => {
    const names = ['e2e_latency', 'latency_p95_ms', 'addressLine2', 's2s', 'recording_url_2', 'base64_audio'];
    expect(noted(Object.fromEntries(names.map((name) => [name, 1])))?.fields).to.deep.equal(names);
  });

  it('never has anything personal', () => {
    const secrets = {
      'Jane Doe': 1,
      '+14155550123': 1,
      'jane@example.com': 1,
      card_4711: 1,
      जी: 1,
      [`a${'b'.repeat(60)}`]: 1,
      '': 1,
      a: 1,
      card_42: 1,
      jane1984: 1,
      '14155550123': 1,
      a1b2c3d4: 1,
      'c3f9e2b0-1111': 1,
      cl9ebqhxk00003b6: 1,
      phone_4_1_5: 1,
      __proto__x1: 1,
      metadata: {my_secret: 1},
      postCallAnalysisResult: {illness: 'flu'},
      summary: 'zebra',
      promptDynamicVariables: {flu_shot: 'jane_doe'},
      extractDynamicVariables: {allergy: 'nuts'},
      creditBreakdown: {jane_doe: 1},
    };
    expect(noted(secrets)).to.equal(undefined);
    const values = [
      'Jane',
      'jane doe',
      'jane@example.com',
      '+14155550123',
      'line4',
      'x'.repeat(30),
      'a_b_c_d_e',
      'Jane_Doe',
      'जी',
    ];
    for (const value of values) {
      const analysis = {sentiment: value === 'Jane' ? 'Jane Doe' : value};
      const fields = {status: value, channel: value, disconnectReason: value, postCallAnalysisResult: analysis};
      expect(noted(fields), value).to.equal(undefined);
    }
    // A single word in place of a reason may be anything; the vendors' own are of several.
    const free = [
      'jane',
      'flu',
      'Customer hung up',
      'jane hung up',
      'said-goodbye-to-jane-doe',
      'line_4711',
      'transferred_to_jane',
    ];
    for (const reason of free) {
      expect(noted({disconnectReason: reason}), reason).to.equal(undefined);
    }
  });

  it('is looked for in the first rows only, however many come', () => {
    const rows = Array.from({length: 400}, (_, index) => ({id: `c${index}`, ...(index > 200 ? {late_field: 1} : {})}));
    expect(reportOf(agni.page({success: true, data: {callSessions: rows}}, list()) ?? {})).to.equal(undefined);
  });

  it('counts the same statuses as known that have a meaning', () => {
    const words = [
      'completed',
      'complete',
      'ended',
      'success',
      'successful',
      'transfer',
      'in_progress',
      'in-progress',
      'active',
      'ongoing',
      'connected',
      'answered',
      'ringing',
      'pending',
      'registered',
      'scheduled',
      'queued',
      'missed',
      'no_answer',
      'not_connected',
      'busy',
      'voicemail',
      'timeout',
      'declined',
      'cancelled',
      'canceled',
      'failed',
      'error',
      'rejected',
      'ENDED',
      'hatched',
      'paused',
      'unknown',
    ];
    for (const status of words)
      expect(noted({status}) === undefined, status).to.equal(statusKind(status) !== 'unknown');
  });
});
