/** A call that failed leads with its reason, and the other side of a call leads. */
import {expect} from '@open-wc/testing';
import {en} from '../../src/locale/en.js';
import {a11y} from '../support/a11y.js';
import type {Json} from '../support/calls.js';
import {absent, factsIn, showCall} from '../support/page-objects/detail.js';
import {announced, inside, read} from '../support/screen.js';
import {until} from '../support/until.js';

const failed: Json = {
  id: 'one',
  status: 'failed',
  error_message: 'SIP 503 from carrier',
  disconnect_reason: 'dial_failed',
};
const reason = (detail: Element): string => read(inside(detail, '.reason'));

describe('a call that failed', () => {
  it('leads with its error, and says in one sentence what is absent', async () => {
    const detail = await showCall({...failed, started_at: '2026-06-11T09:30:00Z'});
    expect(reason(detail)).to.match(
      /^SIP 503 from carrier No recording, transcript, summary, analysis, .* was provided\.$/,
    );
    expect(inside(detail, '[part=head]').nextElementSibling).to.equal(inside(detail, '.reason'));
    await a11y(detail);
  });

  it('says its reason once', async () => {
    const detail = await showCall(failed);
    expect(factsIn(detail, en.facts)).to.deep.equal({[en.disconnectReason]: 'Dial failed'});
  });

  it('leads with how it ended where no error is known', async () => {
    const {error_message: _, ...call} = failed;
    expect(reason(await showCall(call))).to.match(/^Dial failed No recording/);
  });

  it('leads with its status where nothing else is known', async () => {
    expect(reason(await showCall({id: 'one', status: 'failed'}))).to.match(/^Failed No recording/);
  });

  it('that nobody answered does the same', async () => {
    expect(reason(await showCall({id: 'one', status: 'no_answer'}))).to.match(/^No answer No recording/);
  });
});

describe('a call that has ended in a failure', () => {
  const ended = {id: 'one', status: 'ended', disconnect_reason: 'dial_no_answer', duration_sec: 0};
  const chip = (detail: Element): string => read(inside(detail, '[part=head] [data-kind]'));

  it('leads with its end reason', async () => {
    expect(reason(await showCall(ended))).to.match(/^Dial no answer No recording/);
  });

  it('says so in the place of its status, which stands among the facts', async () => {
    const missed = await showCall(ended);
    expect(chip(missed)).to.equal('Not connected');
    expect(inside(missed, '[part=head] [data-kind]').getAttribute('data-kind')).to.equal('missed');
    expect(factsIn(missed, en.facts)).to.include({[en.columns.status]: 'Ended'});
    await a11y(missed);
  });

  it('is a failure where an account or a block ended it', async () => {
    const failed = await showCall({...ended, disconnect_reason: 'no_valid_payment'});
    expect(chip(failed)).to.equal('Failed');
    expect(inside(failed, '.reason').getAttribute('data-why')).to.equal('failed');
  });

  it('does so without a status, too', async () => {
    const {status: _, ...call} = {...ended, disconnect_reason: 'error_no_audio_received'};
    const detail = await showCall(call);
    expect(chip(detail)).to.equal('Failed');
    expect(read(detail)).not.to.contain(en.columns.status);
  });

  it('has its status after a usual end', async () => {
    const detail = await showCall({...ended, disconnect_reason: 'max_duration_reached'});
    expect(chip(detail)).to.equal('Ended');
    expect(detail.shadowRoot?.querySelector('.reason')).to.be.null;
    expect(factsIn(detail, en.facts)).not.to.have.property(en.columns.status);
  });

  it('is announced with what went wrong, as one sentence', async () => {
    const detail = await showCall({
      ...ended,
      caller_name: 'Jane',
      disconnect_reason: 'error_asr',
      error_message: 'The line broke.\n\n  Carrier said: 503!  \r\n',
      duration_sec: 240,
    });
    await until(() => announced(detail) !== '');
    expect(announced(detail)).to.match(/, Failed, The line broke, Carrier said: 503, 4 minutes\.$/);
  });
});

describe('a call that went well', () => {
  it('has no reason, and no section without content', async () => {
    const detail = await showCall({id: 'one', status: 'completed', summary: 'All settled.'});
    expect(detail.shadowRoot?.querySelector('.reason')).to.be.null;
    expect(absent(detail)).to.match(/^No recording, transcript, analysis, /);
    const headings = [...(detail.shadowRoot?.querySelectorAll('h3') ?? [])].map(read);
    expect(headings).to.deep.equal(['Summary', 'Identifiers']);
  });

  it('is titled with the other side, where that is known', async () => {
    const parties = {caller_name: 'Asha', callee_number: '+14155550161', agent_name: 'Maya'};
    const incoming = await showCall({id: 'one', channel: 'inbound_call', ...parties});
    expect(read(inside(incoming, '[part=head]'))).to.equal('Asha Unknown called Maya');
    const outgoing = await showCall({id: 'one', channel: 'outbound_call', ...parties});
    expect(read(inside(outgoing, '[part=head]'))).to.equal('+14155550161 Unknown Maya called');
  });
});
