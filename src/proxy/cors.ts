import type {Incoming} from './incoming.js';
import type {Settings} from './options.js';

/** What a page of another origin may ask with, and read. */
const [asked, read] = ['authorization, range, if-range, if-none-match', 'retry-after, content-range, accept-ranges, etag, x-request-id'];

/**
 * The headers that let a page of another origin read the answer; `undefined` when the request comes from a page of an origin that is not
 * on the list. A request without an origin is no page of another one (Fetch, "HTTP-network-or-cache fetch").
 */
export function cors({url, header}: Incoming, {allowedOrigins}: Settings): Readonly<Record<string, string>> | undefined {
  const origin = header('origin');
  if (origin === null || header('sec-fetch-site') === 'same-origin' || origin === url.origin) return {};
  if (!allowedOrigins.has(origin)) return undefined;
  return {'access-control-allow-origin': origin, 'access-control-expose-headers': read};
}

/** What a browser asks before it asks. */
export function preflight({header}: Incoming, posts: boolean): Readonly<Record<string, string>> {
  if (header('origin') === null) return {};
  const [methods, headers] = posts ? ['GET, HEAD, POST', `${asked}, content-type`] : ['GET, HEAD', asked];
  return {'access-control-allow-methods': methods, 'access-control-allow-headers': headers, 'access-control-max-age': '600'};
}
