import {snakeCase} from '../../model/names.js';
import type {CallQuery, CallsQuery} from '../../model/query.js';
import type {VendorRequest} from '../contract.js';
import {agniRoutes as routes} from './routes.js';

/** Agni's request for a question: every documented parameter is our name in snake_case. */
export function request(query: CallsQuery | CallQuery): VendorRequest {
  const route = routes[query.kind];
  const values: VendorRequest['query'] = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [snakeCase(name), value as string | number | boolean | undefined]),
  );
  return {
    route,
    id: values[`${query.kind}_id`] as string | undefined, // `call_id`, `contact_id`; a list has none
    query: Object.fromEntries(route.query.map((name) => [name, values[name]])),
  };
}
