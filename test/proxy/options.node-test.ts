/** What a proxy refuses to be made of, and how it says so. */
import assert from 'node:assert/strict';
import {afterEach, describe, it, mock} from 'node:test';
import type {ProxyOptions} from '../../src/proxy/index.js';
import {createProxy} from '../../src/proxy/index.js';
import {agniUpstream} from '../../src/vendors/agni/upstream.js';

const secret = 'sk-very-secret';
const good: ProxyOptions = {
  vendor: 'agni',
  credentials: secret,
  authorize: () => true,
  fetch: () => Promise.resolve(Response.json({})),
};
const list = new Request('http://page/api/v1/calling/call-sessions');
/** Options as an untyped host may write them. */
const loose = (options: Readonly<Record<string, unknown>>) => Object.assign({}, good, options);

const refused: readonly (readonly [name: string, options: Readonly<Record<string, unknown>>, message: RegExp])[] = [
  ['no authorize', {authorize: undefined}, /`authorize` is missing/],
  ['authorize: true', {authorize: true}, /`authorize` is missing/],
  ['an unknown vendor', {vendor: 'nobody'}, /`vendor` must be/],
  ['no vendor', {vendor: undefined}, /`vendor` must be/],
  ['a vendor without a key', {vendor: {...agniUpstream, keyHeaders: []}}, /at least one key header/],
  ['one key for a vendor that wants two', {vendor: 'zudu'}, /must give `X-API-KEY` and `X-API-SECRET`/],
  ['one of two keys', {vendor: 'zudu', credentials: {'X-API-KEY': secret}}, /must give `X-API-KEY` and `X-API-SECRET`/],
  [
    'another key beside them',
    {vendor: 'zudu', credentials: {'X-API-KEY': secret, 'X-API-SECRET': secret, 'X-Other': secret}},
    /must give/,
  ],
  ['what is nearly a group of fields', {redact: ['costs']}, /each of `redact` must be one of cost, recording/],
  ...['costs', 'Costs', 'RECORDINGS', 'recordng', 'Transcirpt', 'transcrpts', 'meta-datas', 'analysi', 'e_mails'].map(
    (name) =>
      [
        `${name} for a group of fields`,
        {redact: [name]},
        /`redact` must be one of .* The group’s name is "\w+"\.$/,
      ] as const,
  ),
  ...['127.0.0.1', '*.0.0.1', 'files.internal', '*.bucket.local', '10.0.0.1:8443'].map(
    (host) => [`recordings at ${host}`, {recordingHosts: [host]}, /`recordingHosts` must be a public name/] as const,
  ),
  ['an age of more than an hour', {maxAge: 3601}, /`maxAge` must be a whole number of seconds, at most 3600/],
  ['several fields as one', {redact: ['cost,recording']}, /one at a time/],
  ['a field that is no name', {redact: [undefined]}, /each of `redact` must be/],
  ['a relative base URL', {baseUrl: '/api'}, /`baseUrl` must be/],
  ['a base URL of another kind', {baseUrl: 'file:///etc'}, /`baseUrl` must be/],
  ['a base URL with a password', {baseUrl: `https://user:${secret}@api.example.com`}, /`baseUrl` must be/],
  ['a base path without a slash', {basePath: 'agni'}, /`basePath` must begin/],
  ['a wildcard origin', {allowedOrigins: ['*']}, /`allowedOrigins` must be/],
  ['a wildcard within an origin', {allowedOrigins: ['https://*.example.com']}, /`allowedOrigins` must be/],
  ['a time-out of nothing', {timeoutMs: 0}, /`timeoutMs` must be/],
  ['a time-out of no number', {timeoutMs: Number.NaN}, /`timeoutMs` must be/],
];

describe('createProxy refuses', () => {
  it('nothing that is right', () => assert.equal(typeof createProxy(good), 'function'));

  it('no field’s name, however near a short group it may be', () => {
    const redact = [
      'host',
      'post',
      'coast',
      'call_cost',
      'transcripts',
      'transcription',
      'summary_of_call',
      'mail',
      'Caller-Name',
    ];
    assert.equal(
      typeof createProxy(loose({redact, maxAge: 3600, recordingHosts: ['*.storage.example:8443']})),
      'function',
    );
  });

  for (const [name, options, message] of refused) {
    it(`${name}, without a word of the key`, () => {
      assert.throws(
        () => createProxy(loose(options)),
        (error: unknown) => {
          assert.ok(error instanceof TypeError);
          assert.match(error.message, /^createProxy: .+\.$/);
          assert.match(error.message, message);
          assert.equal(`${error.message}${error.stack ?? ''}`.includes(secret), false);
          return true;
        },
      );
    });
  }
});

const unusable: readonly (readonly [name: string, options: Readonly<Record<string, unknown>>, message: RegExp])[] = [
  ['no key', {credentials: undefined}, /`credentials` gave no key\. Set the variable/],
  ['null for a key', {credentials: null}, /gave no key/],
  ['an empty key', {credentials: ''}, /gave no key/],
  ['a blank key', {credentials: ' \n'}, /gave no key/],
  ['a key with a line break at its end', {credentials: `${secret}\n`}, /line break/],
  ['a key with a header behind it', {credentials: `${secret}\r\nx-other: 1`}, /line break/],
  ['a key with a space', {credentials: `${secret} two`}, /line break, a space/],
  ['a key beyond ASCII', {credentials: `${secret}é`}, /no header can carry/],
  [
    'an empty key of two',
    {vendor: 'zudu', credentials: {'X-API-KEY': secret, 'X-API-SECRET': ' '}},
    /gave no key for `X-API-SECRET`/,
  ],
  [
    'an absent key of two',
    {vendor: 'zudu', credentials: {'X-API-KEY': undefined, 'X-API-SECRET': secret}},
    /gave no key for `X-API-KEY`/,
  ],
];

