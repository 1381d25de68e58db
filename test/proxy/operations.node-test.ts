/**
 * What an operator relies on: limits for each caller, questions shared only by equals, and log lines that give nothing
 * away.
 */
import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import type {ProxyOptions} from '../../src/proxy/index.js';
import {canary, canaryIsNowhere, front, get, paths, raw, sendJson, sendText, startVendor, type Got} from './support.js';

const vendor = await startVendor();
beforeEach(() => {
  vendor.seen = [];
  vendor.answer = (_, response) => sendJson(response, {ok: true});
});

describe('equal questions under way', () => {
  /** Asks all at once, answers when as many as expected have reached the vendor, and gives how many did. */
  const together = async (asks: readonly Record<string, string>[], expected: number) => {
    let arrived = 0;
    const {url} = await front({
      baseUrl: vendor.url,
      limit: () => {
        arrived++;
        return undefined;
      },
    });
    const waiting: (() => void)[] = [];
    vendor.answer = (_, response) => {
      waiting.push(() => sendJson(response, {ok: true}));
    };
    const all = asks.map((headers) => get(url + paths.list, {headers}));
    while (arrived < asks.length || waiting.length < expected) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate); // one too many would have come by now
    for (const answer of waiting) answer();
    for (const {status} of await Promise.all(all)) assert.equal(status, 200);
    return vendor.seen.length;
  };

  it('by the same caller are asked once', async () => {
    assert.equal(
      await together([{authorization: 'Bearer a'}, {authorization: 'Bearer a'}, {authorization: 'Bearer a'}], 1),
      1,
    );
    vendor.seen = [];
    assert.equal(await together([{cookie: 's=1'}, {cookie: 's=1'}], 1), 1);
  });

  it('are never shared across different authorisations, or cookies', async () => {
    assert.equal(
      await together([{authorization: 'Bearer a'}, {authorization: 'Bearer b'}, {}, {authorization: ''}], 3),
      3,
    );
    vendor.seen = [];
    assert.equal(await together([{cookie: 's=1'}, {cookie: 's=2'}, {}], 3), 3);
    vendor.seen = [];
    // The same words, divided otherwise between the two headers.
    assert.equal(
      await together(
        [{authorization: 'a', cookie: 'b'}, {authorization: 'b', cookie: 'a'}, {authorization: 'a,b'}, {cookie: 'a,b'}],
        4,
      ),
      4,
    );
  });

  it('are never shared across keys: a rotated one is used at once', async () => {
    let turn = 0;
    const {url} = await front({baseUrl: vendor.url, credentials: () => (turn++ % 2 ? canary : 'revoked')});
    const both = await Promise.all([get(url + paths.list), get(url + paths.list)]);
    assert.deepEqual(both.map(({status}) => status).sort(), [200, 502]);
  });

  it('do not end for one who has time left when that of the first is over', {timeout: 10_000}, async () => {
    // The first one's server gives the question 300 ms, of which it spends 200 before it asks; the second one's clock
    // starts then.
    let first = true;
    const {url} = await front({
      baseUrl: vendor.url,
      timeoutMs: 300,
      authorize: async () => {
        if (!first) return true;
        first = false;
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
        second = get(url + paths.list);
        return true;
      },
    });
    let second: Promise<Got> | undefined;
    vendor.answer = (_, response) => {
      if (vendor.seen.length > 1) sendJson(response, {ok: true});
    };
    assert.equal((await get(url + paths.list)).code, 'upstream-timeout');
    assert.equal((await second)?.status, 200);
    assert.equal(vendor.seen.length, 2);
  });

  it('go on for the others when one leaves', async () => {
    let arrived = 0;
    const {url} = await front({
      baseUrl: vendor.url,
      limit: () => {
        arrived++;
        return undefined;
      },
    });
    let release: (() => void) | undefined;
    vendor.answer = (_, response) => {
      release = () => sendJson(response, {ok: true});
    };
    const leave = new AbortController();
    const left = assert.rejects(get(url + paths.list, {signal: leave.signal}), {name: 'AbortError'});
    const stays = get(url + paths.list);
    while (arrived < 2 || !release) await new Promise(setImmediate);
    leave.abort();
    await left;
    release();
    assert.deepEqual([(await stays).status, vendor.seen.length], [200, 1]);
  });
});

