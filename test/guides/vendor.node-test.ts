/** docs/guides/vendor.md, run as it is written: its own tests, its types, and an element on a page that names its vendor. */
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
  const [{output}] = await build({
    configFile: false, root: temporary.folder, publicDir: false, logLevel: 'warn',
    build: {
      write: false, target: 'es2023', lib: {entry: path.join(temporary.folder, 'page.ts'), formats: ['es'], fileName: () => 'page.js'},
    },
  }) as [Rolldown.RolldownOutput];
  const scripts = new Map<string, string>(output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])));
  const markup = /^```html\n([^]*?)^```$/m.exec(readFileSync(path.join(root, 'docs/guides/vendor.md'), 'utf8'))?.[1] ?? '';
  const {harborMock} = await import(path.join(temporary.folder, 'harbor-mock.ts')) as {harborMock: (request: Request) => Response};
  return listen(request => {
    const {pathname, search} = new URL(request.url);
    if (pathname.startsWith('/harbor/')) {
      return Promise.resolve(harborMock(new Request(`https://harbor.example${pathname.slice('/harbor'.length)}${search}`)));
    }
    const script = scripts.get(pathname);
    const body = script ?? `<!doctype html><html lang="en"><title>Harbor</title><script type="module" src="/page.js"></script>${markup}`;
    return Promise.resolve(new Response(body, {headers: {'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8'}}));
  });
};

describe('the guide to a vendor of one’s own', () => {
  it('passes the suite it recommends', async () => {
    const args = ['--import', 'tsx', '--test', '--test-reporter', 'tap', 'harbor.test.ts'];
    const program = start(process.execPath, args, {cwd: temporary.folder, env: {NODE_PATH: path.join(root, 'node_modules')}});
    const [, passed] = /# pass (\d+)/.exec(await program.says(/# pass \d+[^]*# fail 0/)) ?? [];
    assert.ok(Number(passed) >= 13, `${passed} passed: ${program.said()}`);
    await program.stop();
  });

  it('has no type error', async () => {
    writeFileSync(path.join(temporary.folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: {
        strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: true,
        target: 'ES2023', module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: ['node'],
        useDefineForClassFields: false,
        typeRoots: [path.join(root, 'node_modules/@types')],
      },
      include: ['*.ts'],
    }));
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
    await page.locator('agni-call-transcript').getByText('Hello!').waitFor();
    await page.locator('agni-call-list').evaluate(list => { list.setAttribute('search', 'order'); });
    await page.locator('agni-call-list[state=failed]').waitFor();
    assert.match(await page.locator('agni-call-list [part~=notice]').innerText(), /cannot be asked by “search”/);
    await page.close();
  });

  it('has its files in its fences', () => {
    const names = ['harbor.ts', 'harbor-parse.ts', 'harbor-mock.ts', 'harbor.test.ts', 'vendors.ts', 'page.ts'];
    assert.deepEqual([...snippets('vendor').keys()], names);
  });
});
