/** Calls a page has itself: set by a script, in each shape, and shown with no request. */
import {expect, fixture, html} from '@open-wc/testing';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import type {AgniCallList, AgniCallTable} from '../../src/index.js';
import {readCalls} from '../../src/index.js';
import '../../src/define.js';
import {en} from '../../src/locale/en.js';
import {madeCall, madeCalls, ourCall, ourCalls, zuduCall} from '../support/calls.js';
import {failed, kinds, type ListTag, shownCalls} from '../support/page-objects/list.js';
import {attributes, put, putList} from '../support/local.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {
  announced,
  besideTable,
  button,
  canPress,
  cells,
  findButton,
  inState,
  noticeOf,
  rangeOf,
  rowButtons,
} from '../support/screen.js';

recordEvents();
recordWarnings();

for (const {tag} of kinds) {
  describe(`local calls in <${tag}>`, () => {
    it('are accessible and shown with no endpoint and no request', async () => {
      const {el, asked} = await put(tag, {attributes: attributes[tag], calls: ourCalls(3)});
      await inState(el, 'ready');
      await a11y(el);
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(announced(el)).to.equal('3 calls loaded');
      expect(dispatched('agni-calls-load')[0]?.detail.page.total).to.equal(3);
      expect(asked()).to.equal(0);
      expect(warnings).to.deep.equal([]);
      expect(errors()).to.deep.equal([]);
    });

    it("may be the vendor's own JSON", async () => {
      const {el} = await put(tag, {attributes: attributes[tag], calls: madeCalls(3)});
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      const zudu = await put(tag, {
        attributes: {...attributes[tag], vendor: 'zudu'},
        calls: [zuduCall(1), zuduCall(2)],
      });
      await inState(zudu.el, 'ready');
      expect(cells(zudu.el)[1]?.join(' ')).to.include('From +14155551002');
    });

    it('may be JSON in a script inside the element', async () => {
      const {el, asked} = await put(tag, {attributes: attributes[tag]}, JSON.stringify(madeCalls(3)));
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3]);
      expect(asked()).to.equal(0);
    });

    it('may be an empty list', async () => {
      const {el} = await put(tag, {attributes: attributes[tag], calls: []});
      await inState(el, 'empty');
      expect(noticeOf(el)).to.equal('No calls found');
    });

    it('can be selected like others', async () => {
      const {el} = await put(tag, {attributes: attributes[tag], calls: ourCalls(3)});
      await inState(el, 'ready');
      rowButtons(el)[1]?.click();
      expect(dispatched('agni-call-select')[0]?.detail.call.id).to.equal('call-2');
      expect(el.selectedId).to.equal('call-2');
    });

    it("may come from the page's own source", async () => {
      const asked: unknown[] = [];
      const list = (query: unknown, {signal}: {signal: AbortSignal}): Promise<unknown> => {
        asked.push([query, signal.aborted]);
        return Promise.resolve(madeCalls(2));
      };
      const own = {...attributes[tag], ...(tag === 'agni-contact-calls' && {'contact-id': 'c1'})};
      const {el} = await put(tag, {attributes: own, source: {list}});
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2]);
      const {query} = dispatched('agni-calls-load')[0]?.detail ?? {};
      expect(asked).to.deep.equal([[query, false]]);
    });

    it('are reported on screen, as an event and in the console when they are not JSON', async () => {
      const {el} = await put(tag, {attributes: attributes[tag]}, '[{"id": ');
      await failed(el);
      await a11y(el);
      const message = en.needed.script;
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      expect(errors()).to.deep.equal([{code: 'bad-request', message}]);
      expect(warnings).to.deep.equal([`<${tag}> script bad-request ${message}`]);
      expect(findButton(el, 'Try again')).to.equal(undefined);
    });
  });
}

