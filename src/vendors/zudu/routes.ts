import type {Routes} from '../contract.js';

const list = {path: '/api/calls', query: ['page', 'limit'], pageSize: 'limit'};

/** What the POST of the list documents. */
const body = [
  'page',
  'limit',
  'sort_by',
  'sort_order',
  'filter_criteria.call_status',
  'filter_criteria.call_type',
  'filter_criteria.agent_id',
  'filter_criteria.duration_ms',
  'filter_criteria.transcript_search',
];

/**
 * Zudu's documented reads: "List calls (GET)", the same as a POST with filters, and one call. Of the GET's parameters
 * its page shows only what comes of them, `pagination`; they are the names used there and in the POST. There is no
 * phone history: a number's calls are looked for in the list, 100 at most at a time. Nor is there a path for
 * recordings, whose addresses are in the calls: this one is the proxy's own.
 */
export const zuduRoutes = {
  list: {...list, body},
  phone: {...list, maxPageSize: 100},
  call: {path: '/api/calls/{id}', query: []},
  recording: {path: '/api/calls/{id}/recording', query: []},
} satisfies Partial<Routes>;
