/** Single fields, as other servers and other days may send them. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {isOpen, statusKind} from '../../../src/model/call.js';
import {CallsError} from '../../../src/model/errors.js';
import {call, page} from '../../../src/vendors/zudu/parse.js';
import {answer, callWith, lines, list, never, pageOf, transcriptOf} from './answers.js';

const start = 1781170200000;

describe("a call's fields", () => {
  it("are read in any case, and kept in the vendor's words", () => {
    for (const word of ['OUTBOUND', 'outbound', 'Outbound'])
      expect(callWith({direction: word}).direction, word).to.equal('outbound');
    expect(callWith({direction: 'sideways'})).not.to.have.property('direction');
    for (const word of ['ENDED', 'ended'])
      expect(statusKind(callWith({call_status: word}).status), word).to.equal('completed');
    for (const word of ['ONGOING', 'registered', 'Scheduled'])
      expect(isOpen(callWith({call_status: word})), word).to.be.true;
    expect(statusKind(callWith({call_status: 'NOT_CONNECTED'}).status)).to.equal('missed');
  });

  it('are those of `call_id`, else of `id`', () => {
    expect(callWith({id: 'x'}).id).to.equal('c');
    expect(callWith({call_id: '', id: 'x'}).id).to.equal('x');
    expect(call({status: 'success', data: {agent_id: 'a'}})).to.equal(undefined);
  });

  it('of a web call have no sides', () => {
    expect(callWith({call_type: 'WEB_CALL', telephony_identifier: null})).to.deep.equal({
      id: 'c',
      agent: {},
      caller: {},
      callee: {},
      channel: 'WEB_CALL',
    });
  });

  it('count in milliseconds', () => {
    expect(callWith({call_duration: 90_500}).durationSec).to.equal(90.5);
    expect(callWith({duration_ms: 90_500}).durationSec).to.equal(90.5);
    expect(callWith({start_timestamp: start, end_timestamp: start + 1500}).durationSec).to.equal(1.5);
    expect(callWith({start_timestamp: start, end_timestamp: start, call_duration: 0}).durationSec).to.equal(0);
    const unknown = [
      {call_duration: 0},
      {call_duration: null},
      {call_duration: -5},
      {start_timestamp: start, end_timestamp: start - 1},
    ];
    for (const fields of unknown) {
      expect(callWith(fields), JSON.stringify(fields)).not.to.have.property('durationSec');
    }
    expect(callWith({start_timestamp: 0, end_timestamp: null})).not.to.have.any.keys('startedAt', 'endedAt');
  });

  it('are, of a transcript, those without private words, as a list or as one text', () => {
    const lists = {
      transcript_object: [{role: 'user', content: 'My card is 4111'}],
      transcript: 'User: My card is 4111',
    };
    const said = (fields: object) => transcriptOf({...lists, ...fields})?.items.map(({text}) => text);
    expect(said({scrubbed_transcript: 'User: My card is [card]'})).to.deep.equal(['My card is [card]']);
    const scrubbed = {scrubbed_transcript_with_tool_calls: [{role: 'user', content: 'My card is [number]'}]};
    expect(said({...scrubbed, scrubbed_transcript: 'User: My card is [card]'})).to.deep.equal(['My card is [number]']);
    for (const none of ['', null, ' '])
      expect(said({scrubbed_transcript: none}), `${none}`).to.deep.equal(['My card is 4111']);
  });

  it('are, of its script, what the agent was given and what it noted', () => {
    const found = callWith({
      retell_llm_dynamic_variables: {plan: 'gold'},
      collected_dynamic_variables: {call_back: true},
    });
    expect(found.promptVariables).to.deep.equal(lines({plan: 'gold'}));
    expect(found.extractedVariables).to.deep.equal(lines({call_back: true}));
  });

  it('of nothing are absent, not zero', () => {
    const empty = {
      call_analysis: null,
      call_cost: null,
      latency: {},
      metadata: {},
      telephony_identifier: {},
      recording_url: '',
    };
    expect(callWith(empty)).to.deep.equal({id: 'c', agent: {}, caller: {}, callee: {}});
    expect(callWith({call_analysis: {user_sentiment: 'unknown'}})).not.to.have.property('analysis');
    expect(callWith({call_cost: {combined_cost: 0}}).cost).to.deep.equal({total: 0, parts: []});
    expect(callWith({call_cost: {product_costs: [{cost: 2}, null, {product: 'x'}]}}).cost).to.deep.equal({
      parts: lines({1: 2}),
    });
  });
});

describe('what a privacy setting kept from being stored', () => {
  it('is told apart from what is merely not there', () => {
    const flags: object[] = ['true', 'True', ' TRUE ', 1, true].map((on) => ({opt_out_sensitive_data_storage: on}));
    for (const setting of [...flags, {data_storage_setting: 'basic_attributes_only'}]) {
      const found = callWith({...setting, transcript: '', transcript_object: [], recording_url: null});
      expect(found.notStored).to.deep.equal(['transcript', 'recording']);
      expect(found).not.to.have.property('transcript');
    }
    const open = [
      {},
      {opt_out_sensitive_data_storage: false},
      {data_storage_setting: 'everything'},
      {data_storage_setting: 'x'},
      {opt_out_sensitive_data_storage: 'false'},
      {opt_out_sensitive_data_storage: ''},
      {opt_out_sensitive_data_storage: {}},
    ];
    for (const setting of open) {
      expect(callWith({...setting, transcript: ''}), JSON.stringify(setting)).not.to.have.property('notStored');
    }
  });

  it('is only what is absent', () => {
    const stored = {transcript: 'Agent: Hi', recording_url: 'https://a.example/r.mp4'};
    expect(callWith({data_storage_setting: 'EVERYTHING_EXCEPT_PII', ...stored})).not.to.have.property('notStored');
    expect(callWith({opt_out_sensitive_data_storage: true, transcript: 'Agent: Hi'}).notStored).to.deep.equal([
      'recording',
    ]);
  });
});

describe('a transcript', () => {
  it('as one string is told apart by its speakers', () => {
    const said = 'Agent: Hi\nthere\n\nUser: Hello: you\r\nTransfer Target: Yes';
    expect(transcriptOf({transcript: said, transcript_object: []})?.items).to.deep.equal([
      {role: 'agent', text: 'Hi\nthere'},
      {role: 'user', text: 'Hello: you'},
      {role: 'transfer_target', text: 'Yes'},
    ]);
    expect(transcriptOf({transcript: ''})).to.deep.equal({items: []});
    expect(transcriptOf({transcript_object: []})).to.deep.equal({items: []});
    expect(transcriptOf({transcript: null, transcript_object: {}})).to.equal(undefined);
  });

  it('may have its words stamped with the time of day', () => {
    const words = [{word: 'Hello', start: start + 35_000, end: start + 35_500}];
    const said = [
      {role: 'assistant', content: 'Hello', timestamp: start + 1, words},
      {role: 'USER', content: 'Hi', timestamp: start + 40_000},
    ];
    expect(transcriptOf({start_timestamp: start, transcript_object: said})?.items).to.deep.equal([
      {role: 'agent', text: 'Hello', at: 35, until: 35.5},
      {role: 'user', text: 'Hi', at: 40},
    ]);
    expect(
      transcriptOf({transcript_object: said})?.items.map(({at}) => at),
      'no start is known',
    ).to.deep.equal([undefined, undefined]);
  });

  it('has no times outside the call, nor one for all lines', () => {
    const at = (seconds: number) => ({
      role: 'user',
      content: 'Hi',
      words: [{word: 'Hi', start: seconds, end: seconds}],
    });
    const items = transcriptOf({call_duration: 60_000, transcript_object: [at(1), at(200), at(-3)]})?.items;
    expect(items?.map((one) => one.at)).to.deep.equal([1, undefined, undefined]);
    const untimed = {role: 'user', text: 'Hi'};
    expect(transcriptOf({transcript_object: [at(7), at(7)]})?.items).to.deep.equal([untimed, untimed]);
  });

  it("leaves a tool's text as it is, unless it is an object or a list that loses nothing by being read", () => {
    const said = (content: string) => transcriptOf({transcript_with_tool_calls: [{role: 'tool_call_result', content}]});
    const given = (content: string) => said(content)?.items[0]?.tool?.result;
    for (const text of ['12e4', '12.50', '14155550100', 'true', '"x"', '{"account":9007', '[laughs]']) {
      expect(given(text), text).to.deep.equal(lines({'': text}));
    }
    expect(given('{"due":12.5}')).to.deep.equal(lines({due: 12.5}));
    expect(given('{"account":90071992547409931}'), 'every digit').to.deep.equal(lines({account: '90071992547409931'}));
  });

  it("joins a tool's result to its call once, and knows no failure that was not told", () => {
    const items = transcriptOf({
      transcript_with_tool_calls: [
        {role: 'tool_call_invocation', tool_call_id: 'a', name: 'one', arguments: '[1, "x"]'},
        {role: 'tool_call_result', tool_call_id: 'a', content: 'plain'},
        {role: 'tool_call_result', tool_call_id: 'a', content: 'again', successful: false},
        {role: 'tool_call_result', content: 'without an id'},
      ],
    })?.items;
    expect(items?.map(({tool}) => tool)).to.deep.equal([
      {name: 'one', given: lines({1: 1, 2: 'x'}), result: lines({'': 'plain'})},
      {result: lines({'': 'again'}), successful: false},
      {result: lines({'': 'without an id'})},
    ]);
  });
});

describe('what else a transcript has', () => {
  const items = (...sent: object[]) => transcriptOf({transcript_with_tool_calls: sent})?.items;

  it('are pictures and the like, with a text or without, whoever sent them', () => {
    const media = [{url: 'https://a.example/m/1.jpg', summary: 'An invoice'}, {url: 'https://a.example/2.png'}];
    const multimedia = [...media, {summary: ''}, null, 'x'];
    const sent = [
      {role: 'sms', content: 'Your bill', time_sec: 4, multimedia},
      {role: 'sms', multimedia},
      {role: 'user', multimedia},
    ];
    expect(items(...sent)).to.deep.equal([
      {role: 'sms', text: 'Your bill', at: 4, media},
      {role: 'sms', text: '', media},
      {role: 'user', text: '', media},
    ]);
    expect(
      items({role: 'user', multimedia: []}, {role: 'user', multimedia: 'x'}, {role: 'agent', content: 'Hi'}),
    ).to.deep.equal([{role: 'agent', text: 'Hi'}]);
  });

  it("is a tool's result that is empty, which is not the same as none", () => {
    const of = (content: unknown) =>
      items(
        {role: 'tool_call_invocation', tool_call_id: 'a', name: 'one'},
        {role: 'tool_call_result', tool_call_id: 'a', content},
      );
    for (const empty of ['', '  ', '{}', '[]', {}]) {
      expect(
        of(empty)?.map(({tool}) => tool),
        JSON.stringify(empty),
      ).to.deep.equal([{name: 'one', result: []}]);
    }
    for (const none of [undefined, null]) {
      expect(of(none)).to.deep.equal([{role: 'tool_call_invocation', text: 'one', tool: {name: 'one'}}]);
    }
  });

  it("is a tool's result that comes before its call, which joins it unless the call has another that comes after", () => {
    const invoked = {role: 'tool_call_invocation', tool_call_id: 'a', name: 'one'};
    const result = (content: string) => ({role: 'tool_call_result', tool_call_id: 'a', content});
    const said = {role: 'user', content: 'Hm'};
    const joined = {role: 'tool_call_invocation', text: 'one', tool: {name: 'one', result: lines({'': 'early'})}};
    expect(items(result('early'), said, invoked)).to.deep.equal([{role: 'user', text: 'Hm'}, joined]);
    expect(
      items(result('early'), invoked, result('late'))?.map(({text, tool}) => [text, tool?.result?.[0]?.value]),
    ).to.deep.equal([
      ['early', 'early'],
      ['one', 'late'],
    ]);
    const nameless = {role: 'tool_call_result', content: 'whose'};
    expect(items(nameless, {role: 'tool_call_invocation', name: 'one'})).to.have.length(2);
  });
});

describe('a page', () => {
  const rows = (count: number): object[] => Array.from({length: count}, (_, index) => ({call_id: `c${index}`}));
  const of = (count: number, pagination: object, wanted = list()): object => {
    const {calls, ...rest} = pageOf(answer(rows(count), pagination), wanted);
    return {...rest, rows: calls.length};
  };

  it('is counted by either name of the total, and believes what it is told', () => {
    const full = {page: 1, pageSize: 20, rows: 20};
    expect(of(20, {page: 0, limit: 20, total_count: 25, has_next_page: true})).to.deep.equal({
      ...full,
      total: 25,
      more: true,
    });
    expect(of(20, {page: 0, limit: 20, total: 150})).to.deep.equal({...full, total: 150, more: true});
    expect(of(5, {page: 1, limit: 20, total: 25}, list({page: 2}))).to.deep.equal({
      ...full,
      page: 2,
      total: 25,
      more: false,
      rows: 5,
    });
    expect(of(20, {})).to.deep.equal(full);
    expect(of(20, {has_next_page: false})).to.deep.equal({...full, more: false});
    expect(of(0, {has_next_page: true, total: 40})).to.deep.equal({...full, total: 40, more: true, rows: 0});
    expect(of(0, {has_next_page: true, total: 40, page: 2}, list({page: 3}))).to.deep.equal({
      ...full,
      page: 3,
      total: 40,
      more: false,
      rows: 0,
    });
  });

  it('is the first one, whichever was asked for, where the answer says so', () => {
    expect(of(20, {page: 0, total: 45}, list({page: 2}))).to.include({page: 1, total: 45, more: true});
    expect(of(0, {page: 0, total: 0}, list({page: 2})), 'an empty one may be any').to.include({page: 2});
  });

  it('is none where the answer has no list', () => {
    const others = [
      undefined,
      null,
      'x',
      [],
      {},
      {status: 'success', data: {}},
      {data: {calls: 'x'}},
      {data: {sessions: []}},
    ];
    for (const strange of others) {
      expect(page(strange, list(), never), JSON.stringify(strange)).to.equal(undefined);
    }
    expect(pageOf(answer(null)).calls).to.deep.equal([]);
  });
});

describe('an answer that reports failure under HTTP 200', () => {
  it('is told by any flag, number or text, with the code of the HTTP status where one is told', () => {
    const failures: readonly (readonly [object, string])[] = [
      [{status: 'unauthorized'}, 'upstream'],
      [{status: 'Forbidden'}, 'upstream'],
      [{status: 'unsuccessful'}, 'upstream'],
      [{error: true}, 'upstream'],
      [{error: 'True'}, 'upstream'],
      [{error: 1}, 'upstream'],
      [{error: 500}, 'upstream'],
      [{success: 'false'}, 'upstream'],
      [{success: 'False'}, 'upstream'],
      [{success: 0}, 'upstream'],
      [{status: false}, 'upstream'],
      [{status: 'Failure'}, 'upstream'],
      [{status: 401}, 'unauthorized'],
      [{status: 403}, 'forbidden'],
      [{status: '403'}, 'forbidden'],
      [{error: 404}, 'not-found'],
      [{status: 429}, 'rate-limited'],
      [{status: 504}, 'timeout'],
      [{status: 503}, 'upstream'],
      [{status: 422}, 'bad-request'],
      [{statusCode: 403, error: 'Forbidden'}, 'forbidden'],
      [{error: {code: 403}}, 'forbidden'],
    ];
    for (const [failure, code] of failures) {
      const given = {message: 'secret', data: {calls: [], call_id: 'c'}, ...failure};
      for (const read of [
        () => call(given),
        () => page(given, list(), never),
        () => call({message: 'secret', ...failure}),
      ]) {
        expect(read, JSON.stringify(failure)).to.throw(CallsError).with.property('code', code);
      }
    }
    for (const fine of [
      {success: 'true'},
      {success: 1},
      {status: 200},
      {status: '201'},
      {error: 0},
      {error: 'false'},
      {status: 'ok'},
    ]) {
      expect(call({...fine, data: {call_id: 'c'}})?.id, JSON.stringify(fine)).to.equal('c');
    }
  });

  it('is refused, and none of its text is kept', () => {
    const failures = [
      {status: 'error'},
      {status: 'FAILED'},
      {status: 'success', error: 'secret'},
      {error: {code: 'secret'}},
      {success: false},
    ];
    for (const failure of failures) {
      const given = {message: 'secret', data: {calls: [], call_id: 'c'}, ...failure};
      for (const read of [() => call(given), () => page(given, list(), never)]) {
        expect(read, JSON.stringify(failure)).to.throw(CallsError).with.property('code', 'upstream');
        expect(read).not.to.throw(/secret/);
      }
    }
    for (const error of [null, undefined, '', false, {}, []]) {
      expect(call({status: 'success', error, data: {call_id: 'c'}})?.id).to.equal('c');
    }
  });
});