describe('a list of local calls', () => {
  const various = [
    ourCall(1, {status: 'failed', channel: 'web', agent: {id: 'riya', name: 'Riya'}, durationSec: 5}),
    ourCall(2, {status: 'Completed', summary: 'Asked for the June invoice.'}),
    ourCall(3, {status: 'in_progress', channel: 'WEB'}),
    {...ourCall(4), startedAt: new Date(Date.UTC(2026, 5, 1))},
    {...ourCall(5), startedAt: undefined, durationSec: undefined},
  ];

  const filters: Readonly<Record<string, readonly [own: Readonly<Record<string, string>>, expected: number[]]>> = {
    'status, in any case': [{status: 'completed'}, [2, 4, 5]],
    'status, however it is written': [{status: 'in-progress'}, [3]],
    channel: [{channel: 'web'}, [1, 3]],
    agent: [{'agent-id': 'riya'}, [1]],
    caller: [{'caller-number': '+14155551002'}, [2]],
    start: [{'started-after': '2026-06-11T08:57:30Z'}, [1, 2]],
    'start, to a date': [{'started-before': '2026-06-02'}, [4]],
    'words, wherever they are': [{search: 'invoice JUNE'}, [2]],
    'all of it at once': [{status: 'completed', search: 'caller', 'started-before': '2026-06-02'}, [4]],
  };
  for (const [name, [own, expected]] of Object.entries(filters)) {
    it(`is filtered by ${name}`, async () => {
      const el = await putList(various, own);
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal(expected);
    });
  }

  const orders: Readonly<Record<string, readonly [own: Readonly<Record<string, string>>, expected: number[]]>> = {
    'as given': [{}, [1, 2, 3, 4, 5]],
    'the oldest first': [{'sort-order': 'asc'}, [4, 3, 2, 1, 5]],
    'the newest first': [{'sort-by': 'startedAt', 'sort-order': 'desc'}, [1, 2, 3, 4, 5]],
    'the longest first': [{'sort-by': 'duration_sec'}, [4, 3, 2, 1, 5]],
    'by agent': [{'sort-by': 'agent_name', 'sort-order': 'desc'}, [1, 2, 3, 4, 5]],
  };
  for (const [name, [own, expected]] of Object.entries(orders)) {
    it(`is sorted ${name}, the unknown last`, async () => {
      const el = await putList(various, own);
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal(expected);
    });
  }

  it('refuses a sort key that calls do not have', async () => {
    const el = await putList(various, {'sort-by': 'shoe_size'});
    await failed(el);
    expect(noticeOf(el)).to.equal(en.needed['sort-by']);
    expect(errors()[0]?.code).to.equal('bad-request');
  });

  it('turns pages, and returns to the first with another filter', async () => {
    const el = await putList(ourCalls(45));
    await inState(el, 'ready');
    expect(rangeOf(el)).to.equal('1–20 of 45');
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '21–40 of 45');
    el.calls = ourCalls(44); // the page has made its list anew, and nobody wants to begin again
    await until(() => rangeOf(el) === '21–40 of 44');
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '41–44 of 44');
    expect(canPress(el, 'Next')).to.equal(false);
    el.search = 'Caller 3';
    await until(() => rangeOf(el).startsWith('1–'));
    expect(shownCalls(el)[0]).to.equal(3);
  });

  it('gives way to the endpoint when it is removed', async () => {
    const el = await putList(ourCalls(2));
    await inState(el, 'ready');
    el.calls = undefined;
    await until(() => el.state === 'idle' && noticeOf(el).includes('“endpoint” is missing'));
  });

  it('shows hostile values as text', async () => {
    const forged = {_$litType$: 1, strings: ['<b>no</b>'], values: []};
    const calls = [
      {
        ...ourCall(1),
        agent: {name: forged},
        caller: {name: '<img src=x onerror=alert(1)>'},
        status: forged,
        channel: () => 'x',
        durationSec: 'long',
      },
      null,
      'text',
      7,
      [],
      ourCall(2, {id: ''}),
    ];
    const el = await putList(calls as object[]);
    await inState(el, 'ready');
    expect(cells(el).map((row) => row.slice(0, 4))).to.deep.equal([
      ['From <img src=x onerror=alert(1)>', 'Unknown', 'Unknown', 'Unknown'],
      ['From Caller 2 +14155551002', 'Maya', 'Voice', 'Completed'],
    ]);
    expect(el.shadowRoot?.querySelector('img, td b b')).to.be.null;
  });

  it('is refused when it is no list', async () => {
    const el = await putList({nothing: 'here'} as unknown as object[]);
    await failed(el);
    expect(noticeOf(el)).to.equal(en.needed.calls);
  });

  it("may be a vendor's whole answer, in a script", async () => {
    const answer = {success: true, data: {callSessions: madeCalls(2)}};
    const {el} = await put('agni-call-list', {}, JSON.stringify(answer));
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2]);
  });

  it('may be set before the element is defined', async () => {
    const el = document.implementation.createHTMLDocument('').createElement<'agni-call-list'>('agni-call-list');
    el.calls = madeCalls(2);
    await fixture(html`<div>${el}</div>`);
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2]);
    expect(warnings).to.deep.equal([]);
  });

  it('is read from a script that is inserted later', async () => {
    const {el} = await put('agni-call-list', {});
    await until(() => noticeOf(el) !== '');
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(madeCalls(2));
    el.append(script);
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1, 2]);
  });

  it('is filtered in a moment when it has 10,000 calls', async () => {
    const calls = Array.from({length: 10_000}, (_, index) => madeCall(index));
    const el = await putList(calls, {search: 'call-9999'});
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([9999]);
  });
});

