/** Sharing a request is four sentences. */
import {expect} from '@open-wc/testing';
import type {CallPage} from '../../../src/model/page.js';
import {scriptedServer, type ScriptedServer} from '../../support/server.js';
import {ask, calls, failure, list, listPath, rejection} from '../../support/request.js';

const held = {...calls, hold: true};

describe('equal questions at the same time', () => {
  it('share one request', async () => {
    const server = await scriptedServer({[listPath]: held});
    const answers = Array.from({length: 1000}, async () => ask(server));
    await server.arrived(1);
    answers.push(ask(server));
    expect(await server.release()).to.equal(1);
    const [first, ...others] = await Promise.all(answers);
    expect(first?.calls[0]?.id).to.equal('c');
    expect(others.every((one) => one === first)).to.be.true;
    expect(await server.requests()).to.have.length(1);
  });

  it('share one failure', async () => {
    const server = await scriptedServer({[listPath]: {status: 403, hold: true}});
    const errors = [failure(ask(server)), failure(ask(server))];
    await server.arrived(1);
    await server.release();
    for (const error of await Promise.all(errors)) expect(error.code).to.equal('forbidden');
    expect(await server.requests()).to.have.length(1);
  });

  it('are each asked again later, since no answer is kept', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, calls, {json: {success: true, data: {callSessions: []}}});
    expect((await ask(server)).calls).to.have.length(1);
    expect((await ask(server)).calls).to.have.length(0);
  });
});

describe('different questions', () => {
  const own: typeof globalThis.fetch = (...given) => globalThis.fetch(...given);
  const differences: Readonly<Record<string, (server: ScriptedServer) => Promise<CallPage>>> = {
    'with headers': async (server) => ask(server, {headers: () => ({})}),
    'with a fetch of the page': async (server) => ask(server, {fetch: own}),
    'with another time-out': async (server) => ask(server, {timeout: 9000}),
    'about another page': async (server) => ask(server, {}, {...list, page: 2}),
    'about another status': async (server) => ask(server, {}, {...list, status: 'failed'}),
    'about a contact': async (server) => ask(server, {}, {kind: 'contact', contactId: 'x'}),
  };
  for (const [name, other] of Object.entries(differences)) {
    it(`have a request each: ${name}`, async () => {
      const server = await scriptedServer({[listPath]: held, '/api/v1/contacts/*/calls': held});
      const pages = [ask(server), other(server)];
      await server.arrived(2);
      expect(await server.release()).to.equal(2);
      const [one, two] = await Promise.all(pages);
      expect(one).not.to.equal(two);
    });
  }

  it('do not keep equal ones from sharing', async () => {
    const server = await scriptedServer({[listPath]: held});
    const [ours, theirs] = [() => ({'x-page': 'ours'}), () => ({'x-page': 'theirs'})];
    const pages = [ours, theirs, ours, theirs].map(async (headers) => ask(server, {headers}));
    await server.arrived(2);
    await server.answer(listPath, calls); // so that one too many is seen, and waits for nothing
    await server.release();
    const [first, second, third, fourth] = await Promise.all(pages);
    expect(first === third).to.equal(true);
    expect(second === fourth).to.equal(true);
    expect(first === second).to.equal(false);
    expect((await server.requests()).map(({headers}) => headers['x-page'])).to.have.members(['ours', 'theirs']);
  });
});

describe('a failure', () => {
  it('is never remembered', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 404}, {text: 'no JSON'}, calls);
    expect((await failure(ask(server))).code).to.equal('not-found');
    expect((await failure(ask(server))).code).to.equal('bad-response');
    expect((await ask(server)).calls).to.have.length(1);
  });

  it('is not remembered by the browser either', async () => {
    const server = await scriptedServer();
    const headers = {'cache-control': 'max-age=600'};
    await server.answer(
      listPath,
      {status: 404, headers},
      {...calls, headers},
      {json: {success: true, data: []}, headers},
    );
    expect((await failure(ask(server))).code).to.equal('not-found');
    expect((await ask(server)).calls).to.have.length(1);
    expect((await ask(server)).calls, 'nor is an answer').to.have.length(0);
  });
});

describe('the first asker to leave', () => {
  it('does not abort the request of the others', async () => {
    const server = await scriptedServer({[listPath]: held});
    const leaving = new AbortController();
    const [left, stayed, unsignalled] = [
      rejection(ask(server, {signal: leaving.signal})),
      ask(server, {signal: new AbortController().signal}),
      ask(server),
    ];
    await server.arrived(1);
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    await server.release();
    expect(await stayed).to.equal(await unsignalled);
    expect((await stayed).calls).to.have.length(1);
    expect(await server.requests())
      .to.have.length(1)
      .and.to.have.nested.property('[0].ending', 'answered');
  });

  it('gets its abort reason at once, while the request goes on', async () => {
    const server = await scriptedServer({[listPath]: held});
    const [leaving, reason] = [new AbortController(), new Error('closed')];
    const stayed = ask(server);
    const left = rejection(ask(server, {signal: leaving.signal}));
    leaving.abort(reason);
    expect(await left).to.equal(reason);
    await server.arrived(1);
    await server.release();
    expect((await stayed).calls).to.have.length(1);
  });

  it('makes no request when its signal was aborted before', async () => {
    const server = await scriptedServer({[listPath]: calls});
    expect(await rejection(ask(server, {signal: AbortSignal.abort()}))).to.have.property('name', 'AbortError');
    await ask(server);
    expect(await server.requests()).to.have.length(1);
  });
});

describe('the last asker to leave', () => {
  it('aborts the request', async () => {
    const server = await scriptedServer({[listPath]: held});
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(async ({signal}) => rejection(ask(server, {signal})));
    await server.arrived(1);
    for (const one of leaving) one.abort();
    for (const reason of await Promise.all(left)) expect(reason).to.have.property('name', 'AbortError');
    expect(await server.ended(1, 'left')).to.have.length(1);
  });

  it('leaves no aborted request to those who ask later', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, held, calls);
    const leaving = new AbortController();
    const left = rejection(ask(server, {signal: leaving.signal}));
    await server.arrived(1);
    leaving.abort();
    expect((await ask(server)).calls, 'asked in the same turn').to.have.length(1);
    await left;
    expect(await server.ended(1, 'left')).to.have.length(1);
  });

  it('aborts nothing once the answer has come', async () => {
    const server = await scriptedServer({[listPath]: calls});
    const leaving = new AbortController();
    const page = await ask(server, {signal: leaving.signal});
    leaving.abort();
    expect(page.calls).to.have.length(1);
    expect(await server.ended(1, 'answered')).to.have.length(1);
  });
});
