import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {isJson, typeOf, type Answer, type Ask} from './ask.js';
import {isLoopback} from '../loopback.js';
import type {Context} from './probe.js';
import {fail, pass, type Verdict} from './verdict.js';

/** Names of the parameters in which relays take an address. */
export const addressNames = ['url', 'u', 'src', 'uri', 'href', 'link', 'target', 'file', 'path', 'recording_url'];
/** A host that cannot exist (RFC 2606 §2): a relay that fetches from it fails, which shows in its answer. */
const nowhere = 'agni-check.invalid';
/** Common paths of relays beside a proxy. */
const places = [
  '/relay',
  '/audio',
  '/proxy',
  '/recording',
  '/fetch',
  '/download',
  '/stream',
  '/media',
  '/file',
  '/play',
  '/get',
  '/load',
  '/image',
  '/cors',
];

export const withAddress = (path: string, names: readonly string[], address = `http://${nowhere}/a.wav`): string =>
  `${path}?${new URLSearchParams(names.map((name) => [name, address]))}`;

/** A refusal without its variable parts: ids, times, and the query, whose echo another probe judges. */
const wording = (answer: Answer): string =>
  (isJson(answer) || typeOf(answer).startsWith('text/') ? answer.body.toString('utf8') : '')
    .replace(/\?[\w=%.:/&+-]*/g, '')
    .replace(/[\w-]*\d[\w-]*/g, '#');

/** The first parameter that changes the answer. */
async function relayed(ask: Ask, path: string): Promise<string | undefined> {
  const usual = await ask(path, {most: 1024});
  const differs = async (names: readonly string[]): Promise<number | undefined> => {
    const tried = await ask(withAddress(path, names), {most: 1024});
    const same = tried.status === usual.status && typeOf(tried) === typeOf(usual) && wording(tried) === wording(usual);
    return same && tried.status >= 400 && tried.status < 500 ? undefined : tried.status;
  };
  // In parallel at first: most paths do not exist, and the endpoint may limit requests.
  const any = await differs(addressNames);
  if (any === undefined) return undefined;
  for (const name of addressNames) {
    const status = await differs([name]);
    if (status !== undefined) return `${path}?${name}= is answered ${status}`;
  }
  return `${path}?${addressNames[0]}= with others is answered ${any}`;
}

/** Whether a secret address of this machine receives a request while `work` runs. */
async function visited(work: (address: string) => Promise<void>): Promise<boolean> {
  const secret = `/${randomUUID()}.wav`;
  let came = false;
  const server = createServer(({url}, response) => {
    came ||= url === secret;
    response.writeHead(200, {'content-type': 'audio/wav'}).end('RIFF');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}${secret}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return came;
}

const change = 'fetch nothing from an address the page gives; take the recording’s from the vendor, by the call’s id';

/** An address in the query of a recording, or of a route that relays, at worst with the key. */
export async function relays({ask, facts, options: {url}}: Context): Promise<Verdict> {
  for (const place of places) {
    const fault = await relayed(ask, place);
    if (fault !== undefined) return fail(`${fault}: ${change}`);
  }
  // A remote endpoint cannot reach an address of this machine.
  if (!isLoopback(url.hostname)) return pass;
  for (const path of [...places, ...(facts.recording === undefined ? [] : [facts.recording])]) {
    const came = await visited(async (address) => {
      await ask(withAddress(path, addressNames, address), {most: 1024});
    });
    if (came) return fail(`${path} fetched an address from the query: ${change}`);
  }
  return pass;
}
