/** Rows of a page's own, in whichever shape they came: what they say of a call is read, and what is no call is none. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call} from '../../src/model/call.js';
import {readCalls} from '../../src/sources/local.js';
import {madeCall, ourCall, zuduCall} from '../support/calls.js';

const silent = async <T>(run: () => Promise<T>): Promise<T> => {
  const {warn} = console;
  console.warn = () => undefined;
  try {
    return await run();
  } finally {
    console.warn = warn;
  }
};
const read = async (row: unknown, vendor?: string): Promise<Call | undefined> =>
  (await silent(() => readCalls([row as object], vendor)))[0];

const {agent_name, ...session} = madeCall(1);
const agniHook = {event: 'call_completed', agent_name, call_session: session, transcriptions: 'Maya: Hello\n: Hi'};
const retell = {...zuduCall(1), agent_name: 'Maya', transcript: 'Agent: Hello\nUser: Hi', recording_url: 'https://x/r'};

describe('a call in another vendor’s shape', () => {
  const shapes: Readonly<Record<string, readonly [own: string, row: object]>> = {
    'Agni’s webhook': ['agni', agniHook],
    'a row of Agni’s': ['agni', madeCall(1)],
    'Agni’s answer about a call': ['agni', {success: true, data: madeCall(1)}],
    'Retell’s webhook': ['zudu', {event: 'call_ended', call: retell}],
    'a row of Retell’s': ['zudu', retell],
    'a row of Retell’s as JSON text in a table': [
      'zudu',
      {id: 7, created_at: '2026-06-11', body: JSON.stringify(retell)},
    ],
  };
  for (const [name, [own, row]] of Object.entries(shapes)) {
    it(`is read as under its own vendor (${name})`, async () => {
      const call = await read(row, own);
      expect(call?.caller.number).to.equal('+14155551001');
      expect(await read(row, own === 'agni' ? 'zudu' : 'agni')).to.deep.equal(call);
    });
  }

  it('loses no field that it has, whichever of them it has', async () => {
    for (const [own, full] of [
      ['agni', madeCall(1, {summary: 'x', recording_url: 'https://x/r', post_call_analysis_result: {a: 1}})],
      ['zudu', retell],
    ] as const) {
      await fc.assert(
        fc.asyncProperty(fc.subarray(Object.entries(full)), async (some) => {
          const row = Object.fromEntries(some);
          const [call, other] = [await read(row, own), await read(row, own === 'agni' ? 'zudu' : 'agni')];
          for (const name of Object.keys(call ?? {})) expect(other).to.have.property(name);
        }),
        {numRuns: 40},
      );
    }
  });
});

describe('a row that is no call', () => {
  const others: readonly object[] = [
    {id: 5, status: 'shipped', created_at: '2026-06-11T09:30:00Z', metadata: {deal: 'D-1'}},
    {id: 5, status: 'completed', created_at: '2026-06-11T09:30:00Z', metadata: {deal: 'D-1'}},
    {id: 5, status: 'pending', total: 99.5, currency: 'EUR'},
    {id: 5, status: 'open', channel: 'email', summary: 'Broken kettle', organization_id: 'o'},
    {id: 5, cost_total: 3, error_message: 'out of stock'},
  ];
  for (const row of others) {
    it(`is left out (${JSON.stringify(row)})`, async () => {
      for (const vendor of ['agni', 'zudu']) expect(await read(row, vendor)).to.equal(undefined);
    });
  }

  const thin: readonly object[] = [
    {id: 'c', status: 'completed'},
    {id: 'c', caller_number: '+14155550100'},
    {id: 'c', started_at: '2026-06-11T09:30:00Z'},
    {id: 'c', duration_sec: 5},
    {id: 'c', agent_name: 'Maya'},
    {id: 'c', channel: 'inbound_call'},
    {id: 'c', recording_url: 'https://x/r'},
    {id: 'c', transcripts: [{role: 'user', content: 'Hi'}]},
    {call_id: 'c', call_status: 'ended', created_at: '2026-06-11T09:30:00Z'},
    {call_id: 'c', direction: 'inbound'},
    {id: 'c', agent: {}, caller: {}, callee: {}},
  ];
  for (const row of thin) {
    it(`is none that says little of a call (${JSON.stringify(row)})`, async () => {
      for (const vendor of ['agni', 'zudu']) expect((await read(row, vendor))?.id, vendor).to.equal('c');
    });
  }
});

describe('what stands beside a call', () => {
  const call = {id: 's-1', caller_number: '+14155551001', status: 'completed'};
  const beside = {
    agent_name: 'Maya',
    transcriptions: 'Maya: Hello\n: Hi',
    post_call_analysis: {summary: 'All settled.'},
  };
  const camel = {agentName: 'Maya', transcriptions: 'Maya: Hello\n: Hi', postCallAnalysis: {summary: 'All settled.'}};
  const messages: Readonly<Record<string, object>> = {
    'in `call_session`': {call_session: call, ...beside},
    'in `callSession`, in camelCase': {callSession: call, ...camel},
    'in `call`': {call, ...beside},
    'in `data`': {event: 'x', data: call, ...camel},
    'in `data.call_session`': {data: {call_session: call}, ...beside},
    'in `body.call`, at both levels': {body: {call, transcriptions: beside.transcriptions}, ...beside},
  };
  for (const [name, message] of Object.entries(messages)) {
    it(`is the call’s (${name})`, async () => {
      for (const vendor of ['agni', 'zudu']) {
        const made = await read(message, vendor);
        expect([made?.id, made?.status, made?.agent.name]).to.deep.equal(['s-1', 'completed', 'Maya']);
        expect(made?.analysis?.summary).to.equal('All settled.');
        expect(made?.transcript?.items.map(({role, text}) => `${role}: ${text}`)).to.deep.equal([
          'agent: Hello',
          'user: Hi',
        ]);
      }
    });
  }

  it('is so for Retell’s calls', async () => {
    const {transcript, ...rest} = retell;
    const made = await read(
      {event: 'call_analyzed', call: rest, transcript, call_analysis: {call_summary: 'Done.'}},
      'zudu',
    );
    expect([made?.transcript?.items.length, made?.analysis?.summary]).to.deep.equal([2, 'Done.']);
  });

  it('does not make a call of an object in a call’s row', async () => {
    const row = madeCall(1, {data: {summary: 'About a deal', room_id: 'r', latency: 4}});
    expect(await read(row)).to.deep.equal(await read(madeCall(1)));
    expect((await read({...row, data: {id: 'deal-1', summary: 'x'}}))?.id).to.equal('call-1');
  });
});

describe('a row of our model from a table', () => {
  const instant = Date.UTC(2026, 5, 11, 9, 30);
  const columns = {
    id: 'c',
    started_at: '2026-06-11T09:30:00Z',
    duration_sec: '250',
    latency_ms: 800,
    recording_url: 'https://x/r',
    analysis: '{"summary": "All settled.", "intent": "invoice"}',
    cost: '{"total": 2}',
  };
  const values = {
    startedAt: instant,
    durationSec: 250,
    latencyMs: 800,
    recordingUrl: 'https://x/r',
    analysis: {summary: 'All settled.', entries: [{key: 'intent', value: 'invoice'}]},
    cost: {total: 2, parts: []},
  };
  const jane = {name: 'Jane Doe', number: '+14155550100'};
  const people: Readonly<Record<string, readonly [columns: object, parts: Pick<Call, 'agent' | 'caller' | 'callee'>]>> =
    {
      objects: [
        {agent: {name: 'Maya'}, caller: jane, callee: {}},
        {agent: {name: 'Maya'}, caller: jane, callee: {}},
      ],
      'JSON text': [
        {agent: '{"name": "Maya"}', caller: JSON.stringify(jane), callee: '{}'},
        {agent: {name: 'Maya'}, caller: jane, callee: {}},
      ],
      'some JSON text': [{caller: JSON.stringify(jane)}, {agent: {}, caller: jane, callee: {}}],
      'plain text': [
        {agent: 'Maya', caller: 'Jane Doe +14155550100', callee: '+1 415 555 0161'},
        {agent: {name: 'Maya'}, caller: jane, callee: {number: '+1 415 555 0161'}},
      ],
      'plain text of one party': [{caller: 'Jane Doe'}, {agent: {}, caller: {name: 'Jane Doe'}, callee: {}}],
      'text beside an object': [
        {agent: 'Maya', caller: {name: 'Jane Doe'}, callee: 'jane@example.com'},
        {agent: {name: 'Maya'}, caller: {name: 'Jane Doe'}, callee: {email: 'jane@example.com'}},
      ],
      'text beside a vendor’s field': [
        {agent: 'Maya', caller_number: '+14155550100'},
        {agent: {name: 'Maya'}, caller: {number: '+14155550100'}, callee: {}},
      ],
    };
  for (const [name, [sent, parts]] of Object.entries(people)) {
    it(`is read, with its people as ${name}`, async () => {
      expect(await read({...columns, ...sent})).to.deep.equal({id: 'c', ...parts, ...values});
    });
  }

  it('has a number in a text, however it is written', async () => {
    const texts: readonly (readonly [string | number, object])[] = [
      ['Jane Doe (+1 (415) 555-0100)', {name: 'Jane Doe', number: '+1 (415) 555-0100'}],
      ['Jane <415-555-0100>', {name: 'Jane', number: '415-555-0100'}],
      [14155550100, {number: '14155550100'}],
      ['Room 12', {name: 'Room 12'}],
      [`${'1 '.repeat(50_000)}x`, {name: `${'1 '.repeat(50_000)}x`}],
    ];
    for (const [caller, party] of texts) expect((await read({id: 'c', caller}))?.caller).to.deep.equal(party);
  });

  it('names what it has and nobody can read', async () => {
    const call = await read({id: 'c', agent: 'Maya', caller: ['x'], started_at: 'soon'});
    expect(call?.unread).to.have.members(['caller', 'startedAt']);
  });

  it('has the words of an entry in its message', async () => {
    const transcript = [{role: 'user', message: {content: 'Hi'}}, {message: {role: 'agent', content: ['Hello']}}];
    for (const row of [
      {...ourCall(1), transcript: {items: transcript}},
      {id: 'c', caller: 'Jane', transcript},
    ]) {
      expect((await read(row))?.transcript?.items).to.deep.equal([
        {role: 'user', text: 'Hi'},
        {role: 'agent', text: 'Hello'},
      ]);
    }
  });
});

describe('calls as JSON text', () => {
  it('are read like the list, or the call, that the text holds', async () => {
    for (const text of [[madeCall(1)], madeCall(1)].map((value) => JSON.stringify(value)))
      expect((await readCalls(text as unknown as object[])).map(({id}) => id)).to.deep.equal(['call-1']);
  });

  it('are none in other text', async () => {
    for (const value of ['hello', '', 5])
      expect(await silent(() => readCalls(value as unknown as object[]))).to.deep.equal([]);
  });
});
