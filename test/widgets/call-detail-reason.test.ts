/** A call that failed leads with its reason, and the other side of a call leads. */
import {expect} from '@open-wc/testing';
import {en} from '../../src/locale/en.js';
import {a11y} from '../support/a11y.js';
import type {Json} from '../support/calls.js';
import {absent, factsIn, showCall} from '../support/page-objects/detail.js';
import {inside, read} from '../support/screen.js';

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
