/**
 * Rows a page has itself, as they came from a vendor or in our model: each is read for what it is, and tells what is
 * new in it.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {defineVendor, read, readCalls, type Call, type ShapeEvent, type Vendor} from '../../src/index.js';
import {until} from '../support/until.js';
import {madeCall, ourCall, zuduCall} from '../support/calls.js';
import {factsIn} from '../support/page-objects/detail.js';
import {failed, shownCalls} from '../support/page-objects/list.js';
import {put, putList} from '../support/local.js';
import {errors, recordEvents, recordWarnings} from '../support/record.js';
import {cells, inState, noticeOf, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

const {known, pageOf, record, text, time} = read;

/** A vendor of whom nobody here knows more than its parser; its rows have objects where our model has some, too. */
const outside = (
  name: string,
  callOf: (raw: read.Json) => Call,
  sorts: Readonly<Record<string, keyof Call>> = {},
): Vendor => ({
  name,
  capabilities: {
    list: {paging: 'pages', total: false, transcripts: 'never', filters: [], sorts},
    call: {transcript: false},
    recordings: [],
  },
  routes: {list: {path: '/calls', query: []}, call: {path: '/calls/{id}', query: []}},
  request: () => {
    throw new Error('Nothing may be asked.');
  },
  parser: () =>
    Promise.resolve({
      page: (answer, query) => {
        const rows = read.list(record(answer)?.['items']);
        if (!rows) throw new Error('These are no calls.');
        return query.kind === 'list' ? pageOf(read.callsOf(rows, callOf), rows.length, {}, query) : undefined;
      },
      call: (answer) => {
        const raw = record(answer) ?? {};
        if (raw['error']) throw new Error('The service says no.');
        const found = callOf(raw);
        return found.id ? read.noted(found, [raw], {vendor: name, read: callOf}) : undefined;
      },
    }),
});

const named = (raw: unknown): {name?: string} => known<{name?: string}>({name: text(record(raw)?.['name'])});

/** Its rows have all three objects our model has. */
const pier = outside(
  'pier',
  (raw) =>
    known<Call>({
      id: text(raw['id']) ?? '',
      agent: named(raw['agent']),
      caller: known({number: text(record(raw['caller'])?.['phone'])}),
      callee: named(raw['callee']),
      status: text(raw['state']) ?? text(raw['status']),
      startedAt: time(raw['began']),
      durationSec: read.count(raw['seconds']),
    }),
  {began: 'startedAt', length: 'durationSec', who: 'agent', state: 'status'},
);
defineVendor(pier);

const pierCall = (n: number, fields: object = {}): object => ({
  id: `call-${n}`,
  agent: {id: 'a', name: `Agent ${9 - n}`},
  caller: {phone: `+1415555${1000 + n}`},
  callee: {name: `Caller ${n}`},
  state: 'done',
  began: `2026-06-11T0${n}:00:00Z`,
  seconds: [50, 9, 100, 70][n],
  ...fields,
});

const ids = (calls: readonly Call[]): string[] => calls.map(({id}) => id);

