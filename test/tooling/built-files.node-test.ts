import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {buildScripts} from '../../scripts/build.js';
import {importMapFile} from '../../scripts/integrity.js';
import {packageName, tags} from '../../scripts/sources.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {browser} from '../support/runner/page.js';

const temporary = temporaryFolder();
const open = browser();
const call = {calleeNumber: '+14155550101', channel: 'voice', startedAt: '2025-06-10T10:30:00Z'};
const callSessions = [
  {...call, id: 'call-1', callerNumber: '+14155550100', status: 'completed'},
  {...call, id: 'call-2', callerNumber: '+14155550102', status: 'failed'},
];
const answer = JSON.stringify({success: true, data: {callSessions}});
const files = {esm: `${packageName}.js`, iife: `${packageName}.iife.js`};
const list = '<agni-call-list endpoint="/api" locale="en"></agni-call-list>';
/** Calls that the page has itself: what reads them is no part of the first file. */
const ownCalls = `<agni-call-list locale="en"><script type="application/json">${JSON.stringify(callSessions)}</script></agni-call-list>`;

/** A page, and what its policy allows beyond the strictest. */
interface Place {
  readonly body: string;
  readonly scripts?: string;
  readonly types?: string;
}

const moduleScript = (folder: string): string => `<script type="module" src="${folder}${files.esm}"></script>`;
const classicScript = (attributes = ''): string => `<script src="/${files.iife}"${attributes}></script>`;

/** As the guide writes it: the import map of the build, its paths from the page. */
const withIntegrity = (folder: string): Place => {
  const map = readFileSync(path.join(temporary.folder, importMapFile), 'utf8').replaceAll('"./', `"${folder}`);
  const {integrity} = JSON.parse(map) as {integrity: Record<string, string>};
  const hash = createHash('sha256').update(map).digest('base64');
  return {
    scripts: ` 'sha256-${hash}'`,
    body: `<script type="importmap">${map}</script>
      <script type="module" src="${folder}${files.esm}" integrity="${integrity[folder + files.esm] ?? ''}"></script>${ownCalls}`,
  };
};

const pages: Readonly<Record<string, () => Place>> = {
  '/module': () => ({body: moduleScript('/') + moduleScript('/') + list}),
  '/classic': () => ({body: classicScript() + classicScript() + list}),
  '/late': () => ({body: classicScript(' defer') + list}),
  // A page with two copies of Lit has to allow the second one its policy of the same name.
  '/two-copies': () => ({
    body: moduleScript('/') + moduleScript('/another/place/') + list,
    types: " 'allow-duplicates'",
  }),
  '/own-calls': () => ({body: moduleScript('/') + ownCalls}),
  '/own-calls-elsewhere': () => ({body: moduleScript('/some/where/') + ownCalls}),
  '/own-calls-classic': () => ({body: classicScript(' defer') + ownCalls}),
  '/integrity': () => withIntegrity('/'),
  '/integrity-altered': () => withIntegrity('/altered/'),
};

/**
 * As strict as a page can be that shows calls of its own server. Nothing inline, nothing from elsewhere, only Lit makes
 * markup.
 */
const policy = ({scripts = '', types = ''}: Place): string =>
  `default-src 'none'; script-src 'self'${scripts}; connect-src 'self'; style-src 'self'; media-src 'self'; ` +
  `require-trusted-types-for 'script'; trusted-types lit-html${types}`;

/** The built file of an address, in whatever folder the page has it. */
const fileAt = (pathname: string): string | undefined => {
  const [, name] = /\/(agni-call-widgets(?:\/[\w-]+)?(?:\.iife)?\.js)$/.exec(pathname) ?? [];
  const file = path.join(temporary.folder, name ?? '');
  return name !== undefined && existsSync(file) ? file : undefined;
};

let server: Server;
let origin: string;

