import type {Head} from './ask.js';
import {onData, type Context, type Probe} from './probe.js';
import {fail, pass, skip, unless, type Verdict} from './verdict.js';

const allow = 'access-control-allow-origin';

/**
 * What a page has to ask before it may send such headers (Fetch, "CORS-unsafe request-header names"; cookies are no
 * header of a page).
 */
function unsafe(headers: Readonly<Record<string, string>>): readonly string[] {
  const safe = /^(accept|accept-language|content-language|cookie|origin|referer|user-agent)$|^(sec|proxy)-/;
  const names = Object.keys(headers).filter((name) => !safe.test(name));
  return names.length > 0 ? names.sort() : ['authorization'];
}

/** As a browser asks before it asks: as a stranger. */
const preflight = (origin: string, names: readonly string[], method = 'GET') => ({
  method: 'OPTIONS',
  as: {},
  most: 1024,
  headers: {origin, 'access-control-request-method': method, 'access-control-request-headers': names.join(',')},
});

/** With the page's origin, if that is another than the proxy's own. */
const onPage = (run: (origin: string, path: string, context: Context) => Promise<Verdict>) =>
  onData(async (path, context) => {
    const {origin, url} = context.options;
    if (origin === undefined) return skip('give --origin, if the page is of another origin');
    return origin === url.origin
      ? skip('the page is of the proxy’s own origin and needs none')
      : run(origin, path, context);
  });

const answered = onPage(async (origin, path, {ask}) => {
  const {header, status} = await ask(path, {headers: {origin}, most: 0});
  const allowed = header(allow);
  if (allowed === '*') return pass; // told by a probe of its own
  if (allowed !== origin)
    return fail(`the page of --origin may not read the answer (${status}): allow exactly this origin`);
  return unless(
    /\borigin\b|\*/i.test(header('vary'))
      ? undefined
      : 'send Vary: Origin, or a cache hands one page’s answer to another’s',
  );
});

const asked = onPage(async (origin, path, {ask, facts, options}) => {
  const wanted = unsafe(options.headers);
  const got = allowing(origin, wanted, await ask(path, preflight(origin, wanted)));
  const [posted] = facts.posted;
  if (got.result !== 'pass' || !posted) return got;
  // JSON that is posted has a type no page may send unasked.
  const more = [...new Set([...wanted, 'content-type'])].sort();
  return allowing(origin, more, await ask(posted[0], preflight(origin, more, 'POST')));
});

function allowing(origin: string, wanted: readonly string[], {status, header}: Head): Verdict {
  if (status >= 300 || status < 200)
    return fail(`OPTIONS is answered ${status}: answer preflights before anybody has to sign in`);
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

/** None of these origins is one that may be allowed. */
const strange = (change: string, origins: (own: URL) => readonly string[]) =>
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
    // The same host over a line on which anybody may write.
    ...(protocol === 'https:' ? [`http://${host}`] : []),
    `${protocol}//${hostname}:${port === '4443' ? '4444' : '4443'}`,
  ];
}

function wildcard({seen}: Context): Verdict {
  const any = seen.some(({header}) => header(allow).includes('*'));
  return unless(any ? 'do not send Access-Control-Allow-Origin: *, name the page’s origin' : undefined);
}

/** Which pages may read the answers. */
export const corsProbes: readonly Probe[] = [
  {name: 'CORS for the page', run: answered},
  {name: 'CORS preflight', run: asked},
  {
    name: 'CORS for another origin',
    run: strange('do not echo the Origin header, compare it with a list', () => ['https://elsewhere.example']),
  },
  {name: 'CORS for look-alikes', run: strange('compare whole origins, not how they begin or end', alike)},
  {
    name: 'CORS for null',
    run: strange('a sandboxed page of anybody’s says null, take it off the list', () => ['null']),
  },
  {name: 'CORS wildcard', run: wildcard},
];
