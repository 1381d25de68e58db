import {expect, html} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import {en} from '../../src/locale/en.js';
import {documentedCall, fixtureCall} from '../support/calls.js';
import {absent, factsIn, findSection, recordingPath, says, showCall} from '../support/page-objects/detail.js';
import {inside, read} from '../support/screen.js';

const sign = /[$€£₹¥]|USD|EUR|INR/;
const inEuro = (detail: TemplateResult): TemplateResult =>
  html`<agni-provider currency="EUR">${detail}</agni-provider>`;

describe('the documented call, as a person reads it', () => {
  it('says who with whom, and how it went', async () => {
    const head = inside(await showCall(await documentedCall()), '[part=head]');
    expect(read(head)).to.equal('Jane Doe to +919876543210 Completed Jun 11, 2026, 9:30 AM · 4 min 10 s');
  });

  it('has all facts, in words', async () => {
    const detail = await showCall(await documentedCall());
    expect(factsIn(detail, en.facts)).to.deep.equal({
      From: 'Jane Doe +14155550100 jane@example.com',
      To: '+919876543210',
      Agent: 'Support Agent',
      Channel: 'Phone',
      Started: 'June 11, 2026 at 9:30:00 AM UTC',
      Ended: 'June 11, 2026 at 9:34:10 AM UTC',
      Duration: '4 min 10 s',
      [en.disconnectReason]: 'The customer hung up',
      Latency: '820 ms',
      [en.created]: 'June 11, 2026 at 9:29:58 AM UTC',
    });
    expect(says(detail, 'Summary')).to.equal('Customer asked about billing.');
    expect(factsIn(detail, 'Analysis')).to.deep.equal({Sentiment: 'Positive'});
    expect(factsIn(detail, 'Metadata')).to.deep.equal({Source: 'crm'});
    expect(factsIn(detail, 'Identifiers')).to.deep.equal({
      Call: '550e8400-e29b-41d4-a716-446655440000',
      Agent: '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4',
      Organization: '0b2c1d3e-4f56-4789-9abc-def012345678',
    });
  });

  it('shows credits as given: 12.50, its parts, and no currency', async () => {
    const detail = await showCall(await documentedCall());
    const credits = factsIn(detail, 'Credits');
    expect(credits).to.deep.equal({
      Total: '12.50',
      'Model credits': '4.20',
      'Provider credits': '5.10',
      'Telephony base credits': '4.00',
      'Telephony cost': '5.10',
      'Model cost': '4.20',
    });
    expect(says(detail, 'Credits')).to.include(en.creditsNote);
    expect(read(detail)).not.to.match(sign);
  });

  it('shows money where the page names a currency', async () => {
    const detail = await showCall(await documentedCall(), inEuro);
    expect(factsIn(detail, 'Cost')).to.include({Total: '€12.50', 'Model cost': '€4.20'});
    expect(findSection(detail, 'Credits')).to.equal(undefined);
  });

  it('shows what was said by speaker, without the time that lies half a year off', async () => {
    expect(says(await showCall(await documentedCall()), 'Transcript')).to.equal('Support Agent Hello!');
  });

  it('plays the recording by call id through the endpoint, and shows the vendor’s address nowhere', async () => {
    const call = await documentedCall();
    const detail = await showCall(call);
    const audio = inside(inside(detail, 'agni-call-recording'), 'audio') as HTMLAudioElement;
    const {endpoint = ''} = detail.closest('agni-provider') ?? {};
    expect(audio.src).to.equal(location.origin + endpoint + recordingPath(call['id'] as string));
    expect(read(detail)).not.to.include('example.com/');
    expect(detail.shadowRoot?.querySelector('[href], [src]')).to.be.null;
  });

  it('is the same in camelCase', async () => {
    const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const call = await documentedCall();
    const inCamelCase = Object.fromEntries(Object.entries(call).map(([name, value]) => [camel(name), value]));
    // The two bare costs are only documented in snake_case.
    const {twilioCost, modelCost, ...others} = inCamelCase;
    const same = {...others, twilio_cost: twilioCost, model_cost: modelCost};
    expect(read(await showCall(same))).to.equal(read(await showCall(call)));
  });
});

