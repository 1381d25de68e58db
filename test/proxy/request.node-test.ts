/** What passes through the proxy towards the vendor, over real sockets on both sides, and what does not. */
import assert from 'node:assert/strict';
import {request as httpRequest} from 'node:http';
import {after, beforeEach, describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import type {Asked, ProxyOptions} from '../../src/proxy/index.js';
import {createProxy} from '../../src/proxy/index.js';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';

interface Seen {
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

const key = 'sk-only-the-server-knows';
let seen: Seen[] = [];
beforeEach(() => {
  seen = [];
});

const vendor = await listen(async (request) => {
  const {pathname, search} = new URL(request.url);
  seen.push({method: request.method, path: pathname + search, headers: request.headers, body: await request.text()});
  return request.headers.get('x-api-key') === key ? Response.json({ok: true}) : Response.json({}, {status: 401});
});
const front = async (options: Partial<ProxyOptions> = {}) => {
  const proxy = createProxy({
    vendor: 'agni',
    credentials: key,
    authorize: () => true,
    baseUrl: vendor.url,
    basePath: '/agni',
    ...options,
  });
  const server = await listen(proxy);
  after(server.close);
  return server.url;
};
const url = await front();
after(vendor.close);

const calling = '/api/v1/calling';
const list = `${calling}/call-sessions`;
const ok = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${url}/agni${path}`, init);
  assert.equal(response.status, 200, path);
  assert.deepEqual(await response.json(), {ok: true});
};
const code = async (response: Response) => ((await response.json()) as {error: {code: string}}).error.code;

/** A request whose path no URL parser has tidied up. */
const raw = (path: string) =>
  new Promise<{status: number; body: string}>((resolve, reject) => {
    const {hostname, port} = new URL(url);
    httpRequest({hostname, port, path}, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({status: response.statusCode ?? 0, body})).on('error', reject);
    })
      .on('error', reject)
      .end();
  });

describe('routes', () => {
  for (const path of [
    list,
    '/api/v1/contacts/c-1/calls',
    `${calling}/phone-history`,
    `${calling}/call-sessions-detail/x`,
  ]) {
    it(`${path} passes, with the key`, async () => {
      await ok(path);
      assert.deepEqual(
        seen.map((one) => one.path),
        [path],
      );
      assert.equal(seen[0]?.headers.get('x-api-key'), key);
    });
  }

  for (const path of [
    '/',
    '/agni',
    '/agni/',
    list,
    `/agnix${list}`,
    `/AGNI${list}`,
    `/agni${list}/`,
    `/agni/${list}`,
    `/agni${list}x`,
    '/agni/api/v1/agents',
    `/agni${calling}/sessions/x`,
    `/agni${calling}/sessions/x/recording/y`,
    '/agni/api/v1/contacts/x',
    '/agni/api/v1/contacts/x/y/calls',
    `/agni/api/v1/calling/%63all-sessions`,
    `/agni${calling}/call-sessions-detail`,
    '/agni/constructor',
    `/agni/http://${new URL(vendor.url).host}/`,
  ]) {
    it(`${path.replace(/:\d+/, '')} is 404 and asks nothing`, async () => {
      const response = await fetch(url + path);
      assert.equal(response.status, 404);
      assert.equal(await code(response), 'unknown-route');
      assert.deepEqual(seen, []);
    });
  }

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    it(`${method} is 405 and asks nothing`, async () => {
      const response = await fetch(`${url}/agni${list}`, {method});
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
      assert.equal(await code(response), 'method-not-allowed');
      assert.deepEqual(seen, []);
    });
  }

  it('OPTIONS says what can be done, to no other origin, and asks nothing', async () => {
    const elsewhere = await fetch(`${url}/agni${list}`, {
      method: 'OPTIONS',
      headers: {origin: 'https://elsewhere.example'},
    });
    assert.equal(elsewhere.status, 403);
    assert.equal(
      [...elsewhere.headers.keys()].some((name) => name.startsWith('access-control-')),
      false,
    );
    const response = await fetch(`${url}/agni${list}`, {method: 'OPTIONS'});
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
    assert.equal(
      [...response.headers.keys()].some((name) => name.startsWith('access-control-')),
      false,
    );
    assert.equal((await fetch(`${url}/agni/x`, {method: 'OPTIONS'})).status, 404);
    assert.deepEqual(seen, []);
  });

  it('HEAD has what GET has, without its body: the vendor’s answer is checked all the same', async () => {
    const response = await fetch(`${url}/agni${list}`, {method: 'HEAD'});
    assert.deepEqual([response.status, response.headers.get('content-length'), await response.text()], [200, '11', '']);
    assert.deepEqual(
      seen.map(({method}) => method),
      ['GET'],
    );
  });

  it('may be mounted at the root, or deep', async () => {
    for (const basePath of ['', '/', '/a/b/']) {
      const at = await front({basePath});
      assert.equal((await fetch(`${at}${basePath.replace(/\/$/, '')}${list}`)).status, 200, basePath);
    }
    assert.deepEqual(
      seen.map(({path}) => path),
      [list, list, list],
    );
  });
});

