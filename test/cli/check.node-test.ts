/** The check over real sockets: what it says of this package's proxy, of silence, and of wrong arguments. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {listen} from '../../demo/server/api.js';
import type {Scope} from '../../src/proxy/index.js';
import {authorizeScope, signScope} from '../../src/proxy/index.js';
import {vendorNames} from '../../src/vendors/server-registry.js';
import {
  always,
  asking,
  checked,
  contact,
  everything,
  good,
  isRecording,
  json,
  key,
  list,
  names,
  page,
  path,
  run,
  token,
  when,
} from './check-support.js';

describe('of this package’s proxy the check says', () => {
  it('that nothing is wrong, and skips nothing when it is given everything', async (t) => {
    const {status, failed, skipped, passed, lines} = await checked(t, good());
    assert.deepEqual([status, failed, skipped], [0, [], []]);
    assert.equal(lines.at(-1), `${passed.length} passed, 0 failed, 0 skipped`);
    for (const name of ['list', 'contact', 'phone', 'call', 'recording'])
      assert.ok(passed.includes(`route ${name}`), name);
  });

  it('what it could not look at, when it is given nothing', async (t) => {
    const {status, failed, skipped} = await checked(t, good({authorize: () => true}), []);
    assert.deepEqual([status, failed], [0, []]);
    assert.deepEqual(names(skipped), ['route contact', 'strangers are refused', 'CORS for the page', 'CORS preflight']);
    assert.match(skipped[0] ?? '', /pass --contact-id/);
    assert.match(skipped[1] ?? '', /without any header, which may be intended; pass --header/);
  });

  it('that a page of its own origin needs no CORS', async (t) => {
    const server = await listen(good());
    t.after(server.close);
    const {status, skipped} = await run(`${server.url}/agni/`, ...everything, `--origin=${server.url}`);
    assert.equal(status, 0);
    assert.deepEqual(names(skipped), ['CORS for the page', 'CORS preflight']);
  });

  it('nothing wrong with answers that are kept for a minute, tickets, or recordings that are not given out', async (t) => {
    const secret = 'a secret of at least thirty-two bytes';
    for (const [options, skips] of [
      [{maxAge: 60, tickets: secret}, []],
      [
        {redact: ['recording']},
        [
          'route recording',
          'recording ranges',
          'recording suffix range',
          'recording range beyond the end',
          'recording HEAD',
          'recording by call id alone',
        ],
      ],
    ] as const) {
      const {status, failed, skipped} = await checked(t, good(options));
      assert.deepEqual([status, failed, names(skipped)], [0, [], skips]);
    }
  });

  const secret = 'the secret that signs the pages’ tokens';
  const scoped = good({authorize: authorizeScope(secret)});
  const own = async () => {
    const response = await good()(
      new Request(`http://proxy/agni/api/v1/contacts/${contact.id}/calls`, {
        headers: {authorization: `Bearer ${token}`},
      }),
    );
    const {data} = (await response.json()) as {data: {id: string; agentId?: string; recordingUrl?: string}[]};
    const [call] = data.filter((one) => one.recordingUrl && one.agentId);
    assert.ok(call?.agentId);
    return {call: call.id, agent: call.agentId};
  };
  const scopes: readonly (readonly [kind: string, scope: () => Scope | Promise<Scope>, open: readonly string[]])[] = [
    ['contact', () => ({contact: contact.id}), ['contact', 'call', 'recording']],
    ['phone', () => ({phone: contact.number}), ['phone', 'call', 'recording']],
    ['agent', async () => ({agent: (await own()).agent}), ['list', 'call', 'recording']],
    ['call', async () => ({call: (await own()).call}), ['call', 'recording']],
  ];
  for (const [kind, scope, open] of scopes) {
    it(`that a token for one ${kind} opens ${open.join(', ')}, and nothing is wrong`, async (t) => {
      const signed = await signScope(await scope(), secret);
      const {status, failed, passed, skipped} = await checked(t, scoped, [
        `--header=Authorization: Bearer ${signed}`,
        `--origin=${page}`,
        `--contact-id=${contact.id}`,
        `--phone=${contact.number}`,
        `--call-id=${(await own()).call}`,
      ]);
      assert.deepEqual([status, failed], [0, []]);
      assert.deepEqual(
        passed.filter((name) => name.startsWith('route ')),
        open.map((name) => `route ${name}`),
      );
      assert.equal(
        skipped.every((line) => /^route \w+: refused \(403\)/.test(line)),
        true,
        skipped.join(),
      );
    });
  }

  it('that its vendor’s key is wrong', async (t) => {
    const {status, failed} = await checked(t, good({credentials: 'not-the-key'}));
    assert.equal(status, 1);
    assert.match(failed[0] ?? '', /^route list: answered 502: the vendor does not accept the proxy’s key/);
    assert.deepEqual(names(failed).at(-1), 'an unknown call');
  });

  it('that nobody was let in by the given header', async (t) => {
    for (const [args, advice] of [
      [[], /pass --header as the page/],
      [['--header=Authorization: Bearer x'], /pass a --header with access/],
    ] as const) {
      const {status, failed} = await checked(t, good(), args);
      assert.equal(status, 1);
      assert.equal(failed.length, 1);
      assert.match(failed[0] ?? '', advice);
    }
  });
});

describe('where there is no answer to judge, one line says so:', () => {
  const url = (port: number) => `http://127.0.0.1:${port}/agni`;
  /** A server of bytes, not of HTTP. */
  const bytes = async (t: TestContext, text: string) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(text));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    return (server.address() as AddressInfo).port;
  };
  const only = async (expected: RegExp, ...args: string[]) => {
    const {status, lines} = await run(...args);
    assert.equal(status, 1);
    assert.deepEqual(lines.slice(1), ['0 passed, 1 failed, 0 skipped']);
    assert.match(lines[0] ?? '', expected);
  };

  it('nothing listens', async () => {
    const server = await listen(good());
    await server.close();
    await only(/^FAIL {2}the endpoint answers: nothing listens there/, `${server.url}/agni`);
  });

  it('the host has no address', () => only(/that host has no address/, 'http://agni-check.invalid/agni'));

  it('it answers something else than HTTP', async (t) =>
    only(/does not speak this protocol/, url(await bytes(t, 'SSH-2.0-x\r\n'))));

  it('it is asked by https and knows http', async (t) => {
    const port = await bytes(t, 'HTTP/1.1 400 Bad Request\r\n\r\n');
    await only(/does not speak this protocol/, `https://127.0.0.1:${port}/agni`);
  });

  it('it breaks off', async (t) => {
    const port = await bytes(t, 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{');
    await only(/the connection broke before the answer was whole/, url(port));
  });

  it('it never answers', async (t) => {
    const server = await listen(() => new Promise(() => undefined));
    t.after(server.close);
    await only(/no complete answer within 150 ms/, `${server.url}/agni`, '--timeout=150');
  });

  it('it never ends', async (t) => {
    const server = await listen(() =>
      Promise.resolve(new Response(new ReadableStream({start: (to) => to.enqueue(Buffer.from('{'))}))),
    );
    t.after(server.close);
    await only(/no complete answer within 150 ms/, `${server.url}/agni`, '--timeout=150');
  });

  it('it asks to wait', async (t) => {
    const server = await listen(good({limit: () => 30}));
    t.after(server.close);
    await only(/limits requests \(429\)/, `${server.url}/agni`);
  });

  it('one recording never comes', async (t) => {
    let asked = 0;
    const silent = when(
      (one) => isRecording(one) && asked++ === 0,
      () => new Promise(() => undefined),
    );
    // Patient enough that nothing else is late.
    const {status, failed} = await checked(t, (request) => silent(request, good()), [...everything, '--timeout=1500']);
    assert.equal(status, 1);
    assert.deepEqual(names(failed), ['route recording']);
    assert.match(failed[0] ?? '', /no complete answer within 1500 ms/);
  });

  it('it answers without end', async (t) => {
    const endless = () =>
      new Response(new ReadableStream({pull: (to) => to.enqueue(new Uint8Array(1 << 20))}), {headers: json});
    const {status, failed} = await checked(t, (request) =>
      when(
        (one) => one.method === 'GET' && path(one).endsWith(list),
        () => Promise.resolve(endless()),
      )(request, good()),
    );
    assert.equal(status, 1);
    assert.deepEqual(names(failed), ['route list']);
    assert.match(failed[0] ?? '', /more than 16 MiB/);
  });
});

