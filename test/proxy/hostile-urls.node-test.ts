/**
 * Addresses made to climb, confuse or overload, written byte by byte to a socket. request.node-test.ts has those that
 * fetch can send.
 */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {canaryIsNowhere, front, get, paths, raw, sendBytes, sendJson, stillAnswers, startVendor} from './support.js';

const vendor = await startVendor();
const elsewhere = await startVendor();
const proxy = await front({baseUrl: vendor.url, basePath: '/agni'});
const root = await front({baseUrl: vendor.url});
beforeEach(() => {
  vendor.seen = [];
  elsewhere.seen = [];
});
const at = (path: string) => `/agni${path}`;
const nothingAsked = (why: string) => assert.deepEqual([vendor.seen, elsewhere.seen], [[], []], why);
const list = paths.list;
const call = '/api/v1/calling/call-sessions-detail/';

describe('an address as it comes over the wire', () => {
  it('that climbs with dots, once or twice encoded, over slashes of any kind, asks for nothing outside its route', async () => {
    const climbs = [
      '../../../etc/passwd',
      '..%2f..%2fsecrets',
      '%2e%2e/%2e%2e/secrets',
      '%252e%252e%252fsecrets',
      '..%252f..',
      '..%c0%af..',
      '..%5c..%5csecrets',
      '..\\..\\secrets',
      '..;/..;/secrets',
      '%2e%2e;/secrets',
      '..%00/',
      '..%0d%0a/',
      '.%2e/.%2e/',
      '%ff%fe/../..',
    ];
    for (const climb of climbs) {
      for (const target of [
        at(call + climb),
        at(`/api/v1/contacts/${climb}/calls`),
        at(`/api/v1/calling/sessions/${climb}/recording`),
        `/${climb}`,
      ]) {
        const {status, code} = await raw(proxy.url, target);
        assert.ok(status === 400 || status === 404, `${target}: ${status}`);
        assert.match(code ?? '', /^(invalid-id|unknown-route|invalid-request)$/, target);
        nothingAsked(target);
      }
    }
  });

  it('with slashes doubled, or a part cut off behind `;`, is another address', async () => {
    for (const path of [
      '//agni',
      '/agni//',
      '///',
      '/agni/;/',
      '/agni;x=y/',
      '/./agni/.//',
      '/agni/api//v1/',
      '//evil.example/agni',
      '/agni\\\\',
    ]) {
      const target = path + list;
      assert.ok([400, 404].includes((await raw(proxy.url, target)).status), target);
      nothingAsked(target);
    }
    for (const path of [
      '/api/v1/calling;x/call-sessions',
      '/api/v1/calling/call-sessions;x=y',
      '/api;/v1/calling/call-sessions',
    ]) {
      assert.equal((await raw(proxy.url, at(path))).status, 404, path);
      nothingAsked(path);
    }
  });

  it('with `%23` or `%3f` where the list has an end is another address', async () => {
    for (const end of ['%23', '%23/x', '%3f', '%3fpage=1', '%2523', '%20', '%00', '%0a', '.json', '%2e', '%26']) {
      assert.equal((await raw(proxy.url, at(list + end))).status, 404, end);
      nothingAsked(end);
    }
  });

  it('with raw control characters is refused before it is read', async () => {
    for (const bytes of ['\0', '\t', '\x01', '\x7f', '\r', '\n', ' ']) {
      const {status} = await raw(proxy.url, at(`${call}a${bytes}b`));
      assert.equal(status, 400, JSON.stringify(bytes));
      nothingAsked(JSON.stringify(bytes));
    }
    await stillAnswers(root, vendor);
  });

  it('with raw bytes that are no UTF-8 asks for no other path', async () => {
    for (const bytes of ['\xff', '\xc0\xaf..\xc0\xaf', '\xed\xa0\x80']) {
      await raw(proxy.url, at(`${call}${bytes}`));
      for (const {url} of vendor.seen)
        assert.match(url, /^\/api\/v1\/calling\/call-sessions-detail\/(%[\dA-F]{2}|[\w.-])+$/);
    }
    await stillAnswers(root, vendor);
  });

  it('in absolute form, to a stranger or to the vendor itself, is asked for nowhere', async () => {
    for (const base of [
      elsewhere.url,
      vendor.url,
      'http://evil.example',
      'https://169.254.169.254',
      'file://',
      'http:',
    ]) {
      const {status} = await raw(proxy.url, `${base}${at(list)}`);
      assert.ok([400, 404].includes(status), `${base}: ${status}`);
      nothingAsked(base);
    }
    for (const target of ['*', 'evil.example:443', '@evil.example/', ':80/', '?x', '#']) {
      const {status} = await raw(proxy.url, target);
      assert.ok([400, 404].includes(status), `${target}: ${status}`);
      nothingAsked(target);
    }
  });

  it('with another host, or one that is none, goes to the vendor’s or nowhere', async () => {
    for (const host of [
      new URL(elsewhere.url).host,
      'evil.example',
      'a@evil.example',
      'evil.example/agni',
      'x y',
      '',
      '[::1',
      'a,b',
    ]) {
      const {status} = await raw(proxy.url, at(list), {headers: [`Host: ${host}`]});
      assert.ok([200, 400].includes(status), `${host}: ${status}`);
    }
    assert.deepEqual(elsewhere.seen, []);
    assert.ok(vendor.seen.every(({url, headers}) => url === list && headers.host === new URL(vendor.url).host));
  });

  it('by CONNECT, or two requests of different lengths in one, opens no tunnel', async () => {
    const {host} = new URL(elsewhere.url);
    await sendBytes(
      proxy.url,
      `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\nGET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    nothingAsked('CONNECT');
    const inner = `GET ${at(list)}?page=666 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    for (const lengths of [
      'Content-Length: 0\r\nTransfer-Encoding: chunked',
      'Content-Length: 0\r\nContent-Length: 90',
      'Transfer-Encoding: xchunked',
      'Transfer-Encoding : chunked',
      'Content-Length: +90',
      'Transfer-Encoding: chunked, identity',
    ]) {
      const answer = await sendBytes(
        proxy.url,
        `POST ${at(list)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lengths}\r\n\r\n0\r\n\r\n${inner}`,
      );
      assert.doesNotMatch(answer, /HTTP\/1\.1 200/, lengths);
      nothingAsked(lengths);
    }
    await stillAnswers(root, vendor);
  });
});

describe('a method', () => {
  it('other than GET, HEAD and OPTIONS is 405, whatever an override says', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'PROPFIND', 'TRACE', 'LINK']) {
      for (const headers of [[], ['X-HTTP-Method-Override: GET'], ['X-Method-Override: GET', 'X-HTTP-Method: GET']]) {
        const {status} = await raw(proxy.url, `${at(list)}?_method=GET`, {
          method,
          headers: [...headers, 'Content-Length: 0'],
        });
        assert.ok([400, 405].includes(status), `${method}: ${status}`);
        nothingAsked(method);
      }
    }
  });

  it('stays GET, whatever an override says', async () => {
    for (const name of ['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method']) {
      const {status} = await raw(proxy.url, `${at(list)}?_method=DELETE&_METHOD=DELETE&page=1`, {
        headers: [`${name}: DELETE`],
      });
      assert.equal(status, 200);
    }
    assert.deepEqual(
      vendor.seen.map(({method, url}) => `${method} ${url}`),
      Array(3).fill(`GET ${list}?page=1`),
    );
    assert.equal(
      vendor.seen.some(({rawHeaders}) => /override|x-http/i.test(rawHeaders.join())),
      false,
    );
  });

  it('with a body has no body upstream', async () => {
    let body = 0;
    vendor.answer = (request, response) => {
      request
        .on('data', (chunk: Buffer) => {
          body += chunk.length;
        })
        .on('end', () => sendJson(response, {ok: true}));
    };
    const {status} = await raw(proxy.url, at(list), {headers: ['Content-Type: application/json', 'Content-Length: 0']});
    assert.equal(status, 200);
    await sendBytes(
      proxy.url,
      `GET ${at(list)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nabcd`,
    );
    assert.equal(body, 0);
    assert.equal(
      vendor.seen.some(({headers}) => 'content-length' in headers || 'transfer-encoding' in headers),
      false,
    );
  });
});

