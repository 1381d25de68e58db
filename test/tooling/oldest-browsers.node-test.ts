/** The built script in a browser without everything that is newer than the oldest ones, as scripts/browsers.ts names them. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {buildScripts} from '../../scripts/build.js';
import {packageName} from '../../scripts/sources.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {browser} from '../support/runner/page.js';
import {newer} from './compat.js';

const temporary = temporaryFolder();
const open = browser();
const call = {id: 'one', status: 'completed', callerName: 'Jane Doe', callerNumber: '+14155550100'};
const list = {success: true, data: {callSessions: [call, {...call, id: 'two', status: 'failed'}]}};
const detail = {
  success: true,
  data: {...call, recordingUrl: 'https://storage.example/1.mp3', transcripts: 'Agent: Hi'},
};
const taken = newer();

/** What the next list is answered with, first one first; 200 after that. */
const statuses: number[] = [];
const asked: string[] = [];
let server: Server;
let url = '';

before(async () => {
  await buildScripts(temporary.folder);
  server = createServer(({url: address = '/'}, response) => {
    const file = path.join(temporary.folder, address);
    if (address.startsWith('/agni/')) {
      asked.push(address);
      response.writeHead(statuses.shift() ?? 200, {'content-type': 'application/json'});
      response.end(JSON.stringify(address.includes('detail') ? detail : list));
    } else if (address.endsWith('.js') && existsSync(file)) {
      response.writeHead(200, {'content-type': 'text/javascript'}).end(readFileSync(file));
    } else {
      response
        .writeHead(200, {'content-type': 'text/html'})
        .end(`<!doctype html><html lang="en"><title>Old</title>${decodeURIComponent(address.slice(2))}`);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
  temporary.remove();
});

/**
 * A page of an old browser, and what was thrown in it. Chromium before 125 has custom states, but of a first draft: it
 * refuses names that do not begin with two dashes.
 */
const oldPage = async (body: string, isDashed = false): Promise<{page: Page; thrown: string[]}> => {
  asked.length = 0;
  const page = await (await open()).newPage();
  const thrown: string[] = [];
  page.on('pageerror', ({message}) => thrown.push(message));
  await page.goto(`${url}?${encodeURIComponent(body)}`);
  await page.evaluate(
    async ([paths, script, isDashed]) => {
      for (const one of paths) {
        const names = one.split('.');
        const last = names.pop() ?? '';
        let holder: unknown = globalThis;
        for (const name of names)
          holder = Object.hasOwn(Object(holder) as object, name)
            ? (holder as Record<string, unknown>)[name]
            : undefined;
        if (Object(holder) === holder) Reflect.deleteProperty(holder as object, last); // what cannot be deleted stays
      }
      const attach: (this: HTMLElement) => ElementInternals = Reflect.get(HTMLElement.prototype, 'attachInternals');
      if (isDashed)
        HTMLElement.prototype.attachInternals = function () {
          const states = new Set<string>();
          Object.defineProperty(states, 'add', {
            value(name: string) {
              if (!name.startsWith('--')) throw new DOMException(`'${name}' must start with '--'.`, 'SyntaxError');
              return Set.prototype.add.call(states, name);
            },
          });
          return Object.defineProperty(attach.call(this), 'states', {value: states});
        };
      await import(script);
    },
    [taken, `/${packageName}.js`, isDashed] as const,
  );
  return {page, thrown};
};

describe('in the oldest browsers', () => {
  it('what is newer is taken away', async () => {
    for (const name of ['AbortSignal.any', 'URLSearchParams.prototype.size', 'ElementInternals.prototype.states'])
      assert.ok(taken.includes(name), name);
    const {page} = await oldPage('');
    assert.deepEqual(
      await page.evaluate(() => [
        'parse' in URL,
        'checkVisibility' in Element.prototype,
        'requestIdleCallback' in globalThis,
        'DurationFormat' in Intl,
        'withResolvers' in Promise,
      ]),
      [false, false, false, false, false],
    );
  });

  it('a list shows rows, and a chosen call is shown with its recording', async () => {
    const {page, thrown} = await oldPage(
      '<agni-call-list id="calls" endpoint="/agni" status="completed"></agni-call-list><agni-call-detail for="calls"></agni-call-detail>',
    );
    await page.locator('agni-call-list[state=ready] [part~=row]').first().click();
    await page.locator('agni-call-detail[state=ready]').getByText('Jane Doe').first().waitFor();
    await page.locator('agni-call-detail agni-call-recording').waitFor();
    assert.match(asked[0] ?? '', /\?.*status=completed/, 'filters are sent');
    assert.equal(await page.locator('agni-call-list [part~=row]').count(), 2);
    assert.deepEqual(thrown, []);
  });

  it('a call is chosen where custom states need two dashes', async () => {
    const {page, thrown} = await oldPage(
      '<agni-call-list id="calls" endpoint="/agni"></agni-call-list><agni-call-detail for="calls"></agni-call-detail>',
      true,
    );
    await page.locator('agni-call-list[state=ready] [part~=row]').first().click();
    await page.locator('agni-call-detail[state=ready]').getByText('Jane Doe').first().waitFor();
    assert.deepEqual(thrown, []);
  });

  it('a failure is shown, and the rows after another try', async () => {
    statuses.push(403);
    const {page, thrown} = await oldPage('<agni-call-list endpoint="/agni"></agni-call-list>');
    await page.locator('agni-call-list[state=failed] [part~=notice] button').first().click();
    await page.locator('agni-call-list[state=ready] [part~=row]').first().waitFor();
    assert.deepEqual(thrown, []);
  });

  it('a hidden list loads when it is shown', async () => {
    const {page, thrown} = await oldPage('<agni-call-list endpoint="/agni" hidden></agni-call-list>');
    assert.deepEqual(asked, []);
    await page.locator('agni-call-list').evaluate((element) => element.removeAttribute('hidden'));
    await page.locator('agni-call-list[state=ready] [part~=row]').first().waitFor();
    assert.deepEqual(thrown, []);
  });
});