describe('a limit', () => {
  it('answers 429 with the time to wait, before anything is asked', async () => {
    const {url} = await front({
      baseUrl: vendor.url,
      limit: (request) => (request.headers.get('x-user') === 'busy' ? 2.1 : undefined),
      authorize: (request) => request.headers.get('x-user') !== 'busy' || assert.fail('asked'),
    });
    for (const path of Object.values(paths)) {
      const {status, code, headers} = await get(url + path, {headers: {'x-user': 'busy'}});
      assert.deepEqual([status, code, headers.get('retry-after')], [429, 'too-many-requests', '3'], path);
    }
    assert.deepEqual(vendor.seen, []);
    assert.equal((await get(url + paths.list)).status, 200);
  });

  it('that would have somebody wait for ever says a day, and one that gives no number closes the proxy', async () => {
    for (const [wait, expected] of [
      [Infinity, '86400'],
      [1e21, '86400'],
      [0.2, '1'],
    ] as const) {
      const {url} = await front({baseUrl: vendor.url, limit: () => wait});
      const {status, headers} = await get(url + paths.list);
      assert.deepEqual([status, headers.get('retry-after')], [429, expected], `${wait}`);
    }
    const {url} = await front({baseUrl: vendor.url, limit: () => NaN});
    assert.equal((await get(url + paths.list)).code, 'internal');
    assert.deepEqual(vendor.seen, []);
  });

  it('that fails closes the proxy, without its text', async () => {
    for (const limit of [
      () => {
        throw new Error('redis at 10.0.0.7');
      },
      () => Promise.reject(new Error('redis at 10.0.0.7')),
    ]) {
      const {url} = await front({baseUrl: vendor.url, limit});
      const {status, code, body} = await get(url + paths.list);
      assert.deepEqual([status, code, body.includes('10.0.0.7')], [500, 'internal', false]);
    }
    assert.deepEqual(vendor.seen, []);
  });
});

