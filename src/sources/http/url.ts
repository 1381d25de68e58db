import {CallsError} from '../../model/errors.js';
import type {Route, VendorRequest} from '../../vendors/contract.js';

/** The URL of a request below a base, with only documented parameters, and those without a value left out. */
export function urlOf(base: string, {route, id, query}: VendorRequest, kind: string): string {
  const search = new URLSearchParams();
  for (const name of route.query) if (query[name]) search.set(name, String(query[name]));
  const asked = search.toString();
  return base + pathOf(route, id, kind) + (asked && `?${asked}`);
}

/**
 * A route's path. An id is one segment: `.` and `..` would climb out of the route even when encoded (WHATWG URL §4.4),
 * so they are refused, in the name of the attribute they come from.
 */
export function pathOf({path}: Pick<Route, 'path'>, id = '', kind = 'call'): string {
  return path.replace('{id}', () => {
    if (/^\.{0,2}$/.test(id) || !id.isWellFormed()) throw new CallsError('bad-request', {attribute: `${kind}-id`});
    return encodeURIComponent(id);
  });
}
