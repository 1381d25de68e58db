/** No question stays open: each attempt has its time, its body included, whatever does not answer. */
import {expect} from '@open-wc/testing';
import {restore, spy} from 'sinon';
import {scriptedServer} from '../../support/server.js';
import {ask, calls, failure, listPath, rejection} from '../../support/request.js';

const timeout = 150;
const never = async (): Promise<never> => new Promise(() => undefined);

describe('the time-out', () => {
  afterEach(restore);

  it('covers the wait for an answer', async () => {
    const server = await scriptedServer({[listPath]: {hang: 'head'}});
    expect((await failure(ask(server, {timeout}))).code).to.equal('timeout');
    expect(await server.ended(1, 'left')).to.have.length(1);
  });

  it('covers the body', async () => {
    const server = await scriptedServer({[listPath]: {...calls, hang: 'body'}});
    expect((await failure(ask(server, {timeout}))).code).to.equal('timeout');
    expect(await server.ended(1, 'left')).to.have.length(1);
  });

  it('covers headers() that never come', async () => {
    const server = await scriptedServer({[listPath]: calls});
    expect((await failure(ask(server, {timeout, headers: never}))).code).to.equal('timeout');
    expect(await server.requests()).to.have.length(0);
  });

  it('covers a fetch of the page that never comes back, or gives a body that never ends', async () => {
    const server = await scriptedServer();
    expect((await failure(ask(server, {timeout, fetch: never}))).code).to.equal('timeout');
    const endless = {ok: true, status: 200, text: never} as unknown as Response;
    expect((await failure(ask(server, {timeout, fetch: async () => Promise.resolve(endless)}))).code).to.equal(
      'timeout',
    );
  });

  it('is not retried, and has no status', async () => {
    const server = await scriptedServer({[listPath]: {hang: 'head'}});
    expect((await failure(ask(server, {timeout}))).facts).to.have.all.keys('requested');
    expect(await server.requests()).to.have.length(1);
  });

  it('is 15 s by default, anew for each attempt', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 401}, calls);
    const timeouts = spy(AbortSignal, 'timeout');
    await ask(server, {headers: () => ({})});
    expect(timeouts.args).to.deep.equal([[15_000], [15_000]]);
  });
});

describe('an asker who leaves', () => {
  it('makes no request while headers() are awaited', async () => {
    const server = await scriptedServer({[listPath]: calls});
    const leaving = new AbortController();
    let give: (headers: HeadersInit) => void = () => undefined;
    const headers = async (): Promise<HeadersInit> =>
      new Promise((resolve) => {
        give = resolve;
      });
    let fetched = 0;
    const fetch = async (): Promise<Response> => {
      // one that listens to no signal
      fetched++;
      return Promise.resolve(Response.json(calls.json));
    };
    const left = rejection(ask(server, {signal: leaving.signal, headers, fetch}));
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    give({});
    await ask(server); // a whole question later …
    expect(fetched, '… it was not asked').to.equal(0);
  });

  it('ends the body that is on its way', async () => {
    const server = await scriptedServer({[listPath]: {...calls, hang: 'body'}});
    const leaving = new AbortController();
    let arrived: () => void = () => undefined;
    const head = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const fetch: typeof globalThis.fetch = async (...given) => {
      const response = await globalThis.fetch(...given);
      arrived();
      return response;
    };
    const left = rejection(ask(server, {signal: leaving.signal, fetch}));
    await head;
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    expect(await server.ended(1, 'left')).to.have.length(1);
  });

  it('gets no answer that is being read', async () => {
    const server = await scriptedServer();
    const leaving = new AbortController();
    const text = async (): Promise<string> => {
      leaving.abort();
      return Promise.resolve(JSON.stringify(calls.json));
    };
    const fetch = async (): Promise<Response> => Promise.resolve({ok: true, status: 200, text} as unknown as Response);
    expect(await rejection(ask(server, {signal: leaving.signal, fetch}))).to.have.property('name', 'AbortError');
  });

  it('stops the retries of a failing service', async () => {
    const server = await scriptedServer({[listPath]: {status: 503, hold: true}});
    const leaving = new AbortController();
    const left = rejection(ask(server, {signal: leaving.signal}));
    await server.arrived(1);
    leaving.abort();
    await server.release();
    expect(await left).to.have.property('name', 'AbortError');
    await server.answer(listPath, calls);
    await ask(server);
    expect(await server.requests()).to.have.length(2);
  });
});
