/** Which pages of other origins may read the answers: exactly those on the list. */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {canaryIsNowhere, front, get, paths, raw, sendText, startVendor} from './support.js';

const vendor = await startVendor();
const allowedOrigins = ['https://crm.example', 'http://localhost:5173'];
const proxy = await front({baseUrl: vendor.url, allowedOrigins});
beforeEach(() => {
  vendor.seen = [];
});
const grants = (headers: Headers) => [...headers].filter(([name]) => name.startsWith('access-control-'));

describe('a page of another origin', () => {
  for (const origin of allowedOrigins) {
    it(`that is on the list (${origin}) may read answers and errors, and learns its own origin alone`, async () => {
      for (const path of [paths.list, paths.recording, '/unknown']) {
        const {headers} = await get(proxy.url + path, {headers: {origin}});
        assert.deepEqual(Object.fromEntries(grants(headers)), {
          'access-control-allow-origin': origin,
          'access-control-expose-headers': 'retry-after, content-range, accept-ranges, etag, x-request-id',
        });
        assert.equal(headers.get('vary'), 'Origin, Authorization, Cookie');
      }
    });
  }

  const strangers = [
    'https://crm.example.evil.example',
    'https://evilcrm.example',
    'https://evil.crm.example',
    'https://crm.example:8443',
    'https://crm.example:443',
    'http://crm.example',
    'null',
    'HTTPS://CRM.EXAMPLE',
    'https://Crm.example',
    'https://crm.example/',
    'https://crm.example.',
    'https://crm.exampl',
    'https://crm.example, https://evil.example',
    'https://evil.example https://crm.example',
    'https://crm.example@evil.example',
    'https://crm.example%00.evil.example',
    'https://crm.example#',
    'crm.example',
    '//crm.example',
    '*',
    '',
    'undefined',
    'file://',
    'http://localhost',
    'http://localhost:51730',
    'http://127.0.0.1:5173',
    'https://localhost:5173',
    'https://crm\xe9.example',
  ];
  for (const origin of strangers) {
    it(`that is not (${origin === '' ? 'an empty one' : origin}) reads nothing, and the vendor is not asked for it`, async () => {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const {status, headers} = await raw(proxy.url, paths.list, {
          method,
          headers: [`Origin: ${origin}`, 'Access-Control-Request-Method: GET'],
        });
        assert.deepEqual([status, grants(headers)], [403, []], method);
      }
      assert.deepEqual(vendor.seen, []);
    });
  }

  it('does not pass as two origins, one of which is on the list', async () => {
    const {status, headers} = await raw(proxy.url, paths.list, {
      headers: ['Origin: https://crm.example', 'Origin: https://evil.example'],
    });
    assert.deepEqual([status, grants(headers)], [403, []]);
  });

  it('asks before it asks: what it may send is a list, with no credentials and nothing asked of the vendor', async () => {
    const origin = 'https://crm.example';
    const headers = {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,x-api-key,cookie',
    };
    const {status, headers: got, body} = await get(proxy.url + paths.list, {method: 'OPTIONS', headers});
    assert.deepEqual([status, body], [204, '']);
    assert.deepEqual(Object.fromEntries(grants(got)), {
      'access-control-allow-headers': 'authorization, range, if-range, if-none-match',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after, content-range, accept-ranges, etag, x-request-id',
      'access-control-max-age': '600',
    });
    assert.deepEqual(vendor.seen, []);
  });

  it('asks before it asks without `authorize` being asked, which has no token yet', async () => {
    const strict = await front({baseUrl: vendor.url, allowedOrigins, authorize: () => assert.fail('asked')});
    assert.equal(
      (await get(strict.url + paths.list, {method: 'OPTIONS', headers: {origin: 'https://crm.example'}})).status,
      204,
    );
  });

  it('is refused by `authorize` with an answer it can read', async () => {
    const closed = await front({baseUrl: vendor.url, allowedOrigins, authorize: () => 'unauthenticated'});
    const {status, headers} = await get(closed.url + paths.list, {headers: {origin: 'https://crm.example'}});
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [401, 'https://crm.example']);
  });
});

describe('a page of the proxy’s own origin', () => {
  it('needs no list, and gets no grant', async () => {
    const closed = await front({baseUrl: vendor.url});
    for (const headers of [
      {origin: closed.url},
      {origin: 'https://behind-tls.example', 'sec-fetch-site': 'same-origin'},
      {},
    ]) {
      const {status, headers: got} = await get(closed.url + paths.list, {headers});
      assert.deepEqual([status, grants(got)], [200, []]);
    }
    const {status} = await get(closed.url + paths.list, {
      headers: {origin: 'https://crm.example', 'sec-fetch-site': 'cross-site'},
    });
    assert.equal(status, 403, 'with no list, no other origin');
  });
});

describe('what a page asks for without saying who it is', () => {
  it('is refused where its browser tells that it is of another origin, but for what plays sound for pages on the list', async () => {
    const closed = await front({baseUrl: vendor.url});
    vendor.answer = ({url = ''}, response) =>
      sendText(response, '{}', 200, url.endsWith('recording') ? 'audio/wav' : 'application/json');
    const status = async (url: string, site: string, dest: string) =>
      (
        await raw(url, paths.recording, {
          headers: [`Sec-Fetch-Site: ${site}`, ...(dest ? [`Sec-Fetch-Dest: ${dest}`] : [])],
        })
      ).status;
    for (const site of ['cross-site', 'same-site']) {
      for (const dest of ['image', 'script', 'style', 'object', 'embed', 'iframe', 'track', 'font', 'empty', '']) {
        assert.deepEqual(
          [await status(proxy.url, site, dest), await status(closed.url, site, dest)],
          [403, 403],
          `${site} ${dest}`,
        );
      }
      for (const dest of ['audio', 'video']) {
        assert.deepEqual(
          [await status(proxy.url, site, dest), await status(closed.url, site, dest)],
          [200, 403],
          `${site} ${dest}`,
        );
      }
      assert.deepEqual(
        [await status(proxy.url, site, 'document'), await status(closed.url, site, 'document')],
        [200, 200],
        site,
      );
    }
    for (const site of ['same-origin', 'none']) assert.equal(await status(closed.url, site, 'audio'), 200, site);
  });

  it('is a recording, where pages of other origins are on the list, and never JSON', async () => {
    vendor.answer = ({url = ''}, response) =>
      sendText(response, '{}', 200, url.endsWith('recording') ? 'audio/wav' : 'application/json');
    const policy = async (url: string) => (await get(url)).headers.get('cross-origin-resource-policy');
    const [open, closed] = [
      await front({baseUrl: vendor.url, allowedOrigins: ['https://crm.example']}),
      await front({baseUrl: vendor.url}),
    ];
    assert.deepEqual(
      [await policy(open.url + paths.recording), await policy(open.url + paths.list)],
      ['cross-origin', 'same-origin'],
    );
    assert.deepEqual(
      [await policy(closed.url + paths.recording), await policy(closed.url + paths.list)],
      ['same-origin', 'same-origin'],
    );
  });
});

canaryIsNowhere();
