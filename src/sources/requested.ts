/** Where a request went, for whoever sets a page up. */
import {CallsError, type RequestedPlace} from '../model/errors.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Vendor} from '../vendors/contract.js';
import {builtIn, defaultVendor} from '../vendors/registry.js';

/** The place of a question: the route's own path, since an id may be a number. */
export function requestedPlace(
  endpoint: string,
  page: string | undefined,
  {name, routes}: Vendor,
  kind: (CallsQuery | CallQuery)['kind'],
): RequestedPlace {
  const origin = `${page && new URL(page).origin}/`;
  const address = endpoint + (routes[kind]?.path ?? '');
  const isOptional = name === defaultVendor || !builtIn.some((vendor) => vendor.name === name);
  return {
    path: address.startsWith(origin) ? address.slice(origin.length - 1) : address,
    endpoint,
    ...(!isOptional && {vendor: name}),
  };
}

/** Adds the place to a failure of the request. A 404 of a path without an id is none of a call: nothing was deleted there. */
export const withPlace =
  (requested: RequestedPlace) =>
  (reason: unknown): never => {
    if (!(reason instanceof CallsError) || reason.facts.attribute) throw reason;
    const {code, facts} = reason;
    const isLost = code === 'not-found' && !requested.path.includes('{id}');
    throw new CallsError(code, {...facts, requested, ...(isLost && facts.status && {misplaced: true})});
  };
