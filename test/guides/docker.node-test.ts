/**
 * docs/guides/docker.md: what its Dockerfile starts, and how it looks whether that is well. The image itself is not
 * built here.
 */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {signScope} from '../../src/proxy/index.js';
import {servesCalls, startVendor, type Site, type Vendor} from './drive.js';
import {start, type Program} from './program.js';
import {snippet} from './snippets.js';

/** The instructions, each on one line. */
const file = snippet('docker', 'Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .slice(1);
const said = (name: string): string => file.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
const list = (text: string): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];
const pairs = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));

const environment = pairs(said('ENV').split(' '));
const given = pairs(snippet('docker', 'agni.env').trim().split('\n').slice(1));
const [command, ...args] = list(said('CMD'));
const run = (env: Record<string, string>): Program =>
  start(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...args], {cwd: root, env: {...environment, ...env}});

let vendor: Vendor;
let program: Program | undefined;
let site: Site;

before(async () => {
  vendor = await startVendor();
  // Of the file's variables, these differ: tests listen on this machine alone, and ask no real vendor.
  program = run({...given, AGNI_API_KEY: vendor.key, AGNI_BASE_URL: vendor.url, HOST: '127.0.0.1', PORT: '0'});
  const endpoint = await program.says(/Listening on (\S+)/);
  const bearer = async (scope: Parameters<typeof signScope>[0]) => ({
    authorization: `Bearer ${await signScope(scope, given['SCOPE_SECRET'] ?? '')}`,
  });
  site = {
    endpoint,
    vendor,
    allowed: await bearer({agent: '3f0e8a52-7c1d-4b6a-9e55-0a1c2b3d4e01'}),
    refused: await bearer({call: 'another'}),
  };
});
after(async () => {
  await program?.stop();
  await vendor.close();
});

describe('the guide for Docker', () => {
  it('starts this package’s command, not as root, with no secret in the image', () => {
    assert.equal(command, 'node_modules/.bin/agni-call-widgets');
    assert.equal(said('USER'), 'node');
    assert.doesNotMatch(file.join('\n'), /KEY|SECRET/);
  });

  servesCalls(() => site);

  it('does not start on every network without a secret, and says why', async () => {
    const open = run({AGNI_API_KEY: vendor.key});
    await assert.rejects(open.says(/Listening on (\S+)/), /SCOPE_SECRET/);
    await open.stop();
    assert.equal(open.process.exitCode, 2);
    assert.equal(open.said().includes(vendor.key), false);
  });

  it('is healthy while it serves, and not afterwards', async () => {
    assert.ok(said('HEALTHCHECK').includes(`127.0.0.1:${environment['PORT']}/healthz`));
    const [node, ...check] = list(said('HEALTHCHECK')).map((word) =>
      word.replace(`127.0.0.1:${environment['PORT']}`, new URL(site.endpoint).host),
    );
    assert.equal(node, 'node');
    const healthy = async () => {
      const {process: child} = start(process.execPath, check, {cwd: root});
      await once(child, 'close');
      return child.exitCode;
    };
    assert.equal(await healthy(), 0);
    await program?.stop();
    assert.equal(program?.process.exitCode, 0, 'it stopped in good order');
    assert.equal(await healthy(), 1);
  });
});
