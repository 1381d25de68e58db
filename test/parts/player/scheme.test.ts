/** The browser's player is dark where the text around it is light, and light where it is dark. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/define/call-recording.js';
import type {AgniCallRecording} from '../../../src/index.js';

const schemeOn = async (style: string): Promise<string> => {
  const page = await fixture(
    html`<div style=${style}><agni-call-recording .src=${'/one.wav'}></agni-call-recording></div>`,
  );
  const recording = page.firstElementChild as AgniCallRecording;
  await recording.updateComplete;
  return getComputedStyle(recording.shadowRoot?.querySelector('audio') as Element).colorScheme;
};

describe('the player', () => {
  for (const color of ['#ddd', 'white', 'rgb(255 255 255 / 87%)', 'oklch(0.9 0.02 200)', 'color(srgb 0.9 0.9 0.9)']) {
    it(`is dark beside a text of ${color}`, async () => {
      expect(await schemeOn(`background: #1d2125; color: ${color}`)).to.equal('dark');
    });
  }

  for (const color of ['black', '#333', 'oklab(0.3 0 0)', 'lab(20 0 0)', 'color(srgb 0.1 0.1 0.1)']) {
    it(`is light beside a text of ${color}`, async () => {
      expect(await schemeOn(`color: ${color}`)).to.equal('light');
    });
  }

  it('follows the text’s token', async () => {
    expect(await schemeOn('color: black; --agni-text: #eee')).to.equal('dark');
  });
});
