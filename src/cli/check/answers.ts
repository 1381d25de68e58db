import {randomUUID} from 'node:crypto';
import {pathTo} from '../../vendors/path.js';
import type {Seen} from './ask.js';
import {foreignPath} from './vendor.js';
import type {Context, Probe} from './probe.js';
import {fail, skip, unless, type Verdict} from './verdict.js';

/** Fails when any answer so far is wrong. */
const noAnswer =
  (isWrong: (seen: Seen) => boolean, change: string) =>
  ({seen}: Context): Verdict =>
    unless(seen.some(isWrong) ? change : undefined);

/** An answer with content. */
const hasContent = ({status, method}: Seen) => (status === 200 || status === 206) && method !== 'OPTIONS';

/** Seconds for which a browser may cache personal data. */
const longest = 300;

function isCacheable({header}: Seen): boolean {
  const directives = header('cache-control')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  if (directives.includes('no-store')) return directives.includes('public');
  const [, age] = directives.map((part) => /^max-age="?(\d+)"?$/.exec(part)).find(Boolean) ?? [];
  return (
    !directives.includes('private') ||
    directives.includes('public') ||
    !(directives.includes('no-cache') || Number(age ?? NaN) <= longest)
  );
}

/** Headers of servers in front and of browsers, with values that nobody else sends. */
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

/** Sends values that no answer has a reason to echo. */
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
    const probed = `${path}${path.includes('?') ? '&' : '?'}canary=${canary}`;
    const forwarded = forwarding(canary);
    for (const {headers, marks} of [{headers: {'x-canary': canary}, marks: [canary]}, forwarded]) {
      const {names, header, body} = await ask(probed, {headers});
      if (marks.some((mark) => body.includes(mark))) {
        return fail('a header or parameter is echoed in the answer’s body: write only what the vendor sends');
      }
      if (names.some((name) => marks.some((mark) => header(name).includes(mark)))) {
        return fail('a header or parameter is echoed in an answer’s header: pass only listed headers');
      }
    }
  }
  return unless(
    seen.some((one) => one.echoes)
      ? 'the value of a --header is in an answer: write only what the vendor sends'
      : undefined,
  );
}

const keyHeader = /^(proxy-)?authorization$|api[-_]?key|^x-(auth|access)-token$|secret|^cookie$/;

function keys({seen}: Context): Verdict {
  if (seen.some((one) => one.leaks)) {
    return fail(
      'the vendor’s key is in an answer: change the key, which clients have now, and write only what the vendor sends',
    );
  }
  if (seen.some(({names}) => names.some((name) => keyHeader.test(name)))) {
    return fail('an answer has a header named like a key: pass only listed headers, and change the key if it was one');
  }
  const keyed = seen.some((one) => one.keyed);
  return unless(
    keyed ? 'an answer has a field named like a key: remove it, and change the key if it was one' : undefined,
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
      : 'an answer has a recording’s address on another host: put the proxy’s own in its place, or remove it',
  );
}

/** Whether a browser would open an answer as a page with scripts; JSON and audio need none. */
function isOpen({header}: Seen): boolean {
  const directives = header('content-security-policy')
    .toLowerCase()
    .split(/[;,]/)
    .map((part) => part.trim());
  return !directives.includes('sandbox') && !directives.includes("default-src 'none'");
}

const caching = 'send Cache-Control: private, no-store';

/** Faults that no answer may have. They run last, over all answers. */
export const answerProbes: readonly Probe[] = [
  {name: 'nothing is echoed', run: echoes},
  {name: 'no key in an answer', run: keys},
  {name: 'recording addresses', run: addresses},
  {
    name: 'caching',
    run: noAnswer(
      (one) => hasContent(one) && isCacheable(one),
      `caches may store an answer, or browsers for long: ${caching}`,
    ),
  },
  {
    name: 'nosniff',
    run: noAnswer(
      (one) => hasContent(one) && one.header('x-content-type-options').toLowerCase() !== 'nosniff',
      'an answer lets browsers guess its type: send X-Content-Type-Options: nosniff',
    ),
  },
  {
    name: 'no page',
    run: noAnswer(
      (one) => hasContent(one) && isOpen(one),
      "an answer opened in a browser would run as a page of this origin: send Content-Security-Policy: default-src 'none'; sandbox",
    ),
  },
  {
    name: 'no cookies',
    run: noAnswer(
      ({names}) => names.includes('set-cookie'),
      'an answer sets a cookie: drop Set-Cookie, also the vendor’s',
    ),
  },
];
