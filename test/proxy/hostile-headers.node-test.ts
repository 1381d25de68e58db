/** Headers both ways, written byte by byte: none passes that is not on a list, and none takes the proxy's own away. */
import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {after, beforeEach, describe, it} from 'node:test';
import {canary, canaryIsNowhere, front, get, paths, raw, sendText, startVendor} from './support.js';

const vendor = await startVendor();
const proxy = await front({baseUrl: vendor.url});
beforeEach(() => {
  vendor.seen = [];
});
const json = 'application/json';
const vendorSends = (headers: Record<string, string | string[]>, body = '{"ok":true}', status = 200) => {
  vendor.answer = (_, response) => {
    response.writeHead(status, {'content-type': json, ...headers}).end(body);
  };
};
beforeEach(() => vendorSends({}));
const both = [paths.list, paths.recording];
const names = () =>
  vendor.seen
    .at(-1)
    ?.rawHeaders.filter((_, at) => at % 2 === 0)
    .map((name) => name.toLowerCase()) ?? [];
/** What Node's fetch sends of its own, and what the proxy sends. */
const own = [
  'host',
  'connection',
  'accept',
  'accept-language',
  'sec-fetch-mode',
  'user-agent',
  'accept-encoding',
  'x-api-key',
];

describe('towards the vendor', () => {
  it('a Connection header of the page’s cannot take the proxy’s key away', async () => {
    for (const connection of [
      'X-Api-Key',
      'close, x-api-key',
      'keep-alive, X-API-KEY, Accept',
      'X-Api-Key,Host,Content-Type',
    ]) {
      for (const path of both) {
        vendor.seen = [];
        await raw(proxy.url, path, {
          headers: [`Connection: ${connection}`, 'Keep-Alive: x-api-key', 'Proxy-Connection: X-Api-Key'],
        });
        assert.equal(vendor.seen[0]?.headers['x-api-key'], canary, `${connection} ${path}`);
      }
    }
  });

  it('a key of the page’s, in any spelling, is not the key', async () => {
    for (const name of [
      'X-Api-Key',
      'x-api-key',
      'X_Api_Key',
      'X_API_KEY',
      'X-Api_Key',
      'x-api-key ',
      'HTTP_X_API_KEY',
      'X-Api-Secret',
      'Authorization',
      'api-key',
    ]) {
      vendor.seen = [];
      await raw(proxy.url, paths.list, {headers: [`${name}: forged`]});
      for (const {rawHeaders} of vendor.seen) {
        assert.equal(rawHeaders.join('\n').includes('forged'), false, name);
        assert.deepEqual(
          rawHeaders.filter((_, at) => /^x[-_]api[-_]key$/i.test(rawHeaders[at - 1] ?? '')),
          [canary],
          name,
        );
      }
    }
  });

  it('nothing passes that is not on the list: no hop-by-hop header, cookie, forwarding or underscore twin', async () => {
    const sent = [
      'Cookie: session=1',
      'X-Forwarded-For: 1.2.3.4',
      'X_Forwarded_For: 1.2.3.4',
      'Forwarded: for=1.2.3.4',
      'X-Real-IP: 1.2.3.4',
      'X-Forwarded-Host: evil',
      'X-Original-URL: /admin',
      'X-Rewrite-URL: /admin',
      'TE: trailers',
      'Trailer: X',
      'Upgrade: h2c',
      'HTTP2-Settings: x',
      'Proxy-Authorization: Basic eDp5',
      'Keep-Alive: 5',
      'Expect: 100-continue',
      'Max-Forwards: 1',
      'Via: 1.1 x',
      'Origin: null',
      'Referer: http://x/',
      'User-Agent: kube-probe/1.0',
      'Content-Type: text/plain',
      'Accept-Encoding: x',
      'If-Modified-Since: x',
      'Sec-Fetch-Site: same-origin',
      'X-Request-Id: mine',
    ];
    for (const path of both) {
      await raw(proxy.url, path, {headers: sent});
      const others = names().filter((name) => !own.includes(name));
      assert.deepEqual(others, [], path);
      assert.doesNotMatch(
        vendor.seen.at(-1)?.rawHeaders.join('\n') ?? '',
        /session=1|1\.2\.3\.4|evil|admin|kube-probe|trailers|h2c/,
      );
    }
    assert.ok(vendor.seen.length === 2, 'both were asked');
  });

  it('no User-Agent and no address of a health check opens what `authorize` closes', async () => {
    const closed = await front({baseUrl: vendor.url, authorize: () => false});
    for (const agent of ['kube-probe/1.27', 'GoogleHC/1.0', 'ELB-HealthChecker/2.0', 'Pingdom']) {
      for (const header of [`User-Agent: ${agent}`, `X-Health-Check: ${agent}`]) {
        assert.equal(
          (await raw(closed.url, paths.list, {headers: [header, 'X-Forwarded-For: 127.0.0.1']})).status,
          403,
        );
      }
    }
    assert.deepEqual(vendor.seen, []);
  });

  it('a header line with a line break or NUL in it is refused', async () => {
    for (const line of [
      'Accept: a\0b',
      'Acc\0ept: a',
      'Accept: a\rX-Api-Key: forged',
      ': empty',
      'Range: bytes=0-1\n X: y',
      'No colon',
    ]) {
      const {status} = await raw(proxy.url, paths.recording, {headers: [line]});
      assert.equal(status, 400, line);
    }
    assert.deepEqual(vendor.seen, []);
  });
});

