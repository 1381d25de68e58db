/** What a page has shown of a call in one element reaches another element, as far as both name one API. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList} from '../../src/index.js';
import {madeCall} from '../support/calls.js';
import {answerOf, detailPath} from '../support/page-objects/detail.js';
import {callList} from '../support/page-objects/list.js';
import {cells, inState, read, rowButtons} from '../support/screen.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

const row = {id: 'e1', agent: {}, caller: {name: 'Zoë'}, callee: {}, summary: 'Only the row says this.'};
const silent = (): Promise<ScriptedServer> =>
  scriptedServer({[detailPath('e1')]: answerOf({id: 'e1', status: 'completed'})});
const detailIn = (page: Element): AgniCallDetail => page.querySelector('agni-call-detail') as AgniCallDetail;

describe('A detail with a call-id alone', () => {
  it('has what a table of the same provider shows', async () => {
    const {endpoint} = await silent();
    const page = await fixture(
      html`<agni-provider endpoint=${endpoint}
        ><agni-call-table .calls=${[row]}></agni-call-table><agni-call-detail call-id="e1"></agni-call-detail
      ></agni-provider>`,
    );
    await until(() => read(detailIn(page)).includes('Only the row says this.'));
    expect(read(detailIn(page))).to.include('Zoë');
  });

  it('has what a list with a loader of the same provider shows', async () => {
    const {endpoint} = await silent();
    const page = await fixture(
      html`<agni-provider endpoint=${endpoint}
        ><agni-call-list .source=${{list: () => [row]}}></agni-call-list
        ><agni-call-detail call-id="e1"></agni-call-detail
      ></agni-provider>`,
    );
    await until(() => read(detailIn(page)).includes('Only the row says this.'));
    expect(read(detailIn(page))).to.include('Zoë');
  });

  it('has nothing of a table of another provider', async () => {
    const [one, two] = [await silent(), await silent()];
    const page = await fixture(
      html`<div>
        <agni-provider endpoint=${one.endpoint}><agni-call-table .calls=${[row]}></agni-call-table></agni-provider>
        <agni-provider endpoint=${two.endpoint}><agni-call-detail call-id="e1"></agni-call-detail></agni-provider>
      </div>`,
    );
    await inState(page.querySelector('agni-call-table') as Element, 'ready');
    await inState(detailIn(page), 'ready');
    expect(read(detailIn(page))).to.not.include('Zoë');
  });

  it('leaves a table ready whose provider names a wrong address', async () => {
    const page = await fixture(
      html`<agni-provider endpoint="ftp://nowhere"><agni-call-table .calls=${[row]}></agni-call-table></agni-provider>`,
    );
    await inState(page.firstElementChild as Element, 'ready');
    expect(rowButtons(page.firstElementChild as Element)).to.have.length(1);
  });
});

const line = '+918030000081';
const outgoing = Array.from({length: 8}, (_, n) => ({
  id: `o${n}`,
  agent: {id: 'riya'},
  caller: {number: line},
  callee: {number: `+91981000011${n}`},
  status: 'completed',
}));
const party = (list: Element): string[] => cells(list).map(([text = '']) => text);

describe('Our own line, once inferred', () => {
  const show = async (): Promise<{list: AgniCallList; detail: AgniCallDetail}> => {
    const page = await fixture(
      html`<agni-provider locale="en-US"
        ><agni-call-list id="calls" page-size="6" .calls=${outgoing}></agni-call-list
        ><agni-call-detail for="calls"></agni-call-detail
      ></agni-provider>`,
    );
    const list = page.firstElementChild as AgniCallList;
    await inState(list, 'ready');
    return {list, detail: detailIn(page)};
  };

  it('stays known on a later page with few rows', async () => {
    const {list} = await show();
    list.page = 2;
    await until(() => rowButtons(list).length === 2);
    expect(party(list)).to.deep.equal(['To +919810000116', 'To +919810000117']);
  });

  it('does not lead in the detail of a row', async () => {
    const {list, detail} = await show();
    rowButtons(list)[0]?.click();
    await inState(detail, 'ready');
    expect(read(detail.shadowRoot?.querySelector('h2') as Element)).to.equal('+919810000110');
  });

  it('does not lead in a detail on its own either', async () => {
    const rows = outgoing.map(({id, callee}, n) =>
      madeCall(n, {
        id,
        agent_id: 'riya',
        channel: 'voice',
        caller_name: null,
        caller_number: line,
        callee_number: callee.number,
      }),
    );
    const server = await scriptedServer({
      [callList.path]: callList.answer(rows),
      [detailPath('o3')]: answerOf(rows[3] as object as Record<string, never>),
    });
    const page = await fixture(
      html`<agni-provider endpoint=${server.endpoint}
        ><agni-call-detail call-id="o3"></agni-call-detail><agni-call-list></agni-call-list
      ></agni-provider>`,
    );
    const head = () => detailIn(page).shadowRoot?.querySelector('h2');
    await until(() => Boolean(head()) && read(head() as Element) === '+919810000113');
    expect(read(head() as Element)).to.equal('+919810000113');
  });
});

describe('A search', () => {
  it('tells nothing of our own line, whatever its word', async () => {
    const calls = Array.from({length: 6}, (_, n) => ({
      id: `s${n}`,
      agent: {id: 'riya'},
      caller: {number: '+14155550100'},
      callee: {number: `+91803000008${n}`},
      summary: 'Jane called.',
    }));
    const list = await fixture<AgniCallList>(html`<agni-call-list search="Jane" .calls=${calls}></agni-call-list>`);
    await inState(list, 'ready');
    expect(party(list)[0]).to.equal('+14155550100 to +918030000080');
  });
});
