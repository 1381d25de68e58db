/**
 * docs/guides/vendor.md, run as it is written: its own tests, its types, and an element on a page that names its
 * vendor.
 */
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {build, type Rolldown} from 'vite';
import {listen, type Listening} from '../../demo/server/api.js';
import {run} from '../../scripts/run.js';
import {root} from '../../scripts/sources.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {browser} from '../support/runner/page.js';
import {start} from './program.js';
import {signScope, type Scope} from '../../src/proxy/index.js';
import {snippets, unpack} from './snippets.js';

const temporary = temporaryFolder();
const open = browser();
let site: Listening | undefined;

before(() => {
  unpack('vendor', temporary.folder);
});
after(async () => {
  await site?.close();
  temporary.remove();
});

/** The guide's elements, on a page whose script is the guide's. */
const served = async (): Promise<Listening> => {
  const [{output}] = (await build({
    configFile: false,
    root: temporary.folder,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      lib: {entry: path.join(temporary.folder, 'page.ts'), formats: ['es'], fileName: () => 'page.js'},
    },
  })) as [Rolldown.RolldownOutput];
  const scripts = new Map<string, string>(
    output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
  );
  const markup =
    /^```html\n([^]*?)^```$/m.exec(readFileSync(path.join(root, 'docs/guides/vendor.md'), 'utf8'))?.[1] ?? '';
  const {harborMock} = (await import(path.join(temporary.folder, 'harbor-mock.ts'))) as {
    harborMock: (request: Request) => Response;
  };
  return listen((request) => {
    const {pathname, search} = new URL(request.url);
    if (pathname.startsWith('/harbor/')) {
      return Promise.resolve(
        harborMock(new Request(`https://harbor.example${pathname.slice('/harbor'.length)}${search}`)),
      );
    }
    const script = scripts.get(pathname);
    const body =
      script ??
      `<!doctype html><html lang="en"><title>Harbor</title><script type="module" src="/page.js"></script>${markup}`;
    return Promise.resolve(
      new Response(body, {headers: {'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8'}}),
    );
  });
};

