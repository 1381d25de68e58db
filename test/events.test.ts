import {expect, fixture, html} from '@open-wc/testing';
import {
  CallErrorEvent,
  CallLoadEvent,
  CallsErrorEvent,
  CallSelectEvent,
  CallsLoadEvent,
  QueryChangeEvent,
  RecordingErrorEvent,
  RecordingPlayEvent,
  type AgniCallList,
  type Call,
  type CallPage,
  type CallsQuery,
  type ErrorCode,
} from '../src/index.js';

const call: Call = {id: 'call-1', agent: {}, caller: {}, callee: {}};
const page: CallPage = {calls: [call], page: 1};
const query: CallsQuery = {kind: 'contact', contactId: 'contact-1'};
const error = {code: 'network', message: 'The service cannot be reached.'} as const;

/** Every event: its name, what it tells, and whether it can be refused. */
const table: readonly (readonly [
  event: CustomEvent,
  type: keyof HTMLElementEventMap,
  detail: unknown,
  cancelable: boolean,
])[] = [
  [new CallSelectEvent(call), 'agni-call-select', {call}, true],
  [new CallsLoadEvent(page, query), 'agni-calls-load', {page, calls: page.calls, query}, false],
  [new CallsErrorEvent({...error, status: 502}), 'agni-calls-error', {...error, status: 502}, false],
  [new CallLoadEvent(call), 'agni-call-load', {call}, false],
  [new CallErrorEvent(error), 'agni-call-error', error, false],
  [new QueryChangeEvent(query), 'agni-query-change', {query}, false],
  [new RecordingPlayEvent('call-1'), 'agni-recording-play', {callId: 'call-1'}, false],
  [new RecordingErrorEvent(error), 'agni-recording-error', error, false],
];

describe('the events', () => {
  for (const [event, type, detail, cancelable] of table) {
    const kind = cancelable ? 'can be refused' : 'tells what is done';
    it(`${type}: a CustomEvent that crosses shadow roots with its detail, and ${kind}`, async () => {
      expect(event).to.be.instanceOf(CustomEvent);
      expect(event.type).to.deep.equal(type);
      expect(event.detail).to.deep.equal(detail);
      expect(event.cancelable).to.deep.equal(cancelable);
      const outer = await fixture<HTMLElement>(html`<div></div>`);
      const inner = document.createElement('p');
      outer.attachShadow({mode: 'closed'}).append(inner);
      const seen: Event[] = [];
      document.addEventListener(type, (seenEvent) => seen.push(seenEvent), {once: true});
      const allowed = inner.dispatchEvent(event);
      expect(seen).to.deep.equal([event]);
      expect(allowed).to.equal(true);
      const refuse = (again: Event) => again.preventDefault();
      document.addEventListener(type, refuse, {once: true});
      expect(inner.dispatchEvent(event), 'refused').to.equal(!cancelable);
    });
  }

  it('are all of the names the event map has', () => {
    type Own = Extract<keyof HTMLElementEventMap, `agni-${string}`>;
    const all: Record<Own, true> = {
      'agni-call-select': true,
      'agni-calls-load': true,
      'agni-calls-error': true,
      'agni-call-load': true,
      'agni-call-error': true,
      'agni-query-change': true,
      'agni-recording-play': true,
      'agni-recording-error': true,
      'agni-shape': true,
    };
    // which has no class: it is loaded after the first answer
    const dispatched = [...table.map(([, type]) => type), 'agni-shape'];
    expect(dispatched.sort()).to.deep.equal(Object.keys(all).sort());
  });

  it('are typed where they are listened to', () => {
    // The compiler is the test: `npm run types` fails when a line below does not hold, or an expected mistake is none.
    const listen = (list: AgniCallList, any: HTMLElement): void => {
      list.addEventListener('agni-call-select', (event) => {
        const chosen: Call = event.detail.call;
        event.preventDefault();
        return chosen;
      });
      any.addEventListener('agni-calls-load', ({detail}) => {
        const [first]: readonly Call[] = detail.calls;
        const told: CallPage = detail.page;
        const asked: CallsQuery = detail.query;
        return [first, told, asked];
      });
      any.addEventListener('agni-calls-error', ({detail}) => {
        const code: ErrorCode = detail.code;
        const status: number | undefined = detail.status;
        const message: string = detail.message;
        return [code, status, message];
      });
      any.addEventListener('agni-call-load', ({detail}) => detail.call.id.length);
      any.addEventListener('agni-call-error', ({detail}) => detail.code === 'not-found');
      any.addEventListener(
        'agni-query-change',
        ({detail}) => detail.query.kind === 'list' && detail.query.pageSize.toFixed(),
      );
      any.addEventListener('agni-recording-play', ({detail}) => detail.callId.length);
      any.addEventListener('agni-recording-error', ({detail}) => detail.message.length);
      // @ts-expect-error -- a load event names calls, not one call
      any.addEventListener('agni-calls-load', ({detail}) => detail.call === call);
      // @ts-expect-error -- the codes are a closed set
      any.addEventListener('agni-calls-error', ({detail}) => detail.code === 'oops');
      any.addEventListener('agni-call-select', (event) => {
        // @ts-expect-error -- a detail is told, not given to be changed
        event.detail.call = call;
      });
    };
    expect(listen).to.be.a('function');
  });
});
