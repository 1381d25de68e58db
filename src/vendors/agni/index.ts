import type {Vendor, VendorRequest} from '../vendor.js';
import {agniRoutes as routes} from './routes.js';

/** Agni by Ravan AI. */
export const agni: Vendor = {
  name: 'agni',
  routes,
  parser: () => import('./parse.js'),
  request(query) {
    const route = routes[query.kind];
    const asked: VendorRequest['query'] = {...query};
    // Every documented parameter is our name for it in snake_case.
    const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return {
      route,
      id: query.kind === 'call' ? query.callId : query.kind === 'contact' ? query.contactId : undefined,
      query: Object.fromEntries(route.query.map((name) => [name, asked[camel(name)]])),
    };
  },
};
