/** Transcripts sent as one string, as seen live: `<agent name>: line` for the agent, `: line` for the caller. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {TranscriptItem} from '../../../src/model/call.js';
import {transcriptOf} from './answers.js';

const read = (text: string, agent_name?: string): readonly TranscriptItem[] =>
  transcriptOf(text, {agent_name})?.items ?? [];
const agent = (text: string, speaker = 'Maya'): TranscriptItem => ({role: 'agent', speaker, text});
const user = (text: string): TranscriptItem => ({role: 'user', text});

describe('a transcript as one string', () => {
  it("is told apart by the agent's name and the caller's empty one", () => {
    expect(read('Maya: Hello!\n: Hi.\nMaya: How can I help?', 'Maya')).to.deep.equal([
      agent('Hello!'),
      user('Hi.'),
      agent('How can I help?'),
    ]);
  });

  it("takes the first name for the agent's when the agent is not named otherwise, or was renamed since", () => {
    expect(read('Maya: Hello!\n: Hi.')).to.deep.equal([agent('Hello!'), user('Hi.')]);
    expect(read('Maya: Hello!\n: Hi.', 'Maya (Billing)')).to.deep.equal([agent('Hello!'), user('Hi.')]);
    expect(read(': Hi?\nMaya: Hello!')).to.deep.equal([user('Hi?'), agent('Hello!')]);
  });

  it('makes nobody else a speaker', () => {
    expect(read(': Hi. Two things:\nFirst: my invoice.\nMaya: Sure.', 'Maya')).to.deep.equal([
      user('Hi. Two things:\nFirst: my invoice.'),
      agent('Sure.'),
    ]);
    expect(read('Maya: Hello!\nNote: see https://example.com/a: b', 'Maya')).to.deep.equal([
      agent('Hello!\nNote: see https://example.com/a: b'),
    ]);
  });

  it('keeps further colons in a line', () => {
    expect(read(': It says delivered: at 10:30.\nMaya: https://example.com: look', 'Maya')).to.deep.equal([
      user('It says delivered: at 10:30.'),
      agent('https://example.com: look'),
    ]);
  });

  it('finds an agent whose name has a colon', () => {
    expect(read('Maya: Billing: Hello!\n: Hi.', 'Maya: Billing')).to.deep.equal([
      agent('Hello!', 'Maya: Billing'),
      user('Hi.'),
    ]);
  });

  it('continues a line that names no speaker', () => {
    expect(read('Maya: One\ntwo\n\n  three  \n: Four\nfive', 'Maya')).to.deep.equal([
      agent('One\ntwo\nthree'),
      user('Four\nfive'),
    ]);
  });

  it("begins a speaker's line with the next one when nothing follows the name", () => {
    expect(read('Maya:\nHello!\n:\nHi.', 'Maya')).to.deep.equal([agent('Hello!'), user('Hi.')]);
  });

  it('leaves out lines that say nothing', () => {
    expect(read('Maya: Hello!\n:\n: \nMaya: Still there?', 'Maya')).to.deep.equal([
      agent('Hello!'),
      agent('Still there?'),
    ]);
    expect(read(' \n\n')).to.deep.equal([]);
  });

  it('does not mind other line ends, separators that are none, or spaces around a name', () => {
    expect(read('Maya: Hello!\r\n: Hi.\r\n', 'Maya')).to.deep.equal([agent('Hello!'), user('Hi.')]);
    expect(read('  Maya  :  Hello!\n  :  Hi.', ' Maya ')).to.deep.equal([agent('Hello!'), user('Hi.')]);
    expect(read('Maya: Hello!\u2028Still me\n: Hi.', 'Maya')).to.deep.equal([
      agent('Hello!\u2028Still me'),
      user('Hi.'),
    ]);
  });

  it('knows roles written as names', () => {
    expect(read('Agent: Hello!\nUser: Hi.\nAssistant: Bye.')).to.deep.equal([
      {role: 'agent', text: 'Hello!'},
      {role: 'user', text: 'Hi.'},
      {role: 'agent', text: 'Bye.'},
    ]);
  });

  it('without any speaker is one line by nobody', () => {
    expect(read('Hello there.\nHi.', 'Maya')).to.deep.equal([{text: 'Hello there.\nHi.'}]);
    expect(read('Note: a: b')).to.deep.equal([{text: 'Note: a: b'}]);
  });

  it('keeps what was said before the first speaker', () => {
    expect(read('(recording begins)\nMaya: Hello!', 'Maya')).to.deep.equal([
      {text: '(recording begins)'},
      agent('Hello!'),
    ]);
  });

  it('is markup or anything else as plain text', () => {
    expect(read(': <img src=x onerror=alert(1)>${7}')).to.deep.equal([user('<img src=x onerror=alert(1)>${7}')]);
  });

  it('is read in little time, however long or odd', () => {
    const spaces = ' '.repeat(200_000);
    const odd = [
      spaces,
      `${spaces}x`,
      'x\n'.repeat(100_000),
      ': x\n'.repeat(50_000),
      ':'.repeat(200_000),
      'Maya: x\ny\n'.repeat(30_000),
    ];
    const began = performance.now();
    expect(odd.map((text) => read(text, 'Maya').length)).to.deep.equal([0, 1, 1, 50_000, 1, 30_000]);
    expect(performance.now() - began).to.be.below(5000);
  });
});
