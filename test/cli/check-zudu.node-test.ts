/**
 * The check of proxies for Zudu, whose list is read by POST too, which has no contacts, and whose recordings are the
 * proxy's own.
 */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {listen, startDemoApi} from '../../demo/server/api.js';
import type {Handler} from '../../demo/mock/faults.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {createProxy, type ProxyOptions} from '../../src/proxy/index.js';
import {serveProxy} from '../../src/proxy/node.js';
import {
  always,
  asking,
  html,
  json,
  key,
  letting,
  names,
  page,
  path,
  rewriting,
  run,
  runWith,
  says,
  token,
  when,
  withHeaders,
  type Defect,
} from './check-support.js';

const secret = `${key}-secret`;
const mock = await listen(createZuduMock({key, secret, count: 60, publicBase: 'https://storage.example'}));
after(mock.close);
const vendor = {
  vendor: 'zudu',
  credentials: {'X-API-KEY': key, 'X-API-SECRET': secret},
  baseUrl: mock.url,
  recordingHosts: ['storage.example'],
  fetch: (url, init) => fetch(url.replace('https://storage.example', mock.url), init),
  allowedOrigins: [page],
  authorize: (request) => request.headers.get('authorization') === `Bearer ${token}` || 'unauthenticated',
} satisfies ProxyOptions;
const good = (options: Partial<ProxyOptions> = {}): Handler => createProxy({...vendor, basePath: '/zudu', ...options});
const everything = ['--vendor=zudu', `--header=Authorization: Bearer ${token}`, `--origin=${page}`];
const checked = async (handler: Handler, env: Readonly<Record<string, string>> = {}) => {
  const server = await listen(handler);
  try {
    return await runWith(env, `${server.url}/zudu`, ...everything);
  } finally {
    await server.close();
  }
};
const list = '/zudu/api/calls';
const isList = (request: Request) => path(request) === list;
const vendors: Defect = ({method, url}) =>
  fetch(mock.url + new URL(url).pathname.slice('/zudu'.length), {
    method,
    headers: {'x-api-key': key, 'x-api-secret': secret},
  });

describe('of this package’s proxy for Zudu the check says', () => {
  it('that nothing is wrong, and skips nothing', async () => {
    const {status, failed, skipped, passed} = await checked(good(), {ZUDU_API_KEY: key, ZUDU_API_SECRET: secret});
    assert.deepEqual([status, failed, skipped], [0, [], []]);
    assert.deepEqual(
      passed.filter((name) => name.startsWith('route ')).map((name) => name.slice(6)),
      ['list', 'list by POST', 'phone', 'call', 'recording'],
    );
  });

  it('the same where it serves on its own, and of the demo', async (t) => {
    const own = await serveProxy({...vendor, authorize: () => true, port: 0, graceMs: 0});
    t.after(own.close);
    const demo = await startDemoApi({count: 60});
    t.after(demo.close);
    for (const url of [own.url, `${demo.url}/zudu`]) {
      const {status, failed, skipped} = await run(url, '--vendor=zudu');
      assert.deepEqual(
        [status, failed, names(skipped)],
        [0, [], ['strangers are refused', 'CORS for the page', 'CORS preflight']],
      );
    }
  });

  it('nothing of contacts: to ask for one’s is a wrong argument', async () => {
    const {status, text} = await run('https://crm.example/zudu', '--vendor=zudu', '--contact-id=x');
    assert.deepEqual([status, text.includes('no contacts')], [2, true]);
    assert.equal((await run('https://crm.example/zudu', '--vendor=zudo')).status, 2);
  });
});

describe('a proxy for Zudu with one defect fails one probe:', () => {
  const defects: readonly (readonly [what: string, defect: Defect, probe: string, advice: RegExp])[] = [
    [
      'its list is not read by POST',
      when((one) => isList(one) && one.method === 'POST', says(405, '{}', json)),
      'route list by POST',
      /405/,
    ],
    [
      'its list is a page',
      when((one) => isList(one) && one.method === 'GET' && !one.url.includes('limit=50'), says(200, '<p>', html)),
      'route list',
      /text\/html/,
    ],
    [
      'whoever POSTs is let in',
      when(
        (one) => isList(one) && one.method === 'POST',
        async (request, answer) => {
          const headers = {'content-type': 'application/json', authorization: `Bearer ${token}`};
          return answer(new Request(request.url, {method: 'POST', body: await request.text(), headers}));
        },
      ),
      'strangers are refused',
      /answered without the headers/,
    ],
    [
      'a page may not POST',
      async (request, answer) => {
        const posts = request.headers.get('access-control-request-method') === 'POST';
        return posts
          ? withHeaders(answer(request), {'access-control-allow-headers': 'authorization, range'})
          : answer(request);
      },
      'CORS preflight',
      /Access-Control-Allow-Headers: content-type/,
    ],
    [
      'it knows no ranges',
      (request, answer) => answer(request.method === 'GET' ? asking(request, {range: null}) : request),
      'recording ranges',
      /pass the Range header up/,
    ],
    [
      'it plays any address',
      when((one) => one.url.includes('/recording?src=') && path(one).startsWith(list), says(502, '{}', json)),
      'recording by call id alone',
      /src=/,
    ],
    [
      'it serves other routes',
      when((one) => path(one) === '/zudu/api/agents', says(200, '[]', json)),
      'unknown routes',
      /agents is answered 200/,
    ],
    [
      'it passes other routes on',
      when((one) => path(one) === '/zudu/api/callsx', vendors),
      'unknown routes',
      /refused by the vendor/,
    ],
    [
      'it passes the vendor’s errors down',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && /\/api\/calls\/[^/]+$/.test(path(request)) && request.method === 'GET'
          ? vendors(request, answer)
          : response;
      },
      'an unknown call',
      /in the vendor’s own words/,
    ],
    [
      'ids climb',
      when(
        (one) => /\/calls\/.*%2f.*calls$/i.test(path(one)),
        (request, answer) => answer(new Request(new URL(list, request.url), request)),
      ),
      'ids that climb',
      /refuse an id/,
    ],
    [
      'it lets calls be deleted',
      when((one) => one.method === 'DELETE' && !isList(one), says(204, '')),
      'other methods',
      /DELETE of a call/,
    ],
    [
      'it lets the list be replaced',
      when((one) => one.method === 'PUT' && isList(one), says(200, '{}', json)),
      'other methods',
      /PUT of the list/,
    ],
    [
      'it allows every origin that ends like one',
      letting((origin) => origin.endsWith('crm.example')),
      'CORS for look-alikes',
      /evilcrm/,
    ],
    [
      'it leaves recordings where they are',
      rewriting(/"\/zudu\/api\/calls\/[^"]+\/recording"/g, '"https://storage.example/a.wav"'),
      'recording addresses',
      /put the proxy’s own/,
    ],
    [
      'its secret is in a body',
      rewriting(/"status":"success"/g, `"status":"success","by":"${secret}"`),
      'no key in an answer',
      /change the key/,
    ],
    ['it sets a cookie', always({'set-cookie': 'session=1'}), 'no cookies', /drop Set-Cookie/],
  ];
  for (const [what, defect, probe, advice] of defects) {
    it(what, async () => {
      const proxy = good();
      const {status, failed} = await checked((request) => defect(request, proxy), {ZUDU_API_SECRET: secret});
      assert.equal(status, 1);
      assert.deepEqual(names(failed), [probe], failed.join('\n'));
      assert.match(failed[0] ?? '', advice);
    });
  }
});
