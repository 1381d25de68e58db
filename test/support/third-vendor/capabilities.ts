import type {Capabilities} from '../../../src/vendors/authoring.js';

/** Lark has no contacts, and reports the length of every list. */
export const larkCapabilities: Capabilities = {
  list: {
    paging: 'pages',
    maxPageSize: 50,
    total: true,
    transcripts: 'never',
    filters: ['agentId', 'status', 'startedAfter', 'startedBefore'],
    sorts: {begun: 'startedAt', length: 'durationSec'},
  },
  phone: {paging: 'pages', maxPageSize: 50, total: true, transcripts: 'never'},
  call: {transcript: true},
  recordings: ['route'],
};
