/** docs/guides/nginx.md: its configuration in Debian's nginx, in front of the command it names. */
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import {root} from '../../scripts/sources.js';
import {signScope} from '../../src/proxy/index.js';
import {detail, get, list, recorded, servesCalls, startVendor, type Site, type Vendor} from './drive.js';
import {start, type Program} from './program.js';
import {snippet} from './snippets.js';

const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin'];
const nginx = folders.map((folder) => path.join(folder, 'nginx')).find((file) => existsSync(file));
const nobody = process.getuid?.() === 0 ? 65534 : undefined;
const secret = randomBytes(32).toString('base64');

/** The guide's text with this in place of that, which is there once. */
function put(text: string, that: string, instead: string): string {
  assert.equal(text.split(that).length, 2, that);
  return text.replace(that, () => instead);
}

/** A port nobody listens on. nginx cannot choose one itself. */
async function freePort(): Promise<string> {
  const {url, close} = await listen(() => Promise.resolve(new Response()));
  await close();
  return new URL(url).port;
}

describe('the guide for nginx', () => {
  if (!nginx) {
    it('runs in nginx', {skip: 'nginx is not installed'});
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'agni-nginx-'));
  let vendor: Vendor;
  let proxy: Program | undefined;
  let server: Program | undefined;
  let site: Site;

  before(async () => {
    vendor = await startVendor();
    const [, command, args = ''] = /^(npx agni-call-widgets) (.+)$/m.exec(snippet('nginx', 'proxy.sh')) ?? [];
    assert.ok(command);
    proxy = start(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...args.split(' ')], {
      cwd: root,
      env: {AGNI_API_KEY: vendor.key, SCOPE_SECRET: secret, AGNI_BASE_URL: vendor.url, PORT: '0'},
    });
    const upstream = new URL(await proxy.says(/Listening on (\S+)/));

    const port = await freePort();
    let conf = put(snippet('nginx', 'agni.conf'), '127.0.0.1:8787', upstream.host);
    conf = put(conf, 'listen 80;', `listen 127.0.0.1:${port};`);
    conf = put(conf, '/var/log/nginx/agni.log', path.join(folder, 'agni.log'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      path.join(folder, 'nginx.conf'),
      `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr notice;
events {}
http { access_log off; ${temporary.join(' ')}
${conf}
}`,
    );
    if (nobody !== undefined) chownSync(folder, nobody, nobody);
    server = start(nginx, ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', 'stderr'], {
      cwd: folder,
      user: nobody,
    });
    await server.says(/start worker process \d/, 2);
    const bearer = async (scope: Parameters<typeof signScope>[0]) => ({
      authorization: `Bearer ${await signScope(scope, secret)}`,
    });
    site = {
      endpoint: `http://127.0.0.1:${port}/agni`,
      vendor,
      allowed: await bearer({agent: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e01'}),
      refused: await bearer({call: 'another'}),
    };
  });
  after(async () => {
    await server?.stop();
    await proxy?.stop();
    await vendor.close();
    rmSync(folder, {recursive: true, force: true});
  });

  servesCalls(() => site);

  it('passes the address as it came, so that no two readers can differ', async () => {
    const headers = site.allowed;
    for (const id of ['a%2Fb', 'a%252Fb', '%2e%2e%2fx']) {
      assert.equal((await get(site, site.endpoint + detail(id), {headers})).status, 400, id);
    }
  });

  it('serves nothing else of the proxy’s', async () => {
    const got = await get(site, new URL('/healthz', site.endpoint).href);
    assert.equal(got.status, 404);
    assert.equal(got.headers.get('content-type'), 'text/html');
  });

  it('keeps phone numbers, tickets and tokens out of its log', async () => {
    const id = await recorded(site);
    const address = /"recording_url":"([^"]+)"/.exec(
      (await get(site, site.endpoint + detail(id), {headers: site.allowed})).body.toString(),
    );
    const played = await get(site, new URL(address?.[1] ?? '', site.endpoint).href);
    assert.equal(played.status, 200, 'by its ticket');
    await get(site, `${site.endpoint}${list}?caller_number=%2B4930123456`, {headers: site.allowed});
    await server?.stop(); // the last lines are written by then
    const log = readFileSync(path.join(folder, 'agni.log'), 'utf8');
    const requestId = played.headers.get('x-request-id') ?? '-';
    assert.ok(
      log.split('\n').some((line) => line.includes(' GET 200 ') && line.endsWith(requestId)),
      log,
    );
    assert.doesNotMatch(log, /ticket|4930123456|eyJ|\?|calling/);
    assert.equal(log.includes(id), false);
    assert.equal((log + (server?.said() ?? '') + (proxy?.said() ?? '')).includes(vendor.key), false);
  });
});
