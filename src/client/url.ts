import {CallsError} from '../model/errors.js';
import type {Route, VendorRequest} from '../vendors/vendor.js';

/** The URL of a request below a base, with only documented parameters, and those without a value left out. */
export function urlOf(base: string, {route, id, query}: VendorRequest): string {
  const search = new URLSearchParams();
  for (const name of route.query) {
    const value = query[name];
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const asked = search.toString();
  return base + pathOf(route, id) + (asked && `?${asked}`);
}

/** A route's path. An id is one segment: `.` and `..` would climb out of the route even when encoded (WHATWG URL §4.4), so they are refused. */
export function pathOf(route: Route, id = ''): string {
  if (!route.path.includes('{id}')) return route.path;
  if (!id || /^\.{1,2}$/.test(id) || !id.isWellFormed()) throw new CallsError('bad-request', {hint: 'The id cannot be part of an address.'});
  return route.path.replace('{id}', () => encodeURIComponent(id));
}
