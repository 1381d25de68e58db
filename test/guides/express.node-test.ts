/** docs/guides/express.md, run as it is written, by an application with sessions of its own. */
import assert from 'node:assert/strict';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {temporaryFolder} from '../../scripts/temporary.js';
import {codeOf, get, list, servesCalls, startVendor, type Site, type Vendor} from './drive.js';
import {start, type Program} from './program.js';
import {unpack} from './snippets.js';

/** The application's own part: people by the cookie they were given. */
const session = `
const people = {
  lena: {contacts: [], mayReadAllCalls: true},
  omar: {contacts: ['contact-of-omar'], mayReadAllCalls: false},
};
export const session = (req, res, next) => {
  req.user = people[/\\bsession=(\\w+)/.exec(req.headers.cookie ?? '')?.[1]];
  next();
};
`;

const temporary = temporaryFolder();
let vendor: Vendor;
let program: Program | undefined;
let site: Site;

before(async () => {
  vendor = await startVendor();
  unpack('express', temporary.folder, {'session.js': session});
  program = start(process.execPath, ['--import', 'tsx', 'server.js'], {
    cwd: temporary.folder, env: {AGNI_API_KEY: vendor.key, AGNI_BASE_URL: vendor.url, PORT: '0'},
  });
  const url = await program.says(/^(http:\S+)$/m);
  site = {endpoint: `${url}/agni`, vendor, allowed: {cookie: 'session=lena'}, refused: {cookie: 'session=omar'}};
});
after(async () => {
  await program?.stop();
  await vendor.close();
  temporary.remove();
});

describe('the guide for Express', () => {
  servesCalls(() => site);

  it('lets the application’s own rules decide by contact', async () => {
    const of = (id: string) => get(site, `${site.endpoint}/api/v1/contacts/${id}/calls`, {headers: {cookie: 'session=omar'}});
    const own = await of('contact-of-omar'); // the rules let it pass; the vendor does not know it
    assert.deepEqual([own.status, codeOf(own)], [404, 'not-found']);
    const other = await of('contact-of-lena');
    assert.deepEqual([other.status, codeOf(other)], [403, 'forbidden']);
  });

  it('refuses a page of another origin, whoever is signed in', async () => {
    const got = await get(site, site.endpoint + list, {headers: {...site.allowed, origin: 'https://elsewhere.example'}});
    assert.deepEqual([got.status, codeOf(got)], [403, 'origin-not-allowed']);
    assert.equal(got.headers.get('access-control-allow-origin'), null);
  });

  it('says nothing of the key', () => {
    assert.equal(program?.said().includes(vendor.key), false);
  });
});

describe('the guide for Express, without a key', () => {
  it('does not start, and says why', async () => {
    const keyless = start(process.execPath, ['--import', 'tsx', 'server.js'], {cwd: temporary.folder, env: {PORT: '0'}});
    await assert.rejects(keyless.says(/^http:/m), /`credentials` gave no key/);
    await keyless.stop();
    assert.equal(keyless.process.exitCode, 1);
  });
});
