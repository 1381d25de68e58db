import {expect} from '@open-wc/testing';
import {en} from '../../src/locale/en.js';
import {documentedCall, fixtureCall, type Json} from '../support/calls.js';
import {absent, factsIn, findSection, says, showCall} from '../support/page-objects/detail.js';
import {inside, read} from '../support/screen.js';

describe('what is not known', () => {
  it('is said to be not known, never guessed', async () => {
    const detail = await showCall({id: 'bare'});
    expect(read(inside(detail, '[part=head]'))).to.equal('Unknown to Unknown Unknown');
    expect(absent(detail)).to.equal(
      'No recording, transcript, summary, analysis, caller, called party, agent name, channel, start time, end time, ' +
        'duration or end reason was provided.',
    );
    for (const heading of [
      en.facts,
      'Summary',
      'Analysis',
      'Recording',
      'Transcript',
      'Credits',
      'Cost',
      'Metadata',
      en.promptVariables,
      en.extractedVariables,
    ]) {
      expect(findSection(detail, heading), heading).to.equal(undefined);
    }
    expect(read(detail)).not.to.match(/neutral|voice|\b0\b|0 s|0\.00/i);
    expect(read(detail), 'in one sentence').not.to.match(/provided.*provided/);
  });

  it('is the same in each way an answer can leave a value out', async () => {
    const absent = read(await showCall({id: 'bare'}));
    const names = Object.keys({...(await fixtureCall('filled')), ...(await documentedCall())}).filter(
      (name) => name !== 'id',
    );
    for (const hole of [null, '', '  ', {}, []]) {
      const call = Object.fromEntries(names.map((name) => [name, hole]));
      expect(read(await showCall({...call, id: 'bare'})), JSON.stringify(hole)).to.equal(absent);
    }
  });

  it('shows a zero that was sent', async () => {
    const detail = await showCall({id: 'one', cost_total: '0.00', credit_breakdown: {model_credits: 0}});
    expect(factsIn(detail, 'Credits')).to.deep.equal({Total: '0.00', 'Model credits': '0.00'});
  });

  for (const status of ['ringing', 'pending', 'queued']) {
    it(`is not yet known while the call is ${status}`, async () => {
      const detail = await showCall({id: 'soon', status});
      expect(absent(detail)).to.equal(
        'The recording, transcript, summary and analysis may come after the call. ' +
          'No caller, called party, agent name, channel or start time was provided.',
      );
    });
  }

  it('is not yet known while the call goes on', async () => {
    const detail = await showCall({
      id: 'live',
      status: 'in-progress',
      started_at: '2026-06-11T09:58:40Z',
      duration_sec: 0,
    });
    expect(read(inside(detail, '[part=head]'))).to.equal('Unknown to Unknown In progress Jun 11, 2026, 9:58 AM');
    expect(factsIn(detail, en.facts)).to.deep.equal({Started: 'June 11, 2026 at 9:58:40 AM UTC'});
    expect(absent(detail)).to.equal(
      'The recording, transcript, summary and analysis may come after the call. ' +
        'No caller, called party, agent name or channel was provided.',
    );
  });
});

describe('the vendor’s words', () => {
  const reasons = {
    user_hangup: 'The customer hung up',
    customer_hangup: 'The customer hung up',
    agent_hangup: 'The agent hung up',
    max_duration_reached: 'Max duration reached',
  };
  const failures = {errorTelephony: 'Error telephony', 'NO-ANSWER': 'No answer'};
  for (const [reason, words] of Object.entries(reasons)) {
    it(`are humanised: ${reason}`, async () => {
      expect(factsIn(await showCall({id: 'one', disconnect_reason: reason}), en.facts)).to.include({
        [en.disconnectReason]: words,
      });
    });
  }

  for (const [reason, words] of Object.entries(failures)) {
    it(`are humanised where they say why a call failed: ${reason}`, async () => {
      const el = await showCall({id: 'one', disconnect_reason: reason});
      expect(el.shadowRoot?.textContent).to.include(words);
    });
  }

  it('never stand there as raw keys', async () => {
    const metadata = {
      deal_id: 'D-1',
      camelCase: 'x',
      nested: {snake_key: {deep_key: true}},
      list_of: ['a_b c', 2],
      Müller_Straße: 1,
      empty: '',
      none: null,
    };
    const detail = await showCall({id: 'one', metadata});
    expect(factsIn(detail, 'Metadata')).to.deep.equal({
      'Deal id': 'D-1',
      camelCase: 'x',
      'Nested › Snake key › Deep key': 'Yes',
      'List of › 1': 'a_b c',
      'List of › 2': '2',
      'Müller Straße': '1',
    });
  });

  it('are not looked up in what every object has', async () => {
    const detail = await showCall({
      id: 'one',
      status: 'constructor',
      channel: 'toString',
      metadata: {hasOwnProperty: 'y'},
    });
    expect(factsIn(detail, 'Metadata')).to.deep.equal({hasOwnProperty: 'y'});
    expect(read(inside(detail, '[part=head]'))).to.include('Constructor');
    expect(factsIn(detail, en.facts)).to.include({Channel: 'To string'});
  });
});

describe('an answer with wrong types', () => {
  const forged = {_$litType$: 1, strings: ['<b class="forged">forged</b>'], values: []};
  const markup = '<b class="forged">forged</b>';
  const wrong = [true, 7, -1, 1e300, 'x', ['x'], {x: {y: 1}}, [[[[['deep']]]]], forged, [forged], {then: 'x'}, markup];

  for (const value of wrong) {
    it(`in every field is shown as well as it can be: ${JSON.stringify(value)}`, async () => {
      const names = Object.keys({...(await fixtureCall('filled')), ...(await documentedCall())});
      const call: Json = {...Object.fromEntries(names.map((name) => [name, value])), id: 'one'};
      const detail = await showCall(call);
      const text = read(detail);
      expect(text).to.include('Identifiers');
      expect(text).not.to.match(/\[object|undefined|null|NaN|Invalid|Infinity/);
      const inner = [...(detail.shadowRoot?.querySelectorAll('agni-call-recording') ?? [])];
      for (const tree of [detail, ...inner]) expect(tree.shadowRoot?.querySelector('.forged')).to.be.null;
    });
  }

  it('in one item of a transcript leaves the others, and what cannot be read of it is “…”', async () => {
    const messages = [null, {role: 5, content: forged}, {role: forged, content: 'Said.'}];
    const transcripts = [null, 7, 'x', {}, forged, ...messages.map((message) => ({message}))];
    expect(says(await showCall({id: 'one', transcripts}), 'Transcript')).to.equal(
      'Unknown speaker x Unknown speaker … 5 … Unknown speaker Said.',
    );
  });

  it('takes numbers sent as text', async () => {
    const detail = await showCall({id: 'one', duration_sec: '61', call_latency_ms: '9.5', cost_total: ' 3 '});
    expect(factsIn(detail, en.facts)).to.include({Duration: '1 min 1 s', Latency: '9.5 ms'});
    expect(factsIn(detail, 'Credits')).to.include({Total: '3.00'});
  });
});
