/** What is in the URL of a question, and what may be an endpoint. */
import {expect} from '@open-wc/testing';
import {recordingUrl} from '../../../src/sources/remote.js';
import {baseOf, vendorOf} from '../../../src/sources/connection.js';
import {CallsError} from '../../../src/model/errors.js';
import type {CallsQuery} from '../../../src/model/query.js';
import {scriptedServer} from '../../support/server.js';
import {ask, askOne, failure, list, rejection} from '../../support/request.js';

/** The URL a question arrives as, below the endpoint. */
const urlOf = async (query: CallsQuery): Promise<string | undefined> => {
  const server = await scriptedServer();
  await rejection(ask(server, {}, query));
  return (await server.requests())[0]?.url;
};

describe("a question's URL", () => {
  it('has the documented parameters, those with a value', async () => {
    expect(await urlOf(list)).to.equal('/api/v1/calling/call-sessions?page=1&page_size=20');
    expect(await urlOf({...list, agentId: '', status: undefined, search: 'a b&c=d'})).to.equal(
      '/api/v1/calling/call-sessions?page=1&page_size=20&search=a+b%26c%3Dd',
    );
    expect(
      await urlOf({
        kind: 'list',
        page: 2,
        pageSize: 50,
        agentId: 'a',
        status: 'completed',
        channel: 'voice',
        callerNumber: '+14155550100',
        search: 'जी',
        sortBy: 'started_at',
        sortOrder: 'asc',
        startedAfter: '2026-06-01',
        startedBefore: '2026-06-30T00:00:00Z',
      }),
    ).to.equal(
      '/api/v1/calling/call-sessions?page=2&page_size=50&agent_id=a&status=completed&channel=voice' +
        '&caller_number=%2B14155550100&search=%E0%A4%9C%E0%A5%80&sort_by=started_at&sort_order=asc&started_after=2026-06-01' +
        '&started_before=2026-06-30T00%3A00%3A00Z',
    );
  });

  it("has a number's plus sign encoded, since a bare one is a space", async () => {
    expect(
      await urlOf({kind: 'phone', phone: '+919876543210', page: 1, pageSize: 20, includeTranscripts: true}),
    ).to.equal('/api/v1/calling/phone-history?phone=%2B919876543210&page=1&page_size=20&include_transcripts=true');
    expect(
      await urlOf({kind: 'phone', phone: '+919876543210', page: 1, pageSize: 20, includeTranscripts: false}),
    ).to.equal('/api/v1/calling/phone-history?phone=%2B919876543210&page=1&page_size=20');
  });

  it('has nothing that is not documented', async () => {
    expect(await urlOf({kind: 'contact', contactId: 'x', page: 3, token: 'secret'} as never)).to.equal(
      '/api/v1/contacts/x/calls',
    );
    expect(await urlOf({...list, token: 'secret', query: 'secret'} as never)).not.to.include('secret');
  });
});

describe('an id', () => {
  const ids = {
    'a/b': 'a%2Fb',
    '../x': '..%2Fx',
    'a?b#c': 'a%3Fb%23c',
    '%2e%2e': '%252e%252e',
    '...': '...',
    जी: '%E0%A4%9C%E0%A5%80',
    '$&': '%24%26',
    ' ': '%20',
    '{id}': '%7Bid%7D',
    '\\..\\': '%5C..%5C',
  };
  for (const [id, segment] of Object.entries(ids)) {
    it(`is one segment of the path: ${id}`, async () => {
      const server = await scriptedServer();
      await failure(askOne(server, id));
      await failure(ask(server, {}, {kind: 'contact', contactId: id}));
      expect((await server.requests()).map(({url}) => url)).to.deep.equal([
        `/api/v1/calling/call-sessions-detail/${segment}`,
        `/api/v1/contacts/${segment}/calls`,
      ]);
    });
  }

  it('is refused, without a request, when it is empty, climbs or is no text', async () => {
    const server = await scriptedServer();
    for (const id of ['', '.', '..', '\ud800', 'a\udc00b']) {
      expect((await failure(askOne(server, id))).code, JSON.stringify(id)).to.equal('bad-request');
      expect((await failure(ask(server, {}, {kind: 'contact', contactId: id}))).code, JSON.stringify(id)).to.equal(
        'bad-request',
      );
      expect(() => recordingUrl({endpoint: '/agni'}, {id}), JSON.stringify(id)).to.throw(CallsError);
    }
    expect(await server.requests()).to.have.length(0);
  });
});

