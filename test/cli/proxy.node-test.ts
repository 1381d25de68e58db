/** `agni-call-widgets proxy` as a process of its own, in front of the mock vendor. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, get, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {after, describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {root} from '../../scripts/sources.js';
import {baseUrlVariable, keyVariables} from '../../src/cli/keys.js';
import {proxy as runProxy} from '../../src/cli/proxy.js';
import type {LogLine} from '../../src/proxy/index.js';
import {signScope} from '../../src/proxy/index.js';
import {vendorNames} from '../../src/vendors/server-registry.js';

const key = 'sk-only-the-server-knows-4711';
const secret = 'a-secret-of-forty-characters-for-scopes!';
const list = '/api/v1/calling/call-sessions';
const detail = (id: string) => `/api/v1/calling/call-sessions-detail/${id}`;
const recording = (id: string) => `/api/v1/calling/sessions/${id}/recording`;

const mock = await listen(createAgniMock({key}));
after(mock.close);

interface Row {
  readonly id: string;
  readonly agent_id?: string;
  readonly recordingUrl?: string | null;
}
const rowsOf = async (response: Response) =>
  ((await response.json()) as {data: {callSessions: Row[]}}).data.callSessions;
const rows = await rowsOf(await fetch(mock.url + list, {headers: {'x-api-key': key}}));
const [first, second] = rows.filter((row) => row.recordingUrl);
assert.ok(first && second);

type Environment = Readonly<Record<string, string>>;

/** Starts the command, with nothing in its environment but what is given. */
const start = (args: readonly string[], env: Environment = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'src/cli/index.ts'), ...args], {
    cwd: root,
    env: {PATH: process.env['PATH'], ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  after(() => child.kill('SIGKILL'));
  const said = {stdout: '', stderr: ''};
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  const ended = once(child, 'close').then(([status]) => ({...said, status: status as number | null}));
  return {child, said, ended};
};

/** The command as a process. */
const started = (args: readonly string[], env: Environment) => start(['proxy', ...args], env).ended;

/** The command as the function that the process calls. */
const called = async (args: readonly string[], env: Environment) => {
  const written = {stdout: '', stderr: ''};
  const to = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const status = await runProxy(args, {env, stdout: to('stdout'), stderr: to('stderr')});
  return {...written, status};
};

/** Starts the proxy in front of the mock, and waits until it listens. */
const serve = async (args: readonly string[] = [], env: Environment = {}) => {
  const {child, said, ended} = start(['proxy', ...args], {
    AGNI_API_KEY: key,
    AGNI_BASE_URL: mock.url,
    PORT: '0',
    ...env,
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, address] = /^Listening on (\S+)\n/.exec(said.stdout) ?? [];
      if (address !== undefined) resolve(address);
    });
    void ended.then(({stderr}) => reject(new Error(stderr)));
  });
  return {
    child,
    said,
    url,
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
};
const logOf = (stderr: string) =>
  stderr
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LogLine);
const bearer = async (scope: Parameters<typeof signScope>[0], signer = secret) => ({
  authorization: `Bearer ${await signScope(scope, signer)}`,
});

