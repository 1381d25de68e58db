import type {Incoming} from './incoming.js';
import type {ProxyConfig} from './config.js';

/** Headers that a page of another origin may send, and read. */
const [requestHeaders, responseHeaders] = [
  'authorization, range, if-range, if-none-match',
  'retry-after, content-range, accept-ranges, etag, x-request-id',
];

/**
 * Requests a browser may send without naming the page: a navigation, whose answer no page can read; and audio, if the
 * list has other origins.
 */
const visits = ['document'];
const media = ['audio', 'video', ...visits];

/**
 * The headers that let a page of another origin read the answer. `undefined` when the page's origin is not on the list,
 * and for a cross-site request without an Origin that no listed page would make. A request with neither Origin nor
 * Sec-Fetch-Site does not come from a page (Fetch, "HTTP-network-or-cache fetch"), or comes from an old browser.
 */
export function cors(
  {url, header}: Incoming,
  {allowedOrigins}: ProxyConfig,
): Readonly<Record<string, string>> | undefined {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  const anonymous = origin === null && (site === 'cross-site' || site === 'same-site');
  // A listed page sends its Origin, except for `<audio>`. An `<img>` or `<script>` of any page sends none.
  if (anonymous && !(allowedOrigins.size > 0 ? media : visits).includes(header('sec-fetch-dest') ?? ''))
    return undefined;
  if (origin === null || site === 'same-origin' || origin === url.origin) return {};
  if (!allowedOrigins.has(origin)) return undefined;
  return {'access-control-allow-origin': origin, 'access-control-expose-headers': responseHeaders};
}

/** The answer to a preflight request. */
export function preflight({header}: Incoming, posts: boolean): Readonly<Record<string, string>> {
  if (header('origin') === null) return {};
  const [methods, headers] = posts
    ? ['GET, HEAD, POST', `${requestHeaders}, content-type`]
    : ['GET, HEAD', requestHeaders];
  return {
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': '600',
  };
}
