import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/call-transcript.js';
import type {Call, TranscriptItem} from '../../src/index.js';
import type {AgniCallTranscript} from '../../src/widgets/call-transcript.js';
import {a11y} from '../support/a11y.js';
import {linePart, linesOf, linesRead, speakersOf} from '../support/page-objects/transcript.js';
import {en} from '../../src/locale/en.js';

const callOf = (items: readonly TranscriptItem[] | undefined, more: Partial<Call> = {}): Call => ({
  id: 'one',
  agent: {},
  caller: {},
  callee: {},
  ...(items && {transcript: {items}}),
  ...more,
});

const transcriptOf = async (call: Call | undefined): Promise<AgniCallTranscript> =>
  fixture<AgniCallTranscript>(html`<agni-call-transcript .call=${call}></agni-call-transcript>`);

const says = (transcript: AgniCallTranscript): string =>
  [...transcript.renderRoot.children]
    .map((child) => (child as HTMLElement).innerText.replace(/\s+/g, ' '))
    .join('')
    .trim();

describe('<agni-call-transcript>', () => {
  it('passes the accessibility audit with lines, with none, and without a call', async () => {
    const items = [{role: 'agent', text: 'Hello!', at: 0}, {role: 'user', text: 'नमस्ते, hello.', at: 2}, {text: 'Hm.'}];
    await a11y(await transcriptOf(callOf(items)));
    await a11y(await transcriptOf(callOf([])));
    await a11y(await transcriptOf(undefined));
  });

  it('is a list, in the order in which things were said', async () => {
    const transcript = await transcriptOf(callOf([{text: 'one', at: 9}, {text: 'two', at: 1}, {text: 'three'}]));
    // WebKit drops the role of a list without markers.
    expect(transcript.shadowRoot?.querySelectorAll('ol[role=list]')).to.have.length(1);
    expect(linesOf(transcript).map((line) => linePart(line, 'text')?.textContent)).to.deep.equal([
      'one',
      'two',
      'three',
    ]);
  });

  it('names who spoke', async () => {
    const roles = ['agent', 'user', 'transfer_target', 'toolCall', undefined];
    const items = roles.map((role) => ({...(role && {role}), text: 'x'}));
    const transcript = await transcriptOf(callOf(items, {agent: {name: 'Maya'}}));
    expect(speakersOf(transcript)).to.deep.equal([
      'Maya',
      'Customer',
      'Transfer target',
      'Tool call',
      'Unknown speaker',
    ]);
    const roleOf = (line: Element): string | null => line.getAttribute('data-role');
    expect(linesOf(transcript).map(roleOf)).to.deep.equal(['agent', 'user', 'transfer_target', 'toolCall', null]);
    expect(speakersOf(await transcriptOf(callOf(items)))[0], 'an agent without a name').to.equal('Agent');
    const named = await transcriptOf(callOf([{role: 'agent', speaker: 'Riya', text: 'x'}], {agent: {name: 'Maya'}}));
    expect(speakersOf(named), 'the transcript knows better').to.deep.equal(['Riya']);
  });

  it('shows tools with what they were given and gave back, and how that went as far as it was told', async () => {
    const given = [
      {key: 'account › tailDigits', value: '4711'},
      {key: 'urgent', value: true},
    ];
    const tools: TranscriptItem['tool'][] = [
      {name: 'look_up_account', given, result: [{key: 'due', value: 1234.5}], successful: true},
      {name: 'end_call', successful: false},
      {result: [{key: '', value: 'nobody asked'}]},
      {name: 'send_sms'},
      {name: 'press_digit', result: []},
    ];
    const items = tools.map((tool) => ({
      role: tool?.name ? 'tool_call_invocation' : 'tool_call_result',
      text: '',
      ...(tool && {tool}),
    }));
    const transcript = await transcriptOf(callOf(items));
    await a11y(transcript);
    expect(linesRead(transcript)).to.deep.equal([
      'Tool call look_up_account Input Account › tailDigits: 4711 Urgent: Yes Result Due: 1234.5 Succeeded',
      'Tool call end_call Failed',
      'Tool result Result nobody asked Outcome not reported',
      `Tool call send_sms ${en.noResult}`,
      'Tool call press_digit Result Empty Outcome not reported',
    ]);
    const going = linesOf(await transcriptOf(callOf(items, {status: 'ongoing'})));
    expect(going[3]?.innerText).to.contain(en.resultPending);
  });

  it('shows what else happened in rows of their own, also what nobody foresaw', async () => {
    const items: TranscriptItem[] = [
      {role: 'node_transition', text: 'Billing', node: {from: 'Greeting', to: 'Billing', type: 'global_node'}},
      {role: 'node_transition', text: 'End', node: {to: 'End'}},
      {role: 'dtmf', text: '5'},
      {role: 'sms', text: 'Your link'},
      {role: 'injected', text: 'VIP'},
      {role: 'agent_transfer', text: ''},
      {
        role: 'sms',
        text: 'Bill',
        media: [
          {url: 'https://a.example/m/1.jpg?key=s#x', summary: 'An invoice'},
          {url: 'https://a.example/m/2.png?key=s'},
        ],
      },
      {role: 'sms', text: '', media: [{url: 'https://a.example'}]},
    ];
    const transcript = await transcriptOf(callOf(items));
    await a11y(transcript);
    expect(linesRead(transcript)).to.deep.equal([
      'Next step Greeting to Billing Global node',
      'Next step End',
      'Key pressed 5',
      'Text message Your link',
      'Added message VIP',
      'Agent transfer',
      'Text message Bill Attachments An invoice 2.png',
      'Text message Attachments Unknown',
    ]);
    expect(transcript.shadowRoot?.querySelector('a, img, [href], [src]'), 'nobody asked for what lies elsewhere').to.be
      .null;
    expect(transcript.shadowRoot?.querySelector('[role=img]')?.getAttribute('aria-label'), 'the arrow').to.equal('to');
    const lines = linesOf(transcript).map((line) => getComputedStyle(line).borderInlineStartStyle);
    expect(new Set(lines), 'none looks like something said').to.deep.equal(new Set(['dotted']));
  });

  it('says that a privacy setting kept it from being stored', async () => {
    expect(says(await transcriptOf(callOf(undefined, {notStored: ['transcript']})))).to.equal(
      en.partsNotStored(['transcript']),
    );
    expect(says(await transcriptOf(callOf(undefined, {notStored: ['recording']})))).to.equal(
      en.partsNotProvided(['transcript']),
    );
  });

  it('shows when, where that is known', async () => {
    const times = [0, 5.9, 65.4, 3599.9, 3725, undefined];
    const transcript = await transcriptOf(callOf(times.map((at) => ({text: 'x', ...(at !== undefined && {at})}))));
    const shown = speakersOf(transcript).map((text) => /[\d:]+$/.exec(text ?? '')?.[0] ?? 'no time');
    expect(shown).to.deep.equal(['0:00', '0:05', '1:05', '59:59', '1:02:05', 'no time']);
  });

  it('says in words that there is none, or not yet', async () => {
    expect(says(await transcriptOf(callOf([])))).to.equal(en.partsNotProvided(['transcript']));
    expect(says(await transcriptOf(callOf(undefined)))).to.equal(en.partsNotProvided(['transcript']));
    expect(says(await transcriptOf(callOf([], {status: 'in_progress'})))).to.equal(en.partsAfterCall(['transcript']));
    expect(says(await transcriptOf(callOf([{text: 'So far.'}], {status: 'in_progress'})))).to.equal(
      'Unknown speaker So far.',
    );
  });

  it('says nothing before it has a call: what the page wrote inside it stays until then', async () => {
    const transcript = await transcriptOf(undefined);
    transcript.append('The server’s own text');
    expect(says(transcript)).to.equal('');
    expect(transcript.getBoundingClientRect().height, 'the page’s text has room').to.be.above(0);
    transcript.call = callOf([]);
    await transcript.updateComplete;
    expect(says(transcript)).to.equal(en.partsNotProvided(['transcript']));
    expect(transcript.shadowRoot?.querySelector('slot')).to.be.null;
  });

  it('gives each line its own direction, and no language', async () => {
    const texts = ['जी ज़रूर, invoice आपकी email पर है। OK?', 'Hello, नमस्ते', 'שלום, hello', 'مرحبا 123', '…'];
    const transcript = await transcriptOf(callOf(texts.map((text) => ({role: 'user', text}))));
    const directions = (): (string | null)[] =>
      linesOf(transcript).map((line) => getComputedStyle(linePart(line, 'text') as Element).direction);
    expect(directions()).to.deep.equal(['ltr', 'ltr', 'rtl', 'rtl', 'ltr']);
    transcript.dir = 'rtl';
    expect(directions().slice(0, 4), 'on a page from right to left, too').to.deep.equal(['ltr', 'ltr', 'rtl', 'rtl']);
    const [line] = linesOf(transcript);
    expect(getComputedStyle(line as Element).direction, 'the list follows the page').to.equal('rtl');
    const languages = linesOf(transcript).map((each) =>
      linePart(each, 'text')?.closest('[lang]')?.getAttribute('lang'),
    );
    expect(languages, 'lines mix languages: none is claimed').to.deep.equal(['', '', '', '', '']);
  });

  it('keeps line breaks, and markup stays text', async () => {
    const transcript = await transcriptOf(
      callOf([{speaker: '<i>x</i>', role: '"><b>', text: 'one\ntwo <b>three</b>'}]),
    );
    const text = linePart(linesOf(transcript)[0], 'text');
    expect(text?.innerText).to.equal('one\ntwo <b>three</b>');
    const {height} = (text as Element).getBoundingClientRect();
    expect(height, 'two lines').to.be.above(parseFloat(getComputedStyle(text as Element).lineHeight) * 1.9);
    expect(transcript.shadowRoot?.querySelector('b, i')).to.be.null;
  });

  it('holds words of any length at 320 px', async () => {
    const long = 'Donaudampfschifffahrt'.repeat(20);
    const box = await fixture(
      html`<div style="width: 320px">
        <agni-call-transcript .call=${callOf([{speaker: long, text: long, at: 5}])}></agni-call-transcript>
      </div>`,
    );
    const transcript = box.firstElementChild as AgniCallTranscript;
    await transcript.updateComplete;
    for (const element of transcript.shadowRoot?.querySelectorAll('*:not(style)') ?? []) {
      const {left, right} = element.getBoundingClientRect();
      expect(left, `left of ${element.localName}`).to.be.at.least(box.getBoundingClientRect().left);
      expect(right, `right of ${element.localName}`).to.be.at.most(box.getBoundingClientRect().right + 0.5);
    }
    expect(transcript.scrollWidth).to.equal(320);
  });

  it('shows the next call', async () => {
    const transcript = await transcriptOf(callOf([{text: 'one'}, {text: 'two'}]));
    transcript.call = callOf([{text: 'other'}], {id: 'two'});
    await transcript.updateComplete;
    expect(says(transcript)).to.equal('Unknown speaker other');
  });

  it('lets a page style its parts', async () => {
    const page = await fixture(
      html`<div>
        <style>
          agni-call-transcript::part(text) {
            color: rgb(1, 2, 3);
          }
        </style>
        <agni-call-transcript .call=${callOf([{text: 'x'}])}></agni-call-transcript>
      </div>`,
    );
    const transcript = page.querySelector('agni-call-transcript') as AgniCallTranscript;
    await transcript.updateComplete;
    expect(getComputedStyle(linePart(linesOf(transcript)[0], 'text') as Element).color).to.equal('rgb(1, 2, 3)');
  });
});