describe('the command', {concurrency: 2}, () => {
  it('--help names every flag and variable', async () => {
    const {status, stdout, stderr} = await start(['proxy', '--help']).ended;
    assert.deepEqual([status, stderr], [0, '']);
    for (const name of [
      ...vendorNames.flatMap((name) => [...keyVariables(name).map(([variable]) => variable), baseUrlVariable(name)]),
      'AGNI_API_KEY',
      'AGNI_BASE_URL',
      'ZUDU_API_KEY',
      'ZUDU_API_SECRET',
      'ZUDU_BASE_URL',
      'ALLOWED_ORIGINS',
      'SCOPE_SECRET',
      'HOST',
      'PORT',
      '--host',
      '--port',
      '--base-path',
      '--base-url',
      '--allow-origin',
      '--redact',
      '--reveal',
      '--recording-host',
      '--timeout',
      '--max-age',
      '--allow-all',
      '--vendor',
      '--help',
      '--version',
      '/healthz',
    ])
      assert.ok(stdout.includes(name), name);
    const {stdout: all} = await start(['--help']).ended;
    for (const name of ['proxy', 'check', '--help', '--version']) assert.ok(all.includes(name), name);
  });

  it('--version is the package’s', async () => {
    const {version} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {version: string};
    for (const args of [['--version'], ['proxy', '--version']]) {
      const {status, stdout} = await start(args).ended;
      assert.deepEqual([status, stdout], [0, `${version}\n`]);
    }
  });

  const refusals: readonly (readonly [name: string, args: readonly string[], env: Environment, words: RegExp])[] = [
    ['without a key', [], {AGNI_API_KEY: '-'}, /^AGNI_API_KEY is not set\.$/],
    ['an empty key', [], {AGNI_API_KEY: ''}, /^AGNI_API_KEY is empty\.$/],
    ['a blank key', [], {AGNI_API_KEY: ' \n'}, /^AGNI_API_KEY is empty\.$/],
    ['a key with a line break', [], {AGNI_API_KEY: `${key}\n`}, /^AGNI_API_KEY has a line break/],
    [
      'a key with another header behind it',
      [],
      {AGNI_API_KEY: `${key}\r\nx-other: 1`},
      /^AGNI_API_KEY has a line break/,
    ],
    ['a wildcard origin', ['--allow-origin', '*'], {}, /--allow-origin or ALLOWED_ORIGINS must be one origin/],
    [
      'a wildcard within an origin',
      [],
      {ALLOWED_ORIGINS: 'https://a.example,https://*.b.example'},
      /ALLOWED_ORIGINS must be one origin/,
    ],
    ['an origin with a path', ['--allow-origin', 'https://a.example/'], {}, /must be one origin/],
    ['the origin null', [], {ALLOWED_ORIGINS: 'null'}, /must be one origin/],
    ['a port of no number', ['--port', 'http'], {}, /^--port or PORT must be a whole number from 0 to 65535\.$/],
    ['a port too high', [], {PORT: '65536'}, /^--port or PORT must be/],
    ['a port below zero', ['--port=-1'], {}, /^--port or PORT must be/],
    ['a flag nobody knows', ['--listen', '80'], {}, /^--listen is not a flag of this command \(see --help\)\.$/],
    ['the key as a flag', ['--api-key', key], {}, /^--api-key is not a flag/],
    ['the key as a flag’s name', [`--${key}`], {}, /is not a flag/],
    ['the key as an argument', [key], {}, /^This command takes flags only/],
    ['a flag without its value', ['--port'], {}, /^--port needs a value/],
    ['a short secret', [], {SCOPE_SECRET: 'x'.repeat(31)}, /^SCOPE_SECRET must have at least 32 bytes\.$/],
    ['an empty secret', [], {SCOPE_SECRET: ''}, /^SCOPE_SECRET must have/],
    ['a secret and --allow-all', ['--allow-all'], {SCOPE_SECRET: secret}, /not both\.$/],
    ['every network without a secret', [], {HOST: '0.0.0.0'}, /^Others can reach 0\.0\.0\.0: set SCOPE_SECRET/],
    ['every network of the newer kind', ['--host', '::'], {}, /^Others can reach ::: set SCOPE_SECRET/],
    ['another address without a secret', ['--host', '192.0.2.1'], {}, /^Others can reach 192\.0\.2\.1/],
    ['a name that begins like this machine’s', ['--host', '127.0.0.1.example'], {}, /^Others can reach/],
    [
      '--allow-all on another address',
      ['--host', '192.0.2.1', '--allow-all'],
      {},
      /^Others can reach .*--allow-all\.$/,
    ],
    ['a host of no name', ['--host', ''], {}, /^--host must not be empty/],
    ['a base URL of another kind', ['--base-url', 'ftp://a'], {}, /^--base-url or AGNI_BASE_URL must be/],
    ['a base path without a slash', ['--base-path', 'agni'], {}, /^--base-path must begin/],
    [
      'a host of recordings that is none',
      ['--recording-host', 'https://a.example'],
      {},
      /--recording-host must be a host/,
    ],
    [
      'what is nearly a group of fields',
      ['--redact', 'Transcrpts'],
      {},
      /^Each of --redact must be one of .* The group’s name is "transcript"\.$/,
    ],
    [
      'a host of recordings that is no public name',
      ['--recording-host', '10.0.0.1'],
      {},
      /--recording-host must be a public name/,
    ],
    ['an age of days', ['--max-age', '86400'], {}, /^--max-age must be a whole number of seconds, at most 3600\.$/],
    ['a time-out of nothing', ['--timeout', '0'], {}, /^--timeout must be/],
    ['an age of no number', ['--max-age', '1.5'], {}, /^--max-age must be/],
    ['another vendor', ['--vendor', 'nobody'], {}, new RegExp(`^--vendor must be ${vendorNames.join(' or ')}\\.$`)],
    [
      'keys for both vendors',
      [],
      {ZUDU_API_KEY: key, ZUDU_API_SECRET: key},
      /^There are keys for agni and zudu: choose one with --vendor\.$/,
    ],
    ['a key without its secret', [], {AGNI_API_KEY: '-', ZUDU_API_KEY: key}, /^ZUDU_API_SECRET is not set\.$/],
    ['a secret without its key', [], {AGNI_API_KEY: '-', ZUDU_API_SECRET: key}, /^ZUDU_API_KEY is not set\.$/],
    [
      'a base URL of another kind for Zudu',
      ['--vendor', 'zudu'],
      {ZUDU_API_KEY: key, ZUDU_API_SECRET: key, ZUDU_BASE_URL: 'ftp://a'},
      /^--base-url or ZUDU_BASE_URL must be/,
    ],
  ];
  /** One for each step that refuses: the key, the flags, the policy, the proxy's own options. */
  const asProcess = ['without a key', 'the key as an argument', 'every network without a secret', 'a wildcard origin'];
  for (const [name, args, env, words] of refusals) {
    it(`refuses ${name}, in one line without the key`, async () => {
      const {AGNI_API_KEY: given = key, ...rest} = env;
      const whole = {...(given !== '-' && {AGNI_API_KEY: given}), ...rest};
      const runs = [called, ...(asProcess.includes(name) ? [started] : [])];
      for (const run of runs) {
        const {status, stdout, stderr} = await run(args, whole);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, /^[^\n]+\.\n$/);
        assert.match(stderr.trimEnd(), words);
        assert.equal(stderr.includes(key), false);
      }
    });
  }

  it('says in one line that it cannot listen there', async () => {
    const {port} = new URL(mock.url);
    const taken = await start(['proxy', '--port', port], {AGNI_API_KEY: key}).ended;
    assert.deepEqual(taken, {
      status: 1,
      stdout: '',
      stderr: `Cannot listen on 127.0.0.1 port ${port}: another program is listening there.\n`,
    });
    // With a secret, another address is no question of policy any more, but this machine does not have this one (RFC
    // 5737).
    const none = await start(['proxy', '--host', '192.0.2.1', '--port', '0'], {AGNI_API_KEY: key, SCOPE_SECRET: secret})
      .ended;
    assert.deepEqual(none, {
      status: 1,
      stdout: '',
      stderr: 'Cannot listen on 192.0.2.1 port 0: this machine has no such address.\n',
    });
  });

  it('without a name, or with one it does not know, points to --help', async () => {
    for (const args of [[], ['serve'], ['constructor']]) {
      const {status, stdout, stderr} = await start(args).ended;
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^[^\n]+proxy or check \(see --help\)\.\n$/);
    }
  });
});

