import {CallsError} from '../model/errors.js';
import {findVendor, vendorNames} from '../vendors/index.js';
import type {Vendor} from '../vendors/vendor.js';

/** Gives the request headers of a page, for example `{authorization: 'Bearer …'}`. Asked again, once, after a 401. */
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
export function vendorOf({vendor = 'agni'}: Pick<Connection, 'vendor'>): Vendor {
  const found = findVendor(vendor);
  if (!found) throw new CallsError('not-configured', {attribute: 'vendor', hint: `vendor must be one of: ${vendorNames.join(', ')}.`});
  return found;
}

/** The base URL of an endpoint, without a trailing slash. Throws `not-configured` for anything but a plain http(s) address. */
export function baseOf(endpoint: string, page: string | undefined): string {
  const refuse = (hint: string) => new CallsError('not-configured', {attribute: 'endpoint', hint});
  let url: URL;
  try {
    url = new URL(endpoint.trim(), page);
  } catch {
    throw refuse('endpoint must be a path such as "/agni" or an http(s) URL.');
  }
  if (!/^https?:$/.test(url.protocol)) throw refuse('endpoint must be a path such as "/agni" or an http(s) URL.');
  if (url.username || url.password || url.search || url.hash)
    throw refuse('endpoint must carry no user name, query or fragment; secrets belong in the proxy.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
