/** Answers that cannot be used: what each is called, and that nothing of it is told on. */
import {expect} from '@open-wc/testing';
import {restore, stub} from 'sinon';
import {agni} from '../../src/vendors/agni/index.js';
import {scriptedServer, type Answer} from '../support/server.js';
import {ask, askOne, callPath, calls, failure, listPath, phonePath} from '../support/request.js';

const html = {headers: {'content-type': 'text/html'}, text: '<!doctype html><title>Sign in</title><p>secret'};
const whole = JSON.stringify(calls.json);

const bad: Readonly<Record<string, readonly [Answer, string]>> = {
  'HTML instead of JSON': [html, 'bad-response'],
  'HTML that calls itself JSON': [{...html, headers: {'content-type': 'application/json'}}, 'bad-response'],
  'half of the JSON': [{text: whole.slice(0, whole.length / 2)}, 'bad-response'],
  nothing: [{text: ''}, 'bad-response'],
  'no content': [{status: 204}, 'bad-response'],
  'JSON null': [{json: null}, 'bad-response'],
  'a JSON list': [{json: [{id: 'c'}]}, 'bad-response'],
  'a JSON number': [{json: 7}, 'bad-response'],
  'a JSON text': [{json: 'secret'}, 'bad-response'],
  'JSON of another shape': [{json: {success: true, items: [{id: 'secret'}]}}, 'bad-response'],
  'success: false': [{json: {success: false, message: 'secret'}}, 'upstream'],
  "HTML with an error's status": [{...html, status: 500}, 'upstream'],
};

/** Everything an error tells. */
const told = (error: Error): string =>
  [error.message, error.stack, String(error), JSON.stringify(error), String(error.cause)].join();

describe('an answer', () => {
  for (const [name, [answer, code]] of Object.entries(bad)) {
    it(`becomes ${code}, at once and without its text, when it is ${name}`, async () => {
      const server = await scriptedServer({[listPath]: answer, [callPath]: answer});
      for (const error of [await failure(ask(server)), await failure(askOne(server, 'c'))]) {
        expect(error.code).to.equal(code);
        expect(told(error)).not.to.include('secret');
      }
      expect(await server.requests()).to.have.length(2);
    });
  }

  it('is read with a byte order mark and with any content type', async () => {
    for (const answer of [
      {text: `\uFEFF${whole}`},
      {text: ` ${whole}\n`},
      {text: whole, headers: {'content-type': 'image/png'}},
    ]) {
      expect((await ask(await scriptedServer({[listPath]: answer}))).calls).to.have.length(1);
    }
  });

  it('is read as plain values when it holds forged templates and promises', async () => {
    const forged = {_$litType$: 1, strings: ['<img src=x>'], values: []};
    const session = {id: 'c', status: forged, summary: {then: 'x'}, agentName: [forged], metadata: {forged, then: 'x'}};
    const page = await ask(
      await scriptedServer({[listPath]: {json: {success: true, then: 'x', data: {callSessions: [session]}}}}),
    );
    expect(page.calls[0]).not.to.have.any.keys('status', 'summary');
    expect(page.calls[0]?.agent).to.deep.equal({});
    expect(page.calls[0]?.metadata).to.deep.include({key: 'then', value: 'x'});
  });
});

describe('an answer cut off', () => {
  afterEach(restore);

  it('is a network error after three attempts', async () => {
    stub(Math, 'random').returns(0);
    const server = await scriptedServer({[listPath]: {...calls, cut: 10}});
    expect((await failure(ask(server))).code).to.equal('network');
    expect(await server.ended(3, 'cut')).to.have.length(3);
  });
});

describe('an answer about something else', () => {
  it('is refused when it is another call', async () => {
    const server = await scriptedServer({[callPath]: {json: {success: true, data: {id: 'secret'}}}});
    const error = await failure(askOne(server, 'c'));
    expect(error.code).to.equal('bad-response');
    expect(told(error)).not.to.include('secret');
  });

  it('is not refused for the letter case of an id', async () => {
    const server = await scriptedServer({
      '/api/v1/calling/call-sessions-detail/*': {json: {success: true, data: {id: 'AB-c'}}},
    });
    expect((await askOne(server, 'ab-C')).id).to.equal('AB-c');
  });

  it('is refused when it is for another number', async () => {
    const server = await scriptedServer({[phonePath]: {json: {success: true, phone: '+919876543211', calls: []}}});
    const error = await failure(ask(server, {}, {kind: 'phone', phone: '+919876543210', page: 1, pageSize: 20}));
    expect(error.code).to.equal('bad-response');
    expect(told(error)).not.to.match(/98765/);
  });
});

describe('an answer whose reader fails to load', () => {
  afterEach(restore);

  it('is a network error', async () => {
    stub(agni, 'parser').rejects(new TypeError('Failed to fetch dynamically imported module'));
    const server = await scriptedServer({[listPath]: calls, [callPath]: calls});
    expect((await failure(ask(server))).code).to.equal('network');
    expect((await failure(askOne(server, 'c'))).code).to.equal('network');
  });
});

describe('a redirect', () => {
  it('is not followed', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await scriptedServer({'/elsewhere': calls});
      await server.answer(listPath, {status, headers: {location: `${server.endpoint}/elsewhere`}});
      expect((await failure(ask(server))).code, `${status}`).to.equal('bad-response');
      expect(await server.requests('/elsewhere'), `${status}`).to.have.length(0);
      expect(await server.requests(), `${status}`).to.have.length(1);
    }
  });
});

describe('an error', () => {
  it('never holds the question, its headers or the answer', async () => {
    const answers: Answer[] = [
      {status: 400, json: {message: 'secret'}},
      {status: 401, text: 'secret'},
      {status: 403, headers: {'x-reason': 'secret'}},
      {status: 404, text: 'secret'},
      {status: 422, text: 'secret'},
      {status: 500, text: 'secret'},
      {status: 429, headers: {'retry-after': '61'}},
      {text: 'secret'},
      {json: {success: false, error: 'secret'}},
      {status: 302, headers: {location: '/secret?secret'}},
    ];
    for (const answer of answers) {
      const server = await scriptedServer({'/place/api/v1/calling/call-sessions': answer});
      const query = {
        kind: 'list',
        page: 1,
        pageSize: 20,
        search: 'secret',
        agentId: 'secret',
        callerNumber: '+14155550100',
      } as const;
      const at = {endpoint: `${server.endpoint}/place`};
      const error = await failure(ask(at, {headers: () => ({'x-key': 'secret'})}, query));
      expect(told(error), JSON.stringify(answer)).not.to.match(/secret|4155550100/);
      expect(Object.keys(error).sort(), 'nothing else hangs on it').to.deep.equal(['code', 'facts', 'name']);
    }
  });
});