describe('a local row with an answer’s field names', () => {
  const strange: Readonly<Record<string, object>> = {
    'an error': {error: 'The line was busy.'},
    'a status': {status: 'error'},
    'a failure': {success: false},
    'all of it': {error: {code: 5}, status: 'failed', success: false},
    data: {data: {id: ''}},
  };
  for (const [name, fields] of Object.entries(strange)) {
    it(`is a row like the others, with ${name}`, async () => {
      const agni = await putList([madeCall(1), madeCall(2, fields as Record<string, unknown>), madeCall(3)]);
      await inState(agni, 'ready');
      expect(shownCalls(agni)).to.deep.equal([1, 2, 3]);
      const zudu = await putList([zuduCall(1), {...zuduCall(2), ...fields}, zuduCall(3)], {vendor: 'zudu'});
      await inState(zudu, 'ready');
      expect(cells(zudu).map(([party]) => party)).to.deep.equal([1, 2, 3].map((n) => `From +1415555${1000 + n}`));
      const theirs = await putList([pierCall(1), pierCall(2, fields), pierCall(3)], {vendor: 'pier'});
      await inState(theirs, 'ready');
      expect(rowButtons(theirs).length).to.equal(3);
      expect(ids(await readCalls([pierCall(2, fields)], 'pier'))).to.deep.equal(['call-2']);
    });
  }

  it('keeps the values of these fields', async () => {
    const [call] = await readCalls([madeCall(1, {status: 'error', error: 'busy', success: false})]);
    expect(call?.status).to.equal('error');
    expect(call?.agent.name).to.equal('Maya');
  });

  it('is a call in the detail, too, where a failed answer is none', async () => {
    const {el} = await put('agni-call-detail', {call: madeCall(1, {success: false})});
    await inState(el, 'ready');
    expect(factsIn(el, 'Identifiers')).to.include({Call: 'call-1'});
    const zudu = await put('agni-call-detail', {attributes: {vendor: 'zudu'}, call: {...zuduCall(1), error: 'busy'}});
    await inState(zudu.el, 'ready');
    for (const call of [
      {success: false, data: {id: 'x'}},
      {success: false, error: 'no'},
    ]) {
      const none = await put('agni-call-detail', {call});
      await until(() => none.el.state === 'failed');
    }
  });

  it('is shown without an id, in a list of any length', async () => {
    const rows = [madeCall(1, {id: undefined}), madeCall(2, {id: undefined, success: false})];
    const el = await putList(rows);
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2]);
    const theirs = await readCalls([pierCall(1, {id: undefined})], 'pier');
    expect(theirs.length).to.equal(1);
  });
});

describe('a local row with an agent, a caller and a callee', () => {
  it("is read as the vendor's when it has a field that only the vendor knows", async () => {
    const [call] = await readCalls([pierCall(2)], 'pier');
    expect(call).to.deep.equal({
      id: 'call-2',
      agent: {name: 'Agent 7'},
      caller: {number: '+14155551002'},
      callee: {name: 'Caller 2'},
      status: 'done',
      startedAt: Date.UTC(2026, 5, 11, 2),
      durationSec: 100,
    });
    const [bare] = await readCalls(
      [{id: 'x', agent: {}, caller: {phone: '+14155550100'}, callee: {}, status: 'done'}],
      'pier',
    );
    expect(bare?.caller, 'a field of a party').to.deep.equal({number: '+14155550100'});
  });

  it('is read as our model when the vendor knows no more of it', async () => {
    const added = {...ourCall(1), deal: 'D-1', tags: ['new'], agent: {name: 'Maya', avatar: '/maya.png'}};
    for (const vendor of ['agni', 'zudu', 'pier']) {
      const [call] = await readCalls([added], vendor);
      expect(call, vendor).to.deep.equal({...ourCall(1), agent: {name: 'Maya'}});
    }
  });

  it("may stand beside the vendor's", async () => {
    const el = await putList([ourCall(1), pierCall(2), {...ourCall(3), deal: 7}], {vendor: 'pier'});
    await inState(el, 'ready');
    expect(cells(el).map(([party = '', agent]) => [/\+\d+/.exec(party)?.[0], agent])).to.deep.equal([
      ['+14155551001', 'Maya'],
      ['+14155551002', 'Agent 7'],
      ['+14155551003', 'Maya'],
    ]);
  });

  it("is Agni's, should Agni send such objects beside its fields one day", async () => {
    const [call] = await readCalls([madeCall(1, {agent: {tier: 1}, caller: {}, callee: {}})]);
    expect(call?.agent).to.deep.equal({name: 'Maya'});
  });
});

