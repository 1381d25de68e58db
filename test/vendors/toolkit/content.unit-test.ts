import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import {content, prose} from '../../../src/vendors/toolkit/content.js';

const image = 'https://files.example/bill.png';

describe('the content of a message', () => {
  const texts: readonly (readonly [name: string, sent: unknown, text: string | undefined])[] = [
    ['text', ' Hello ', 'Hello'],
    ['a list of texts', ['Hello', 'there'], 'Hello\nthere'],
    [
      'a list of parts',
      [
        {type: 'text', text: 'Hello'},
        {type: 'output_text', text: 'there'},
      ],
      'Hello\nthere',
    ],
    ['a part with its text in `value`', [{type: 'text', text: {value: 'Hello', annotations: []}}], 'Hello'],
    ['an object with `text`', {text: 'Hello'}, 'Hello'],
    ['an object with `content`', {content: ['Hello']}, 'Hello'],
    ['an object with `parts`', {parts: [{text: 'Hello'}]}, 'Hello'],
    ['audio with its transcript', [{type: 'audio_content', transcript: ['Hello']}], 'Hello'],
    ['JSON text of a list of texts', '["Hello"]', 'Hello'],
    ['JSON text of a list of parts', '[{"type":"text","text":"Hello"}]', 'Hello'],
    ['JSON text of a part', '{"type":"text","text":"Hello"}', 'Hello'],
    ['JSON text that was encoded twice', JSON.stringify('["Hello"]'), 'Hello'],
    [
      'a part of another kind',
      [
        {type: 'text', text: 'Hm.'},
        {type: 'thinking', thinking: 'x'},
      ],
      'Hm.\n[thinking]',
    ],
    ['a tool by its name', [{type: 'tool_use', name: 'book', input: {}}], '[tool_use: book]'],
    ['an object of an unknown kind', {shape: 'x'}, '…'],
    ['text that only begins with a bracket', '[laughs] hello', '[laughs] hello'],
    ['JSON text that is no message', '{"order": 5}', '{"order": 5}'],
    ['JSON text of numbers', '[1, 2]', '[1, 2]'],
    ['the word null', 'null', 'null'],
    ['an empty list', [], undefined],
    ['the JSON text of an empty list', '[]', undefined],
    ['a part without text', [{type: 'text', text: ''}], undefined],
    ['nothing', null, undefined],
  ];
  for (const [name, sent, text] of texts) {
    it(`is read as ${name}`, () => {
      expect(content(sent).text).to.equal(text);
    });
  }

  it('has files beside its text', () => {
    const parts = [
      {type: 'text', text: 'My bill'},
      {type: 'image_url', image_url: {url: image}},
    ];
    expect(content(parts)).to.deep.equal({text: 'My bill', media: [{url: image}]});
  });

  it('has a file inside an address only by its kind', () => {
    const part = {type: 'image_url', image_url: 'data:image/png;base64,AAAA'};
    expect(content([part])).to.deep.equal({media: [{summary: 'image_url'}]});
  });

  it('is read for any JSON, and holds no text that was not sent', () => {
    const strings = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)])
        : [String(value)];
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 8}), (sent) => {
        const all = strings(sent).join('\n');
        for (const line of content(sent).text?.split('\n') ?? [])
          expect(line === '…' || all.includes(line.trim()) || /^\[.*\]$/.test(line), line).to.be.true;
      }),
    );
  });

  it('ends, however deep or wide it is', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}"x"${']'.repeat(10_000)}`) as unknown;
    expect(content(deep).text).to.equal('…');
    const round: unknown[] = [];
    for (let index = 0; index < 50; index++) round.push(round);
    expect(content(round).text?.length).to.be.below(10_000);
  });
});

describe('a text field', () => {
  it('is text, however it is wrapped', () => {
    const sent = ['Fine.', ['Fine.'], {type: 'string', value: 'Fine.'}, {text: 'Fine.'}];
    expect(sent.map(prose)).to.deep.equal(sent.map(() => 'Fine.'));
  });

  it('is absent where there is no text in it', () => {
    const none = ['', 'null', '[]', '{}', [], {}, null, true, {a: 1}, {type: 'x', shape: 1}];
    expect(none.map(prose)).to.deep.equal(none.map(() => undefined));
  });
});