describe('an endpoint', () => {
  const page = 'https://crm.example/contacts/7?tab=calls#top';
  const of = (endpoint: string): string => baseOf({endpoint}, page);

  it("is a path on the page's site, or an http(s) address", () => {
    const forms = {
      '/agni': 'https://crm.example/agni',
      '/agni/': 'https://crm.example/agni',
      '/agni//': 'https://crm.example/agni',
      '/': 'https://crm.example',
      agni: 'https://crm.example/contacts/agni',
      './agni': 'https://crm.example/contacts/agni',
      '../agni': 'https://crm.example/agni',
      ' /agni\n': 'https://crm.example/agni',
      'https://api.example/agni/': 'https://api.example/agni',
      'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
      '//api.example/x': 'https://api.example/x',
      'HTTPS://API.example:443/X': 'https://api.example/X',
    };
    for (const [endpoint, base] of Object.entries(forms)) expect(of(endpoint), endpoint).to.equal(base);
  });

  it('cannot be anything else', async () => {
    const wrong = [
      '',
      ' ',
      '\n',
      '#',
      '?',
      '#agni',
      '/agni?key=secret',
      '/agni#top',
      'https://user:secret@api.example/agni',
      'https://user@api.example',
      'https://',
      'http://[',
      '//',
      'javascript:alert(1)',
      'data:application/json,{}',
      'blob:https://crm.example/x',
      'file:///agni',
      'ftp://api.example/agni',
      'ws://api.example/agni',
      'mailto:x@example.com',
      'about:blank',
      'httpx://api.example',
    ];
    for (const endpoint of wrong) {
      let error: unknown;
      try {
        baseOf({endpoint}, 'https://crm.example/contacts/7'); // without a query of its own, which would be refused
      } catch (reason) {
        error = reason;
      }
      expect(error, JSON.stringify(endpoint)).to.be.instanceOf(CallsError);
      expect(error, JSON.stringify(endpoint)).to.deep.include({code: 'not-configured', facts: {attribute: 'endpoint'}});
      expect(
        (await failure(ask({endpoint}, {page: location.origin}))).code,
        `${JSON.stringify(endpoint)}, asked`,
      ).to.equal('not-configured');
    }
  });

  it('needs a page only when it is relative', () => {
    expect(baseOf({endpoint: 'https://api.example/agni'}, undefined)).to.equal('https://api.example/agni');
    expect(() => baseOf({endpoint: '/agni'}, undefined)).to.throw(CallsError);
  });

  it('is relative to the document, or to the page that is named', async () => {
    const server = await scriptedServer();
    const [, id = ''] = server.endpoint.split('/__http/');
    await failure(ask({endpoint: id}, {page: new URL('/__http/here', location.origin).href}));
    expect(await server.requests()).to.have.length(1);
    expect(recordingUrl({endpoint: '/agni'}, {id: 'c'})).to.equal(
      `${location.origin}/agni/api/v1/calling/sessions/c/recording`,
    );
    expect(recordingUrl({endpoint: 'agni'}, {id: 'a/b'}, page)).to.equal(
      'https://crm.example/contacts/agni/api/v1/calling/sessions/a%2Fb/recording',
    );
  });

  it('has the ticket the proxy gave for it, and nothing else of an address that came in the answer', () => {
    const at = (given: string, endpoint = 'https://api.example/agni') =>
      recordingUrl({endpoint}, {id: 'c', recordingUrl: given});
    const own = 'https://api.example/agni/api/v1/calling/sessions/c/recording';
    expect(at('/agni/api/v1/calling/sessions/c/recording?ticket=e.y-J')).to.equal(`${own}?ticket=e.y-J`);
    expect(at('/agni/api/v1/calling/sessions/c/recording?ticket=a%26b&x=1#y')).to.equal(`${own}?ticket=a%26b`);
    for (const other of [
      '/agni/api/v1/calling/sessions/d/recording?ticket=t',
      'https://storage.example/c.wav?ticket=t',
      '/agni/api/v1/calling/sessions/c/recording?token=t',
      'https://[',
      '',
    ])
      expect(at(other), other).to.equal(own);
  });
});

describe('a vendor', () => {
  it('is Agni by default, and an unknown one is refused without a request', async () => {
    for (const vendor of [undefined, '', 'agni']) expect(vendorOf({endpoint: '/agni', vendor}).name).to.equal('agni');
    const server = await scriptedServer();
    for (const vendor of ['zudo', 'constructor', '__proto__']) {
      const {code, facts} = await failure(ask(server, {vendor}));
      expect(code).to.equal('not-configured');
      expect(facts).to.deep.equal({attribute: 'vendor'});
    }
    expect(await server.requests()).to.have.length(0);
  });
});
