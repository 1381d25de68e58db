import {randomUUID} from 'node:crypto';
import {pathTo} from '../../vendors/path.js';
import type {Seen} from './ask.js';
import {foreignPath} from './vendor.js';
import type {Context, Probe} from './probe.js';
import {fail, skip, unless, type Verdict} from './verdict.js';

/** Over all answers so far: what is wrong with one of them. */
const none =
  (isWrong: (seen: Seen) => boolean, change: string) =>
  ({seen}: Context): Verdict =>
    unless(seen.some(isWrong) ? change : undefined);

/** An answer with something in it. */
const full = ({status, method}: Seen) => (status === 200 || status === 206) && method !== 'OPTIONS';

/** Seconds a browser may keep what is about people. */
const longest = 300;

function keepable({header}: Seen): boolean {
  const says = header('cache-control')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  if (says.includes('no-store')) return says.includes('public');
  const [, age] = says.map((part) => /^max-age="?(\d+)"?$/.exec(part)).find(Boolean) ?? [];
  return (
    !says.includes('private') ||
    says.includes('public') ||
    !(says.includes('no-cache') || Number(age ?? NaN) <= longest)
  );
}

/** What servers in front say of whoever asks, with an address nobody has; and what browsers say. */
function forwarding(canary: string) {
  const address = `2001:db8:${
    canary
      .match(/[1-9a-f][\da-f]{3}/g)
      ?.slice(0, 6)
      .join(':') ?? ''
  }`;
  const headers = {
    'x-forwarded-for': address,
    'x-real-ip': address,
    forwarded: `for="[${address}]"`,
    'x-forwarded-host': `${canary}.invalid`,
    referer: `https://${canary}.invalid/`,
    'user-agent': `agni-call-widgets-check ${canary}`,
  };
  return {headers, marks: [canary, address]};
}

/** Sends what no answer has a reason to repeat. */
async function echoes({
  ask,
  facts,
  seen,
  options: {
    vendor: {routes},
  },
}: Context): Promise<Verdict> {
  const canary = randomUUID();
  for (const path of [
    ...facts.working.slice(0, 1),
    ...(routes.call ? [pathTo(routes.call, randomUUID())] : []),
    foreignPath(routes),
  ]) {
    const asked = `${path}${path.includes('?') ? '&' : '?'}canary=${canary}`;
    const forwarded = forwarding(canary);
    for (const {headers, marks} of [{headers: {'x-canary': canary}, marks: [canary]}, forwarded]) {
      const {names, header, body} = await ask(asked, {headers});
      if (marks.some((mark) => body.includes(mark))) {
        return fail('a header or parameter is repeated in the answer’s body: write only what the vendor says');
      }
      if (names.some((name) => marks.some((mark) => header(name).includes(mark)))) {
        return fail('a header or parameter is repeated in an answer’s header: send down only headers from a list');
      }
    }
  }
  return unless(
    seen.some((one) => one.echoes)
      ? 'the value of a --header is in an answer: write only what the vendor says'
      : undefined,
  );
}

const keyHeader = /^(proxy-)?authorization$|api[-_]?key|^x-(auth|access)-token$|secret|^cookie$/;

function keys({seen}: Context): Verdict {
  if (seen.some((one) => one.leaks)) {
    return fail(
      'the vendor’s key is in an answer: change the key, whoever asked has it now, and write only what the vendor says',
    );
  }
  if (seen.some(({names}) => names.some((name) => keyHeader.test(name)))) {
    return fail(
      'an answer has a header named like a key: send down only headers from a list, and change the key if it was one',
    );
  }
  const keyed = seen.some((one) => one.keyed);
  return unless(
    keyed ? 'an answer has a field named like a key: leave it out, and change the key if it was one' : undefined,
  );
}

function addresses({facts, options: {url}}: Context): Verdict {
  if (facts.working.length === 0) return skip('no route answered with calls');
  const below = `${url.pathname.replace(/\/+$/, '')}/`;
  const own = (address: string) => {
    if (!URL.canParse(address, url)) return false;
    const {origin, pathname} = new URL(address, url);
    return origin === url.origin && pathname.startsWith(below);
  };
  return unless(
    facts.recordingUrls.every(own)
      ? undefined
      : 'an answer has a recording’s address elsewhere: put the proxy’s own in its place, or leave it out',
  );
}

/** What may be opened as a page, and do something there: JSON and sound need nothing. */
function isOpen({header}: Seen): boolean {
  const says = header('content-security-policy')
    .toLowerCase()
    .split(/[;,]/)
    .map((part) => part.trim());
  return !says.includes('sandbox') && !says.includes("default-src 'none'");
}

const caching = 'send Cache-Control: private, no-store';

/** What no answer may have. They come last, and look at all that was answered. */
export const answerProbes: readonly Probe[] = [
  {name: 'nothing is echoed', run: echoes},
  {name: 'no key in an answer', run: keys},
  {name: 'recording addresses', run: addresses},
  {
    name: 'caching',
    run: none((one) => full(one) && keepable(one), `an answer may be kept by a cache, or for long: ${caching}`),
  },
  {
    name: 'nosniff',
    run: none(
      (one) => full(one) && one.header('x-content-type-options').toLowerCase() !== 'nosniff',
      'an answer lets browsers guess what it is: send X-Content-Type-Options: nosniff',
    ),
  },
  {
    name: 'no page',
    run: none(
      (one) => full(one) && isOpen(one),
      "an answer that a browser opens may act as a page of this origin: send Content-Security-Policy: default-src 'none'; sandbox",
    ),
  },
  {
    name: 'no cookies',
    run: none(
      ({names}) => names.includes('set-cookie'),
      'an answer sets a cookie: drop Set-Cookie, the vendor’s above all',
    ),
  },
];