/** What the server itself adds: Node's http. */
const byServer = ['connection', 'date', 'keep-alive', 'transfer-encoding'];
const always = [
  'cache-control',
  'content-security-policy',
  'content-type',
  'cross-origin-resource-policy',
  'referrer-policy',
  'vary',
  'x-content-type-options',
  'x-request-id',
];
const kept = (headers: Headers) => [...headers.keys()].filter((name) => !byServer.includes(name)).sort();

describe('towards the page', () => {
  const loud = {
    'set-cookie': ['a=b', 'c=d'],
    'access-control-allow-origin': '*',
    'access-control-allow-credentials': 'true',
    server: 'vendor/1.2',
    'x-powered-by': 'x',
    via: '1.1 vendor',
    location: 'https://evil.example/',
    refresh: '0;url=https://evil.example/',
    link: '</x>; rel=preload',
    'content-security-policy': '*',
    'cache-control': 'public, max-age=99',
    expires: 'x',
    vary: '*',
    'x-content-type-options': 'off',
    'x-frame-options': 'ALLOWALL',
    'x-request-id': 'vendor',
    'strict-transport-security': 'max-age=9',
    'clear-site-data': '"*"',
    'content-disposition': 'inline; filename=x.html',
    'x-accel-redirect': '/etc/passwd',
    'x-sendfile': '/etc/passwd',
    'proxy-authenticate': 'Basic',
    'www-authenticate': 'Basic',
    'alt-svc': 'h3=":443"',
    'server-timing': 'db;dur=53',
    'service-worker-allowed': '/',
    sourcemap: 'x',
    'x-echo': canary,
  };

  it('of what a vendor sends, the list alone passes: no cookie, no `Access-Control-Allow-Origin: *`, no server’s name', async () => {
    for (const status of [200, 404, 500]) {
      vendorSends(loud, '{}', status);
      const {headers} = await get(proxy.url + paths.list);
      assert.deepEqual(kept(headers), [...always, 'content-length'].sort(), `${status}`);
      assert.match(headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
    }
    vendorSends(
      {...loud, 'content-type': 'audio/wav', 'accept-ranges': 'bytes', etag: '"e"', 'content-length': '2'},
      '{}',
    );
    assert.deepEqual(
      kept((await get(proxy.url + paths.recording)).headers),
      [...always, 'accept-ranges', 'content-length', 'etag'].sort(),
    );
  });

  it('every answer of any kind says that nobody keeps it and that it is no page', async () => {
    const some = await front({baseUrl: vendor.url, allowedOrigins: ['https://crm.example']});
    const seen = [
      await get(some.url + paths.list),
      await get(`${some.url}/x`),
      await get(some.url + paths.list, {method: 'POST'}),
      await get(some.url + paths.recording),
      await get(some.url + paths.list, {method: 'OPTIONS', headers: {origin: 'https://crm.example'}}),
      await get(some.url + paths.list, {method: 'HEAD'}),
      await get(some.url + paths.list, {headers: {origin: 'https://evil.example'}}),
      await get(`${some.url}/api/v1/contacts/%2F/calls`),
    ];
    assert.deepEqual(
      seen.map(({status}) => status),
      [200, 404, 405, 502, 204, 200, 403, 400],
    );
    for (const {status, headers} of seen) {
      assert.deepEqual(
        [
          headers.get('cache-control'),
          headers.get('x-content-type-options'),
          headers.get('vary'),
          headers.get('content-security-policy'),
          headers.get('set-cookie'),
        ],
        [
          'private, no-store',
          'nosniff',
          'Origin, Authorization, Cookie',
          "default-src 'none'; frame-ancestors 'none'; sandbox",
          null,
        ],
        `${status}`,
      );
    }
  });

  it('a line break in a vendor’s header makes no header here', async () => {
    // Node's server would not write such lines: this vendor is a bare socket.
    let head = '';
    const bare = createServer((socket) => socket.once('data', () => socket.end(head)));
    await new Promise<void>((resolve) => {
      bare.listen(0, '127.0.0.1', resolve);
    });
    after(() => bare.close());
    const at = await front({baseUrl: `http://127.0.0.1:${(bare.address() as AddressInfo).port}`});
    for (const evil of [
      '"e"\rX-Evil: 1',
      '"e"\nX-Evil: 1',
      '"e"\r\n X-Evil: 1',
      '"e"\0X-Evil: 1',
      '"e\x01"',
      '"e"%0d%0aX-Evil: 1',
    ]) {
      for (const [path, type] of [
        [paths.recording, 'audio/wav'],
        [paths.list, json],
      ] as const) {
        head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nETag: ${evil}\r\nAccept-Ranges: ${evil}\r\nConnection: close\r\n\r\n{}`;
        const {status, headers} = await raw(at.url, path);
        assert.ok(status === 200 || status === 502, `${JSON.stringify(evil)} ${status}`);
        assert.equal(headers.get('x-evil'), null, JSON.stringify(evil));
      }
    }
  });

  it('text of a request is in no header of the answer', async () => {
    for (const path of [
      '/%0d%0aX-Evil:1',
      `${paths.list}?search=%0d%0aX-Evil:1`,
      '/api/v1/contacts/%0d%0aX-Evil:1/calls',
      '/unknown-marker',
    ]) {
      const {headers, body} = await raw(proxy.url, path, {
        headers: ['X-Request-Id: unknown-marker', 'Origin: https://unknown-marker.example'],
      });
      assert.equal(headers.get('x-evil'), null);
      assert.doesNotMatch(JSON.stringify([...headers]) + body, /unknown-marker|X-Evil/i);
    }
  });
});

describe('an answer a browser may keep', () => {
  it('is kept for so long, privately, and told apart by its ETag', async () => {
    const at = await front({baseUrl: vendor.url, maxAge: 30});
    vendorSends({etag: '"vendor"', 'cache-control': 'public'});
    const first = await get(at.url + paths.list);
    const etag = first.headers.get('etag') ?? '';
    assert.deepEqual(
      [first.headers.get('cache-control'), first.headers.get('vary')],
      ['private, max-age=30', 'Origin, Authorization, Cookie'],
    );
    assert.match(etag, /^"[\da-f]{32}"$/);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const same = await get(at.url + paths.list, {headers: {'if-none-match': tag}});
      assert.deepEqual(
        [same.status, same.body, same.headers.get('etag'), same.headers.get('cache-control')],
        [304, '', etag, 'private, max-age=30'],
        tag,
      );
    }
    vendorSends({}, '{"ok":false}');
    const other = await get(at.url + paths.list, {headers: {'if-none-match': etag}});
    assert.deepEqual([other.status, other.body], [200, '{"ok":false}']);
    assert.notEqual(other.headers.get('etag'), etag);
  });

  it('is none that failed, and no answer goes out unasked because a browser has it', async () => {
    let may = true;
    const at = await front({baseUrl: vendor.url, maxAge: 30, authorize: () => may});
    const {headers} = await get(at.url + paths.list);
    may = false;
    const refused = await get(at.url + paths.list, {headers: {'if-none-match': headers.get('etag') ?? ''}});
    assert.deepEqual(
      [refused.status, refused.headers.get('cache-control'), refused.headers.get('etag')],
      [403, 'private, no-store', null],
    );
    may = true;
    vendor.answer = (_, response) => sendText(response, '{}', 500);
    assert.equal((await get(at.url + paths.list)).headers.get('cache-control'), 'private, no-store');
  });
});

canaryIsNowhere();