describe('the guide to a vendor of one’s own', () => {
  it('passes the suite it recommends', async () => {
    const args = ['--import', 'tsx', '--test', '--test-reporter', 'tap', 'harbor.test.ts'];
    const program = start(process.execPath, args, {
      cwd: temporary.folder,
      env: {NODE_PATH: path.join(root, 'node_modules')},
    });
    const [, passed] = /# pass (\d+)/.exec(await program.says(/# pass \d+[^]*# fail 0/)) ?? [];
    assert.ok(Number(passed) >= 13, `${passed} passed: ${program.said()}`);
    await program.stop();
  });

  it('has no type error', async () => {
    writeFileSync(
      path.join(temporary.folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noEmit: true,
          skipLibCheck: true,
          target: 'ES2023',
          module: 'ESNext',
          moduleResolution: 'bundler',
          lib: ['ES2024', 'DOM', 'DOM.Iterable'],
          types: ['node'],
          useDefineForClassFields: false,
          typeRoots: [path.join(root, 'node_modules/@types')],
        },
        include: ['*.ts'],
      }),
    );
    assert.equal(await run('tsc', '--project', temporary.folder), 0);
  });

  it('shows its calls in an element, and a call beside it', async () => {
    site = await served();
    const page = await (await open()).newPage();
    await page.goto(`${site.url}/`);
    const rows = page.locator('agni-call-list tbody tr');
    await rows.nth(9).waitFor();
    assert.equal(await rows.count(), 10);
    assert.match(await page.locator('agni-call-list [part~=range]').innerText(), /60/);
    await rows.first().click();
    await page.locator('agni-call-detail[state=ready]').waitFor();
    await page.locator('agni-call-detail').getByText('Hello!').waitFor();
    await page.locator('agni-call-list').evaluate((list) => {
      list.setAttribute('search', 'order');
    });
    await page.locator('agni-call-list[state=failed]').waitFor();
    assert.match(await page.locator('agni-call-list [part~=notice]').innerText(), /doesn’t support “search”/);
    await page.close();
  });

  it('serves it through a proxy made of the vendor, over HTTP', async () => {
    const {harborMock: mock} = (await import(path.join(temporary.folder, 'harbor-mock.ts'))) as {
      harborMock: (request: Request) => Response;
    };
    const seen: string[] = [];
    const api = await listen((request) => {
      const {pathname, search} = new URL(request.url);
      seen.push(pathname + search);
      const known = request.headers.get('authorization') === 'Bearer harbor-key';
      return Promise.resolve(known ? mock(request) : new Response('{}', {status: 401}));
    });
    after(() => api.close());
    const secret = 'a secret of more than thirty-two bytes';
    Object.assign(process.env, {HARBOR_KEY: 'harbor-key', HARBOR_URL: api.url, SCOPE_SECRET: secret});
    const {proxy} = (await import(path.join(temporary.folder, 'proxy.ts'))) as {
      proxy: (request: Request) => Promise<Response>;
    };
    const server = await listen(proxy);
    after(() => server.close());

    interface Row {
      readonly id: string;
      readonly agent: {readonly id: string};
      readonly from: string;
      readonly audio: string | null;
    }
    const as = async (scope: Scope, asked: string, headers: Record<string, string> = {}) => {
      seen.length = 0;
      const authorization = `Bearer ${await signScope(scope, secret)}`;
      return fetch(`${server.url}/harbor/v2${asked}`, {headers: {authorization, ...headers}});
    };
    const rows = async (response: Response) => {
      assert.equal(response.status, 200);
      return (await response.json()) as {items: Row[]; count: number};
    };
    const agent = {agent: 'agent-1'};

    assert.equal((await fetch(`${server.url}/harbor/v2/calls`)).status, 401);
    const {items, count} = await rows(
      await as(agent, '/calls?page=1&per_page=500&sort=-started&state=missed&secret=x'),
    );
    const {searchParams} = new URL(seen[0] ?? '', api.url);
    assert.deepEqual(Object.fromEntries(searchParams), {
      page: '1',
      per_page: '50',
      agent: 'agent-1',
      state: 'missed',
      sort: '-started',
    });
    assert.ok(items.length > 0 && items.length === count && items.every((row) => row.agent.id === 'agent-1'));
    assert.equal((await as(agent, '/calls?agent=agent-2')).status, 403);
    const {
      items: [first],
    } = await rows(await as(agent, '/calls?per_page=3'));
    assert.equal(first?.audio, `/harbor/v2/calls/${first?.id ?? ''}/audio`, 'the proxy’s own address');
    assert.ok(first && !('summary' in first), 'redacted');

    const detail = await as(agent, `/calls/${first.id}`);
    assert.equal(detail.status, 200);
    const {turns, ...call} = (await detail.json()) as {turns: unknown[]; id: string; audio: string};
    assert.deepEqual([call.id, call.audio, turns.length, 'summary' in call], [first.id, first.audio, 2, false]);
    assert.equal((await as(agent, '/calls/h-0')).status, 404, 'another agent’s');
    assert.equal((await as({call: 'h-1'}, '/calls/h-1')).status, 200);
    assert.equal((await as({call: 'h-1'}, '/calls/h-2')).status, 403);

    const audio = await as(agent, `/calls/${first.id}/audio`, {range: 'bytes=8-'});
    assert.deepEqual(
      [audio.status, audio.headers.get('content-range'), await audio.text()],
      [206, 'bytes 8-11/12', 'WAVE'],
    );
    assert.equal((await as(agent, '/calls/h-3/audio')).status, 404, 'another agent’s');
    assert.equal((await as({phone: '+14155550101'}, `/calls/${first.id}`)).status, 200);
    for (const other of ['/calls', '/calls?state=missed'])
      assert.equal((await as({phone: '+14155550101'}, other)).status, 403);
    assert.equal((await as(agent, '/agents')).status, 404);
  });

  it('has its files in its fences', () => {
    const names = [
      'harbor.ts',
      'harbor-parse.ts',
      'harbor-mock.ts',
      'harbor.test.ts',
      'proxy.ts',
      'vendors.ts',
      'page.ts',
    ];
    assert.deepEqual([...snippets('vendor').keys()], names);
  });
});