describe("a page's own source", () => {
  const fail = (reason: Error) => ({list: () => Promise.reject(reason)});

  it('reports what it knows of the page', async () => {
    const page = {calls: madeCalls(2), total: 57, more: true};
    const el = await putList(undefined, {'page-size': '2'}, {source: {list: () => page}});
    await inState(el, 'ready');
    expect(rangeOf(el)).to.equal('1–2 of 57');
  });

  it('is called as a method', async () => {
    class Books {
      #calls = madeCalls(1);
      list(): unknown {
        return this.#calls;
      }
    }
    const el = await putList(undefined, {}, {source: new Books()});
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1]);
  });

  it('gets its signal aborted when its answer is no longer awaited', async () => {
    const signals: AbortSignal[] = [];
    const list = (_: unknown, {signal}: {signal: AbortSignal}): Promise<unknown> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const el = await putList(undefined, {}, {source: {list}});
    await until(() => signals.length === 1);
    el.status = 'failed';
    await until(() => signals.length === 2);
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([true, false]);
    el.remove();
    await until(() => signals[1]?.aborted);
  });

  it('fails as a service does, and can be tried again', async () => {
    const {error} = console;
    const said: unknown[] = [];
    console.error = (...all) => said.push(...all);
    try {
      const reason = new Error('no database');
      const el = await putList(undefined, {}, {source: fail(reason)});
      await failed(el);
      expect(errors()[0]?.code).to.equal('upstream');
      expect(noticeOf(el)).to.equal(en.errors.upstream);
      expect(said).to.deep.equal([reason]);
      el.source = {list: () => madeCalls(1)};
      await inState(el, 'ready');
    } finally {
      console.error = error;
    }
  });

  it('is reported when it gives no calls, or lacks the question', async () => {
    const strange = await putList(undefined, {}, {source: {list: () => 'nothing'}});
    await failed(strange);
    expect(errors()[0]?.code).to.equal('bad-response');
    const none = await putList(undefined, {}, {source: {get: () => undefined}});
    await failed(none, 2);
    expect(errors()[1]).to.deep.equal({code: 'unsupported', message: en.lacking.source});
  });
});

describe('content inside an element', () => {
  const table = '<table><tr><td>From the server</td></tr></table>';
  const within = async (tag: ListTag | 'agni-call-detail' | 'agni-call-table') => {
    const el = document.createElement(tag);
    const own = new DOMParser().parseFromString(table, 'text/html').querySelector('table');
    if (own) el.append(own);
    await fixture(html`<div>${el}</div>`);
    const visible = (): boolean => el.querySelector('table')?.checkVisibility() === true;
    return {el, visible};
  };

  it('stays until calls are on screen', async () => {
    let answer: (calls: unknown) => void = () => undefined;
    const {el, visible} = await within('agni-call-list');
    (el as AgniCallList).source = {
      list: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    };
    await inState(el, 'loading');
    expect(visible()).to.equal(true);
    expect(el.shadowRoot?.querySelector('table'), 'no placeholder beside it').to.be.null;
    await a11y(el);
    await until(() => {
      answer(madeCalls(1));
      return (el as AgniCallList).state === 'ready';
    });
    expect(visible()).to.equal(false);
  });

  it('stays when nothing can be asked', async () => {
    for (const tag of ['agni-call-list', 'agni-contact-calls', 'agni-phone-history', 'agni-call-detail'] as const) {
      const {el, visible} = await within(tag);
      await until(() => noticeOf(el) !== '');
      expect(visible(), tag).to.equal(true);
    }
  });

  it("stays in a table until it has calls, which may be a vendor's", async () => {
    const {el, visible} = await within('agni-call-table');
    await (el as AgniCallTable).updateComplete;
    expect(visible()).to.equal(true);
    (el as AgniCallTable).calls = await readCalls([zuduCall(1)], 'zudu');
    await (el as AgniCallTable).updateComplete;
    expect(visible()).to.equal(false);
    expect(cells(el)[0]?.[0]).to.equal('From +14155551001');
    expect(besideTable(el)).to.equal('');
  });
});
