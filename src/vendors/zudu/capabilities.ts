import type {Capabilities} from '../contract.js';

/**
 * What Zudu's pages document. They name one sort field, in an example, and exclude none. A number's history is searched
 * in the list.
 */
export const zuduCapabilities: Capabilities = {
  list: {
    paging: 'pages',
    total: true,
    transcripts: 'always',
    filters: ['agentId', 'status', 'channel', 'search'],
    sorts: {start_timestamp: 'startedAt'},
    otherSorts: true,
    fields: {
      start_timestamp: 'startedAt',
      end_timestamp: 'endedAt',
      call_duration: 'durationSec',
      duration_ms: 'durationSec',
      call_status: 'status',
      call_type: 'channel',
    },
  },
  phone: {paging: 'search', maxPageSize: 100, total: false, transcripts: 'always'},
  call: {transcript: true},
  recordings: ['address'],
};
