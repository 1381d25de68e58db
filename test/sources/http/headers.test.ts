/** What the page adds to a request, and what happens when that is refused. */
import {expect} from '@open-wc/testing';
import type {HeadersSource} from '../../../src/sources/connection.js';
import {scriptedServer} from '../../support/server.js';
import {ask, calls, failure, listPath} from '../../support/request.js';
import {Clock} from './clock.js';

/** A source of headers that counts how it was asked. */
const source = (): {asked: boolean[]; headers: HeadersSource} => {
  const asked: boolean[] = [];
  return {
    asked,
    headers: ({fresh}) => {
      asked.push(fresh);
      return {authorization: `Bearer ${asked.length}`};
    },
  };
};

describe('headers()', () => {
  it('gives the headers of a request, in any form', async () => {
    const forms: HeadersSource[] = [
      () => ({'x-page': 'yes'}),
      () => [['x-page', 'yes']],
      () => new Headers({'x-page': 'yes'}),
      async () => Promise.resolve({'x-page': 'yes'}),
    ];
    for (const headers of forms) {
      const server = await scriptedServer({[listPath]: calls});
      await ask(server, {headers});
      expect((await server.requests())[0]?.headers['x-page']).to.equal('yes');
    }
  });

  it('may give none', async () => {
    for (const none of [undefined, {}, []]) {
      const server = await scriptedServer({[listPath]: calls});
      expect((await ask(server, {headers: () => none as HeadersInit})).calls).to.have.length(1);
    }
  });

  it('is called for each question, with fresh: false', async () => {
    const server = await scriptedServer({[listPath]: calls});
    const {asked, headers} = source();
    await ask(server, {headers});
    await ask(server, {headers});
    expect(asked).to.deep.equal([false, false]);
    expect((await server.requests()).map((one) => one.headers['authorization'])).to.deep.equal([
      'Bearer 1',
      'Bearer 2',
    ]);
  });

  it('means unauthorized, without a request, when it fails or gives invalid headers', async () => {
    const failing: HeadersSource[] = [
      () => {
        throw new Error('secret');
      },
      async () => Promise.reject(new Error('secret')),
      () => ({'x-key': 'secret\n'.repeat(2)}),
      () => ({'x key': 'secret'}),
      () => ({'x-key': 'सीक्रेट secret'}),
      () => 7 as unknown as HeadersInit,
    ];
    const server = await scriptedServer({[listPath]: calls});
    for (const headers of failing) {
      const error = await failure(ask(server, {headers}));
      expect(error.code).to.equal('unauthorized');
      expect(error.facts).not.to.have.property('status');
      expect(JSON.stringify(error) + String(error.stack) + String(error.cause)).not.to.include('secret');
    }
    expect(await server.requests()).to.have.length(0);
  });
});

describe('a 401', () => {
  it('calls headers() once more, at once, with fresh: true', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 401}, calls);
    const {asked, headers} = source();
    expect((await ask(server, {headers})).calls).to.have.length(1);
    expect(asked).to.deep.equal([false, true]);
    expect((await server.requests()).map((one) => one.headers['authorization'])).to.deep.equal([
      'Bearer 1',
      'Bearer 2',
    ]);
  });

  it('is reported when fresh headers are refused, too', async () => {
    const server = await scriptedServer({[listPath]: {status: 401}});
    const {asked, headers} = source();
    const error = await failure(ask(server, {headers}));
    expect(error.code).to.equal('unauthorized');
    expect(error.facts.status).to.equal(401);
    expect(asked).to.deep.equal([false, true]);
    expect(await server.requests()).to.have.length(2);
  });

  it('is reported at once when the page gives no headers', async () => {
    const server = await scriptedServer({[listPath]: {status: 401}});
    expect((await failure(ask(server))).code).to.equal('unauthorized');
    expect(await server.requests()).to.have.length(1);
  });

  it('is reported when headers() fails the second time', async () => {
    const server = await scriptedServer({[listPath]: {status: 401}});
    const error = await failure(
      ask(server, {headers: ({fresh}) => (fresh ? Promise.reject(new Error('expired')) : {})}),
    );
    expect(error.code).to.equal('unauthorized');
    expect(await server.requests()).to.have.length(1);
  });

  it('makes one fresh request for everybody who asked', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 401}, calls);
    const {asked, headers} = source();
    const [one, two] = await Promise.all([ask(server, {headers}), ask(server, {headers})]);
    expect(one).to.equal(two);
    expect(asked).to.deep.equal([false, true]);
  });
});

describe('a 401 among passing failures', () => {
  let clock: Clock;
  beforeEach(() => {
    clock = new Clock();
  });
  afterEach(() => clock.restore());

  it('counts as no retry, and gets fresh headers once only', async () => {
    const server = await scriptedServer();
    await server.answer(listPath, {status: 503}, {status: 401}, {status: 503}, {status: 401});
    const {asked, headers} = source();
    const error = failure(ask(server, {headers}));
    await clock.next();
    await clock.next();
    expect((await error).code).to.equal('unauthorized');
    expect(asked.filter(Boolean)).to.have.length(1);
    expect(asked).to.deep.equal([false, false, true, false]);
    expect(await server.requests()).to.have.length(4);
  });
});
