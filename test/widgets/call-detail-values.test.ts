/** What people wrote into a call, or their systems did, is shown as sent; only a vendor's own words are told in others. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail} from '../../src/index.js';
import {madeCall, ourCall} from '../support/calls.js';
import {answerOf, detailPath, factsIn, says} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';
import {scriptedServer} from '../support/server.js';

/** A page's own call on screen. */
const showOwn = async (call: object, vendor = 'agni'): Promise<AgniCallDetail> => {
  const page = await fixture(
    html`<agni-provider locale="en-US" time-zone="UTC"
      ><agni-call-detail vendor=${vendor} .call=${call}></agni-call-detail
    ></agni-provider>`,
  );
  const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
  await inState(detail, 'ready');
  return detail;
};

const own = {
  username: 'ravi_kumar',
  customerID: 'acme_prod',
  PAN: 'ABCDE1234F',
  year: 2026,
  postal_code: 110001,
  score: 0.000021,
  long: 1234567.891,
  wait_seconds: 90,
  sms: true,
};
const shown = {
  Username: 'ravi_kumar',
  customerID: 'acme_prod',
  PAN: 'ABCDE1234F',
  Year: '2026',
  'Postal code': '110001',
  Score: '0.000021',
  Long: '1234567.891',
  'Wait seconds': '90',
  Sms: 'Yes',
};

