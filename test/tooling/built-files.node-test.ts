import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {buildScripts} from '../../scripts/build.js';
import {packageName, tags} from '../../scripts/sources.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {browser} from '../support/runner/page.js';

/**
 * As strict as a page can be that shows calls of its own server. Nothing inline, nothing from elsewhere, only Lit makes
 * markup.
 */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; media-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const temporary = temporaryFolder();
const open = browser();
const call = {calleeNumber: '+14155550101', channel: 'voice', startedAt: '2025-06-10T10:30:00Z'};
const answer = JSON.stringify({
  success: true,
  data: {
    callSessions: [
      {...call, id: 'call-1', callerNumber: '+14155550100', status: 'completed'},
      {...call, id: 'call-2', callerNumber: '+14155550102', status: 'failed'},
    ],
  },
});
const files = {esm: `${packageName}.js`, iife: `${packageName}.iife.js`};
const pages: Readonly<Record<string, string>> = {
  '/module': `<script type="module" src="/${files.esm}"></script><script type="module" src="/${files.esm}"></script>`,
  '/classic': `<script src="/${files.iife}"></script><script src="/${files.iife}"></script>`,
  '/late': `<script src="/${files.iife}" defer></script>`,
  '/two-copies': `<script type="module" src="/${files.esm}"></script><script type="module" src="/${files.esm}?another"></script>`,
};
let server: Server;
let origin: string;

before(async () => {
  await buildScripts(temporary.folder);
  server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '', 'http://x');
    const page = pages[pathname];
    if (page !== undefined) {
      // A page with two copies of Lit has to allow the second one its policy of the same name.
      const more = pathname === '/two-copies' ? " 'allow-duplicates'" : '';
      response
        .setHeader('content-security-policy', policy + more)
        .setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Calls</title>
        ${page}<agni-call-list endpoint="/api" locale="en"></agni-call-list>`);
    } else if (Object.values(files).includes(pathname.slice(1))) {
      response.setHeader('content-type', 'text/javascript').end(readFileSync(path.join(temporary.folder, pathname)));
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

/**
 * Opens a page, waits for its calls, and gives what went wrong there: errors, warnings, violations, requests to
 * nowhere.
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
  });
  try {
    await page.goto(origin + place);
    await page.getByRole('row').filter({hasText: '+1'}).nth(1).waitFor(); // Playwright looks through open shadow roots
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
        const names = tags().map((tag) => `agni-${tag}`);
        assert.deepEqual(
          await page.evaluate((all) => all.filter((name) => customElements.get(name) !== undefined), names),
          names,
        );
        assert.equal(await page.getByRole('row').filter({hasText: '+1'}).count(), 2);
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
