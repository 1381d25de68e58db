/** Questions that go out as a POST, or as several requests: shared, asked again and ended like any other. */
import {expect} from '@open-wc/testing';
import {askCalls} from '../../../src/sources/remote.js';
import type {Connection} from '../../../src/sources/connection.js';
import type {CallPage} from '../../../src/model/page.js';
import type {ListQuery, PhoneQuery} from '../../../src/model/query.js';
import {failure, rejection} from '../../support/request.js';

const ended: ListQuery = {kind: 'list', page: 1, pageSize: 20, status: 'ENDED'};
const phone: PhoneQuery = {kind: 'phone', phone: '+14155550123', page: 1, pageSize: 20};
const more = {status: 'success', data: {calls: [{call_id: 'c'}], pagination: {has_next_page: true}}};

/** A service that answers with these in turn, the last of them again and again; and what it was asked. */
const service = (...answers: readonly (() => Response)[]): {connection: Connection; asked: Request[]} => {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    asked.push(new Request(url, init));
    return Promise.resolve((answers[asked.length - 1] ?? answers.at(-1))?.() ?? Response.error());
  };
  return {connection: {endpoint: 'https://proxy.example/zudu', vendor: 'zudu', fetch}, asked};
};
const ok = (): Response => Response.json(more);

describe('a question with a filter', () => {
  it('is a POST of JSON, and equal ones asked together are one', async () => {
    const {connection, asked} = service(ok);
    const pages = await Promise.all([ended, {...ended}].map(async (query) => askCalls(connection, query)));
    expect(pages[0]).to.equal(pages[1]);
    expect(asked).to.have.length(1);
    const [request] = asked;
    expect(request?.method).to.equal('POST');
    expect(request?.url).to.equal('https://proxy.example/zudu/api/calls');
    expect(request?.headers.get('content-type')).to.equal('application/json');
    expect(request?.redirect).to.equal('manual');
    expect(request?.cache).to.equal('no-store');
  });

  it('does not share a request with another filter at the same address', async () => {
    const {connection, asked} = service(ok);
    await Promise.all([askCalls(connection, ended), askCalls(connection, {...ended, status: 'ERROR'})]);
    expect(asked).to.have.length(2);
  });

  it('is retried with its whole body, since it only reads', async () => {
    const {connection, asked} = service(() => new Response('', {status: 503}), ok);
    await askCalls(connection, ended);
    const bodies = await Promise.all(asked.map(async (request) => request.text()));
    expect(bodies).to.have.length(2);
    expect(bodies[0]).to.equal(bodies[1]);
    expect(bodies[0]).to.include('"call_status":["ENDED"]');
  });

  it("keeps the page's own headers", async () => {
    const {connection, asked} = service(ok);
    await askCalls({...connection, headers: () => ({authorization: 'Bearer x'})}, ended);
    expect(asked[0]?.headers.get('authorization')).to.equal('Bearer x');
    expect(asked[0]?.headers.get('content-type')).to.equal('application/json');
  });
});

describe('a question that takes several requests', () => {
  const page = (at: number, last: boolean) => () => {
    const calls = [{call_id: `c${at}`, from_number: phone.phone}];
    return Response.json({status: 'success', data: {calls, pagination: {page: at, has_next_page: !last}}});
  };

  it('is answered by all of them, and fails as one', async () => {
    const found: CallPage = await askCalls(service(page(0, false), page(1, true)).connection, phone);
    expect(found).to.deep.include({total: 2, more: false});
    const {connection} = service(page(0, false), () => new Response('', {status: 403}));
    expect((await failure(askCalls(connection, phone))).code).to.equal('forbidden');
    const failing = service(() => Response.json({status: 'error', error: 'x'}));
    expect((await failure(askCalls(failing.connection, phone))).code).to.equal('upstream');
  });

  it('ends when its asker leaves', async () => {
    const leaving = new AbortController();
    const {connection, asked} = service(page(0, false), () => {
      leaving.abort();
      return page(1, false)();
    });
    expect(await rejection(askCalls(connection, phone, {signal: leaving.signal}))).to.equal(leaving.signal.reason);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).to.have.length(2);
  });
});
