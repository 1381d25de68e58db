/** A call a page has itself, in the detail. */
import {expect, fixture, html} from '@open-wc/testing';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import type {AgniCallDetail, AgniCallList, AgniProvider, Call} from '../../src/index.js';
import '../../src/define.js';
import {en} from '../../src/locale/en.js';
import {fixtureCall, madeCalls} from '../support/calls.js';
import {factsIn, findSection, says} from '../support/page-objects/detail.js';
import {inside, inState, noticeOf, read, rowButtons} from '../support/screen.js';

/** A call of our own model with everything in it. */
const full: Call = {
  id: 'own-1',
  agent: {id: 'a1', name: 'Maya'},
  organizationId: 'o1',
  roomId: 'r1',
  caller: {number: '+14155550100', name: 'Jane Doe'},
  callee: {number: '+14155550161'},
  direction: 'inbound',
  channel: 'voice',
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, 30),
  endedAt: Date.UTC(2026, 5, 11, 9, 31),
  createdAt: Date.UTC(2026, 5, 11, 9, 29),
  durationSec: 60,
  latencyMs: 800,
  latencies: [{name: 'e2e', p50: 250, count: 3}],
  summary: 'All settled.',
  disconnectReason: 'agent_hangup',
  errorMessage: 'none',
  recordingUrl: 'https://files.example/one.mp3',
  logUrl: 'https://files.example/log',
  cost: {unit: 'credits', total: 2, parts: [{key: 'model_cost', value: 1}]},
  analysis: {summary: 'In other words.', sentiment: 'positive', entries: [{key: 'callback_needed', value: false}]},
  metadata: [{key: 'crm › deal', value: 'D-1'}],
  telephonyIds: [{key: 'call_sid', value: 'CA1'}],
  promptVariables: [{key: 'name', value: 'Jane'}],
  extractedVariables: [{key: 'intent', value: 'invoice'}],
  events: [{key: '1 › event', value: 'answered'}],
  transcript: {
    items: [
      {role: 'agent', text: 'Hello', at: 0, until: 1},
      {
        role: 'tool_call_invocation',
        text: '',
        tool: {name: 'look_up', given: [{key: 'id', value: 7}], result: [], successful: true},
      },
      {role: 'node_transition', text: 'End', node: {from: 'Start', to: 'End'}},
    ],
  },
};

const put = async (
  given: Partial<AgniCallDetail>,
  own: Readonly<Record<string, string>> = {},
): Promise<AgniCallDetail> => {
  const detail = document.createElement('agni-call-detail');
  for (const [name, value] of Object.entries(own)) detail.setAttribute(name, value);
  Object.assign(detail, given);
  await fixture(html`<agni-provider locale="en-US" time-zone="UTC">${detail}</agni-provider>`);
  return detail;
};

const shown = async (...given: Parameters<typeof put>): Promise<AgniCallDetail> => {
  const detail = await put(...given);
  await inState(detail, 'ready');
  return detail;
};

