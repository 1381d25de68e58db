import type {KnownVendor, VendorRequest} from '../contract.js';
import {agniRoutes as routes} from './routes.js';

/**
 * Agni by Ravan AI. It can be asked whatever our queries can hold, so its questions need no look at what it can do
 * before they go out.
 */
export const agni = {
  name: 'agni',
  routes,
  parser: () => import('./parse.js'),
  request(query) {
    const route = routes[query.kind];
    const asked: VendorRequest['query'] = {...query};
    // Every documented parameter is our name for it in snake_case.
    const camel = (name: string) => name.replace(/_./g, (pair) => pair.slice(1).toUpperCase());
    return {
      route,
      id: asked[`${query.kind}Id`] as string | undefined, // `callId`, `contactId`; a list has none
      query: Object.fromEntries(route.query.map((name) => [name, asked[camel(name)]])),
    } satisfies VendorRequest;
  },
} satisfies KnownVendor;
