import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {scriptedServer, type Answer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {madeCalls} from '../support/calls.js';
import {
  callList,
  asking,
  contactCalls,
  failed,
  type Kind,
  kinds,
  phoneHistory,
  show,
  shownCalls,
} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {announced, button, cells, findButton, inState, noticeOf} from '../support/screen.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

interface Trouble {
  readonly answer: Answer;
  readonly code: string;
  readonly status?: number;
  readonly message: string;
  /** How often it is asked in all; a passing trouble is tried again twice. */
  readonly asked?: number;
}

const unreadable = en.errors['bad-response'];
const problem = en.errors.upstream;
const refused = en.errors['bad-request'];
const unreachable = en.errors.network;
const late = en.errors.timeout;
const busy = en.errors['rate-limited'];
const html = '<!doctype html><title>Sign in</title><p>Please sign in</p>';

const ofStatus = (status: number, code: string, message: string, asked = 1): Trouble => ({
  answer: {status, json: {success: false, message: 'No <b>key</b> sk-123'}},
  code,
  status,
  message,
  asked,
});
const ofBody = (json: unknown): Trouble => ({answer: {json}, code: 'bad-response', message: unreadable});

const troubles = (kind: Kind): Readonly<Record<string, Trouble>> => {
  const good = kind.answer(madeCalls(3));
  return {
    '400': ofStatus(400, 'bad-request', refused),
    '401': ofStatus(401, 'unauthorized', en.errors.unauthorized),
    '403': ofStatus(403, 'forbidden', en.errors.forbidden),
    '404': ofStatus(404, 'not-found', en.errors['not-configured']), // where a list is, nothing was deleted
    '408': ofStatus(408, 'timeout', late, 3),
    '422': ofStatus(422, 'bad-request', refused),
    '429': ofStatus(429, 'rate-limited', busy, 3),
    '500': ofStatus(500, 'upstream', problem),
    '502': ofStatus(502, 'upstream', problem, 3),
    '503': ofStatus(503, 'upstream', problem, 3),
    '504': ofStatus(504, 'timeout', late, 3),
    'a page instead of JSON': {
      answer: {text: html, headers: {'content-type': 'text/html'}},
      code: 'bad-response',
      message: unreadable,
    },
    'a page with status 500': {answer: {status: 500, text: html}, code: 'upstream', status: 500, message: problem},
    nothing: {answer: {text: ''}, code: 'bad-response', message: unreadable},
    'half of it, and then the connection breaks': {
      answer: {...good, cut: 40},
      code: 'network',
      message: unreachable,
      asked: 3,
    },
    'no answer: the connection breaks at once': {answer: {cut: 0}, code: 'network', message: unreachable, asked: 3},
    'a redirect to a sign-in': {
      answer: {status: 302, headers: {location: '/sign-in'}},
      code: 'bad-response',
      message: unreadable,
    },
    'success: false': {answer: {json: {success: false, message: 'no'}}, code: 'upstream', message: problem},
    'success: false with rows': {
      answer: {json: {...(good.json as object), success: false}},
      code: 'upstream',
      message: problem,
    },
    null: ofBody(null),
    'a text': ofBody('calls'),
    'a list': ofBody(madeCalls(2)),
    'an empty object': ofBody({}),
    'rows that are none': ofBody({success: true, data: 'none', calls: 'none'}),
    'rows that are an object': ofBody({success: true, data: {callSessions: {0: {}}}, calls: {}}),
  };
};

for (const kind of kinds) {
  describe(`<${kind.tag}> after a bad answer`, () => {
    // What a status or the network means is the same for all; what an answer without calls is, each reads for itself.
    const own = Object.entries(troubles(kind)).filter(([, {code}]) => kind === callList || code === 'bad-response');
    for (const [name, {answer, code, status, message, asked = 1}] of own) {
      it(`explains the failure, offers another try, and keeps the last page: ${name}`, async () => {
        const server = await scriptedServer();
        await server.answer(kind.path, answer);
        sinon.stub(Math, 'random').returns(0); // the pause before a second attempt
        const el = await show(kind.tag, {endpoint: server.endpoint, ...kind.attributes});
        await failed(el);
        expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
        expect(cells(el)).to.deep.equal([]);
        const detail = {code, message, ...(status && {status})};
        expect(errors()).to.deep.equal([detail]);
        expect(el.shadowRoot?.textContent).not.to.contain('sk-123').and.not.to.contain('sign in</p>');
        expect(warnings).to.have.length(1);
        expect(warnings[0])
          .to.match(new RegExp(`^<${kind.tag}> .*${code}`))
          .and.not.to.contain('sk-123');
        // The browser itself may try again what broke before its head, or was answered 408 (RFC 9110 §9.2.2, §15.5.9).
        if (answer.cut !== 0 && status !== 408) expect(await server.requests()).to.have.length(asked);

        await server.answer(kind.path, kind.answer(madeCalls(2)));
        button(el, 'Try again').click();
        await inState(el, 'ready');
        expect([noticeOf(el), announced(el), shownCalls(el)]).to.deep.equal(['', '2 calls loaded', [1, 2]]);

        await server.answer(kind.path, answer);
        el.reload();
        await failed(el, 2);
        expect(noticeOf(el)).to.equal(`${message} ${en.stale}`);
        expect(announced(el)).to.equal(message);
        expect(shownCalls(el)).to.deep.equal([1, 2]);
        expect(errors()[1]).to.deep.equal(detail);
        expect(dispatched('agni-calls-load')).to.have.length(1);
      });
    }
  });
}

describe('<agni-call-list> with settings that cannot work', () => {
  const kind = callList;

  const addresses = [
    'http://',
    'ftp://host/agni',
    'javascript:alert(1)',
    'data:application/json,{}',
    'https://user:secret@host/agni',
    '/agni?key=secret',
    '/agni#key',
  ];
  for (const endpoint of addresses) {
    it(`says what an endpoint must be, and makes no request: "${endpoint}"`, async () => {
      const fetches = sinon.spy(window, 'fetch');
      const el = await show(kind.tag, {endpoint, ...kind.attributes});
      await failed(el);
      const message = en.needed.endpoint;
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
      expect(warnings).to.deep.equal([`<${kind.tag}> endpoint not-configured ${message}`]);
      expect(findButton(el, 'Try again'), 'trying again cannot help').to.equal(undefined);
      expect(fetches.callCount).to.equal(0);
    });
  }

  for (const endpoint of ['', ' ']) {
    it(`says that the endpoint is missing, and makes no request: "${endpoint}"`, async () => {
      const fetches = sinon.spy(window, 'fetch');
      const el = await show(kind.tag, {endpoint, ...kind.attributes});
      await until(() => errors().length === 1);
      const message = en.missing('endpoint');
      expect([el.state, noticeOf(el)]).to.deep.equal(['idle', message]);
      expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
      expect(fetches.callCount).to.equal(0);
    });
  }

  it('names the attribute of an unknown vendor, and makes no request', async () => {
    const fetches = sinon.spy(window, 'fetch');
    const el = await show(kind.tag, {endpoint: '/agni', vendor: 'nobody', ...kind.attributes});
    await failed(el);
    const message = en.needed.vendor;
    expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
    expect(errors()).to.deep.equal([{code: 'not-configured', message}]);
    expect(warnings).to.deep.equal([`<${kind.tag}> vendor not-configured ${message}`]);
    expect(fetches.callCount).to.equal(0);
  });

  it('keeps its rows when the endpoint turns bad, and asks again when it is right', async () => {
    const {el, server} = await asking(kind, kind.answer(madeCalls(2)));
    await inState(el, 'ready');
    el.setAttribute('endpoint', 'ftp://nowhere');
    await failed(el);
    expect(shownCalls(el)).to.deep.equal([1, 2]);
    expect(noticeOf(el)).to.contain('“endpoint” must be').and.to.contain(en.stale);
    el.setAttribute('endpoint', server.endpoint);
    await inState(el, 'ready');
    expect(await server.requests()).to.have.length(2);
  });
});

describe('an answer about another subject', () => {
  it('is refused when it names another number', async () => {
    const answer = {json: {success: true, phone: '+447700900142', total_count: 1, calls: madeCalls(1)}};
    const {el} = await asking(phoneHistory, answer);
    await failed(el);
    expect(errors()[0]?.code).to.equal('bad-response');
    expect(cells(el)).to.deep.equal([]);
  });

  it('is shown when it names none', async () => {
    const {el} = await asking(contactCalls, contactCalls.answer(madeCalls(1)));
    await inState(el, 'ready');
    expect(shownCalls(el)).to.deep.equal([1]);
  });
});
