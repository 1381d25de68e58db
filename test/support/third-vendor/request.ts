import type {CallQuery, CallsQuery, ListQuery, Route, VendorRequest} from '../../../src/vendors/authoring.js';
import {larkRoutes as routes} from './routes.js';

/** Lark's request for a question. */
export function request(query: CallsQuery | CallQuery): VendorRequest {
  switch (query.kind) {
    case 'call':
      return {route: routes.call, id: query.callId, query: {}};
    case 'phone':
      return posting(routes.phone, {party: {number: query.phone}, paging: pagingOf(query)});
    case 'list':
      return posting(routes.list, {paging: pagingOf(query), ...filtered(query)});
    case 'contact':
      throw new Error('The capabilities claim no contacts.');
  }
}

const pagingOf = ({page, pageSize}: {readonly page: number; readonly pageSize: number}) => ({
  number: page,
  size: pageSize,
});

function filtered({agentId, status, sortBy, sortOrder, startedAfter, startedBefore}: ListQuery): object {
  return {
    order: sortBy || sortOrder ? {by: sortBy ?? 'begun', direction: sortOrder ?? 'desc'} : undefined,
    agent: agentId ? [{id: agentId}] : undefined,
    state: status ? [status] : undefined,
    started: startedAfter || startedBefore ? {from: startedAfter, to: startedBefore} : undefined,
  };
}

const posting = (route: Route, body: object): VendorRequest => ({
  route,
  id: undefined,
  query: {},
  post: {method: 'POST', body: new Blob([JSON.stringify(body)], {type: 'application/json'})},
});