describe('the command', () => {
  it('writes JSON for machines', async (t) => {
    const server = await listen((request) => always({'x-content-type-options': null})(request, good()));
    t.after(server.close);
    const {status, lines} = await run(`${server.url}/agni`, ...everything, '--json');
    const results = lines.map((line) => JSON.parse(line) as {result: string; name: string; detail?: string});
    assert.equal(status, 1);
    assert.deepEqual(
      results.filter(({result}) => result !== 'pass').map(({result, name}) => [result, name]),
      [['fail', 'nosniff']],
    );
    assert.equal(
      results.every(({result, detail}) => (detail === undefined) === (result === 'pass')),
      true,
    );
  });

  it('looks for the keys of the environment, and never sends them', async (t) => {
    const secrets = {
      AGNI_API_KEY: key,
      ZUDU_API_KEY: 'zudus-key-of-the-server',
      ZUDU_API_SECRET: 'zudus-secret-of-the-server',
    };
    const sent: string[] = [];
    const {status, text} = await checked(
      t,
      (request) => {
        sent.push(`${request.url} ${JSON.stringify([...request.headers])}`);
        return good()(request);
      },
      everything,
      secrets,
    );
    assert.equal(status, 0);
    for (const secret of Object.values(secrets))
      assert.equal(sent.some((one) => one.includes(secret)) || text.includes(secret), false);
  });

  it('changes nothing: to calls that exist it sends only reads', async (t) => {
    const changes: string[] = [];
    const {status} = await checked(t, async (request) => {
      const reads = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
      const there = await good()(asking(new Request(request.url, {headers: request.headers}), {}));
      const body = await there.text();
      if (!reads && there.status < 400 && body.includes('"id":')) changes.push(`${request.method} ${path(request)}`);
      return good()(request);
    });
    assert.deepEqual([status, changes], [0, []]);
  });

  it('says how it is used', async () => {
    const {status, text} = await run('--help');
    assert.equal(status, 0);
    for (const flag of ['vendor', 'header', 'origin', 'call-id', 'contact-id', 'phone', 'timeout', 'json', 'help'])
      assert.ok(text.includes(`--${flag}`), flag);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /name the endpoint/],
    [['agni'], /http or https/],
    [['/agni'], /http or https/],
    [['file:///agni'], /http or https/],
    [['https://crm.example/agni', 'https://crm.example/b'], /one endpoint/],
    [[`https://user:${token}@crm.example/agni`], /no user/],
    [['https://crm.example/agni?a=b'], /no user, query/],
    [['https://crm.example/agni', '--headers', token], /no flag --headers/],
    [['https://crm.example/agni', '--header', token], /must be "Name: value"/],
    [['https://crm.example/agni', '--header'], /--header needs a value/],
    [['https://crm.example/agni', '--header', `A: ${token}\r\nB: c`], /plain characters/],
    [['https://crm.example/agni', '--header', `Host: ${token}`], /its own/],
    [['https://crm.example/agni', '--json=x'], /--json needs/],
    [['https://crm.example/agni', '--origin', '*'], /--origin must be/],
    [['https://crm.example/agni', '--origin', 'https://crm.example/'], /--origin/],
    [['https://crm.example/agni', '--phone', '0123'], /E\.164/],
    [['https://crm.example/agni', '--timeout', '0'], /--timeout must/],
    [['https://crm.example/agni', '--vendor', token], new RegExp(`--vendor must be ${vendorNames.join(' or ')}`)],
    [['https://crm.example/agni', '--timeout', 'soon'], /--timeout must/],
  ];
  for (const [args, expected] of wrong) {
    it(`refuses "${args.join(' ').replace(token, '…')}" in one line, with status 2`, async () => {
      const {status, lines} = await run(...args);
      assert.equal(status, 2);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', expected);
    });
  }
});
