/** What was sent and could not be read is named, and what was not sent is not. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call} from '../../src/model/call.js';
import {readModelCall} from '../../src/sources/local/model-call.js';
import {knownFields as agniFields} from '../../src/vendors/agni/call.js';
import * as agni from '../../src/vendors/agni/parse.js';
import {knownFields as zuduFields} from '../../src/vendors/zudu/call.js';
import * as zudu from '../../src/vendors/zudu/parse.js';

const ours = {id: 'c', agent: {}, caller: {}, callee: {}};
type Read = (fields: object) => Call | undefined;
const readers: Readonly<Record<string, readonly [Read, Readonly<Partial<Record<keyof Call, readonly string[]>>>]>> = {
  agni: [(fields) => agni.read({id: 'c', ...fields}), agniFields.names ?? {}],
  zudu: [(fields) => zudu.read({call_id: 'c', ...fields}), zuduFields.names ?? {}],
  'our model': [
    (fields) => readModelCall({...ours, ...fields}),
    {
      transcript: ['transcript'],
      summary: ['summary'],
      startedAt: ['startedAt'],
      cost: ['cost'],
      latencies: ['latencies'],
    },
  ],
};

const nothing = [null, '', ' ', 'null', '[]', '{}', '"[]"', [], {}, [null], false];

for (const [name, [read, names]] of Object.entries(readers)) {
  describe(`a field that cannot be read, of ${name}`, () => {
    for (const [field, [sent = '']] of Object.entries(names)) {
      // Lines and findings are read from anything.
      if (/^(metadata|analysis|events|telephonyIds|.*Variables)$/.test(field)) continue;
      it(`is named (${field})`, () => {
        const call = read({[sent]: field === 'transcript' ? [{shape: 'x'}] : {shape: ['x']}});
        if (field === 'cost' && name !== 'our model') return; // its figures are read under any name
        expect(call?.unread).to.deep.equal([field]);
      });

      it(`is not named when it is empty (${field})`, () => {
        for (const value of nothing)
          expect(read({[sent]: value}), JSON.stringify(value)).not.to.have.property('unread');
      });
    }

    it('is the only reason for a name, whatever is sent', () => {
      const fields = fc.dictionary(fc.constantFrom(...Object.values(names).flat()), fc.jsonValue({maxDepth: 4}));
      fc.assert(
        fc.property(fields, (sent) => {
          const call = read(sent);
          for (const one of call?.unread ?? []) {
            const value = call?.[one];
            expect(value === undefined || !Object.keys(Object(value) as object).length, one).to.be.true;
            expect(
              names[one]?.some((key) => key in sent),
              one,
            ).to.be.true;
          }
        }),
      );
    });
  });
}

describe('a call that names such fields', () => {
  it('keeps the names when it is read again', () => {
    const call = {...ours, unread: ['transcript', 'nonsense', 'agent', 'summary'], summary: 'There.'};
    expect(readModelCall(call).unread).to.deep.equal(['transcript']);
  });
});

describe('a transcript', () => {
  const items = (call: Call | undefined) => call?.transcript?.items.map(({role, text}) => [role, text]);
  const said = [
    ['agent', 'Hello'],
    ['user', 'Hi'],
  ];
  const turns = [
    {role: 'agent', content: ['Hello']},
    {role: 'user', content: [{type: 'text', text: 'Hi'}]},
  ];
  const forms: Readonly<Record<string, unknown>> = {
    'a list': turns,
    'JSON text': JSON.stringify(turns),
    'JSON text encoded twice': JSON.stringify(JSON.stringify(turns)),
    'JSON texts': turns.map((one) => JSON.stringify(one)),
    'a list in an object': {items: turns},
    'lines of text': 'Agent: Hello\nUser: Hi',
    'a list of lines': ['Agent: Hello', 'User: Hi'],
  };
  for (const [form, transcript] of Object.entries(forms)) {
    it(`is read from ${form}, in every shape of a call`, () => {
      expect(items(agni.read({id: 'c', transcripts: transcript})), 'agni').to.deep.equal(said);
      expect(items(zudu.read({call_id: 'c', transcript})), 'zudu').to.deep.equal(said);
      expect(items(readModelCall({...ours, transcript})), 'our model').to.deep.equal(said);
    });
  }

  it('keeps the place of an entry that cannot be read among others', () => {
    const mixed = [...turns, {role: 'user', content: {shape: 'x'}}, {role: 'user', content: ''}];
    expect(items(agni.read({id: 'c', transcripts: mixed}))).to.deep.equal([...said, ['user', '…']]);
    expect(items(zudu.read({call_id: 'c', transcript_object: mixed}))).to.deep.equal([...said, ['user', '…']]);
  });

  it('may stand beside the session under the name in the webhook', () => {
    const call = agni.read({id: 'c', agent_name: 'Kasturi', transcripts: [], transcriptions: 'Kasturi: Hello\n: Hi'});
    expect(items(call)).to.deep.equal(said);
  });

  it('has the tools of an agent’s own history', () => {
    const call = agni.read({
      id: 'c',
      transcripts: [
        {type: 'message', role: 'assistant', content: ['Hello']},
        {type: 'function_call', name: 'book', arguments: '{"day":"Monday"}'},
      ],
    });
    expect(call?.transcript?.items[1]).to.deep.equal({
      role: 'function_call',
      text: 'book',
      tool: {name: 'book', given: [{key: 'day', value: 'Monday'}]},
    });
  });
});

describe('metadata of 60, and of 10,000, levels', () => {
  it('show their first levels as lines, and the rest as JSON text', () => {
    for (const levels of [60, 10_000]) {
      const metadata = JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as object;
      const rest = Math.min(levels - 8, 64);
      const text = `${'{"a":'.repeat(rest)}${levels - 8 > rest ? '…' : '1'}${'}'.repeat(rest)}`;
      const lines = [{key: Array.from({length: 8}, () => 'a').join(' › '), value: text}];
      expect(agni.read({id: 'c', metadata})?.metadata).to.deep.equal(lines);
      expect(zudu.read({call_id: 'c', metadata})?.metadata).to.deep.equal(lines);
      expect(readModelCall({...ours, metadata}).metadata).to.deep.equal(lines);
    }
  });
});
