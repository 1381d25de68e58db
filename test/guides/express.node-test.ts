/** docs/guides/express.md, run as it is written, by an application with sessions of its own. */
import assert from 'node:assert/strict';
import {connect} from 'node:net';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {temporaryFolder} from '../../scripts/temporary.js';
import {
  codeOf,
  detail,
  get,
  list,
  recorded,
  recording,
  servesCalls,
  startVendor,
  type Site,
  type Vendor,
} from './drive.js';
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
    cwd: temporary.folder,
    env: {AGNI_API_KEY: vendor.key, AGNI_BASE_URL: vendor.url, PORT: '0'},
  });
  const url = await program.says(/^(http:\S+)$/m);
  site = {endpoint: `${url}/agni`, vendor, allowed: {cookie: 'session=lena'}, refused: {cookie: 'session=omar'}};
});
after(async () => {
  await program?.stop();
  await vendor.close();
  temporary.remove();
});

/** Sends bytes, and gives what comes until the connection ends in good order. Rejects when it is reset. */
const asking = (bytes: string, heard: (text: string) => void = () => undefined) =>
  new Promise<string>((resolve, reject) => {
    const {hostname, port} = new URL(site.endpoint);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket
      .setEncoding('latin1')
      .on('data', (chunk: string) => heard((text += chunk)))
      .on('end', () => resolve(text))
      .on('error', reject);
  });

describe('the guide for Express', () => {
  servesCalls(() => site);

  it('lets the application’s own rules decide by contact', async () => {
    const of = (id: string) =>
      get(site, `${site.endpoint}/api/v1/contacts/${id}/calls`, {headers: {cookie: 'session=omar'}});
    const own = await of('contact-of-omar'); // the rules let it pass; the vendor does not know it
    assert.deepEqual([own.status, codeOf(own)], [404, 'not-found']);
    const other = await of('contact-of-lena');
    assert.deepEqual([other.status, codeOf(other)], [403, 'forbidden']);
  });

  it('refuses a page of another origin, whoever is signed in', async () => {
    const got = await get(site, site.endpoint + list, {
      headers: {...site.allowed, origin: 'https://elsewhere.example'},
    });
    assert.deepEqual([got.status, codeOf(got)], [403, 'origin-not-allowed']);
    assert.equal(got.headers.get('access-control-allow-origin'), null);
  });

  it('answers what is no address as everything else, with no word of Express’s', async () => {
    const {host} = new URL(site.endpoint);
    for (const [target, status] of [
      [detail('%ff'), 400],
      [detail('%'), 400],
      ['/%ff', 404],
      ['', 404],
      [`${list}%00`, 404],
    ] as const) {
      const text = await asking(
        `GET /agni${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: session=lena\r\nConnection: close\r\n\r\n`,
      );
      assert.ok(text.startsWith(`HTTP/1.1 ${status} `), `${target}: ${text}`);
      assert.match(
        text,
        /\r\nx-content-type-options: nosniff\r\n[^]*\r\n\r\n\{"error":\{"code":"[\w-]+","message":"[^"]+"\}\}$/i,
      );
    }
    assert.doesNotMatch(program?.said() ?? '', /Error/);
  });

  for (const version of ['1.0', '1.1']) {
    for (const when of ['after its first bytes', 'at once'] as const) {
      it(
        `ends a recording that breaks off ${when} in a reset, without a word of its own (HTTP/${version})`,
        {timeout: 10_000},
        async () => {
          const id = await recorded(site);
          let cut: () => void = () => undefined;
          const broken = new ReadableStream<Uint8Array>({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('RIFF'));
              cut = () => controller.error(new Error('The vendor’s connection broke, as this test wants it.'));
            },
          });
          const breaking = () => {
            if (when === 'at once') setImmediate(cut);
            return new Response(broken, {headers: {'content-type': 'audio/wav'}});
          };
          await vendor.during(
            (request) => (request.url.endsWith(recording(id)) ? breaking() : undefined),
            async () => {
              const question = `GET /agni${recording(id)} HTTP/${version}\r\nHost: x\r\nCookie: session=lena\r\nConnection: close\r\n\r\n`;
              const ended = asking(question, (text) => {
                if (text.includes('RIFF')) cut();
              });
              const text = await ended.catch((error: unknown) => error);
              if (text instanceof Error) assert.equal((text as NodeJS.ErrnoException).code, 'ECONNRESET');
              // nothing of it had come
              else assert.match(String(text), /^HTTP\/1\.1 50\d [^]*\r\n\r\n\{"error":\{"code":"upstream-[^\n]*\}$/);
            },
          );
          assert.doesNotMatch(program?.said() ?? '', /Error|terminated/);
        },
      );
    }
  }

  it('says nothing of the key', () => {
    assert.equal(program?.said().includes(vendor.key), false);
  });
});

describe('the guide for Express, without a key', () => {
  it('starts, says what is missing, and answers everything else', async () => {
    const keyless = start(process.execPath, ['--import', 'tsx', 'server.js'], {
      cwd: temporary.folder,
      env: {PORT: '0'},
    });
    const url = await keyless.says(/^(http:\S+)$/m);
    const refused = await fetch(`${url}/agni${list}`, {headers: {cookie: 'session=lena'}});
    assert.equal(refused.status, 500);
    assert.match(await refused.text(), /"no-credentials"/);
    assert.equal((await fetch(`${url}/elsewhere`)).status, 404);
    assert.match(keyless.said(), /`credentials` gave no key\. Set the variable/);
    await keyless.stop();
  });
});