before(async () => {
  await buildScripts(temporary.folder);
  server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '', 'http://x');
    const page = pages[pathname]?.();
    const file = fileAt(pathname);
    if (page !== undefined) {
      response
        .setHeader('content-security-policy', policy(page))
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><html lang="en"><title>Calls</title>${page.body}`);
    } else if (file !== undefined) {
      const isAltered = pathname.startsWith(`/altered/${packageName}/`);
      response
        .setHeader('content-type', 'text/javascript')
        .end(readFileSync(file, 'utf8') + (isAltered ? '// altered' : ''));
    } else if (pathname === '/api/api/v1/calling/call-sessions') {
      response.setHeader('content-type', 'application/json').end(answer);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
  temporary.remove();
});

const callRows = (page: Page) => page.getByRole('row').filter({hasText: '+1'}); // through open shadow roots, too

/**
 * Opens a page and gives what went wrong there: errors, warnings, violations, requests to nowhere.
 */
const visit = async (place: string, check: (page: Page) => Promise<void>): Promise<string[]> => {
  const page = await (await open()).newPage();
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('response', (response) => {
    if (!response.ok()) troubles.push(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
    document.addEventListener('agni-calls-load', () => {
      Object.assign(globalThis, {firstRows: performance.now()});
    });
  });
  try {
    await page.goto(origin + place);
    await check(page);
  } finally {
    await page.close();
  }
  return troubles;
};

describe('the script-tag files, on a page with a strict policy', () => {
  for (const place of ['/module', '/classic', '/late', '/two-copies']) {
    it(`register every tag and show calls: ${place.slice(1)}`, async () => {
      const troubles = await visit(place, async (page) => {
        await callRows(page).nth(1).waitFor();
        const names = tags().map((tag) => `agni-${tag}`);
        assert.deepEqual(
          await page.evaluate((all) => all.filter((name) => customElements.get(name) !== undefined), names),
          names,
        );
        assert.equal(await callRows(page).count(), 2);
      });
      assert.deepEqual(troubles, []);
    });
  }

  it('show the first rows of a list with one file', async () => {
    await visit('/module', async (page) => {
      await callRows(page).nth(1).waitFor();
      const scripts = await page.evaluate(() => {
        const {firstRows = Infinity} = globalThis as {firstRows?: number};
        const before = performance.getEntriesByType('resource').filter(({startTime}) => startTime < firstRows);
        return before.map(({name}) => name).filter((name) => name.endsWith('.js'));
      });
      assert.deepEqual(scripts, [`${origin}/${files.esm}`]);
    });
  });

  for (const place of ['/own-calls', '/own-calls-elsewhere', '/own-calls-classic']) {
    it(`load what only some pages need, wherever they are: ${place.slice(1)}`, async () => {
      const troubles = await visit(place, async (page) => {
        await callRows(page).nth(1).waitFor();
        assert.equal(await callRows(page).count(), 2);
      });
      assert.deepEqual(troubles, []);
    });
  }

  it('give the public API: exports, and one global name', async () => {
    await visit('/module', async (page) => {
      const names = await page.evaluate(async (file) => Object.keys((await import(file)) as object), `/${files.esm}`);
      for (const name of ['AgniCallList', 'CallSelectEvent', 'configure']) assert.ok(names.includes(name), name);
    });
    await visit('/classic', async (page) => {
      const names = await page.evaluate(() =>
        Object.keys((globalThis as unknown as {AgniCallWidgets: object}).AgniCallWidgets),
      );
      for (const name of ['AgniCallList', 'CallSelectEvent', 'configure']) assert.ok(names.includes(name), name);
    });
  });
});

describe('the import map of the script-tag module', () => {
  it('has every file that the module may load', () => {
    const {integrity} = JSON.parse(readFileSync(path.join(temporary.folder, importMapFile), 'utf8')) as {
      integrity: Record<string, string>;
    };
    const beside = readdirSync(path.join(temporary.folder, packageName)).filter((name) => name.endsWith('.js'));
    assert.deepEqual(
      Object.keys(integrity).sort(),
      [`./${files.esm}`, ...beside.map((name) => `./${packageName}/${name}`)].sort(),
    );
  });

  it('lets the files of the build pass', async () => {
    const troubles = await visit('/integrity', async (page) => {
      await callRows(page).nth(1).waitFor();
    });
    assert.deepEqual(troubles, []);
  });

  it('keeps a file out that was altered, and the list says that it failed', async () => {
    const troubles = await visit('/integrity-altered', async (page) => {
      await page.locator('agni-call-list[state=failed]').waitFor();
      assert.equal(await callRows(page).count(), 0);
    });
    assert.ok(
      troubles.some((trouble) => /integrity/i.test(trouble)),
      troubles.join('\n'),
    );
  });
});
