/** What a row of another element knows, in the detail of its call. */
import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {spy} from 'sinon';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList, CallLoadEvent} from '../../src/index.js';
import {answerOf, detailPath, says} from '../support/page-objects/detail.js';
import {callList} from '../support/page-objects/list.js';
import {madeCall, type Json} from '../support/calls.js';
import {inState, read, rowButtons} from '../support/screen.js';
import {scriptedServer, type Answer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

const row: Json = madeCall(1, {
  status: 'failed',
  call_latency_ms: 820,
  error_message: 'Microphone permission was denied',
  summary: 'Called about the invoice.',
});
const {caller_name: _, call_latency_ms: __, error_message: ___, summary: ____, ...bare} = row;

const serverOf = async (answer: Json = bare, rows: Answer = callList.answer([row])): Promise<ScriptedServer> =>
  scriptedServer({[callList.path]: rows, [detailPath('call-1')]: answerOf(answer)});

interface Page {
  readonly list: AgniCallList;
  readonly detail: AgniCallDetail;
}

/** A list and a detail in a provider; the detail follows the list, or is on its own. */
const pageOf = async (server: ScriptedServer, follows: boolean, callId = ''): Promise<Page> => {
  const page = await fixture(html`
    <agni-provider locale="en-US" time-zone="UTC" endpoint=${server.endpoint}>
      <agni-call-list id="rows"></agni-call-list>
      <agni-call-detail for=${follows ? 'rows' : ''} call-id=${callId}></agni-call-detail>
    </agni-provider>
  `);
  return {
    list: page.querySelector('agni-call-list') as AgniCallList,
    detail: page.querySelector('agni-call-detail') as AgniCallDetail,
  };
};

const chosen = async ({list}: Page): Promise<void> => {
  await inState(list, 'ready');
  rowButtons(list)[0]?.click();
};

describe('A detail beside a list', () => {
  it('shows what only the row knows, when it follows the list', async () => {
    const page = await pageOf(await serverOf(), true);
    await chosen(page);
    await inState(page.detail, 'ready');
    expect(read(page.detail)).to.include('Caller 1').and.include('Microphone permission was denied').and.include('820');
    expect(says(page.detail, 'Summary')).to.equal('Called about the invoice.');
  });

  it('shows it on its own, by call-id', async () => {
    const page = await pageOf(await serverOf(), false);
    await inState(page.list, 'ready');
    page.detail.callId = 'call-1';
    await inState(page.detail, 'ready');
    expect(says(page.detail, 'Summary')).to.equal('Called about the invoice.');
  });

  it('shows it when the row comes after the call', async () => {
    const server = await serverOf(bare, {...callList.answer([row]), hold: true});
    const page = await pageOf(server, false, 'call-1');
    await inState(page.detail, 'ready');
    expect(read(page.detail)).not.to.include('Caller 1');
    await server.release();
    await until(() => read(page.detail).includes('Caller 1'));
  });

  it('tells of the call once, however late its row comes', async () => {
    const server = await serverOf(bare, {...callList.answer([row]), hold: true});
    const page = await pageOf(server, false, 'call-1');
    const loads = spy();
    page.detail.addEventListener('agni-call-load', loads);
    await inState(page.detail, 'ready');
    await server.release();
    await until(() => read(page.detail).includes('Caller 1'));
    await page.detail.updateComplete;
    expect(loads.callCount).to.be.at.most(1);
  });

  it('gives the page the call with what the row knows', async () => {
    const page = await pageOf(await serverOf(), true);
    const load = oneEvent<CallLoadEvent>(page.detail, 'agni-call-load');
    await chosen(page);
    const {call} = (await load).detail;
    expect(call.caller.name).to.equal('Caller 1');
    expect(call.latencyMs).to.equal(820);
  });

  it("never shows the row's value in place of the answer's", async () => {
    const page = await pageOf(
      await serverOf({...bare, summary: 'Asked to be called back.', status: 'completed'}),
      true,
    );
    await chosen(page);
    await inState(page.detail, 'ready');
    expect(says(page.detail, 'Summary')).to.equal('Asked to be called back.');
    expect(read(page.detail)).not.to.include('Failed');
  });

  it('shows nobody by a name that belongs to another number', async () => {
    const page = await pageOf(await serverOf({...bare, caller_number: '+14155550999'}), true);
    await chosen(page);
    await inState(page.detail, 'ready');
    expect(read(page.detail)).not.to.include('Caller 1');
  });

  it('shows no row of another provider', async () => {
    const server = await serverOf();
    const providers = await fixture(html`
      <div>
        <agni-provider endpoint=${server.endpoint} .headers=${() => ({authorization: 'Bearer manager'})}>
          <agni-call-list></agni-call-list>
        </agni-provider>
        <agni-provider endpoint=${server.endpoint} .headers=${() => ({authorization: 'Bearer guest'})}>
          <agni-call-detail></agni-call-detail>
        </agni-provider>
      </div>
    `);
    await inState(providers.querySelector('agni-call-list') as AgniCallList, 'ready');
    const detail = providers.querySelector('agni-call-detail') as AgniCallDetail;
    detail.callId = 'call-1';
    await inState(detail, 'ready');
    expect(read(detail)).not.to.include('Caller 1');
  });

  it("fills a loader's call from its list", async () => {
    const page = await fixture(html`
      <agni-provider locale="en-US" .source=${{list: () => [row], get: () => bare}}
        ><agni-call-list></agni-call-list><agni-call-detail call-id="call-1"></agni-call-detail
      ></agni-provider>
    `);
    const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
    await inState(detail, 'ready');
    await until(() => read(detail).includes('Caller 1'));
  });

  it("fills an API's call from a row of the page's own, which it follows", async () => {
    const server = await serverOf();
    const page = await fixture(html`
      <div>
        <agni-call-list id="own" .calls=${[row]}></agni-call-list>
        <agni-call-detail for="own" endpoint=${server.endpoint}></agni-call-detail>
      </div>
    `);
    const list = page.querySelector('agni-call-list') as AgniCallList;
    const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
    await chosen({list, detail});
    await inState(detail, 'ready');
    expect(read(detail)).to.include('Caller 1');
  });
});
