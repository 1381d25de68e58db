import {agniUpstream} from '../vendors/agni/upstream.js';
import type {RouteName, Upstream} from '../vendors/vendor.js';

/** What a request asks for, once it is known to be one of the vendor's routes. */
export interface Asked {
  readonly name: RouteName;
  /** The call's or contact's id, where the route has one. */
  readonly id?: string;
  /** The documented query parameters, as they go upstream. Changing this copy changes nothing. */
  readonly query: URLSearchParams;
}

/** How a proxy is made. */
export interface ProxyOptions {
  /** A vendor by name, or the routes of one of your own. */
  readonly vendor: 'agni' | Upstream;
  /** The vendor's key, or a function that gives it: asked for every request, so a rotated key needs no restart. */
  readonly credentials: string | (() => string | Promise<string>);
  /**
   * Whether whoever sent this request may have what it asks for. Required: without it, anybody who finds the proxy reads every call.
   * Only `true` lets a request pass; anything else, and an error, is answered 403.
   */
  readonly authorize: (request: Request, asked: Asked) => boolean | Promise<boolean>;
  /** How the vendor is asked; the platform's own fetch unless given. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Where the vendor's API lives, if not where its documentation says. */
  readonly baseUrl?: string;
  /** The path this proxy is mounted at, as in the page's `endpoint`: `/agni`. */
  readonly basePath?: string;
  /** How long the vendor may take, in milliseconds: for JSON until its end, for a recording until its beginning. */
  readonly timeoutMs?: number;
}

/** Options that were checked once, when the proxy was made. */
export interface Settings {
  readonly vendor: Upstream;
  readonly keyHeader: string;
  /** Rejects when there is no usable key. */
  readonly key: () => Promise<string>;
  readonly authorize: ProxyOptions['authorize'];
  readonly fetch: NonNullable<ProxyOptions['fetch']>;
  readonly baseUrl: string;
  readonly basePath: string;
  readonly timeoutMs: number;
}

/** Shorter than the widgets' own 15 s, so that a page is told of a time-out rather than having to find it out. */
const usualTimeout = 12_000;

/** A key as it goes into a header. The message never has the key in it; the platform's own would. */
function usableKey(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') throw new TypeError('createProxy: `credentials` gave no key.');
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError('createProxy: the key in `credentials` has a line break, a space or another character no header can carry.');
  }
  return key;
}

function vendorOf(vendor: unknown): Upstream {
  if (vendor === 'agni') return agniUpstream;
  if (typeof vendor === 'object' && vendor !== null && 'routes' in vendor && 'keyHeaders' in vendor) return vendor as Upstream;
  throw new TypeError('createProxy: `vendor` must be "agni" or a vendor’s routes.');
}

function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError('createProxy: `baseUrl` must be an http or https address without user, query or fragment.');
  }
  return url.href.replace(/\/+$/, '');
}

function mount(path: string): string {
  if (path !== '' && !/^\/[^?#\\]*$/.test(path)) throw new TypeError('createProxy: `basePath` must begin with a slash, as in "/agni".');
  return path.replace(/\/+$/, '');
}

/** @throws TypeError with a sentence that says what to give. */
export function settings(options: ProxyOptions): Settings {
  const {vendor, credentials, authorize, fetch: ask, baseUrl, basePath = '', timeoutMs = usualTimeout} = options;
  const routes = vendorOf(vendor);
  const [keyHeader, ...others] = routes.keyHeaders;
  if (keyHeader === undefined || others.length > 0) throw new TypeError('createProxy: a vendor with exactly one key header is needed.');
  if (typeof authorize !== 'function') {
    throw new TypeError('createProxy: `authorize` is missing. Give a function that says whether a request may see calls.');
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) throw new TypeError('createProxy: `timeoutMs` must be a positive number of milliseconds.');
  const fixed = typeof credentials === 'function' ? undefined : usableKey(credentials);
  return {
    vendor: routes,
    keyHeader,
    key: async () => fixed ?? usableKey(await (credentials as () => string | Promise<string>)()),
    authorize,
    // Looked up at every request: platforms and tests replace it.
    fetch: ask ?? ((url, init) => fetch(url, init)),
    baseUrl: address(baseUrl ?? routes.baseUrl),
    basePath: mount(basePath),
    timeoutMs,
  };
}