describe('a log line', () => {
  const line = async (path: string, init: RequestInit = {}, options: Partial<ProxyOptions> = {}) => {
    const at = await front({baseUrl: vendor.url, ...options});
    const got = await get(at.url + path, init);
    // A stream’s line is written when its end has passed, which a reader may hear of first.
    while (at.logs.length === 0) await new Promise(setImmediate);
    assert.equal(at.logs.length, 1);
    const [logged] = at.logs;
    assert.ok(logged);
    return {got, logged};
  };

  it('has the answer’s request id, the route, status, time and bytes, and no more', async () => {
    const {got, logged} = await line(paths.list);
    const {time, ms, ...rest} = logged;
    assert.deepEqual(rest, {id: got.headers.get('x-request-id'), method: 'GET', route: 'list', status: 200, bytes: 11});
    assert.ok(Number.isInteger(ms) && ms >= 0 && ms < 5000);
    assert.ok(Math.abs(Date.parse(time) - Date.now()) < 5000);
  });

  it('has the code of an error, and of what is no route nothing else', async () => {
    vendor.answer = (_, response) => sendJson(response, {}, 404);
    const {
      logged: {code, route, status},
    } = await line(paths.call);
    assert.deepEqual([code, route, status], ['not-found', 'call', 404]);
    const {logged} = await line('/secret/place');
    assert.deepEqual(
      [logged.code, 'route' in logged, JSON.stringify(logged).includes('secret')],
      ['unknown-route', false, false],
    );
    const {url, logs} = await front({baseUrl: vendor.url});
    const {headers} = await raw(url, 'http://secret.example/place');
    assert.deepEqual(
      [logs.map((line) => [line.status, line.code, line.id]), JSON.stringify(logs).includes('secret')],
      [[[404, 'unknown-route', headers.get('x-request-id')]], false],
    );
  });

  it('counts a recording to its end', async () => {
    vendor.answer = (_, response) => sendText(response, 'x'.repeat(300_000), 200, 'audio/wav');
    const {logged} = await line(paths.recording);
    assert.deepEqual([logged.bytes, logged.route, logged.status], [300_000, 'recording', 200]);
    vendor.answer = (_, response) => sendText(response, '', 200, 'audio/wav');
    assert.equal((await line(paths.recording, {method: 'HEAD'})).logged.bytes, 0);
  });

  it('never has a phone number, an id, a query, a token, a cookie or the key in it', async () => {
    const secrets = [
      '14155550100',
      'contact-77',
      'call-77',
      'Grace',
      'token-77',
      'cookie-77',
      'origin-77',
      'agent-77',
      canary,
    ];
    const headers = {authorization: 'Bearer token-77', cookie: 's=cookie-77', 'user-agent': 'agent-77'};
    for (const status of [200, 401, 404, 500]) {
      vendor.answer = (_, response) => sendJson(response, {message: `Grace ${canary}`}, status);
      for (const path of [
        `${paths.list}?search=Grace&caller_number=%2B14155550100&ticket=token-77`,
        '/api/v1/contacts/contact-77/calls',
        '/api/v1/calling/phone-history?phone=%2B14155550100',
        '/api/v1/calling/call-sessions-detail/call-77',
        '/api/v1/calling/sessions/call-77/recording?ticket=token-77',
        '/Grace/14155550100',
        '/api/v1/contacts/%2FGrace/calls',
        `${paths.list}?search=Grace%00`,
      ]) {
        const {logged} = await line(path, {headers});
        for (const secret of secrets) assert.equal(JSON.stringify(logged).includes(secret), false, `${path} ${secret}`);
      }
    }
    const {logged} = await line(paths.list, {headers: {...headers, origin: 'https://origin-77.example'}});
    assert.equal(JSON.stringify(logged).includes('origin-77'), false);
  });

  it('that cannot be written takes no answer with it', async () => {
    vendor.answer = ({url = ''}, response) =>
      sendText(response, '{}', 200, url.endsWith('recording') ? 'audio/wav' : 'application/json');
    const {url} = await front({
      baseUrl: vendor.url,
      log: () => {
        throw new Error('disk full');
      },
    });
    for (const path of [paths.list, paths.recording, '/unknown']) {
      const {status, body} = await get(url + path);
      assert.deepEqual([status, body === '{}'], path === '/unknown' ? [404, false] : [200, true]);
    }
  });
});

describe('the host’s own functions', () => {
  const never = () => new Promise<never>(() => undefined);

  for (const [name, option] of [
    ['authorize', {authorize: never}],
    ['credentials', {credentials: never}],
    ['limit', {limit: never}],
  ] as const) {
    it(`are not waited for longer than the time-out (${name})`, {timeout: 10_000}, async () => {
      const {url, logs} = await front({baseUrl: vendor.url, timeoutMs: 100, ...option});
      const {status, code} = await get(url + paths.list);
      assert.deepEqual([status, code, vendor.seen.length], [504, 'proxy-timeout', 0]);
      assert.equal(logs[0]?.code, 'proxy-timeout');
    });
  }

  it('are told of what they threw, with the request’s id, and nobody else is', async () => {
    const fail = () => {
      throw new Error('no session store for user 7');
    };
    for (const [name, option, expected] of [
      ['authorize', {authorize: fail}, 'forbidden'],
      ['credentials', {credentials: fail}, 'no-credentials'],
      ['limit', {limit: fail}, 'internal'],
    ] as const) {
      const told: [unknown, string][] = [];
      const {url, logs} = await front({
        baseUrl: vendor.url,
        onError: (error, id) => {
          told.push([error, id]);
        },
        ...option,
      });
      const {code, headers, body} = await get(url + paths.list);
      assert.equal(code, expected, name);
      assert.deepEqual(
        told.map(([error, id]) => [String(error), id]),
        [['Error: no session store for user 7', headers.get('x-request-id')]],
        name,
      );
      assert.equal((body + JSON.stringify(logs)).includes('user 7'), false);
    }
  });

  it('may throw while they are told', async () => {
    const fail = () => {
      throw new Error('once more');
    };
    const {url} = await front({baseUrl: vendor.url, authorize: fail, onError: fail});
    assert.equal((await get(url + paths.list)).code, 'forbidden');
  });
});

canaryIsNowhere();
