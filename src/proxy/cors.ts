import type {Incoming} from './incoming.js';
import type {ProxyConfig} from './config.js';

/** What a page of another origin may ask with, and read. */
const [asked, read] = [
  'authorization, range, if-range, if-none-match',
  'retry-after, content-range, accept-ranges, etag, x-request-id',
];

/**
 * What a browser may ask for without saying which page wants it: a visit, which no page reads, and where others are on
 * the list, sound.
 */
const visit = ['document'];
const playing = ['audio', 'video', ...visit];

/**
 * The headers that let a page of another origin read the answer; `undefined` when the request comes from a page of an
 * origin that is not on the list, or from any other origin and is none that such a page has a use for. A request
 * without an origin and without a word about where it comes from is no page's (Fetch, "HTTP-network-or-cache fetch"),
 * or an old browser's.
 */
export function cors(
  {url, header}: Incoming,
  {allowedOrigins}: ProxyConfig,
): Readonly<Record<string, string>> | undefined {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  const anonymous = origin === null && (site === 'cross-site' || site === 'same-site');
  // A page that is on the list says so by its Origin, but for what `<audio>` asks; an `<img>` or a script of any page
  // does not.
  if (anonymous && !(allowedOrigins.size > 0 ? playing : visit).includes(header('sec-fetch-dest') ?? ''))
    return undefined;
  if (origin === null || site === 'same-origin' || origin === url.origin) return {};
  if (!allowedOrigins.has(origin)) return undefined;
  return {'access-control-allow-origin': origin, 'access-control-expose-headers': read};
}

/** What a browser asks before it asks. */
export function preflight({header}: Incoming, posts: boolean): Readonly<Record<string, string>> {
  if (header('origin') === null) return {};
  const [methods, headers] = posts ? ['GET, HEAD, POST', `${asked}, content-type`] : ['GET, HEAD', asked];
  return {
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': '600',
  };
}
