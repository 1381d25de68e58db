/** Calls of a page's own inside the messages that brought them, and what holds no call. */
import {expect} from '@open-wc/testing';
import {en} from '../../src/locale/en.js';
import {readCalls} from '../../src/index.js';
import {madeCall, ourCall, zuduCall} from '../support/calls.js';
import {factsIn} from '../support/page-objects/detail.js';
import {failed} from '../support/page-objects/list.js';
import {put, putList} from '../support/local.js';
import {errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {cells, inState, noticeOf, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

const agni = (n: number): object => {
  const {agent_name, ...session} = madeCall(n);
  return {event: 'call_completed', agent_name, call_session: session, transcriptions: 'Maya: Hello\n: Hi'};
};
const zudu = (n: number): object => ({event: 'call_analyzed', event_timestamp: n, call: zuduCall(n)});

const messages: Readonly<Record<string, readonly [vendor: string, message: (n: number) => object]>> = {
  'Agni’s webhook': ['agni', agni],
  'Agni’s webhook, as a workflow tool keeps it': [
    'agni',
    (n) => ({headers: {host: 'x'}, params: {}, query: {}, body: agni(n)}),
  ],
  'Agni’s webhook in a table’s row': [
    'agni',
    (n) => ({id: 6 + n, created_at: '2026-06-11T09:30:00Z', payload: JSON.stringify(agni(n))}),
  ],
  'Zudu’s webhook': ['zudu', zudu],
  'Zudu’s webhook in `data`': ['zudu', (n) => ({data: zudu(n)})],
  'Zudu’s webhook in `json.body`': ['zudu', (n) => ({json: {body: zudu(n)}})],
  'a call of our model in a message': ['agni', (n) => ({event: 'x', call: ourCall(n)})],
};

for (const [name, [vendor, messageOf]] of Object.entries(messages)) {
  describe(name, () => {
    const attributes = {vendor};
    const message = messageOf(1);
    const number = '+14155551001';

    it('is a row of a list, once however often it came, and one call', async () => {
      const list = await putList([message, messageOf(2), message], attributes);
      await inState(list, 'ready');
      const numbers = cells(list).map(([party = '']) => /\+\d+/.exec(party)?.[0]);
      expect(numbers).to.deep.equal([number, '+14155551002']);
      const {el} = await put('agni-call-detail', {attributes, call: message});
      await inState(el, 'ready');
      expect(factsIn(el, 'Identifiers')).to.include({Call: 'call-1'});
    });

    it('is read in a script, and from a loader', async () => {
      const {el} = await put('agni-call-list', {attributes}, JSON.stringify({data: [message]}));
      await inState(el, 'ready');
      expect(cells(el).length).to.equal(1);
      const source = {list: () => [message], get: () => message};
      const loaded = await putList(undefined, attributes, {source});
      await inState(loaded, 'ready');
      expect(cells(loaded)[0]?.[0]).to.include(number);
      const detail = await put('agni-call-detail', {attributes: {...attributes, 'call-id': 'call-1'}, source});
      await inState(detail.el, 'ready');
    });
  });
}

describe('what holds no call', () => {
  const none: readonly unknown[] = [
    {event: 'x'},
    {},
    'hello',
    5,
    {id: 1, name: 'Jane'},
    {event: 'x', call: {}},
    [[]],
    {foo: {bar: 1}},
  ];

  for (const value of none) {
    it(`is a bad request as a call and as the only row (${JSON.stringify(value)})`, async () => {
      const {el} = await put('agni-call-detail', {call: value});
      await inState(el, 'failed');
      expect(noticeOf(el)).to.equal(en.needed.call);
      const list = await putList([value as object]);
      await failed(list);
      expect(noticeOf(list)).to.equal(en.needed.calls);
      expect(errors().map(({code}) => code)).to.deep.equal(['bad-request']);
      expect(warnings.map((line) => line.split(' ').slice(0, 3).join(' '))).to.deep.equal([
        '<agni-call-detail> call bad-request',
        '<agni-call-list> calls bad-request',
      ]);
    });
  }

  it('is left out beside calls, and counted once in the console', async () => {
    const {warn} = console;
    const lines: unknown[] = [];
    console.warn = (line: unknown) => lines.push(line);
    const rows = [madeCall(1), {event: 'x'}, madeCall(2), null];
    const list = await putList(rows as object[]);
    await inState(list, 'ready');
    expect(rowButtons(list).length).to.equal(2);
    list.reload();
    await inState(list, 'ready');
    console.warn = warn;
    expect(lines).to.deep.equal(['agni-call-widgets: 2 of 4 rows in “calls” hold no call and are left out.']);
    expect((await readCalls([madeCall(1), {}])).length).to.equal(1);
  });
});

describe('JSON text as a property', () => {
  it('is read like the call, or the list, that it holds', async () => {
    const {el} = await put('agni-call-detail', {call: JSON.stringify(agni(1))});
    await inState(el, 'ready');
    expect(factsIn(el, 'Identifiers')).to.include({Call: 'call-1'});
    const list = await putList(JSON.stringify([agni(1), agni(2)]) as unknown as object[]);
    await inState(list, 'ready');
    expect(cells(list).length).to.equal(2);
  });
});