describe('local calls of a registered vendor', () => {
  const orders: Readonly<Record<string, readonly [own: Readonly<Record<string, string>>, expected: number[]]>> = {
    'one of its words': [{'sort-by': 'began'}, [3, 2, 1]],
    'one of its words, turned round': [{'sort-by': 'length', 'sort-order': 'asc'}, [1, 3, 2]],
    'what is an object in our model': [{'sort-by': 'who', 'sort-order': 'asc'}, [3, 2, 1]],
    'our own word': [{'sort-by': 'duration_sec'}, [2, 3, 1]],
  };
  for (const [name, [own, expected]] of Object.entries(orders)) {
    it(`are sorted by ${name}`, async () => {
      const el = await putList(
        [1, 2, 3].map((n) => pierCall(n)),
        {vendor: 'pier', ...own},
      );
      await inState(el, 'ready');
      expect(cells(el).map(([party = '']) => Number(/\+1415555100(\d)/.exec(party)?.[1]))).to.deep.equal(expected);
    });
  }

  it('are refused for an unknown vendor', async () => {
    const el = await putList([pierCall(1)], {vendor: 'pier', 'sort-by': 'toString'});
    await failed(el);
    expect(errors()[0]?.code).to.equal('bad-request');
  });
});

describe('agni-shape of local calls', () => {
  let heard: ShapeEvent[];
  const hear = (event: ShapeEvent): unknown => heard.push(event);
  beforeEach(() => {
    heard = [];
    document.addEventListener('agni-shape', hear);
  });
  afterEach(() => {
    document.removeEventListener('agni-shape', hear);
  });
  it('names what is new in any row, once, and nothing of our own model', async () => {
    const rows = [
      madeCall(1, {row_one: 'Jane Doe'}),
      madeCall(2, {row_two: 2, status: 'hovering'}),
      madeCall(3, {row_one: 3}),
      {...ourCall(4), status: 'drifting', own_note: 'x'},
      madeCall(5, {id: undefined, row_five: 5}),
    ];
    await putList(rows);
    await until(() => heard.length > 0);
    expect(heard.map(({detail}) => detail)).to.deep.equal([
      {vendor: 'agni', fields: ['row_one', 'row_two', 'row_five'], values: [{field: 'status', value: 'hovering'}]},
    ]);
    const again = await putList(rows);
    await inState(again, 'ready');
    expect(heard.length).to.equal(1);
  });

  const row = (field: string): object => madeCall(1, {[field]: 1});
  const ways: Readonly<Record<string, readonly [field: string, show: (field: string) => Promise<unknown>]>> = {
    'in a script': ['in_script', (field) => put('agni-call-list', {}, JSON.stringify([row(field)]))],
    'in a whole answer': [
      'in_answer',
      (field) => put('agni-call-list', {}, JSON.stringify({success: true, data: {callSessions: [row(field)]}})),
    ],
    'from a loader': ['from_loader', (field) => putList(undefined, {}, {source: {list: () => [row(field)]}})],
    'as a page from a loader': [
      'in_page',
      (field) => putList(undefined, {}, {source: {list: () => ({calls: [row(field)]})}}),
    ],
    'as an answer from a loader': [
      'loaded_answer',
      (field) => putList(undefined, {}, {source: {list: () => ({success: true, data: [row(field)]})}}),
    ],
    'as a call': ['in_call', (field) => put('agni-call-detail', {call: row(field)})],
    'as an answer about a call': [
      'about_call',
      (field) => put('agni-call-detail', {call: {success: true, data: row(field)}}),
    ],
    'as a call from a loader': [
      'loaded_call',
      (field) => put('agni-call-detail', {attributes: {'call-id': 'call-1'}, source: {get: () => row(field)}}),
    ],
    'of Zudu': ['of_zudu', (field) => putList([{...zuduCall(1), [field]: 1}], {vendor: 'zudu'})],
    'of a vendor from outside': [
      'of_pier',
      (field) => putList([pierCall(1, {[field]: 1, agent: {name: 'Maya'}})], {vendor: 'pier'}),
    ],
  };
  for (const [name, [field, show]] of Object.entries(ways)) {
    it(`is dispatched ${name}`, async () => {
      await show(field);
      await until(() => heard.length > 0);
      expect(heard.flatMap(({detail}) => detail.fields)).to.deep.equal([field]);
    });
  }

  it("is dispatched for a call found in a list's local calls", async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <agni-call-list id="own" page-size="1"></agni-call-list
        ><agni-call-detail for="own" call-id="call-2"></agni-call-detail>
      </div>`,
    );
    const list = page.querySelector('agni-call-list') as HTMLElementTagNameMap['agni-call-list'];
    list.calls = [madeCall(1), madeCall(2, {only_in_detail: 1})];
    await until(() => heard.length > 0);
    expect((heard[0]?.target as Element).localName).to.equal('agni-call-detail');
    expect(noticeOf(list)).to.equal('');
  });
});

describe('a local row that throws when it is read', () => {
  it('leaves the other rows on screen', async () => {
    const throwing = (name: string): object =>
      Object.defineProperty({...madeCall(1)}, name, {
        enumerable: true,
        get: () => {
          throw new Error('not yours');
        },
      });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const closed = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('not yours');
        },
      },
    );
    for (const bad of [
      throwing('agent_name'),
      throwing('summary'),
      {...ourCall(1), metadata: throwing('x')},
      throwing('id'),
    ]) {
      const el = await putList([ourCall(2), bad, madeCall(3)]);
      await inState(el, 'ready');
      expect(cells(el).map(([party]) => party)).to.deep.equal([
        'From Caller 2 +14155551002',
        'Unknown',
        'From Caller 3 +14155551003',
      ]);
    }
    for (const bad of [revoked.proxy, closed]) {
      const el = await putList([ourCall(2), bad, madeCall(3)]);
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([2, 3]);
    }
  });
});

describe("a row of a page's own class", () => {
  class Row {
    readonly #raw: Record<string, unknown>;
    constructor(raw: object) {
      this.#raw = raw as Record<string, unknown>;
    }
    get id() {
      return this.#raw['id'];
    }
    get agent() {
      return this.#raw['agent'];
    }
    get caller() {
      return this.#raw['caller'];
    }
    get callee() {
      return this.#raw['callee'];
    }
    get status() {
      return this.#raw['status'];
    }
  }

  it('is read by its getters', async () => {
    const [call] = await readCalls([new Row(ourCall(1))]);
    const {id, agent, caller, callee, status} = ourCall(1);
    expect(call).to.deep.equal({id, agent, caller, callee, status});
  });
});

describe('a call from an earlier answer', () => {
  const multimedia = [{url: 'https://files.example/a.png', summary: 'A bill'}];
  const turns = [
    {role: 'user', content: 'Hello?', words: [{word: 'Hello?', start: 0.5, end: 1}], multimedia},
    {role: 'tool_call_invocation', tool_call_id: 't1', name: 'look_up', arguments: '{"id": "7"}'},
    {role: 'tool_call_result', tool_call_id: 't1', content: '', successful: true},
    {role: 'node_transition', former_node_name: 'Greeting', new_node_name: 'Billing'},
  ];

  it('is the same object when it is set as a local call', async () => {
    const raw = {
      ...zuduCall(1),
      transcript_with_tool_calls: turns,
      latency: {llm: {p50: 300, num: 4}},
      metadata: {deal: 'D-1'},
    };
    const [once] = await readCalls([raw], 'zudu');
    const kinds = once?.transcript?.items.map((item) =>
      Object.keys(item)
        .filter((key) => ['media', 'tool', 'node'].includes(key))
        .join(),
    );
    expect(kinds).to.deep.equal(['media', 'tool', 'node']);
    expect(await readCalls([once ?? {}])).to.deep.equal([once]);
    expect(await readCalls([JSON.parse(JSON.stringify(once)) as object])).to.deep.equal([once]);
  });
});
