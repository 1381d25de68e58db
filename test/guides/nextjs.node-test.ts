/**
 * docs/guides/nextjs.md: its module, with the application's own session, served as Next.js serves a route handler: one
 * exported function a method, 405 for the others. Next.js itself is not here.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import type {Handler} from '../../demo/mock/faults.js';
import {listen, type Listening} from '../../demo/server/api.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {codeOf, get, list, servesCalls, startVendor, type Site, type Vendor} from './drive.js';
import {unpack} from './snippets.js';

/** The application's own part: people by the cookie they were given. */
const session = `
const people: Record<string, {contacts: string[]; mayReadAllCalls: boolean}> = {
  lena: {contacts: [], mayReadAllCalls: true},
  omar: {contacts: ['contact-of-omar'], mayReadAllCalls: false},
};
export const userOf = async (request: Request) => people[/\\bsession=(\\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''];
`;

const temporary = temporaryFolder();
let vendor: Vendor;
let app: Listening | undefined;
let site: Site;
let route: Readonly<Record<string, Handler>>;

before(async () => {
  vendor = await startVendor();
  unpack('nextjs', temporary.folder, {'lib/session.ts': session});
  process.env['AGNI_BASE_URL'] = vendor.url;
  // As in a build: the module is read where there is no key.
  route = (await import(
    pathToFileURL(path.join(temporary.folder, 'app/agni/[...path]/route.ts')).href
  )) as typeof route;
  app = await listen(async (request) => (await route[request.method]?.(request)) ?? new Response(null, {status: 405}));
  site = {endpoint: `${app.url}/agni`, vendor, allowed: {cookie: 'session=lena'}, refused: {cookie: 'session=omar'}};
  process.env['AGNI_API_KEY'] = vendor.key;
});
after(async () => {
  delete process.env['AGNI_API_KEY'];
  delete process.env['AGNI_BASE_URL'];
  await app?.close();
  await vendor.close();
  temporary.remove();
});

describe('the guide for Next.js', () => {
  servesCalls(() => site);

  it('exports what Next.js takes for a route handler, and nothing else', () => {
    assert.deepEqual(Object.keys(route).sort(), ['GET', 'HEAD', 'OPTIONS']);
  });

  it('lets the application’s own rules decide by contact', async () => {
    const got = await get(site, `${site.endpoint}/api/v1/contacts/contact-of-lena/calls`, {
      headers: {cookie: 'session=omar'},
    });
    assert.deepEqual([got.status, codeOf(got)], [403, 'forbidden']);
  });

  it('takes a key that was changed without a restart', async () => {
    process.env['AGNI_API_KEY'] = 'revoked';
    const got = await get(site, site.endpoint + list, {headers: site.allowed});
    process.env['AGNI_API_KEY'] = vendor.key;
    assert.deepEqual([got.status, codeOf(got)], [502, 'upstream-unauthorized']);
    assert.equal((await get(site, site.endpoint + list, {headers: site.allowed})).status, 200);
  });
});