describe('what people wrote into a call', () => {
  for (const [part, heading] of [
    ['metadata', 'Metadata'],
    ['promptVariables', 'Prompt variables'],
    ['extractedVariables', 'Extracted variables'],
  ] as const) {
    it(`is shown as sent in ${part}`, async () => {
      const lines = Object.entries(own).map(([key, value]) => ({key, value}));
      expect(factsIn(await showOwn(ourCall(1, {[part]: lines})), heading)).to.deep.equal(shown);
    });
  }

  it('is shown as sent in an analysis, beside the vendor’s own findings', async () => {
    const call = {
      call_id: 'c-1',
      call_analysis: {call_successful: true, custom_analysis_data: {...own, plan_code: 'gold_12'}},
    };
    expect(factsIn(await showOwn(call, 'zudu'), 'Analysis')).to.deep.equal({
      Successful: 'Yes',
      ...shown,
      'Plan code': 'gold_12',
    });
  });

  it('is shown as sent in a tool’s name, input and result', async () => {
    const call = {
      call_id: 'c-1',
      transcript_with_tool_calls: [
        {
          role: 'tool_call_invocation',
          tool_call_id: 't',
          name: 'book_slot',
          arguments: '{"slotID": "room_a", "year": 2026}',
        },
        {role: 'tool_call_result', tool_call_id: 't', content: '{"booking_ref": "ab_cd", "zip": 94107}'},
      ],
    };
    const text = says(await showOwn(call, 'zudu'), 'Transcript');
    for (const part of ['book_slot', 'slotID: room_a', 'Year: 2026', 'Booking ref: ab_cd', 'Zip: 94107'])
      expect(text).to.contain(part);
  });

  it('keeps every digit of a long id in an answer, and in JSON of the page’s own', async () => {
    const server = await scriptedServer();
    const sent = JSON.stringify(answerOf(madeCall(1, {metadata: {ticket: 'DIGITS'}})).json).replace(
      '"DIGITS"',
      '12345678901234567890',
    );
    await server.answer(detailPath('call-1'), {text: sent, headers: {'content-type': 'application/json'}});
    const asking = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${server.endpoint} call-id="call-1"></agni-call-detail>`,
    );
    await inState(asking, 'ready');
    expect(factsIn(asking, 'Metadata')).to.deep.equal({Ticket: '12345678901234567890'});
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: '{"id": "1", "agent": {}, "caller": {}, "callee": {}, "metadata": {"ticket": 9007199254740993}}',
    });
    const local = await fixture<AgniCallDetail>(html`<agni-call-detail>${script}</agni-call-detail>`);
    await inState(local, 'ready');
    expect(factsIn(local, 'Metadata')).to.deep.equal({Ticket: '9007199254740993'});
  });
});

describe('a bill', () => {
  it('has no zero where something was charged', async () => {
    const call = {
      call_id: 'c-1',
      call_cost: {combined_cost: 0.000021, product_costs: [{product: 'llm_tokens', cost: 0, unit_price: 0.0000015}]},
    };
    expect(factsIn(await showOwn(call, 'zudu'), 'Cost')).to.deep.equal({
      Total: '0.000021',
      'Llm tokens': '0.00',
      'Llm tokens › Unit price': '0.0000015',
    });
  });
});

describe('a length and a latency', () => {
  it('have no zero where there was something', async () => {
    const detail = await showOwn(ourCall(1, {durationSec: 0.4, latencies: [{name: 'e2e', p50: 0.00004}]}));
    expect(factsIn(detail, 'Details')['Duration']).to.equal('0.4 s');
    expect(says(detail, 'Latency')).to.contain('Median 0.00004 ms');
  });
});

describe('the zone of a list', () => {
  it('has the name that the page wrote', async () => {
    const page = await fixture(
      html`<agni-provider time-zone="Asia/Kolkata"
        ><agni-call-list .calls=${[ourCall(1)]}></agni-call-list
      ></agni-provider>`,
    );
    const list = page.querySelector('agni-call-list') as HTMLElementTagNameMap['agni-call-list'];
    await inState(list, 'ready');
    expect(read(list.shadowRoot?.querySelector('[part=foot]') as Element)).to.contain('Times in Asia/Kolkata');
  });
});

describe('a total', () => {
  for (const [sent, shown] of [
    ['12.5 credits', '12.5 credits'],
    ['₹12.50', '₹12.50'],
    ['12,50', '12,50'],
    ['1,234.50', '1,234.50'],
    ['1e-9', '0.000000001'],
  ] as const)
    it(`stands once, in its place, where it was sent as ${sent}`, async () => {
      const agni = await showOwn({id: 'c', agent_name: 'Maya', cost_total: sent});
      expect(factsIn(agni, 'Credits')).to.deep.equal({Total: shown});
      const zudu = await showOwn({call_id: 'c', agent_name: 'Maya', call_cost: {combined_cost: sent}}, 'zudu');
      expect(factsIn(zudu, 'Cost')).to.deep.equal({Total: shown});
      const ours = await showOwn(ourCall(1, {cost: {totalText: sent, parts: []}}));
      expect(factsIn(ours, 'Cost')).to.deep.equal({Total: shown});
    });

  it('is not called missing where it is among the parts', async () => {
    const call = {id: 'c', agent_name: 'Maya', credit_breakdown: {model_cost: 1, total_credits: 3}};
    expect(factsIn(await showOwn(call), 'Credits')).to.deep.equal({'Model cost': '1.00', 'Total credits': '3.00'});
  });

  it('is missing beside parts that have none', async () => {
    const call = {id: 'c', agent_name: 'Maya', credit_breakdown: {model_cost: 1, total_duration_seconds: 3}};
    expect(factsIn(await showOwn(call), 'Credits')['Total']).to.equal('Not provided');
  });
});

describe('a sentiment', () => {
  for (const [sent, shown] of [
    ['POSITIVE', 'Positive'],
    ['mixed', 'Mixed'],
    ['Neutral', 'Neutral'],
    ['frustrated_but_OK', 'frustrated_but_OK'],
    ['very_positive', 'very_positive'],
    ['mostly happy', 'mostly happy'],
  ] as const)
    it(`is ${shown} where it was sent as ${sent}`, async () => {
      const detail = await showOwn({id: 'c', agent_name: 'Maya', post_call_analysis: {sentiment: sent}});
      expect(factsIn(detail, 'Analysis')).to.deep.equal({Sentiment: shown});
    });
});
