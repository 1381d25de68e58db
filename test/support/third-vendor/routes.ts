import type {Routes} from '../../../src/vendors/authoring.js';

const paging = ['paging.number', 'paging.size'];

/** Both lists take a POST with nested fields: `number` is a page's in one object, and a telephone's in another. */
export const larkRoutes = {
  list: {
    path: '/v3/call-search',
    query: [],
    body: [...paging, 'order.by', 'order.direction', 'agent.id', 'state', 'started.from', 'started.to'],
    pageSize: 'size',
    maxPageSize: 50,
  },
  phone: {path: '/v3/number-history', query: [], body: [...paging, 'party.number'], pageSize: 'size', maxPageSize: 50},
  call: {path: '/v3/calls/{id}', query: []},
  recording: {path: '/v3/calls/{id}/audio', query: []},
} satisfies Partial<Routes>;
