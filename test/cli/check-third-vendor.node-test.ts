/** The check on a proxy of a vendor that nothing in src knows: it is in the registry once it is defined. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import type {Handler} from '../../demo/mock/faults.js';
import {listen} from '../../demo/server/api.js';
import {createProxy, upstreamOf} from '../../src/proxy/index.js';
import {defineVendor} from '../../src/vendors/registry.js';
import {vendorNames} from '../../src/vendors/server-registry.js';
import {createLarkMock, larkToken} from '../support/third-vendor/mock.js';
import {lark} from '../support/third-vendor/index.js';
import {larkServer} from '../support/third-vendor/upstream.js';
import {names, page, runWith, token} from './check-support.js';

const mock = createLarkMock(larkToken);
const good = createProxy({
  vendor: await upstreamOf(lark, larkServer),
  credentials: larkToken,
  basePath: '/lark',
  allowedOrigins: [page],
  authorize: (request) => request.headers.get('authorization') === `Bearer ${token}` || 'unauthenticated',
  fetch: async (url, init) => mock(new Request(url, init)),
});

const checked = async (handler: Handler) => {
  const server = await listen(handler);
  after(server.close);
  const args = ['--vendor=lark', `--header=Authorization: Bearer ${token}`, `--origin=${page}`];
  return runWith({}, `${server.url}/lark`, ...args);
};

describe('the check of a vendor from outside', () => {
  it('knows no vendor that is not in the registry', async () => {
    const {status, text} = await runWith({}, 'https://crm.example/lark', '--vendor=lark');
    assert.equal(status, 2);
    assert.ok(text.includes(`--vendor must be ${vendorNames.join(' or ')}`), text);
  });

  it('asks what the vendor’s pages ask, and passes a proxy that is as it should be', async () => {
    defineVendor(lark);
    const {status, text, passed, failed, skipped} = await checked(good);
    assert.deepEqual([status, failed, skipped], [0, [], []], text);
    for (const route of ['list', 'phone', 'call', 'recording']) assert.ok(names(passed).includes(`route ${route}`));
    assert.ok(!names(passed).includes('route contact'));
  });

  it('finds out a proxy that lets everybody in', async () => {
    const open: Handler = async ({url, method, headers: sent, body}) => {
      const headers = new Headers(sent);
      headers.set('authorization', `Bearer ${token}`);
      return good(new Request(url, {method, headers, body: body && (await new Response(body).text())}));
    };
    const {status, failed} = await checked(open);
    assert.equal(status, 1);
    assert.deepEqual(names(failed), ['strangers are refused']);
  });
});
