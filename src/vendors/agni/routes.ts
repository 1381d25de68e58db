import type {Routes} from '../contract.js';

/**
 * Agni's documented reads ("List Call Sessions", "Get Contact Calls", "Phone Call History", "Get Call Session Detail"),
 * and a call's recording, whose address is in the phone history's example.
 */
export const agniRoutes: Routes = {
  list: {
    path: '/api/v1/calling/call-sessions',
    query: [
      'page',
      'page_size',
      'agent_id',
      'status',
      'channel',
      'caller_number',
      'search',
      'sort_by',
      'sort_order',
      'started_after',
      'started_before',
    ],
    page: 'page',
    pageSize: 'page_size',
  },
  contact: {path: '/api/v1/contacts/{id}/calls', query: []},
  phone: {
    path: '/api/v1/calling/phone-history',
    query: ['phone', 'page', 'page_size', 'include_transcripts'],
    page: 'page',
    pageSize: 'page_size',
    maxPageSize: 100,
  },
  call: {path: '/api/v1/calling/call-sessions-detail/{id}', query: []},
  recording: {path: '/api/v1/calling/sessions/{id}/recording', query: []},
};
