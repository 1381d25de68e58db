/** Who a row is about, where the API states no direction. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import {configure, type AgniProvider} from '../../src/index.js';
import {madeCall, type Json} from '../support/calls.js';
import {callList, contactCalls, type Kind} from '../support/page-objects/list.js';
import {cells, inState} from '../support/screen.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

const line = '+912005550148';
/** The business calls. */
const outgoing = (n: number, more: Json = {}): Json =>
  madeCall(n, {
    agent_id: 'riya',
    channel: 'voice',
    caller_name: null,
    caller_number: line,
    callee_number: `+1415555${1000 + n}`,
    ...more,
  });

const parties = (el: Element): string[] => cells(el).map(([party = '']) => party);

const showRows = async (
  rows: readonly Json[],
  ownNumbers?: string | readonly string[],
  kind: Kind = callList,
): Promise<{provider: AgniProvider; list: HTMLElement}> => {
  const server = await scriptedServer({[kind.path]: kind.answer(rows)});
  const list = document.createElement(kind.tag);
  for (const [name, value] of Object.entries(kind.attributes)) list.setAttribute(name, value);
  const provider = await fixture<AgniProvider>(
    html`<agni-provider locale="en-US" endpoint=${server.endpoint} .ownNumbers=${ownNumbers}>${list}</agni-provider>`,
  );
  await inState(list, 'ready');
  return {provider, list};
};

describe('A row of a call without a direction', () => {
  it('names both sides of a single call', async () => {
    const {list} = await showRows([outgoing(1)]);
    expect(parties(list)).to.deep.equal([`${line} to +14155551001`]);
  });

  it('names whoever is not on the line that most calls of its agent have', async () => {
    const {list} = await showRows([1, 2, 3, 4, 5].map((n) => outgoing(n)));
    expect(parties(list)).to.deep.equal([1, 2, 3, 4, 5].map((n) => `To +1415555100${n}`));
  });

  it('names both sides where a few others may be lines of one business', async () => {
    const {list} = await showRows([outgoing(1), outgoing(2), outgoing(3)]);
    expect(parties(list)).to.deep.equal([1, 2, 3].map((n) => `${line} to +1415555100${n}`));
  });

  it('names the contact, in the calls of one', async () => {
    const rows = [1, 2, 3].map((n) =>
      outgoing(n, {agent_id: `${n}`, caller_number: `+91200555014${n}`, callee_number: '+14155551001'}),
    );
    const {list} = await showRows(rows, undefined, contactCalls);
    expect(parties(list)).to.deep.equal(Array(3).fill('To +14155551001'));
  });

  it('names whoever is not on a line of own-numbers', async () => {
    const {list} = await showRows([outgoing(1)], `+1 415 555 0161, 0091 20 0555 0148`);
    expect(parties(list)).to.deep.equal(['To +14155551001']);
  });

  it('changes with own-numbers', async () => {
    const {provider, list} = await showRows([outgoing(1)]);
    provider.setAttribute('own-numbers', `${line} +14155550161`);
    await until(() => parties(list)[0] === 'To +14155551001');
  });

  it('follows a nested provider, and else the outer one', async () => {
    const {provider, list} = await showRows([outgoing(1)], [line]);
    const inner = document.createElement('agni-provider');
    provider.append(inner);
    inner.append(list);
    await inState(list, 'ready');
    expect(parties(list)).to.deep.equal(['To +14155551001']);
    inner.ownNumbers = '+14155551001';
    await until(() => parties(list)[0] === `From ${line}`);
  });

  it('follows configure()', async () => {
    configure({ownNumbers: [line]});
    const {list} = await showRows([outgoing(1)]);
    configure({ownNumbers: undefined});
    expect(parties(list)).to.deep.equal(['To +14155551001']);
  });

  it('is a row of the page’s own calls, too', async () => {
    const provider = await fixture<AgniProvider>(
      html`<agni-provider locale="en-US" own-numbers=${line}
        ><agni-call-table .calls=${[outgoing(1)]}></agni-call-table
      ></agni-provider>`,
    );
    const table = provider.firstElementChild as HTMLElement;
    await inState(table, 'ready');
    expect(parties(table)).to.deep.equal(['To +14155551001']);
  });
});

describe('A row of a call with a direction', () => {
  it('says what that states, whatever own-numbers and other rows say', async () => {
    const rows = [outgoing(1), outgoing(2), outgoing(3), outgoing(4, {channel: 'inbound_call'})];
    const {list} = await showRows(rows, [line]);
    expect(parties(list)[3]).to.equal(`From ${line}`);
  });
});