describe('a local call', () => {
  it('is accessible, and shown in full with no endpoint', async () => {
    const detail = await shown({call: full, showLog: true});
    await a11y(detail);
    expect((inside(detail, 'a') as HTMLAnchorElement).href).to.equal('https://files.example/log');
    expect(factsIn(detail, 'Events')).to.deep.equal({'1 › Event': 'answered'});
    expect(read(inside(detail, '[part=head]'))).to.equal(
      'Jane Doe Completed called Maya · Jun 11, 2026, 9:30 AM · 1 min',
    );
    expect(factsIn(detail, en.facts)).to.include({
      Latency: '800 ms',
      Error: 'none',
      [en.disconnectReason]: 'The agent hung up',
    });
    expect(factsIn(detail, 'Analysis')).to.deep.equal({
      Sentiment: 'Positive',
      Summary: 'In other words.',
      'Callback needed': 'No',
    });
    expect(factsIn(detail, 'Credits')).to.deep.equal({Total: '2.00', 'Model cost': '1.00'});
    expect(factsIn(detail, 'Latency')).to.deep.equal({'End to end': `Median 250 ms ${en.measured(3, '3')}`});
    expect(factsIn(detail, 'Metadata')).to.deep.equal({'Crm › Deal': 'D-1'});
    expect(factsIn(detail, 'Identifiers')).to.deep.equal({
      Call: 'own-1',
      Agent: 'a1',
      Room: 'r1',
      Organization: 'o1',
      [en.words.call_sid]: 'CA1',
    });
    expect(factsIn(detail, en.promptVariables)).to.deep.equal({Name: 'Jane'});
    expect(factsIn(detail, en.extractedVariables)).to.deep.equal({Intent: 'invoice'});
    expect(says(detail, 'Transcript')).to.equal(
      'Maya 0:00 Hello Tool call look_up Input Id: 7 Result Empty Succeeded Next step Start to End',
    );
  });

  it("may be the vendor's own JSON, alone or as the whole answer", async () => {
    const data = await fixtureCall('filled');
    const detail = await shown({call: data});
    expect(factsIn(detail, en.facts)).to.include({Agent: 'Maya · Billing'});
    const text = read(detail);
    detail.call = {success: true, data};
    await until(() => detail.state === 'ready' && read(detail) === text);
    const zudu = (await (await fetch('/test/fixtures/zudu/call.filled.json')).json()) as object;
    expect(factsIn(await shown({call: zudu}, {vendor: 'zudu'}), 'Identifiers')).to.include({Call: 'call-456'});
  });

  const answers = {
    'agni/call-sessions.filled': 'agni',
    'agni/call-sessions.older': 'agni',
    'agni/contact-calls.filled': 'agni',
    'agni/phone-history.verbatim': 'agni',
    'zudu/calls.verbatim': 'zudu',
  };
  for (const tag of ['agni-call-list', 'agni-call-table'] as const) {
    for (const [name, vendor] of Object.entries(answers)) {
      it(`is found in a whole answer (${name}) by a detail that follows <${tag}>`, async () => {
        const calls = (await (await fetch(`/test/fixtures/${name}.json`)).json()) as object[];
        const page = await fixture(html`<agni-provider vendor=${vendor}></agni-provider>`);
        const list = Object.assign(document.createElement(tag), {id: 'list', calls});
        const detail = Object.assign(document.createElement('agni-call-detail'), {for: 'list'});
        page.append(list, detail);
        await until(() => rowButtons(list).length > 0);
        rowButtons(list)[0]?.click();
        await until(() => list.selectedId !== undefined);
        await inState(detail, 'ready');
        expect(factsIn(detail, 'Identifiers')['Call']).to.equal(list.selectedId);
      });
    }
  }

  it('shows no blank call when there is none', async () => {
    const zudu = (await (await fetch('/test/fixtures/zudu/calls.verbatim.json')).json()) as object;
    const page = (await (await fetch('/test/fixtures/agni/call-sessions.filled.json')).json()) as object;
    for (const call of [{success: true, data: null}, {success: true, data: {}}, page, [], [{id: 'x'}]]) {
      const detail = await put({call});
      await until(() => detail.state === 'failed' && noticeOf(detail) !== '');
      expect(noticeOf(detail), JSON.stringify(call)).to.contain('“call” must be');
    }
    const detail = await put({call: zudu}, {vendor: 'zudu'});
    await until(() => detail.state === 'failed' && noticeOf(detail) !== '');
  });

  it('plays the recording it names when there is no endpoint', async () => {
    const audioOf = (detail: AgniCallDetail) =>
      inside(detail, 'agni-call-recording').shadowRoot?.querySelector('audio')?.src;
    expect(audioOf(await shown({call: full}))).to.equal('https://files.example/one.mp3');
    expect(audioOf(await shown({call: full}, {endpoint: '/agni'}))).to.equal(
      `${location.origin}/agni/api/v1/calling/sessions/own-1/recording`,
    );
    expect(audioOf(await shown({call: {...full, recordingUrl: 'javascript:alert(1)'}}))).to.equal(undefined);
  });

  it('gives way to the next one at once', async () => {
    const detail = await shown({call: full});
    detail.call = {...full, id: 'own-2', summary: 'Another.'};
    await detail.updateComplete;
    expect(read(detail)).not.to.include('All settled.');
    await inState(detail, 'ready');
    expect(says(detail, 'Summary')).to.equal('Another.');
  });

  it('is read from a script inside the element', async () => {
    const detail = document.createElement('agni-call-detail');
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(full);
    detail.append(script);
    await fixture(html`<div>${detail}</div>`);
    await inState(detail, 'ready');
    expect(says(detail, 'Summary')).to.equal('All settled.');
  });

  it('shows hostile values as text', async () => {
    const forged = {_$litType$: 1, strings: ['<b>no</b>'], values: []};
    const strange = Object.fromEntries(Object.keys(full).map((name) => [name, forged]));
    const call = {
      ...strange,
      id: 'x',
      agent: {},
      caller: {},
      callee: {name: forged},
      transcript: {items: [forged, null]},
    };
    const detail = await shown({call});
    expect(detail.shadowRoot?.querySelector('b')).to.be.null;
    expect(read(inside(detail, '[part=head]'))).to.equal('Unknown to Unknown Unknown');
    expect(findSection(detail, 'Credits')).to.equal(undefined);
  });

  it('is reported when it is no call', async () => {
    const detail = await put({call: [] as object});
    await until(() => noticeOf(detail) !== '');
    expect(detail.state).to.equal('failed');
  });
});

