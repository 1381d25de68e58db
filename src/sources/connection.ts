import {CallsError} from '../model/errors.js';
import {parseUrl} from '../model/url.js';
import {defaultVendor, findVendor} from '../vendors/registry.js';
import type {Vendor} from '../vendors/contract.js';

/**
 * Returns the page's request headers, for example `{authorization: 'Bearer …'}`. Called once more, with `fresh`, after a
 * 401.
 */
export type HeadersSource = (why: {readonly fresh: boolean}) => HeadersInit | Promise<HeadersInit>;

/** How to reach an API: the proxy's address, its vendor, and what the page adds. */
export interface Connection {
  /** The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. */
  readonly endpoint: string;
  /** Default `agni`. */
  readonly vendor?: string | undefined;
  readonly headers?: HeadersSource | undefined;
  /** Replaces the browser's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** The vendor of a connection. Throws `not-configured` for an unknown name. */
export function vendorOf({vendor}: Connection): Vendor {
  const known = findVendor(vendor || defaultVendor);
  if (!known) throw new CallsError('not-configured', {attribute: 'vendor'});
  return known;
}

/**
 * The base URL of a connection, without a trailing slash. Throws `not-configured` for anything but an http(s) address
 * without user and query, which would expose a secret.
 */
export function baseOf({endpoint}: Connection, page: string | undefined): string {
  const url = parseUrl(endpoint.trim() || '//', page); // empty would be the page itself; without a host it is none
  const address = `${url?.origin}${url?.pathname}`;
  if (url?.href !== address || !address.startsWith('http'))
    throw new CallsError('not-configured', {attribute: 'endpoint'});
  return address.replace(/\/+$/, '');
}

/**
 * What a relative address is relative to; `undefined` outside of a page. A `<base href>` counts while it stays at the page's
 * own origin. One that leads elsewhere, the page's or that of the page around a `srcdoc` frame, would send the page's
 * headers there: then the page's own address counts.
 */
export function pageUrl(): string | undefined {
  const {document, location, origin = location?.origin} = globalThis as Partial<typeof globalThis>;
  const base = document?.baseURI;
  return base === undefined || parseUrl(base)?.origin === origin ? base : location?.href;
}
