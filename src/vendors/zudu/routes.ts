import type {Routes} from '../contract.js';

const list = {path: '/api/calls', query: ['page', 'limit'], page: 'page', firstPage: 0, pageSize: 'limit'};

/** The documented fields of the list's POST. */
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
 * Zudu's documented reads: "List calls (GET)", the same as a POST with filters, and one call. The GET's page does not
 * list its parameters; these names come from its `pagination` answer and from the POST. Zudu has no phone history: a
 * number's calls are searched in the list, at most 100 a page. It has no recording route either: calls carry the
 * addresses, and this path is the proxy's own.
 */
export const zuduRoutes = {
  list: {...list, body},
  phone: {...list, maxPageSize: 100},
  call: {path: '/api/calls/{id}', query: []},
  recording: {path: '/api/calls/{id}/recording', query: []},
} satisfies Partial<Routes>;
