/** docs/guides/cloudflare-workers.md, run as it is written, on Cloudflare's own runtime. */
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {EventEmitter, once} from 'node:events';
import {request as httpRequest} from 'node:http';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {signScope} from '../../src/proxy/index.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {
  codeOf,
  detail,
  get,
  list,
  recorded,
  recording,
  rowsOf,
  servesCalls,
  startVendor,
  type Site,
  type Vendor,
} from './drive.js';
import {unpack} from './snippets.js';
import {startWorker, type Worker} from './workerd.js';

const temporary = temporaryFolder();
const secret = randomBytes(32).toString('base64');
const agent = '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e01';
const page = 'https://crm.example';
let vendor: Vendor;
let worker: Worker | undefined;
let site: Site;

type Scope = Parameters<typeof signScope>[0];
const bearer = async (scope: Scope, key = secret) => ({authorization: `Bearer ${await signScope(scope, key)}`});
const ask = (path: string, init: RequestInit = {}) => get(site, site.endpoint + path, {headers: site.allowed, ...init});

before(async () => {
  vendor = await startVendor();
  unpack('cloudflare-workers', temporary.folder);
  worker = await startWorker(temporary.folder, {
    AGNI_API_KEY: vendor.key,
    SCOPE_SECRET: secret,
    ALLOWED_ORIGINS: page,
    AGNI_BASE_URL: vendor.url,
  });
  site = {
    endpoint: `${worker.url}/agni`,
    vendor,
    allowed: await bearer({agent}),
    refused: await bearer({call: 'another'}),
  };
});
after(async () => {
  await worker?.stop();
  await vendor.close();
  temporary.remove();
});

describe('the guide for Cloudflare Workers', () => {
  servesCalls(() => site);

  it('opens with a token what it was signed for, and nothing with another secret', async () => {
    const id = await recorded(site);
    const headers = await bearer({call: id});
    assert.equal((await ask(detail(id), {headers})).status, 200);
    assert.equal((await ask(detail('another'), {headers})).status, 403);
    const forged = await ask(detail(id), {headers: await bearer({call: id}, 'x'.repeat(32))});
    assert.deepEqual([forged.status, codeOf(forged)], [401, 'unauthenticated']);
  });

  it('opens one contact with the token the page’s server signs', async () => {
    const module: unknown = await import(pathToFileURL(path.join(temporary.folder, 'token.ts')).href);
    const {tokenFor} = module as {tokenFor: (id: string) => Promise<string>};
    process.env['SCOPE_SECRET'] = secret;
    const headers = {authorization: `Bearer ${await tokenFor('contact-priya-sharma')}`};
    delete process.env['SCOPE_SECRET'];
    const of = (id: string) => ask(`/api/v1/contacts/${id}/calls`, {headers});
    const own = await of('contact-priya-sharma');
    assert.equal(own.status, 200);
    assert.ok((JSON.parse(own.body.toString()) as {data: unknown[]}).data.length > 0);
    assert.equal((await of('contact-of-omar')).status, 403);
  });

  it('keeps the calls of another agent from a list and from their own addresses', async () => {
    const other = '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e02';
    const rows = async (one: string) => rowsOf(await ask(list, {headers: await bearer({agent: one})}));
    const [own, theirs] = [await rows(agent), await rows(other)];
    assert.ok(own.length > 0 && theirs[0]);
    assert.equal((await ask(detail(theirs[0].id))).status, 404);
    assert.equal((await ask(`${list}?agent_id=${other}`)).status, 403);
  });

  it('plays a recording without headers by the ticket in its address, and by no other', async () => {
    const id = await recorded(site);
    const address = /"recording_url":"([^"]+)"/.exec((await ask(detail(id))).body.toString())?.[1] ?? '';
    assert.match(address, /\?ticket=/);
    const got = await get(site, new URL(address, site.endpoint).href, {headers: {range: 'bytes=0-43'}});
    assert.deepEqual([got.status, got.body.subarray(0, 4).toString()], [206, 'RIFF']);
    assert.equal((await get(site, new URL(`${address}x`, site.endpoint).href)).status, 401);
  });

  it('serves the pages of its list of origins, and tells their browsers so', async () => {
    const got = await ask(list, {headers: {...site.allowed, origin: page}});
    assert.deepEqual([got.status, got.headers.get('access-control-allow-origin')], [200, page]);
    const other = await ask(list, {headers: {...site.allowed, origin: `${page}.elsewhere.example`}});
    assert.deepEqual([other.status, other.headers.get('access-control-allow-origin')], [403, null]);
  });

  it('answers many at once', async () => {
    const answers = await Promise.all(
      Array.from({length: 200}, (_, i) => ask(i % 2 ? list : `${list}?page=${1 + (i % 7)}`)),
    );
    assert.deepEqual(new Set(answers.map(({status}) => status)), new Set([200]));
  });

  it('follows no redirect of the vendor’s', async () => {
    const id = await recorded(site);
    const followed: string[] = [];
    await vendor.during(
      (request) => {
        const {pathname} = new URL(request.url);
        if (pathname === '/elsewhere') followed.push(pathname);
        return pathname === list || pathname === recording(id)
          ? Response.redirect(`${vendor.url}/elsewhere`)
          : undefined;
      },
      async () => {
        for (const [path, code] of [
          [list, 'upstream-redirect'],
          [recording(id), 'recording-elsewhere'],
        ] as const) {
          const got = await ask(path);
          assert.deepEqual([got.status, codeOf(got)], [502, code], path);
        }
      },
    );
    assert.deepEqual(followed, []);
  });
});

describe('a page that leaves, on Cloudflare Workers', () => {
  it('ends its own question to the vendor, and nobody else’s that is equal', {timeout: 60_000}, async () => {
    const told = new EventEmitter();
    const asked: Request[] = [];
    const held = once(told, 'release');
    await vendor.during(
      async (request) => {
        asked.push(request);
        request.signal.addEventListener('abort', () => told.emit('gone', request));
        told.emit('asked');
        await held;
        return undefined;
      },
      async () => {
        const seen = once(told, 'asked');
        // A connection that is reset: one that is only closed may still be read from, and this runtime takes it so.
        const leaving = httpRequest(site.endpoint + list, {headers: site.allowed, agent: false})
          .on('error', () => undefined)
          .end();
        await seen;
        const seenToo = once(told, 'asked');
        const stays = ask(list);
        await seenToo;
        const gone = once(told, 'gone');
        leaving.socket?.resetAndDestroy();
        assert.deepEqual(await gone, [asked[0]]);
        told.emit('release');
        assert.equal((await stays).status, 200);
        assert.equal(asked.length, 2);
      },
    );
  });
});

describe('the log on Cloudflare Workers', () => {
  it('has a recording with its bytes, and neither key nor token', async () => {
    const id = await recorded(site);
    const {body} = await ask(recording(id));
    const line =
      (await worker?.says(new RegExp(`^(.*"route":"recording","status":200.*"bytes":${body.length}\\}.*)$`, 'm'))) ??
      '';
    assert.match(line, /"method":"GET"/);
    for (const never of [vendor.key, secret, site.allowed['authorization'] ?? '?'])
      assert.equal(worker?.said().includes(never), false);
  });
});