describe('the proxy it starts', () => {
  it('serves whoever asks from this machine by its own name, and says so', async () => {
    const {url, stop} = await serve();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/agni$/);
    assert.equal((await rowsOf(await fetch(url + list))).length, rows.length);
    assert.equal((await fetch(url.replace('127.0.0.1', 'localhost') + list)).status, 200);
    // A page elsewhere whose name has got this machine's address, or a server in front: the name asked for is theirs.
    for (const host of ['calls.example', '127.0.0.1.calls.example', 'localhost.example']) {
      assert.equal(await statusFor(url + list, host), 403, host);
    }
    // A server in front that asks by this machine's name for somebody else says so.
    for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via', 'x-real-ip']) {
      assert.equal((await fetch(url + list, {headers: {[name]: '192.0.2.7'}})).status, 403, name);
    }
    const {status, stdout, stderr} = await stop();
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^Listening on \S+\nAnybody on this machine can read every call, and [^.]+\. Set SCOPE_SECRET [^\n]+\.\n$/,
    );
    assert.deepEqual(
      logOf(stderr).map((line) => line.status),
      [200, 200, ...Array<number>(8).fill(403)],
    );
  });

  it('serves Zudu at /zudu, with its key and its secret', async () => {
    const zudu = await listen(createZuduMock({key, secret: `${key}-2`}));
    after(zudu.close);
    const {url, stop} = await serve(['--vendor', 'zudu'], {
      ZUDU_API_KEY: key,
      ZUDU_API_SECRET: `${key}-2`,
      ZUDU_BASE_URL: zudu.url,
    });
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/zudu$/);
    const answer = await fetch(`${url}/api/calls?limit=3`);
    assert.equal(((await answer.json()) as {data: {calls: unknown[]}}).data.calls.length, 3);
    const {stdout, stderr} = await stop();
    assert.equal(`${stdout}${stderr}`.includes(key), false);
  });

  it('serves everybody with --allow-all, and says so', async () => {
    const {url, stop} = await serve(['--allow-all']);
    assert.equal(await statusFor(url + list, 'calls.example'), 200);
    assert.match((await stop()).stdout, /\nAnybody who can reach this server can read every call \(--allow-all\)\.\n$/);
  });

  it('never shows the key or a number: not in answers, not in what it says', async () => {
    const {url, stop} = await serve();
    let answers = '';
    for (const target of [
      list,
      `${list}?caller_number=%2B14155550123&api_key=${key}x`,
      detail(first.id),
      recording(first.id),
      '/api/v1/calling/phone-history?phone=%2B14155550123',
      detail('nobody'),
      detail('%00'),
      '/x',
      '/../../healthz',
    ]) {
      const response = await fetch(url + target);
      answers += `${JSON.stringify([...response.headers])}${Buffer.from(await response.arrayBuffer()).toString('latin1')}`;
    }
    const {stdout, stderr} = await stop('SIGINT');
    assert.ok(answers.includes(first.id));
    assert.equal(`${answers}${stdout}${stderr}`.includes(key), false);
    assert.equal(`${stdout}${stderr}`.includes('4155550123'), false);
    const lines = logOf(stderr);
    assert.equal(lines.length, 8, 'one for each request but /healthz');
    assert.deepEqual(Object.keys(lines[0] ?? {}), ['time', 'id', 'method', 'route', 'status', 'ms', 'bytes']);
  });

  it('opens with a scope token what it names, and nothing without', async () => {
    const {url, said, stop} = await serve([], {SCOPE_SECRET: secret});
    assert.equal(said.stdout, `Listening on ${url}\n`);
    const ask = async (target: string, headers: Record<string, string> = {}) => fetch(url + target, {headers});
    const own = await bearer({call: first.id});
    assert.equal((await ask(detail(first.id))).status, 401);
    assert.equal((await ask(detail(first.id), {authorization: 'Bearer nonsense'})).status, 401);
    assert.equal((await ask(detail(first.id), await bearer({call: first.id}, `${secret}-not`))).status, 401);
    assert.equal((await ask(detail(second.id), own)).status, 403);
    assert.equal((await ask(list, own)).status, 403);
    assert.equal((await ask(list, {'user-agent': 'kube-probe/1.30'})).status, 401);
    const opened = await ask(detail(first.id), own);
    assert.equal(opened.status, 200);
    const {recording_url: player = ''} = ((await opened.json()) as {data: {recording_url?: string}}).data;
    assert.match(player, /^\/agni\/api\/v1\/calling\/sessions\/[^/]+\/recording\?ticket=/);
    const audio = await fetch(new URL(player, url), {headers: {range: 'bytes=0-99'}});
    assert.deepEqual([audio.status, (await audio.arrayBuffer()).byteLength], [206, 100]);
    assert.equal((await ask(recording(first.id))).status, 401);
    const {stderr} = await stop();
    assert.equal(
      [secret, own.authorization.slice(7), 'ticket'].some((text) => stderr.includes(text)),
      false,
    );
  });

  it('does what its flags say; a flag counts more than its variable', async () => {
    const {url, stop} = await serve(
      [
        '--base-path',
        '/calls',
        '--allow-origin',
        'https://crm.example',
        '--allow-origin',
        'https://shop.example',
        '--redact',
        'recording',
        '--redact',
        'cost',
        '--max-age',
        '60',
        '--timeout',
        '5000',
        '--vendor',
        'agni',
        '--host',
        'localhost',
      ],
      {ALLOWED_ORIGINS: 'https://other.example', HOST: '192.0.2.1'},
    );
    assert.match(url, /^http:\/\/localhost:\d+\/calls$/);
    const from = async (origin: string) => fetch(url + detail(first.id), {headers: {origin}});
    for (const origin of ['https://crm.example', 'https://shop.example']) {
      assert.equal((await from(origin)).headers.get('access-control-allow-origin'), origin);
    }
    assert.equal((await from('https://other.example')).status, 403);
    const response = await from('https://crm.example');
    assert.equal(response.headers.get('cache-control'), 'private, max-age=60');
    assert.doesNotMatch(await response.text(), /cost_total|recording_url/);
    assert.equal((await fetch(url + recording(first.id))).status, 404);
    await stop();
  });

  it('takes origins from ALLOWED_ORIGINS, and an empty variable for none', async () => {
    const {url, stop} = await serve([], {ALLOWED_ORIGINS: ' https://crm.example, https://shop.example,', HOST: ''});
    const from = async (origin: string) => (await fetch(url + list, {headers: {origin}})).status;
    assert.deepEqual([await from('https://shop.example'), await from('https://crm.example')], [200, 200]);
    assert.equal(await from('https://other.example'), 403);
    await stop();
  });

  it('goes on when nobody reads what it says', async () => {
    const {url, child, stop} = await serve();
    child.stdout.destroy();
    child.stderr.destroy();
    for (let i = 0; i < 5; i++) assert.equal((await fetch(url + list)).status, 200);
    assert.equal((await stop()).status, 0);
  });
});