describe('ids', () => {
  for (const [sent, passed] of [
    ['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
    ['a%20b', 'a%20b'],
    ['a%26b=c', 'a%26b%3Dc'],
    ['%e0%a4%b9', '%E0%A4%B9'],
    ['a.b', 'a.b'],
    ['..a', '..a'],
    ['a%2Eb', 'a.b'],
    ['%2B49:1@x', '%2B49%3A1%40x'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ] as const) {
    it(`${sent.slice(0, 40)} passes, encoded anew`, async () => {
      await ok(`${calling}/call-sessions-detail/${sent}`);
      assert.deepEqual(
        seen.map(({path}) => path),
        [`${calling}/call-sessions-detail/${passed}`],
      );
    });
  }

  const refused = [
    '...',
    '%2F',
    'a%2Fb',
    '..%2F..%2Fsecrets',
    '%2e%2e%2fsecrets',
    '%252F',
    'a%252Fb',
    '%252e%252e',
    '%25252F',
    '100%25',
    '%5C',
    'a%5Cb',
    '..%5C..',
    '..;',
    '..;a=b',
    'a;b',
    'a%3Bb',
    '%2e%2e%3B',
    'a%3Fb',
    'a%23b',
    '%00',
    'a%0D%0Ab',
    '%7F',
    '%E2%80%AE',
    '%',
    '%zz',
    '%c0%ae%c0%ae',
    '',
    'x'.repeat(201),
  ];
  for (const [before, behind] of [
    [`${calling}/call-sessions-detail/`, ''],
    [`${calling}/sessions/`, '/recording'],
    ['/api/v1/contacts/', '/calls'],
  ]) {
    for (const id of refused) {
      it(`${before}${id.slice(0, 40)}${behind} is refused and asks nothing`, async () => {
        const {status, body} = await raw(`/agni${before}${id}${behind}`);
        assert.equal(status, 400);
        assert.match(body, /"code":"invalid-id"/);
        assert.deepEqual(seen, []);
      });
    }
  }

  // What a URL parser makes of these is another path, which is then looked up like any other; a backslash is a slash to
  // it, or an error.
  for (const climb of ['.', '..', '%2e', '%2e%2e', '%2E.', '../..', '..\\..', 'a/../../x', '..//..', 'a\\b']) {
    it(`climbing by ${climb} leads nowhere`, async () => {
      for (const path of [
        `${calling}/call-sessions-detail/${climb}`,
        `/api/v1/contacts/${climb}/calls`,
        `${calling}/sessions/${climb}/recording`,
      ]) {
        const {status} = await raw(`/agni${path}`);
        assert.ok(status === 404 || status === 400, `${path}: ${status}`);
      }
      assert.deepEqual(seen, []);
    });
  }

  it('climbing to another route of the table is that route, and no more', async () => {
    const {status} = await raw(`/agni${calling}/sessions/../call-sessions`);
    assert.equal(status, 200);
    assert.deepEqual(
      seen.map(({path}) => path),
      [list],
    );
  });
});

describe('query parameters', () => {
  const pathFor = async (path: string) => {
    await ok(path);
    return seen.at(-1)?.path;
  };

  it('that are documented pass', async () => {
    const query =
      'page=2&page_size=5&agent_id=a&status=s&channel=c&caller_number=%2B1415&search=x+y&sort_by=b&sort_order=asc' +
      '&started_after=2026-01-01T00%3A00%3A00Z&started_before=2026-02-01';
    assert.equal(await pathFor(`${list}?${query}`), `${list}?${query}`);
  });

  it('that are not do not', async () => {
    assert.equal(
      await pathFor(`${list}?limit=9&page=1&api_key=x&PAGE=2&__proto__=1&organization_id=other&page[]=3`),
      `${list}?page=1`,
    );
    assert.equal(await pathFor(`/api/v1/contacts/c/calls?page=1&x=y`), '/api/v1/contacts/c/calls');
    assert.equal(
      await pathFor(`${calling}/phone-history?status=failed&phone=%2B49&include_transcripts=true`),
      `${calling}/phone-history?phone=%2B49&include_transcripts=true`,
    );
  });

  it('pass once: the first', async () => {
    const history = `${calling}/phone-history`;
    assert.equal(await pathFor(`${history}?phone=%2B1&phone=%2B2&page=1&phone=%2B3`), `${history}?phone=%2B1&page=1`);
  });

  it('cannot smuggle another', async () => {
    assert.equal(
      await pathFor(`${list}?search=${encodeURIComponent('a&agent_id=b#c')}`),
      `${list}?search=a%26agent_id%3Db%23c`,
    );
  });
});

describe('headers towards the vendor', () => {
  it('are the key and what the list allows, no cookie and nothing of the page’s own', async () => {
    await ok(list, {
      headers: {
        accept: 'application/json',
        cookie: 'session=1',
        authorization: 'Bearer page',
        'x-api-key': 'forged',
        'x-forwarded-for': '1.2.3.4',
        referer: 'http://page/secret',
        origin: url,
        'x-other': '1',
        range: 'bytes=0-1',
        'if-none-match': '"a"',
      },
    });
    const {headers} = seen[0] ?? {};
    assert.equal(headers?.get('x-api-key'), key);
    assert.equal(headers.get('accept'), 'application/json');
    for (const name of [
      'cookie',
      'authorization',
      'x-forwarded-for',
      'referer',
      'origin',
      'x-other',
      'range',
      'if-none-match',
    ]) {
      assert.equal(headers.get(name), null, name);
    }
  });

  it('are those for seeking on the recording, and no encoding', async () => {
    await fetch(`${url}/agni${calling}/sessions/x/recording`, {
      headers: {
        range: 'bytes=5-9',
        'if-range': '"t"',
        'if-none-match': '"u"',
        accept: 'audio/*',
        cookie: 'a=b',
        'accept-encoding': 'gzip',
      },
    });
    const {headers} = seen[0] ?? {};
    assert.deepEqual(
      ['range', 'if-range', 'if-none-match', 'accept', 'x-api-key', 'cookie'].map((name) => headers?.get(name)),
      ['bytes=5-9', '"t"', '"u"', 'audio/*', key, null],
    );
    // fetch adds its own where there is a range (Fetch, "HTTP-network-or-cache fetch").
    assert.match(headers?.get('accept-encoding') ?? '', /^identity(, identity)?$/);
    await fetch(`${url}/agni${calling}/sessions/x/recording`, {headers: {'accept-encoding': 'gzip'}});
    assert.equal(seen[1]?.headers.get('accept-encoding'), 'identity');
  });
});

describe('authorize', () => {
  it('is asked with the request and what it means, before the vendor is', async () => {
    const asked: [string | null, Asked][] = [];
    const at = await front({
      authorize: (request, what) => {
        assert.deepEqual(seen, []);
        asked.push([request.headers.get('cookie'), what]);
        what.query.set('agent_id', 'changed');
        return true;
      },
    });
    await fetch(`${at}/agni/api/v1/contacts/c%20d/calls?x=1`, {headers: {cookie: 'user=7'}});
    seen = [];
    await fetch(`${at}/agni${list}?page=3&nope=1`);
    const [[cookie, contact] = [], [, listed] = []] = asked;
    assert.equal(cookie, 'user=7');
    assert.deepEqual([contact?.name, contact?.id, contact?.query.size], ['contact', 'c d', 1]);
    assert.deepEqual([listed?.name, listed && 'id' in listed, listed?.query.get('page')], ['list', false, '3']);
    assert.deepEqual(
      seen.map(({path}) => path),
      [`${list}?page=3`],
      'what authorize does to its copy changes nothing',
    );
  });

  const answers: readonly (readonly [name: string, answer: () => unknown])[] = [
    ['false', () => false],
    ['a promise of false', () => Promise.resolve(false)],
    ['nothing', () => undefined],
    ['a text', () => 'yes'],
    ['an object', () => ({allowed: true})],
    [
      'a throw',
      () => {
        throw new Error('user 7 is barred');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('user 7 is barred'))],
  ];
  for (const [name, answer] of answers) {
    it(`saying ${name} is 403, with no word why, and asks nothing`, async () => {
      const at = await front({authorize: answer as ProxyOptions['authorize']});
      const response = await fetch(`${at}/agni${list}`);
      assert.equal(response.status, 403);
      assert.deepEqual(await response.json(), {error: {code: 'forbidden', message: 'You do not have access to this.'}});
      assert.deepEqual(seen, []);
    });
  }

  it('saying a promise of true passes', async () => {
    const at = await front({authorize: () => Promise.resolve(true)});
    assert.equal((await fetch(`${at}/agni${list}`)).status, 200);
  });
});

describe('a vendor of one’s own', () => {
  const {phone: _phone, contact: _contact, ...rest} = agniUpstream.routes;
  const routes = {...rest, list: {path: '/calls', query: ['page', 'per_page'], pageSize: 'per_page', maxPageSize: 50}};

  it('need not know contacts nor numbers, and is asked for no more calls at once than it has pages for', async () => {
    const at = await front({vendor: {...agniUpstream, routes}});
    const queries = [
      ['page=2&per_page=20', '?page=2&per_page=20'],
      ['per_page=500', '?per_page=50'],
      ['phone=1', ''],
    ] as const;
    for (const [query, passed] of queries) {
      seen = [];
      assert.equal((await fetch(`${at}/agni/calls?${query}`)).status, 200);
      assert.deepEqual(
        seen.map(({path}) => path),
        [`/calls${passed}`],
      );
    }
    seen = [];
    assert.equal((await fetch(`${at}/agni${calling}/phone-history?phone=%2B14155550100`)).status, 404);
    assert.deepEqual(seen, []);
  });

  it('is asked by POST for no more either, wherever in the body the number stands', async () => {
    const list = {path: '/calls', query: [], body: ['cursor.offset', 'cursor.take'], pageSize: 'take', maxPageSize: 50};
    const at = await front({vendor: {...agniUpstream, routes: {...rest, list}}});
    for (const [take, passed] of [
      [500, 50],
      [20, 20],
    ] as const) {
      seen = [];
      const headers = {'content-type': 'application/json'};
      const asked = await fetch(`${at}/agni/calls`, {
        method: 'POST',
        headers,
        body: JSON.stringify({cursor: {offset: 0, take}}),
      });
      assert.equal(asked.status, 200);
      assert.deepEqual(
        seen.map(({body}) => JSON.parse(body) as unknown),
        [{cursor: {offset: 0, take: passed}}],
      );
    }
  });
});
