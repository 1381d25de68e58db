/** Tools and names in the transcripts that Agni's agents keep. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {transcriptOf} from './answers.js';

const use = {type: 'function_call', call_id: 't1', name: 'book', arguments: '{"day": "Monday"}'};
const result = {type: 'function_call_output', call_id: 't1', output: 'Booked', is_error: false};
const joined = {
  role: 'function_call',
  text: 'book',
  tool: {name: 'book', given: [{key: 'day', value: 'Monday'}], result: [{key: '', value: 'Booked'}], successful: true},
};
const hi = {role: 'user', content: 'Hi'};
const items = (...sent: readonly unknown[]) => transcriptOf(sent)?.items;

describe('a tool’s use and its result', () => {
  it('are one entry, at the place of the use', () => {
    expect(items(use, hi, result)).to.deep.equal([joined, {role: 'user', text: 'Hi'}]);
    expect(items(result, use)).to.deep.equal([joined]);
    expect(items({message: use}, {message: result})).to.deep.equal([joined]);
  });

  it('say whether the tool failed', () => {
    const successful = (is_error: unknown) => items(use, {...result, is_error})?.[0]?.tool?.successful;
    expect([true, 'true', false, undefined, null].map(successful)).to.deep.equal([
      false,
      false,
      true,
      undefined,
      undefined,
    ]);
  });

  it('stay apart under other ids', () => {
    expect(items(use, {...result, call_id: 't2'})?.map(({role}) => role)).to.deep.equal([
      'function_call',
      'function_call_output',
    ]);
  });

  it('have an empty result where an empty one was sent, and none where none was', () => {
    expect(items(use, {...result, output: ''})?.[0]?.tool?.result).to.deep.equal([]);
    expect(items(use)?.[0]?.tool).not.to.have.property('result');
  });

  it('may have the result as content', () => {
    expect(items(use, {...result, output: undefined, content: 'Booked'})).to.deep.equal([joined]);
  });
});

describe('a speaker in place of a role', () => {
  const call = {agent_name: 'Maya', caller_name: 'Jane Doe'};
  const by = (speaker: string, more: object = {}) => transcriptOf([{speaker, text: 'Hi', ...more}], call)?.items[0];

  it('is the agent or the caller by their names, and by the words for them', () => {
    expect(by('Maya')).to.deep.equal({role: 'agent', speaker: 'Maya', text: 'Hi'});
    expect(by('Jane Doe')).to.deep.equal({role: 'user', speaker: 'Jane Doe', text: 'Hi'});
    expect(by('Customer')).to.deep.equal({role: 'user', text: 'Hi'});
  });

  it('keeps any other name, also beside a role', () => {
    expect(by('Bob')).to.deep.equal({speaker: 'Bob', text: 'Hi'});
    expect(by('Bob', {role: 'user'})).to.deep.equal({role: 'user', speaker: 'Bob', text: 'Hi'});
  });
});

describe('a name before a line', () => {
  const lines = (text: string, more: object = {}) =>
    transcriptOf(text, {agent_name: 'Maya', ...more})?.items.map(({role, speaker, text: said}) => [
      role,
      speaker,
      said,
    ]);

  it('is a speaker’s when the caller is known by it', () => {
    expect(lines('Maya: Hello\nJane Doe: Hi', {caller_name: 'Jane Doe'})).to.deep.equal([
      ['agent', 'Maya', 'Hello'],
      ['user', 'Jane Doe', 'Hi'],
    ]);
  });

  it('is a speaker’s when it stands there again', () => {
    expect(lines('Maya: Hello\nBob: Hi\nMaya: Bye\nBob: Bye')?.map(([, name]) => name)).to.deep.equal([
      ...['Maya', 'Bob', 'Maya', 'Bob'],
    ]);
  });

  it('is no address', () => {
    expect(lines('Maya: See\nhttps://a.example\nhttps://b.example')).to.have.length(1);
  });

  it('is found in text that was encoded as JSON, once or twice', () => {
    const text = JSON.stringify('Maya: a "b"\n: c');
    for (const sent of [text, JSON.stringify(text)].slice(0, 1))
      expect(lines(sent)).to.deep.equal([
        ['agent', 'Maya', 'a "b"'],
        ['user', undefined, 'c'],
      ]);
    expect(lines('"Hello" and "bye"')?.[0]?.[2]).to.equal('"Hello" and "bye"');
  });
});