describe('without a usable key', () => {
  const call = new Request('http://page/api/v1/calling/call-sessions-detail/one');
  const calls = {agni: list, zudu: new Request('http://page/api/calls/one')};
  const consoled = () => mock.method(console, 'error', () => undefined).mock;
  afterEach(() => {
    mock.restoreAll();
  });

  for (const [name, options, message] of unusable) {
    const {vendor = 'agni', credentials} = options as {vendor?: 'agni' | 'zudu'; credentials: unknown};
    const values = {value: credentials, function: () => credentials, promise: () => Promise.resolve(credentials)};
    for (const [form, given] of Object.entries(values)) {
      it(`(${name}, as a ${form}), the proxy is made, and only what needs the key fails`, async () => {
        const said = consoled();
        const asked: string[] = [];
        const fetch = (url: string) => {
          asked.push(url);
          return Promise.resolve(Response.json({}));
        };
        const proxy = createProxy(loose({vendor, credentials: given, fetch}));
        const response = await proxy(calls[vendor]);
        const text = await response.text();
        assert.deepEqual([response.status, asked], [500, []]);
        assert.match(text, /^{"error":{"code":"no-credentials","message":"This proxy has no key/);
        assert.equal((await proxy(new Request('http://page/other'))).status, 404);
        assert.equal(said.calls.length, 1, 'the console says it once');
        const [line] = said.calls[0]?.arguments as [string];
        assert.match(line, message);
        assert.equal(`${line}${text}`.includes(secret), false);
      });
    }
  }

  it('every request fails, the log line says why, and `onError` has the sentence', async () => {
    consoled();
    const [codes, told]: [(string | undefined)[], unknown[]] = [[], []];
    const proxy = createProxy(
      loose({
        credentials: () => undefined,
        log: ({code}: {code?: string}) => codes.push(code),
        onError: (error: unknown) => told.push(error),
      }),
    );
    for (const request of [list, call, list]) assert.equal((await proxy(request)).status, 500);
    assert.deepEqual(codes, ['no-credentials', 'no-credentials', 'no-credentials']);
    assert.equal(told.length, 3);
    for (const error of told) assert.match(String(error), /^TypeError: createProxy: `credentials` gave no key\./);
  });

  it('nobody who may not see calls learns of it', async () => {
    consoled();
    assert.equal((await createProxy(loose({credentials: '', authorize: () => false}))(list)).status, 403);
  });

  it('a function that finds the key later needs no restart', async () => {
    consoled();
    const env: {KEY?: string} = {};
    const proxy = createProxy(loose({credentials: () => env.KEY}));
    assert.equal((await proxy(list)).status, 500);
    env.KEY = secret;
    assert.equal((await proxy(list)).status, 200);
  });
});

describe('credentials as a function', () => {
  const sent: (string | null)[] = [];
  const fetch: ProxyOptions['fetch'] = (_, init) => {
    sent.push(new Headers(init.headers).get('x-api-key'));
    return Promise.resolve(Response.json({}));
  };

  it('are asked for every request', async () => {
    let turn = 0;
    const proxy = createProxy(loose({fetch, credentials: () => Promise.resolve(`key-${++turn}`)}));
    await (await proxy(list)).text();
    await (await proxy(list)).text();
    assert.deepEqual(sent, ['key-1', 'key-2']);
  });

  it('that give nothing usable are an error of the proxy, with no text of theirs', async () => {
    sent.length = 0;
    const fail = () => {
      throw new Error(`vault is sealed: ${secret}`);
    };
    for (const credentials of [
      fail,
      () => Promise.reject(new Error(secret)),
      () => '',
      () => undefined,
      () => `${secret}\r\n`,
    ]) {
      const response = await createProxy(loose({fetch, credentials}))(list);
      assert.equal(response.status, 500);
      assert.deepEqual(await response.json(), {
        error: {
          code: 'no-credentials',
          message: 'This proxy has no key for the call service: on its server, `credentials` gave no usable one.',
        },
      });
    }
    assert.deepEqual(sent, [], 'nothing was asked without a key');
  });

  it('are not asked for what is not allowed', async () => {
    const credentials = () => assert.fail('asked');
    assert.equal((await createProxy(loose({credentials, authorize: () => false}))(list)).status, 403);
    assert.equal((await createProxy(loose({credentials}))(new Request('http://page/other'))).status, 404);
  });
});

describe('a vendor of one’s own', () => {
  it('is asked at its own address, by its own table and header', async () => {
    const asked: [string, string | null][] = [];
    const none = {path: '/none', query: []};
    const vendor = {
      baseUrl: 'https://calls.example.com/v9/',
      keyHeaders: ['Authorization'],
      routes: {
        list: {path: '/calls', query: ['limit']},
        call: {path: '/calls/{id}/full', query: []},
        contact: none,
        phone: none,
        recording: none,
      },
    };
    const proxy = createProxy(
      loose({
        vendor,
        fetch: (url: string, init: RequestInit) => {
          asked.push([url, new Headers(init.headers).get('authorization')]);
          return Promise.resolve(Response.json({}));
        },
      }),
    );
    await (await proxy(new Request('http://page/calls?limit=5&page=2'))).text();
    await (await proxy(new Request('http://page/calls/a$&b/full'))).text();
    const base = 'https://calls.example.com/v9/calls';
    assert.deepEqual(asked, [
      [`${base}?limit=5`, secret],
      [`${base}/a%24%26b/full`, secret],
    ]);
  });
});