describe('a query', () => {
  const asked = async (query: string, path: string = list) => {
    const {status, code} = await raw(proxy.url, `${at(path)}?${query}`);
    return status === 200 ? (vendor.seen.at(-1)?.url.split('?')[1] ?? '') : code;
  };

  it('passes each documented parameter once, and arrays and objects not at all', async () => {
    const cases: readonly (readonly [sent: string, passed: string])[] = [
      ['page=1&page=2&page=3', 'page=1'],
      ['page[]=1&page[0]=2&page[a]=3&page.b=4', ''],
      ['page%5B%5D=1', ''],
      ['PAGE=1&Page=2', ''],
      ['search=1%26agent_id=x', 'search=1%26agent_id%3Dx'],
      ['search=1;agent_id=x', 'search=1%3Bagent_id%3Dx'],
      ['%70age=2', 'page=2'],
      ['search=1%23agent_id', 'search=1%23agent_id'],
      ['page%00=1', ''],
      ['=1&&&=&search', 'search='],
      ['search=1?page_size=9', 'search=1%3Fpage_size%3D9'],
      ['api_key=k&key=k&fields=*&include=all&organization_id=o&callback=x', ''],
      ['__proto__=1&constructor=1&toString=1', ''],
    ];
    for (const [sent, passed] of cases) assert.equal(await asked(sent), passed, sent);
  });

  it('with control characters or no UTF-8 in a value is refused', async () => {
    for (const value of ['%00', 'a%0d%0aX-Evil:1', '%ff', '%c0%ae', '%ed%a0%80', 'a%7f', '%09']) {
      assert.equal(await asked(`search=${value}`), 'invalid-query', value);
      nothingAsked(value);
    }
  });

  it('asks for pages of a bounded size only', async () => {
    const phone = '/api/v1/calling/phone-history';
    for (const size of [
      '101',
      '1e9',
      '0x3e9',
      '+1000',
      ' 1000',
      '1_000',
      '1,000',
      '99999999999999999999',
      'Infinity',
      '1000abc',
      '%D9%A9%D9%A9%D9%A9',
      '-1',
      '0',
      '00',
      '',
    ]) {
      const passed = new URLSearchParams(
        await asked(`page_size=${encodeURIComponent(decodeURIComponent(size))}`, phone),
      ).get('page_size');
      assert.ok(
        passed === null || (/^\d+$/.test(passed) && Number(passed) > 0 && Number(passed) <= 100),
        `${size}: ${passed}`,
      );
    }
    assert.equal(await asked('page_size=20', phone), 'page_size=20');
    const passed = Number(new URLSearchParams(await asked('page_size=1000000')).get('page_size'));
    assert.ok(passed > 0 && passed <= 1000, `${passed}`);
  });

  it('or an id that is giant is refused, and the proxy still answers', async () => {
    assert.equal(await asked(`search=${'x'.repeat(501)}`), 'invalid-query');
    assert.equal(await asked(`page=1&${'a=1&'.repeat(3000)}`), 'page=1');
    vendor.seen = [];
    assert.equal((await raw(proxy.url, at(call + 'x'.repeat(10_000)))).code, 'invalid-id');
    assert.equal((await raw(proxy.url, at(call + '%41'.repeat(5000)))).code, 'invalid-id');
    assert.equal((await raw(proxy.url, at(call + 'x'.repeat(100_000)))).status, 431);
    assert.equal((await raw(proxy.url, at(list), {headers: [`X-Big: ${'x'.repeat(100_000)}`]})).status, 431);
    assert.equal(
      (await raw(proxy.url, at(list), {headers: Array.from({length: 3000}, (_, n) => `X-${n}: 1`)})).status,
      431,
    );
    nothingAsked('giants');
    await stillAnswers(root, vendor);
  });

  it('of a URL opens no other address: none ever comes from a page', async () => {
    for (const name of ['url', 'target', 'recording_url', 'uri', 'redirect', 'src', 'host', 'base']) {
      await get(`${proxy.url}${paths.recording}?${name}=${encodeURIComponent(`${elsewhere.url}/x`)}`);
    }
    assert.deepEqual(elsewhere.seen, []);
    assert.ok(vendor.seen.length > 0 && vendor.seen.every(({url}) => url === paths.recording));
  });
});

canaryIsNowhere();