describe('the documented detail, field by field', () => {
  /** Where each field is read; `null`: deliberately nowhere. */
  const fields: Readonly<Record<string, readonly [section: string, fact: string, value: string] | null>> = {
    id: ['Identifiers', 'Call', 'b7a1c9de-2f43-4a1e-8f0a-5d6c7b8a9e01'],
    agent_id: ['Identifiers', 'Agent', '8f14e45f-ceea-467f-a1d1-91ad4fb0e6c4'],
    agent_name: [en.facts, 'Agent', 'Maya · Billing'],
    organization_id: ['Identifiers', 'Organization', '0b2c1d3e-4f56-4789-9abc-def012345678'],
    caller_number: [en.facts, 'From', '+14155550123'],
    callee_number: [en.facts, 'To', '+14155550161'],
    channel: [en.facts, 'Channel', 'Inbound call'],
    status: null, // in the head, see below
    recording_url: null, // it expires or needs the key: the recording goes by call id
    duration_sec: [en.facts, 'Duration', '2 min 5 s'],
    cost_total: ['Credits', 'Total', '6.25'],
    credit_breakdown: ['Credits', 'Provider credits', '2.55'],
    disconnect_reason: [en.facts, en.disconnectReason, 'The customer hung up'],
    metadata: ['Metadata', 'Crm › Deal id', 'D-1042'],
    post_call_analysis_result: ['Analysis', 'Callback needed', 'No'],
    started_at: [en.facts, 'Started', 'June 11, 2026 at 9:30:00 AM UTC'],
    ended_at: [en.facts, 'Ended', 'June 11, 2026 at 9:32:05 AM UTC'],
    created_at: [en.facts, en.created, 'June 11, 2026 at 9:29:58 AM UTC'],
    transcripts: null, // below
  };

  it('leaves none out', async () => {
    const call = await fixtureCall('filled');
    expect(Object.keys(call)).to.have.members(Object.keys(fields));
    const detail = await showCall(call);
    for (const place of Object.values(fields)) {
      if (place) expect(factsIn(detail, place[0]), place[0]).to.include({[place[1]]: place[2]});
    }
    expect(read(inside(detail, '[part=head]'))).to.include('Completed');
  });

  it('shows every credit and every line of the analysis and the metadata', async () => {
    const detail = await showCall(await fixtureCall('filled'));
    expect(factsIn(detail, 'Credits')).to.deep.equal({
      Total: '6.25',
      Channel: 'Inbound call',
      'Billed duration': '2 min 5 s',
      'Model credits': '2.10',
      'Provider credits': '2.55',
      'Managed by the provider': 'Yes',
      Telephony: 'managed',
      'Total credits': '6.25',
    });
    expect(factsIn(detail, 'Analysis')).to.deep.equal({
      Sentiment: 'Positive',
      'Call outcome': 'resolved',
      'Callback needed': 'No',
    });
    expect(factsIn(detail, 'Metadata')).to.deep.equal({
      Source: 'crm',
      'Crm › Deal id': 'D-1042',
      'Crm › Stage': 'Renewal',
    });
  });

  it('shows the transcript by speaker, with the times that lie within the call', async () => {
    const lines = [...inside(await showCall(await fixtureCall('filled')), 'ol').querySelectorAll('li')];
    expect(lines.map(read)).to.deep.equal([
      'Maya · Billing 0:00 Thank you for calling. This is Maya. How can I help you today?',
      'Customer 0:06 Hi, could you send me the June invoice again?',
      'Maya · Billing 0:11 जी ज़रूर, invoice आपकी email पर भेज दिया है। Anything else?',
    ]);
  });

  it('reads the analysis in the wrapped form seen live', async () => {
    const detail = await showCall(await fixtureCall('wrapped-analysis'));
    expect(says(detail, 'Summary')).to.equal('Caller is looking for a three-bedroom flat near the metro.');
    expect(factsIn(detail, 'Analysis')).to.deep.equal({
      Sentiment: 'Neutral',
      Disposition: 'qualified_lead',
      'Goals met': 'Yes',
      'First name': 'Rahul',
      'Callback needed': 'No',
    });
  });

  it('shows the analysis’s own summary beside another', async () => {
    const call = {...(await fixtureCall('wrapped-analysis')), summary: 'Told in other words.'};
    const detail = await showCall(call);
    expect(says(detail, 'Summary')).to.equal('Told in other words.');
    expect(factsIn(detail, 'Analysis')).to.include({
      Summary: 'Caller is looking for a three-bedroom flat near the metro.',
    });
  });

  it('reads the transcript that is one string', async () => {
    const detail = await showCall(await fixtureCall('one-string-transcript'));
    expect(says(detail, 'Transcript')).to.equal(
      'Support Agent Hello, how can I help you? ' +
        'Customer My parcel says delivered: it is not here. Support Agent Let me check. कृपया एक minute रुकिए। Customer Okay, thank you.',
    );
    expect(absent(detail)).to.match(/^No recording/);
  });

  it('shows the placeholders of the OpenAPI example as the text they are', async () => {
    const detail = await showCall(await fixtureCall('openapi-example'));
    expect(factsIn(detail, en.facts)).to.include({From: '<string>', Agent: '<string>'});
    expect(absent(detail)).to.include('start time').and.include('duration');
  });

  it('shows what only the lists document, too', async () => {
    const detail = await showCall({
      id: 'one',
      roomId: 'room_9',
      status: 'completed', // of one that failed, the error leads
      errorMessage: 'SIP 503',
      promptDynamicVariables: {customer_name: 'Grace'},
      extractDynamicVariables: {intent: 'invoice'},
    });
    expect(factsIn(detail, 'Identifiers')).to.include({Room: 'room_9'});
    expect(factsIn(detail, en.facts)).to.include({Error: 'SIP 503'});
    expect(factsIn(detail, en.promptVariables)).to.deep.equal({'Customer name': 'Grace'});
    expect(factsIn(detail, en.extractedVariables)).to.deep.equal({Intent: 'invoice'});
  });
});