describe('a signal', () => {
  /** A vendor whose recording goes on until told. */
  let source: ServerResponse | undefined;
  const slow = createServer((_, response) => {
    source = response.setHeader('content-type', 'audio/wav');
    response.write('first half, ');
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`${signal} lets a recording end, also when it comes twice, and then ends with status 0`, async () => {
      if (!slow.listening) await once(slow.listen(0, '127.0.0.1'), 'listening');
      after(() => slow.close());
      const {url, child, said, stop} = await serve([], {
        AGNI_BASE_URL: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`,
      });
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        get(url + recording('x'), resolve).on('error', reject);
      });
      const stopped = stop(signal);
      await refusesConnections(url);
      child.kill(signal);
      source?.end('second half');
      let heard = '';
      for await (const text of response.setEncoding('latin1')) heard += text as string;
      assert.deepEqual([heard, response.complete], ['first half, second half', true]);
      assert.equal((await stopped).status, 0);
      assert.deepEqual(
        logOf(said.stderr).map(({status, bytes}) => [status, bytes]),
        [[200, 23]],
      );
    });
  }
});

describe('under npx', () => {
  it('the proxy ends with the shell that npx starts it in, which passes no signal on', {timeout: 30_000}, async () => {
    const command = [process.execPath, '--import', 'tsx', path.join(root, 'src/cli/index.ts'), 'proxy']
      .map((word) => `'${word}'`)
      .join(' ');
    const shell = spawn('sh', ['-c', `${command} & wait`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {PATH: process.env['PATH'], AGNI_API_KEY: key, PORT: '0', npm_command: 'exec'},
      detached: true, // a group of its own, so that the test can end what should have ended
    });
    let over = false;
    after(() => {
      if (!over && shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
    });
    const [listening] = (await once(shell.stdout.setEncoding('utf8'), 'data')) as [string];
    const [, url = ''] = /^Listening on (\S+)\n/.exec(listening) ?? [];
    assert.equal((await fetch(new URL('/healthz', url))).status, 200);
    const ended = once(shell, 'close'); // once nobody has its stdout any more
    shell.kill('SIGTERM');
    await ended;
    over = true;
    await assert.rejects(fetch(new URL('/healthz', url)));
  });
});

/** Asks by another name than the address it connects to, as fetch cannot. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, {headers: {host}}, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
}

/** Settles once the server has stopped listening. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const refused = await new Promise<boolean>((resolve) => {
      get(new URL('/healthz', url), {agent: false}, (response) => resolve(response.resume() === undefined)).on(
        'error',
        () => resolve(true),
      );
    });
    if (refused) return;
  }
}
