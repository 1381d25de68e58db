/** A text for a place with little room: one line, of whole words and characters. */
import {expect} from 'chai';
import fc from 'fast-check';
import {describe, it} from 'node:test';
import {brief, briefText} from '../../src/parts/brief.js';

describe('a brief text', () => {
  it('is the text, where it is short', () => {
    expect(brief('Asked about billing.')).to.equal('Asked about billing.');
    expect(brief('x'.repeat(briefText))).to.equal('x'.repeat(briefText));
  });

  it('is one line', () => {
    expect(brief('\n Error:\r\n\tat a()\u2028\n at b() \n')).to.equal('Error: at a() at b()');
  });

  it('ends with a whole word', () => {
    expect(brief('one two, three', 8)).to.equal('one two…');
    expect(brief('one two three', 7)).to.equal('one two…');
    expect(brief('one two three', 10)).to.equal('one two…');
  });

  it('ends within a word that is longer than the room', () => {
    expect(brief('a'.repeat(1000), 10)).to.equal('aaaaaaaaaa…');
    expect(brief(`to ${'a'.repeat(1000)}`, 10)).to.equal('to aaaaaaa…');
    expect(brief('お客様は請求書について尋ねました', 8)).to.equal('お客様は請求書に…');
  });

  it('never ends within a character', () => {
    expect(brief('aaaaaaa😀😀', 8)).to.equal('aaaaaaa…');
    expect(brief('aaaaaae\u0301\u0302 b', 7)).to.equal('aaaaaa…');
    expect(brief('aaaaaa👩‍🚀 b', 9)).to.equal('aaaaaa…');
    expect(brief('aaaaaa👩‍🚀 b', 8)).to.equal('aaaaaa…');
    expect(brief('aaaaaa👍🏽 b', 8)).to.equal('aaaaaa…');
  });

  it('says that more follows also after a lot of white space', () => {
    expect(brief(`one${' '.repeat(1000)}two`, 10)).to.equal('one…');
    expect(brief(`one${' '.repeat(1000)}`, 10)).to.equal('one');
  });

  it('is nothing for white space', () => {
    expect(brief(' \n\t ')).to.equal('');
  });

  it('is never longer than its room, has no line break, and begins like the text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 400}), fc.integer({min: 8, max: 90}), (text, most) => {
        const short = brief(text, most);
        expect(short.length).to.be.at.most(most + 1);
        expect(short).not.to.match(/[\n\r\t\u2028\u2029]/);
        expect(short.isWellFormed() || !text.isWellFormed()).to.equal(true);
        const line = text.replace(/\s+/g, ' ').trim();
        expect(line.startsWith(short) || line.startsWith(short.replace(/…$/, ''))).to.equal(true);
        if (line.length <= most && text.length <= most) expect(short).to.equal(line);
      }),
    );
  });

  it('takes no time for megabytes', () => {
    for (const unit of ['word ', 'x', '\n', '\u0301']) {
      const begun = performance.now();
      brief(unit.repeat(5_000_000 / unit.length));
      expect(performance.now() - begun, JSON.stringify(unit)).to.be.below(1000);
    }
  });
});
