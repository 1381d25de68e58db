import {expect} from '@open-wc/testing';
import {until} from '../support/until.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, callList, kinds, phoneHistory} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings} from '../support/record.js';
import {cells, inState, rowsOf} from '../support/screen.js';
import {columns} from '../../src/parts/table/columns.js';

recordEvents();
recordWarnings();

/**
 * What a lit template, a directive's result, a promise, a DOM node and other things look like once somebody writes them
 * as JSON.
 */
const forged: Readonly<Record<string, unknown>> = {
  template: {_$litType$: 1, strings: ['<img src=x onerror="window.forged = 1">'], values: []},
  compiled: {_$litType$: {h: '<b>', parts: [{type: 1}]}, values: ['x']},
  directive: {_$litDirective$: {}, values: []},
  promise: {then: 'x', catch: 'y'},
  node: {nodeType: 1, nodeName: 'SCRIPT', outerHTML: '<script>window.forged = 1</script>'},
  signal: {brand: 'signal', value: 1},
  date: {toString: 'x', valueOf: 'y', toISOString: 'z', getTime: 1},
  prototype: {__proto__: {status: 'completed'}, constructor: {prototype: 1}},
  list: [{_$litType$: 1, strings: ['x'], values: []}],
  lists: [[[[['x']]]]],
  object: {},
  empty: [],
  yes: true,
  no: false,
  nothing: null,
};

/** The text inside of some, which a summary has in such shapes; a number’s history leads with the summary. */
const none = 'No summary';
const summaries: Readonly<Record<string, string>> = {
  ...{signal: '1', lists: 'x'},
  ...{object: none, empty: none, no: none, directive: none, nothing: none},
};

/** Values of a kind that a field does not have, some of which a person could take for one. */
const odd: Readonly<Record<string, unknown>> = {
  ...forged,
  negative: -1,
  fraction: 0.5,
  huge: 1e300,
  zero: 0,
  blank: '  ',
  words: 'soon',
  markup: '<img src=x onerror="window.forged = 1">',
  digits: '42',
  endless: 'x'.repeat(5000),
  control: '\u0000\u202e\u2066\ufeff',
  surrogate: '\ud800',
};

/** What a person reads when a program forgot to look. */
const nonsense = /\[object|undefined|NaN|null|Infinity|function|Invalid/;

const fields = [
  'id',
  'agent_id',
  'agent_name',
  'organization_id',
  'room_id',
  'caller_number',
  'callee_number',
  'caller_name',
  'caller_email',
  'channel',
  'status',
  'summary',
  'metadata',
  'error_message',
  'disconnect_reason',
  'prompt_dynamic_variables',
  'extract_dynamic_variables',
  'call_latency_ms',
  'started_at',
  'ended_at',
  'duration_sec',
  'created_at',
  'recording_url',
  'cost_total',
  'twilio_cost',
  'model_cost',
  'credit_breakdown',
  'post_call_analysis_result',
  'transcripts',
  'transcript',
];

/** The cells that a field has a say in. */
const cellsOf: Readonly<Record<string, readonly number[]>> = {
  caller_number: [0],
  callee_number: [0],
  caller_name: [0],
  channel: [0, 2],
  agent_name: [1],
  status: [3],
  started_at: [4],
  duration_sec: [5],
};

/** The same in a number's history, where what happened leads. */
const historyCellsOf: typeof cellsOf = {
  summary: [0],
  error_message: [0],
  disconnect_reason: [0],
  post_call_analysis_result: [0],
  status: [0, 1],
  caller_number: [2],
  callee_number: [2],
  caller_name: [2],
  channel: [2],
  agent_name: [3],
  started_at: [4],
  duration_sec: [5],
};

const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

for (const kind of kinds) {
  describe(`calls with wrong values in <${kind.tag}>`, () => {
    for (const [name, value] of Object.entries(odd)) {
      it(`leave each field’s neighbours alone, and never become markup: ${name}`, async () => {
        const calls = fields.flatMap((field) => [
          madeCall(1, {id: `${field}, in snake case`, [field]: value}),
          madeCall(1, {id: `${field}, in camel case`, [field]: undefined, [camel(field)]: value}),
        ]);
        calls.splice(fields.indexOf('id') * 2 + 1, 1); // an id has one spelling, and would come twice
        const {el} = await asking(kind, kind.answer([madeCall(1, {id: 'sound'}), ...calls]));
        await inState(el, 'ready');
        expect(errors()).to.deep.equal([]);
        await until(() => rowsOf(el).length === calls.length + 1);
        expect(el.shadowRoot?.querySelectorAll('img, script, b b, [onerror]')).to.have.length(0);
        expect((window as {forged?: unknown}).forged).to.equal(undefined);
        expect(el.shadowRoot?.textContent).not.to.match(nonsense);
        const rows = cells(el);
        const ids = dispatched('agni-calls-load')[0]?.detail.calls.map(({id}) => id) ?? [];
        const sound = rows[ids.indexOf('sound')];
        expect(sound).to.have.length(columns.length);
        expect(ids.join(), 'an id that is none is left empty, not made up').not.to.contain('[object');
        for (const [index, id] of ids.entries()) {
          const own = (kind === phoneHistory ? historyCellsOf : cellsOf)[id.replace(/,.*/, '')] ?? [];
          rows[index]?.forEach((cell, column) => {
            if (!own.includes(column)) expect(cell, `${id}, column ${column}`).to.equal(sound?.[column]);
          });
        }
      });
    }

    for (const [name, value] of Object.entries(forged)) {
      it(`show as unknown what is no value: ${name}`, async () => {
        const all = Object.fromEntries(fields.map((field) => [field, value]));
        const {el} = await asking(kind, kind.answer([all]));
        await inState(el, 'ready');
        const lead = (kind === phoneHistory && summaries[name]) || 'Unknown';
        expect(cells(el)).to.deep.equal([[lead, ...Array<string>(columns.length - 1).fill('Unknown')]]);
      });
    }

    it('are left out where a row is none', async () => {
      const rows = [null, 1, 'call', true, [], [madeCall(9)], madeCall(1)] as unknown as readonly Record<
        string,
        unknown
      >[];
      const {el} = await asking(kind, kind.answer(rows));
      await inState(el, 'ready');
      expect(cells(el)).to.have.length(1);
    });
  });
}

describe('an envelope with wrong values', () => {
  for (const [name, value] of Object.entries(odd)) {
    it(`still shows its rows, in <agni-phone-history>: ${name}`, async () => {
      const envelope = {
        success: true,
        message: value,
        total_count: value,
        page: value,
        page_size: value,
        meta: value,
        calls: madeCalls(2),
      };
      const {el} = await asking(phoneHistory, {json: envelope});
      await inState(el, 'ready');
      expect(cells(el)).to.have.length(2);
      expect(el.shadowRoot?.textContent).not.to.match(nonsense);
    });

    it(`still shows its rows, in <agni-call-list>: ${name}`, async () => {
      const data = {callSessions: madeCalls(2), total: value, page_size: value};
      const {el} = await asking(callList, {json: {success: true, message: value, meta: value, page: value, data}});
      await inState(el, 'ready');
      expect(cells(el)).to.have.length(2);
      expect(el.shadowRoot?.textContent).not.to.match(nonsense);
    });
  }
});
