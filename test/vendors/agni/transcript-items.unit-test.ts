/** Transcripts sent as items, and what their stamps are worth. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {transcriptOf} from './answers.js';

const item = (content: unknown, more: object = {}): object => ({id: 'i', message: {role: 'agent', content}, ...more});

describe('a transcript as items', () => {
  it('gives each line its id, speaker and text, in order', () => {
    expect(
      transcriptOf([
        {id: 'a', message: {role: 'agent', content: ' Hello! \n'}},
        {id: 'b', message: {role: 'user', content: 'नमस्ते, invoice चाहिए'}},
      ]),
    ).to.deep.equal({
      items: [
        {id: 'a', role: 'agent', text: 'Hello!'},
        {id: 'b', role: 'user', text: 'नमस्ते, invoice चाहिए'},
      ],
    });
  });

  it('may have role and content at the top of an item, together or apart', () => {
    const said = {items: [{role: 'user', text: 'Hi'}]};
    for (const one of [
      {role: 'user', content: 'Hi'},
      {role: 'user', message: 'Hi'},
      {role: 'user', message: {content: 'Hi'}},
    ]) {
      expect(transcriptOf([one]), JSON.stringify(one)).to.deep.equal(said);
    }
  });

  it("knows the speakers' other names, and keeps a role it does not know", () => {
    const roles = {
      agent: 'agent',
      Assistant: 'agent',
      BOT: 'agent',
      ai: 'agent',
      user: 'user',
      Customer: 'user',
      caller: 'user',
      human: 'user',
      transfer_target: 'transfer_target',
      constructor: 'constructor',
    };
    for (const [sent, role] of Object.entries(roles)) {
      expect(transcriptOf([{message: {role: sent, content: 'Hi'}}]), sent).to.deep.equal({items: [{role, text: 'Hi'}]});
    }
    expect(transcriptOf([{message: {content: 'Hi'}}]), 'no role').to.deep.equal({items: [{text: 'Hi'}]});
  });

  it('leaves out what says nothing', () => {
    const silent = [
      item(''),
      item(null),
      item({}),
      item([]),
      item('[]'),
      item([{type: 'text', text: ''}]),
      {},
      null,
      '',
      7,
      [],
    ];
    expect(transcriptOf([...silent, item('Hi')])).to.deep.equal({items: [{id: 'i', role: 'agent', text: 'Hi'}]});
  });

  it('is empty when none was spoken, and absent when none was sent', () => {
    expect(transcriptOf([])).to.deep.equal({items: []});
    expect(transcriptOf('')).to.deep.equal({items: []});
    for (const none of [undefined, null, {}, 7, true])
      expect(transcriptOf(none), JSON.stringify(none)).to.equal(undefined);
  });

  it('may be called "transcript"', () => {
    expect(transcriptOf(undefined, {transcript: [item('Hi')]})?.items).to.have.length(1);
    expect(transcriptOf(null, {transcript: 'Agent: Hi'})?.items).to.deep.equal([{role: 'agent', text: 'Hi'}]);
  });
});

describe("a line's time", () => {
  const start = Date.UTC(2026, 5, 11, 9, 30);
  const started = {started_at: '2026-06-11T09:30:00Z'};
  const call = {...started, ended_at: '2026-06-11T09:32:05Z', duration_sec: 125};
  /** The times of lines stamped so; one stamp would need no comparing, so each is its own call's only line. */
  const times = (stamps: readonly unknown[], fields: object = call): (number | undefined)[] =>
    stamps.map((timestamp_ms) => transcriptOf([item('Hi', {timestamp_ms})], fields)?.items[0]?.at);

  it('counts from the start of the call, by a stamp within it', () => {
    expect(times([start, start + 400, start + 125_000, String(start + 6100)])).to.deep.equal([0, 0.4, 125, 6.1]);
  });

  it('allows half a minute for clocks that differ, and never lies before the call', () => {
    expect(times([start - 30_000, start - 1, start + 155_000])).to.deep.equal([0, 0, 155]);
    expect(times([start - 30_001, start + 155_001])).to.deep.equal([undefined, undefined]);
  });

  it('may be plainly relative', () => {
    expect(times([0, 400, '6100', 125_000])).to.deep.equal([0, 0.4, 6.1, 125]);
    expect(times([400], {}), 'no start needed').to.deep.equal([0.4]);
  });

  it('is unknown when the stamp is out of range, negative or no number', () => {
    expect(times([1765437000123, start / 1000, 156_000, -1, 'soon', null, undefined, {}])).to.deep.equal(
      Array(8).fill(undefined),
    );
    expect(times([start], {}), 'an epoch, but the start is unknown').to.deep.equal([undefined]);
    expect(times([start], {duration_sec: 1e12}), 'an epoch is no offset, however long the call').to.deep.equal([
      undefined,
    ]);
  });

  it('needs no known length: then a day is the limit', () => {
    expect(times([start + 3_600_000, start + 86_400_000], started)).to.deep.equal([3600, 86_400]);
    expect(times([start + 86_431_000, start + 1e10], started)).to.deep.equal([undefined, undefined]);
  });

  it('takes the length from start and end when none was sent', () => {
    expect(times([start + 125_000, start + 156_000], {...call, duration_sec: null})).to.deep.equal([125, undefined]);
  });

  it('is unknown when every line has the same stamp', () => {
    const same = [item('One', {timestamp_ms: start}), item('Two', {timestamp_ms: start})];
    expect(transcriptOf(same, call)?.items.map(({at}) => at)).to.deep.equal([undefined, undefined]);
    for (const {id, role, text} of transcriptOf(same, call)?.items ?? [])
      expect([id, role, text.length]).to.deep.equal(['i', 'agent', 3]);
    const different = [item('One', {timestamp_ms: start}), item('Two', {timestamp_ms: start + 1000})];
    expect(transcriptOf(different, call)?.items.map(({at}) => at)).to.deep.equal([0, 1]);
  });

  it('may be written in camelCase', () => {
    expect(transcriptOf([item('Hi', {timestampMs: start + 400})], call)?.items[0]?.at).to.equal(0.4);
  });
});
