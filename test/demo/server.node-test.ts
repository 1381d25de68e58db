/** The demo as a whole, over real HTTP: page's origin -> proxy -> mock vendor; alone and inside Vite's servers. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, describe, it} from 'node:test';
import {createServer, preview, type InlineConfig} from 'vite';
import {createAgniMock} from '../../demo/mock/agni.js';
import {listen, startDemoApi} from '../../demo/server/api.js';
import {demoApi} from '../../demo/server/plugin.js';

/** As the process began with them. */
const platform = [Request, Response];
const now = Date.parse('2026-06-11T12:00:00Z');
const list = '/api/v1/calling/call-sessions';
const demo = await startDemoApi({now});
after(() => demo.close());

interface Listed {
  readonly data: {readonly callSessions: readonly {readonly id: string; readonly recordingUrl?: string | null}[]};
}

const {
  data: {callSessions},
} = (await (await fetch(`${demo.url}/agni${list}`)).json()) as Listed;
const recorded = callSessions.find(({recordingUrl}) => recordingUrl)?.id ?? '';

describe('the demo’s API', () => {
  it('asks the mock with a key that the page never sees', async () => {
    assert.equal((await fetch(demo.mockUrl + list)).status, 401, 'the mock does ask for a key');
    assert.equal(
      (await fetch(demo.mockUrl + list, {headers: {'x-api-key': demo.key}})).status,
      200,
      'and this is the key',
    );
    assert.ok(demo.key.length > 20);
    for (const asked of [
      list,
      '/api/v1/contacts/contact-priya-sharma/calls',
      '/api/v1/calling/phone-history?phone=%2B912205550101&include_transcripts=true',
      `/api/v1/calling/call-sessions-detail/${recorded}`,
      `/api/v1/calling/sessions/${recorded}/recording`,
      '/nothing',
      '/api/v1/contacts/nobody/calls',
    ]) {
      const response = await fetch(`${demo.url}/agni${asked}`);
      const seen = JSON.stringify([...response.headers]) + (await response.text());
      assert.ok(seen.length > 100);
      assert.equal(seen.includes(demo.key), false, asked);
    }
  });

  it('asks a vendor’s own API where there is a key for it, and the page sees none of that key either', async () => {
    const [own, ownKey] = [await startDemoApi({now, count: 7}), 'a-key-of-their-own'];
    const vendor = await listen(createAgniMock({key: ownKey, now, count: 7}));
    const real = await startDemoApi({
      now,
      count: 1,
      env: {AGNI_API_KEY: ownKey, AGNI_BASE_URL: vendor.url, ZUDU_API_KEY: ''},
    });
    const [theirs, mocked] = await Promise.all(
      [real, own].map(async ({url}) => (await fetch(`${url}/agni${list}`)).text()),
    );
    assert.equal((JSON.parse(theirs ?? '') as Listed).data.callSessions.length, 7);
    assert.deepEqual([theirs === mocked, theirs?.includes(ownKey)], [true, false]);
    assert.equal((await fetch(`${real.url}/zudu/api/calls`)).status, 200, 'the other one is still the mock');
    await Promise.all([own.close(), real.close(), vendor.close()]);
  });

  it('leaves the process its own classes', () => assert.deepEqual([Request, Response], platform));

  it('has another key each time', async () => {
    const other = await startDemoApi({now, count: 1});
    await other.close();
    assert.notEqual(other.key, demo.key);
  });

  it('answers its own pages, not another site’s', async () => {
    const from = (site: string) => fetch(`${demo.url}/agni${list}`, {headers: {'sec-fetch-site': site}});
    assert.equal((await from('same-origin')).status, 200);
    assert.equal((await from('none')).status, 200);
    assert.equal((await from('cross-site')).status, 403);
    assert.equal((await from('same-site')).status, 403);
  });

  it('plays a recording in parts', async () => {
    const response = await fetch(`${demo.url}/agni/api/v1/calling/sessions/${recorded}/recording`, {
      headers: {range: 'bytes=8-11'},
    });
    assert.equal(response.status, 206);
    assert.equal(await response.text(), 'WAVE');
  });

  it('serves nothing else', async () => {
    for (const asked of [
      '/',
      '/agni',
      '/agnix/api/v1/calling/call-sessions',
      list,
      '/faults/500/',
      `/faults/500${list}`,
    ]) {
      assert.equal((await fetch(demo.url + asked)).status, 404, asked);
    }
  });
});

describe('in Vite', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'agni-demo-'));
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>Demo</title>');
  after(() => rmSync(root, {recursive: true}));
  const config: InlineConfig = {configFile: false, root, logLevel: 'silent', plugins: [demoApi({now, count: 30})]};
  const host = {host: '127.0.0.1', port: 0};

  const check = async (httpServer: {address(): AddressInfo | string | null} | null) => {
    const url = `http://127.0.0.1:${(httpServer?.address() as AddressInfo).port}`;
    const {data} = (await (await fetch(`${url}/agni${list}?page_size=100`)).json()) as Listed;
    assert.equal(data.callSessions.length, 30);
    assert.equal((await fetch(`${url}/faults/403/agni${list}`)).status, 403);
    assert.match(await (await fetch(`${url}/`)).text(), /<title>Demo/);
  };

  it('is mounted on the development server', async () => {
    const server = await createServer({...config, server: {...host, ws: false}});
    try {
      await server.listen();
      await check(server.httpServer);
      assert.deepEqual([Request, Response], platform, 'the process keeps its own classes');
    } finally {
      await server.close();
    }
  });

  it('is mounted on the preview server', async () => {
    const server = await preview({...config, preview: host, build: {outDir: root}});
    try {
      await check(server.httpServer);
    } finally {
      await server.close();
    }
  });
});
