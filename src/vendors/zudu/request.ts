import type {CallQuery, CallsQuery, ListQuery} from '../../model/query.js';
import type {VendorRequest} from '../contract.js';
import {zuduRoutes as routes} from './routes.js';

/** The list's page size while a number's calls are searched. */
export const toSearch = {rowsAtATime: 50, request: (page: number): VendorRequest => rows(page, 50)};

/** Zudu's request for a question. */
export function request(query: CallsQuery | CallQuery): VendorRequest {
  if (query.kind === 'call') return {route: routes.call, id: query.callId, query: {}};
  if (query.kind !== 'list') return toSearch.request(1); // a number's history; Zudu has no contacts
  const body = filtered(query);
  if (!body) return rows(query.page, query.pageSize);
  return {route: routes.list, id: undefined, query: {}, post: {method: 'POST', body}};
}

/**
 * A page of the plain list; `page` counts from 1, Zudu's from 0. It is text because a parameter of 0 is dropped as
 * absent.
 */
function rows(page: number, limit: number): VendorRequest {
  return {route: routes.list, id: undefined, query: {page: String(page - 1), limit}};
}

/**
 * The body of the POST that filters and sorts, or `undefined` without filters and sorting. Statuses and types keep the
 * page's letter case.
 */
function filtered({page, pageSize, status, channel, agentId, search, sortBy, sortOrder}: ListQuery): Blob | undefined {
  if (![status, channel, agentId, search, sortBy, sortOrder].some(Boolean)) return undefined;
  const some = (value: string | undefined) => (value ? [value] : undefined);
  const body = {
    page: page - 1,
    limit: pageSize,
    sort_by: sortBy || undefined,
    sort_order: sortOrder && `${sortOrder}ending`,
    filter_criteria: {
      call_status: some(status),
      call_type: some(channel),
      agent_id: agentId || undefined,
      transcript_search: search || undefined,
    },
  };
  return new Blob([JSON.stringify(body)], {type: 'application/json'});
}
