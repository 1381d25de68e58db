import {expect} from '@open-wc/testing';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {absent, factsIn, findSection, says, section} from '../support/page-objects/detail.js';
import {linesRead} from '../support/page-objects/transcript.js';
import {inside, inState, noticeOf, read} from '../support/screen.js';
import {mockZudu, oneCall, type Service, showZudu} from '../support/zudu.js';

type Json = Readonly<Record<string, unknown>>;

const filled = async (): Promise<Json> =>
  ((await (await fetch('/test/fixtures/zudu/call.filled.json')).json()) as {data: Json}).data;

const shown = async (service: Service, id: string) => {
  const detail = await showZudu('agni-call-detail', service, {'call-id': id});
  await inState(detail, 'ready');
  return detail;
};

const shownWith = async (fields: Json) => shown(oneCall({call_id: 'c', ...fields}), 'c');

describe('<agni-call-detail vendor="zudu">', () => {
  it('is accessible', async () => {
    await a11y(await shown(oneCall(await filled()), 'call-456'));
  });

  it('shows what is known of the call, in words', async () => {
    const detail = await shown(oneCall(await filled()), 'call-456');
    expect(read(inside(detail, '[part=head]'))).to.equal(
      '+14155550123 Ended called +14155550161 · Jun 11, 2026, 9:30 AM · 2 min 5 s',
    );
    expect(factsIn(detail, en.facts)).to.deep.equal({
      From: '+14155550123',
      To: '+14155550161',
      Channel: 'Phone call',
      Started: 'June 11, 2026 at 9:30:00 AM UTC',
      Ended: 'June 11, 2026 at 9:32:05 AM UTC',
      Duration: '2 min 5 s',
      [en.disconnectReason]: 'The agent hung up',
      [en.created]: 'June 11, 2026 at 9:29:58 AM UTC',
    });
    expect(says(detail, 'Summary')).to.equal('Asked for the June invoice.');
    expect(factsIn(detail, 'Analysis')).to.deep.equal({
      Successful: 'Yes',
      'Reached voicemail': 'No',
      'Callback needed': 'No',
      'Scores › Clarity': '4',
    });
    expect(factsIn(detail, 'Metadata')).to.deep.equal({'Customer id': 'cust-001', 'Crm › Deal id': 'D-1042'});
    expect(factsIn(detail, 'Identifiers')).to.deep.equal({
      Call: 'call-456',
      Agent: 'agent-123',
      Organization: 'org-789',
      [en.words.call_sid]: 'CA1234567890abcdef1234567890abcdef',
      'Conference sid': 'CF1234567890abcdef1234567890abcdef',
    });
  });

  it('shows what the call cost as given: no unit, no sign, and no credits', async () => {
    const detail = await shown(oneCall(await filled()), 'call-456');
    expect(factsIn(detail, 'Cost')).to.deep.equal({
      Total: '0.25',
      'Inbound call': '0.10',
      'Inbound call › Unit price': '0.02',
      'Language model': '0.05',
      'Language model › Unit price': '0.001',
      'Billed duration': '2 min 5 s',
    });
    expect(findSection(detail, 'Credits')).to.equal(undefined);
    expect(read(detail)).not.to.match(/[$€£₹¥]|USD/);
  });

  it('shows latencies as the service summed them up', async () => {
    const detail = await shown(oneCall(await filled()), 'call-456');
    expect(factsIn(detail, 'Latency')).to.deep.equal({
      'End to end':
        'Median 250.5 ms 90% within 380.8 ms 95% within 420.3 ms 99% within 445.1 ms Shortest 120.1 ms Longest 450.2 ms ' +
        en.measured(15, '15'),
      'Language model': 'Median 125.3 ms',
    });
  });

  it('joins each tool to its result, and shows what else happened', async () => {
    const lines = linesRead(await shown(oneCall(await filled()), 'call-456'));
    expect(lines).to.deep.equal([
      'Agent 0:00 Thank you for calling.',
      'Next step Greeting to n2 Prompt',
      'Tool call look_up Input Account › Tail: [redacted] Result Found: Yes Due: 12.5 Succeeded',
      `Tool call end_call ${en.noResult}`,
      'Customer 0:03 My number is [redacted].',
      'Key pressed 5',
      'Text message 1:00 Your link',
      'Agent transfer',
      'Tool result Result nobody asked Outcome not reported',
    ]);
  });

  it('links neither the log nor the recording’s storage', async () => {
    const detail = await shown(oneCall(await filled()), 'call-456');
    expect(detail.shadowRoot?.querySelector('a, [href]')).to.be.null;
    expect(read(detail)).not.to.match(/example\.com|storage\.example/);
    const audio = inside(inside(detail, 'agni-call-recording'), 'audio') as HTMLAudioElement;
    expect(audio.src).to.equal(`${location.origin}/zudu/api/calls/call-456/recording`);
  });

  it('links the log where the page asks for it, if it is one', async () => {
    const detail = await shown(oneCall(await filled()), 'call-456');
    detail.showLog = true;
    await detail.updateComplete;
    await a11y(detail);
    const link = inside(detail, 'a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://api.example.com/logs/call-456');
    expect(link.textContent).to.deep.equal(en.log);
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noreferrer');
    expect(section(detail, 'Identifiers').contains(link)).to.equal(true);
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '', 7, {}]) {
      const other = await shownWith({public_log_url: address});
      other.setAttribute('show-log', '');
      await other.updateComplete;
      const found = other.shadowRoot?.querySelector('a')?.href;
      expect(found === undefined || found.startsWith(location.origin), JSON.stringify(address)).to.equal(true);
    }
  });

  it('shows events as they come, for nobody says what they hold', async () => {
    const detail = await shownWith({events: [{event: 'call_started', data: {attempt: 1}}, 'hung up']});
    expect(factsIn(detail, 'Events')).to.deep.equal({
      '1 › Event': 'call_started',
      '1 › Data › Attempt': '1',
      '2': 'hung up',
    });
    expect(findSection(await shownWith({events: []}), 'Events')).to.equal(undefined);
  });

  it('shows what came in another shape than it should, too', async () => {
    const detail = await shownWith({
      call_analysis: {custom_analysis_data: ['a', 'b']},
      metadata: 'VIP',
      telephony_identifier: 'CA1',
    });
    expect(factsIn(detail, 'Analysis')).to.deep.equal({1: 'a', 2: 'b'});
    expect(factsIn(detail, 'Metadata')).to.deep.equal({Value: 'VIP'});
    expect(factsIn(detail, 'Identifiers')).to.include({Value: 'CA1'});
  });

  it('tells what is still to come from what was not provided', async () => {
    const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
    const told = async (fields: Json): Promise<string> => absent(await shownWith(fields));
    const late = ['recordingUrl', 'transcript', 'summary', 'analysis'] as const;
    expect(await told({call_status: 'ENDED', end_timestamp: minutesAgo(5)})).to.include(en.partsNotReady(late));
    for (const call_status of ['ENDED', 'ERROR', 'NOT_CONNECTED']) {
      const end_timestamp = minutesAgo(call_status === 'ENDED' ? 61 : 5);
      expect(await told({call_status, end_timestamp}), call_status).to.match(
        /^No recording, transcript, summary, analysis, /,
      );
    }
    expect(await told({call_status: 'ONGOING'})).to.include(en.partsAfterCall(late));
  });

  it('says that a privacy setting kept words and sound from being stored', async () => {
    const detail = await shownWith({
      call_status: 'ENDED',
      opt_out_sensitive_data_storage: true,
      transcript: '',
      recording_url: null,
    });
    await a11y(detail);
    expect(absent(detail)).to.include(en.partsNotStored(['recordingUrl', 'transcript']));
    const unanswered = {call_status: 'not_connected', disconnection_reason: 'dial_no_answer', call_duration: 0};
    const nothing = await shownWith({...unanswered, opt_out_sensitive_data_storage: true});
    expect(absent(nothing), 'there was nothing to store').to.match(/^No recording, transcript/);
    const open = await shownWith({call_status: 'ENDED', transcript: '', recording_url: null});
    expect(absent(open)).to.match(/^No recording, transcript/);
  });

  it('knows of a web call neither numbers nor a way', async () => {
    const detail = await shownWith({call_type: 'WEB_CALL', call_status: 'ERROR'});
    expect(read(inside(detail, '[part=head]'))).to.equal('Unknown to Unknown Error');
    expect(factsIn(detail, en.facts)).to.deep.equal({Channel: 'Web call'});
    expect(absent(detail)).to.include('caller, called party');
  });

  it('shows calls of the mock, asked by one GET each', async () => {
    const list = await mockZudu().fetch('/api/calls?limit=12');
    const {
      data: {calls},
    } = (await list.json()) as {data: {calls: {call_id: string; transcript_with_tool_calls: unknown[]}[]}};
    for (const {call_id: id, transcript_with_tool_calls: sent} of calls) {
      const service = mockZudu();
      const detail = await shown(service, id);
      expect(service.asked).to.deep.equal([`GET /api/calls/${id}`]);
      expect(read(section(detail, 'Identifiers'))).to.contain(id);
      if (sent.length)
        expect(linesRead(detail).join()).to.match(/Tool call look_up_account Input Customer: .* Succeeded/);
    }
  });

  it('says so when there is no such call', async () => {
    const detail = await showZudu('agni-call-detail', mockZudu(), {'call-id': 'call_none'});
    await until(() => noticeOf(detail).includes(en.errors['not-found']));
    expect(detail.state).to.equal('failed');
  });
});
