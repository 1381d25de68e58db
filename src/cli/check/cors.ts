import type {Head} from './ask.js';
import {onData, type Context, type Probe} from './probe.js';
import {fail, pass, skip, unless, type Verdict} from './verdict.js';

const allow = 'access-control-allow-origin';

/**
 * Headers that need a preflight (Fetch, "CORS-unsafe request-header names"; pages cannot set Cookie).
 */
function unsafe(headers: Readonly<Record<string, string>>): readonly string[] {
  const safe = /^(accept|accept-language|content-language|cookie|origin|referer|user-agent)$|^(sec|proxy)-/;
  const names = Object.keys(headers).filter((name) => !safe.test(name));
  return names.length > 0 ? names.sort() : ['authorization'];
}

/** A browser's preflight, without the page's credentials. */
const preflight = (origin: string, names: readonly string[], method = 'GET') => ({
  method: 'OPTIONS',
  as: {},
  most: 1024,
  headers: {origin, 'access-control-request-method': method, 'access-control-request-headers': names.join(',')},
});

/** Runs with the page's origin, if that is not the proxy's own. */
const onPage = (run: (origin: string, path: string, context: Context) => Promise<Verdict>) =>
  onData(async (path, context) => {
    const {origin, url} = context.options;
    if (origin === undefined) return skip('pass --origin, if the page has another origin');
    return origin === url.origin
      ? skip('the page has the proxy’s own origin, and needs no CORS')
      : run(origin, path, context);
  });

const corsForPage = onPage(async (origin, path, {ask}) => {
  const {header, status} = await ask(path, {headers: {origin}, most: 0});
  const allowed = header(allow);
  if (allowed === '*') return pass; // the wildcard probe judges it
  if (allowed !== origin)
    return fail(`the page of --origin may not read the answer (${status}): allow exactly this origin`);
  return unless(
    /\borigin\b|\*/i.test(header('vary'))
      ? undefined
      : 'send Vary: Origin, or a cache may serve one page’s answer to another page',
  );
});

const corsPreflight = onPage(async (origin, path, {ask, facts, options}) => {
  const wanted = unsafe(options.headers);
  const verdict = allowsHeaders(origin, wanted, await ask(path, preflight(origin, wanted)));
  const [posted] = facts.posted;
  if (verdict.result !== 'pass' || !posted) return verdict;
  // The content type of posted JSON needs a preflight.
  const more = [...new Set([...wanted, 'content-type'])].sort();
  return allowsHeaders(origin, more, await ask(posted[0], preflight(origin, more, 'POST')));
});

function allowsHeaders(origin: string, wanted: readonly string[], {status, header}: Head): Verdict {
  if (status >= 300 || status < 200)
    return fail(`OPTIONS is answered ${status}: answer preflights without authentication`);
  if (header(allow) !== origin && header(allow) !== '*')
    return fail('answer preflights of --origin with Access-Control-Allow-Origin');
  const named = header('access-control-allow-headers')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  // The wildcard does not cover Authorization (Fetch, "CORS non-wildcard request-header name").
  const missing = wanted.filter((name) => !named.includes(name) && (name === 'authorization' || !named.includes('*')));
  return unless(missing.length > 0 ? `name in Access-Control-Allow-Headers: ${missing.join(', ')}` : undefined);
}

/** Fails when any of these origins is allowed. */
const foreign = (change: string, origins: (own: URL) => readonly string[]) =>
  onData(async (path, {ask, options}) => {
    for (const origin of origins(new URL(options.origin ?? options.url.origin))) {
      if (origin === options.origin || origin === options.url.origin) continue;
      for (const question of [{headers: {origin}, most: 0}, preflight(origin, unsafe(options.headers))]) {
        const {header} = await ask(path, question);
        if (header(allow) === origin) return fail(`${origin} may read the answers: ${change}`);
      }
    }
    return pass;
  });

function alike({protocol, hostname, host, port}: URL): readonly string[] {
  const suffix = port && `:${port}`;
  const isName = !/^[\d.]+$|^\[/.test(hostname);
  return [
    `${protocol}//${hostname}.evil.example${suffix}`,
    ...(isName ? [`${protocol}//evil${host}`] : []),
    // The same host over plain HTTP, which anyone on the network can forge.
    ...(protocol === 'https:' ? [`http://${host}`] : []),
    `${protocol}//${hostname}:${port === '4443' ? '4444' : '4443'}`,
  ];
}

function wildcard({seen}: Context): Verdict {
  const any = seen.some(({header}) => header(allow).includes('*'));
  return unless(any ? 'do not send Access-Control-Allow-Origin: *; name the page’s origin' : undefined);
}

/** The origins that may read the answers. */
export const corsProbes: readonly Probe[] = [
  {name: 'CORS for the page', run: corsForPage},
  {name: 'CORS preflight', run: corsPreflight},
  {
    name: 'CORS for another origin',
    run: foreign('do not echo the Origin header, compare it with a list', () => ['https://elsewhere.example']),
  },
  {name: 'CORS for look-alikes', run: foreign('compare whole origins, not how they begin or end', alike)},
  {
    name: 'CORS for null',
    run: foreign('any sandboxed page has the origin null: remove it from the list', () => ['null']),
  },
  {name: 'CORS wildcard', run: wildcard},
];
