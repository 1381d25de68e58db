import {CallsError} from '../model/errors.js';
import {defaultVendor, findVendor} from '../vendors/registry.js';
import type {Vendor} from '../vendors/contract.js';

/**
 * Gives the request headers of a page, for example `{authorization: 'Bearer …'}`. Asked again, once, with `fresh` after
 * a 401.
 */
export type HeadersSource = (why: {readonly fresh: boolean}) => HeadersInit | Promise<HeadersInit>;

/** How to reach an API: where the proxy is, whose shapes it speaks, and what the page adds. */
export interface Connection {
  /** The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. */
  readonly endpoint: string;
  /** Default `agni`. */
  readonly vendor?: string | undefined;
  readonly headers?: HeadersSource | undefined;
  /** Stands in for the browser's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** The vendor a connection speaks to. Throws `not-configured` for a name nobody knows. */
export function vendorOf({vendor}: Connection): Vendor {
  const found = findVendor(vendor || defaultVendor);
  if (!found) throw new CallsError('not-configured', {attribute: 'vendor'});
  return found;
}

/**
 * The base URL of a connection, without a trailing slash. Throws `not-configured` for anything but a plain http(s)
 * address: one with a user name or a query would put a secret where it is seen.
 */
export function baseOf({endpoint}: Connection, page: string | undefined): string {
  const url = URL.parse(endpoint.trim() || '//', page); // empty would be the page itself; without a host it is none
  const plain = `${url?.origin}${url?.pathname}`;
  if (url?.href !== plain || !plain.startsWith('http')) throw new CallsError('not-configured', {attribute: 'endpoint'});
  return plain.replace(/\/+$/, '');
}

/** What a relative address is relative to; `undefined` outside of a page. */
export const pageUrl = (): string | undefined => globalThis.document?.baseURI;
