/** Values of any size: folded, shown in full when someone wants them. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/provider.js';
import '../../src/define/call-detail.js';
import {en} from '../../src/locale/en.js';
import type {Call} from '../../src/index.js';
import type {AgniCallDetail} from '../../src/widgets/call-detail.js';
import {a11y} from '../support/a11y.js';
import {ourCall} from '../support/calls.js';
import {button, findButton, inState, read} from '../support/screen.js';
import {until} from '../support/until.js';

const huge = 'A'.repeat(2e6);

const shown = async (fields: Partial<Call>): Promise<AgniCallDetail> => {
  const detail = Object.assign(document.createElement('agni-call-detail'), {call: ourCall(1, fields)});
  await fixture(html`<agni-provider locale="en-US" time-zone="UTC">${detail}</agni-provider>`);
  await inState(detail, 'ready');
  return detail;
};
const height = (detail: Element): number => detail.getBoundingClientRect().height;
const field = (detail: Element): HTMLTextAreaElement | null | undefined => detail.shadowRoot?.querySelector('textarea');

const places: Readonly<Record<string, Partial<Call>>> = {
  'a tool’s result': {
    transcript: {items: [{role: 'tool', text: '', tool: {name: 'look', result: [{key: '', value: huge}]}}]},
  },
  'a tool’s arguments': {
    transcript: {items: [{role: 'tool', text: '', tool: {name: 'look', given: [{key: '', value: huge}]}}]},
  },
  'a line of the transcript': {transcript: {items: [{role: 'agent', text: huge}]}},
  metadata: {metadata: [{key: 'image', value: huge}]},
  'the analysis': {analysis: {entries: [{key: 'image', value: huge}]}},
  'the summary': {summary: huge},
  'the error of a failed call': {status: 'failed', errorMessage: huge},
};

describe('2 MB of text', () => {
  for (const [place, fields] of Object.entries(places)) {
    it(`in ${place} are folded with their size, and shown in full`, async () => {
      const detail = await shown(fields);
      expect(height(detail)).to.be.below(3000);
      expect(read(detail).length, 'not on the page').to.be.below(5000);
      button(detail, 'Show all (2.0 MB)').click();
      await until(() => field(detail)?.value === huge);
      expect(height(detail), 'in a box that scrolls').to.be.below(3000);
      button(detail, en.showLess).click();
      await until(() => !field(detail));
    });
  }

  it('are accessible, folded and in full', async () => {
    const detail = await shown({metadata: [{key: 'log', value: 'line of a log\n'.repeat(2000)}]});
    await a11y(detail);
    const fold = button(detail, 'Show all (28 kB)');
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    fold.click();
    await until(() => fold.getAttribute('aria-expanded') === 'true');
    await a11y(detail);
  });

  it('stay unfolded while the same call is set anew', async () => {
    const metadata = [{key: 'image', value: huge}];
    const detail = await shown({metadata});
    button(detail, 'Show all (2.0 MB)').click();
    const before = await until(() => field(detail));
    detail.call = ourCall(1, {metadata, summary: 'Said later.'});
    await until(() => read(detail).includes('Said later.'));
    expect(field(detail) === before).to.equal(true);
  });
});

describe('10,000 values', () => {
  const many = Array.from({length: 10_000}, (_, at) => ({key: `field_${at}`, value: `value ${at}`}));
  const lists: Readonly<Record<string, Partial<Call>>> = {
    metadata: {metadata: many},
    'a tool’s result': {transcript: {items: [{role: 'tool', text: '', tool: {name: 'look', result: many}}]}},
  };
  for (const [place, fields] of Object.entries(lists)) {
    it(`in ${place} are folded with their number, and shown in full`, async () => {
      const detail = await shown(fields);
      expect(height(detail)).to.be.below(3000);
      expect(read(detail)).not.to.include('value 9999');
      const label = [...(detail.shadowRoot?.querySelectorAll('.fold') ?? [])].map(read);
      expect(label).to.have.length(1);
      expect(label[0]).to.match(/^Show all 10,000 values \(\d+ kB\)$/);
      button(detail, label[0] ?? '').click();
      await until(() => read(detail).includes('value 9999'));
      expect(height(detail), 'in a box that scrolls').to.be.below(3000);
    });
  }
});

describe('values of a usual length', () => {
  it('are not folded', async () => {
    const detail = await shown({summary: 'A sentence of some length. '.repeat(40), metadata: [{key: 'a', value: 'b'}]});
    expect(detail.shadowRoot?.querySelector('[aria-expanded]')).to.be.null;
    expect(findButton(detail, en.showLess)).to.equal(undefined);
  });
});

describe('metadata as services nest it', () => {
  const detailOf = async (metadata: object) => {
    const call = {id: 'c', status: 'completed', agent_name: 'Maya', started_at: '2026-06-11T09:30:00Z', metadata};
    const detail = Object.assign(document.createElement('agni-call-detail'), {call});
    await fixture(html`<agni-provider locale="en-US" time-zone="UTC">${detail}</agni-provider>`);
    await inState(detail, 'ready');
    return detail;
  };

  it('is shown to its innermost value', async () => {
    const detail = await detailOf({crm: {lead: {address: {city: {name: 'Pune'}}}}, list: [[[[1, 'two']]]]});
    expect(read(detail)).to.include('Pune').and.include('two').and.not.include('…');
  });

  it('shows all of its values when someone wants them', async () => {
    const detail = await detailOf(Object.fromEntries(Array.from({length: 260}, (_, n) => [`k${n}`, `v${n}`])));
    const fold = [...(detail.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
      one.textContent.includes('260'),
    );
    fold?.click();
    await until(() => read(detail).includes('v259'));
  });
});
