/** Pages that are morphed into new ones (Turbo, HTMX, Livewire): attributes and the content of elements change in place. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniCallList} from '../../src/index.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, callList, shownCalls, situation} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {inState, read} from '../support/screen.js';
import {until} from '../support/until.js';

recordEvents();
recordWarnings();

const scriptOf = (el: Element) => el.querySelector('script') as HTMLScriptElement;
const json = (...numbers: number[]) => JSON.stringify(numbers.map((n) => madeCall(n)));

const put = async (): Promise<AgniCallList> => {
  const el = document.createElement('agni-call-list');
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = json(1, 2);
  el.append(script);
  await fixture(html`<div>${el}</div>`);
  await until(() => shownCalls(el).length === 2);
  return el;
};

describe('a JSON script inside an element', () => {
  const changes: Readonly<Record<string, (script: HTMLScriptElement) => void>> = {
    'its text node is edited': ({firstChild}) => ((firstChild as Text).data = json(3, 4, 5)),
    'its text is replaced': (script) => (script.textContent = json(3, 4, 5)),
    'it is replaced': (script) => {
      const other = script.cloneNode() as HTMLScriptElement;
      other.textContent = json(3, 4, 5);
      script.replaceWith(other);
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`is followed when ${name}`, async () => {
      const el = await put();
      change(scriptOf(el));
      await until(() => shownCalls(el).join() === '3,4,5');
    });
  }

  it('is followed again and again', async () => {
    const el = await put();
    for (const n of [3, 4, 5]) {
      (scriptOf(el).firstChild as Text).data = json(n);
      await until(() => shownCalls(el).join() === `${n}`);
    }
  });

  it('is followed by the detail beside its list', async () => {
    const el = await put();
    el.id = 'morphed';
    const detail = document.createElement('agni-call-detail');
    detail.setAttribute('for', 'morphed');
    el.after(detail);
    el.selectedId = 'call-1';
    await until(() => read(detail).includes('Caller 1'));
    scriptOf(el).textContent = JSON.stringify([madeCall(1, {caller_name: 'Somebody Else'})]);
    await until(() => read(detail).includes('Somebody Else'));
  });

  it('is followed after a change while the element was away', async () => {
    const el = await put();
    const parent = el.parentElement;
    el.remove();
    scriptOf(el).textContent = json(7);
    parent?.append(el);
    await until(() => shownCalls(el).join() === '7');
  });
});

describe('an attribute that is taken off', () => {
  it('leaves the state, which the element writes again', async () => {
    const {el} = await situation('ready', callList);
    el.removeAttribute('state');
    await until(() => el.getAttribute('state') === 'ready');
    el.setAttribute('state', 'loading');
    await until(() => el.getAttribute('state') === 'ready');
  });

  it('is the default again: page and page-size', async () => {
    const {el, server} = await asking(callList, callList.answer(madeCalls(2)));
    el.setAttribute('page', '3');
    await until(() => (el as AgniCallList).page === 3);
    await inState(el, 'ready');
    el.removeAttribute('page');
    await until(async () => (await server.requests()).at(-1)?.query.get('page') === '1');
  });

  it('is a call no longer', async () => {
    const {server} = await situation('ready', callList);
    await server.answer('/api/v1/calling/call-sessions-detail/*', {json: {success: true, data: madeCall(1)}});
    const el = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${server.endpoint} call-id="call-1"></agni-call-detail>`,
    );
    await inState(el, 'ready');
    el.removeAttribute('call-id');
    await inState(el, 'idle');
    expect(read(el)).not.to.include('Caller 1');
    el.setAttribute('call-id', 'call-1');
    await inState(el, 'ready');
  });
});