describe('a detail beside a list of local calls', () => {
  const pair = async (given: Partial<AgniCallList>) => {
    const page = await fixture<HTMLElement>(
      html`<div><agni-call-list id="own"></agni-call-list><agni-call-detail for="own"></agni-call-detail></div>`,
    );
    const list = page.querySelector('agni-call-list') as AgniCallList;
    const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
    Object.assign(list, given);
    await inState(list, 'ready');
    return {list, detail};
  };

  it("finds the selected call in the list's calls", async () => {
    const {list, detail} = await pair({calls: madeCalls(3)});
    rowButtons(list)[1]?.click();
    await inState(detail, 'ready');
    expect(factsIn(detail, 'Identifiers')).to.include({Call: 'call-2'});
  });

  it('finds it there without a request when a provider names an endpoint', async () => {
    const asked: unknown[] = [];
    const provider = await fixture<AgniProvider>(
      html`<agni-provider endpoint="/nowhere"
        ><agni-call-list id="own"></agni-call-list><agni-call-detail for="own"></agni-call-detail
      ></agni-provider>`,
    );
    provider.fetch = (url) => {
      asked.push(url);
      return Promise.reject(new TypeError('nothing is there'));
    };
    const list = provider.querySelector('agni-call-list') as AgniCallList;
    const detail = provider.querySelector('agni-call-detail') as AgniCallDetail;
    list.calls = madeCalls(3);
    await inState(list, 'ready');
    asked.length = 0; // before it had calls, the list asked
    rowButtons(list)[1]?.click();
    await inState(detail, 'ready');
    expect(factsIn(detail, 'Identifiers')).to.include({Call: 'call-2'});
    expect(asked).to.deep.equal([]);
  });

  it("asks the list's source for it", async () => {
    const asked: string[] = [];
    const get = (id: string): unknown => {
      asked.push(id);
      return {...full, id};
    };
    const {list, detail} = await pair({source: {list: () => madeCalls(3), get}});
    rowButtons(list)[2]?.click();
    await inState(detail, 'ready');
    expect(asked).to.deep.equal(['call-3']);
  });

  it('refuses another call than the selected one', async () => {
    const {list, detail} = await pair({source: {list: () => madeCalls(3), get: () => full}});
    rowButtons(list)[0]?.click();
    await until(() => detail.state === 'failed' && noticeOf(detail).includes(en.errors['bad-response']));
  });
});
