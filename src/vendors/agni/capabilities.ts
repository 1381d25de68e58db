import {filters} from '../guard.js';
import type {Capabilities} from '../contract.js';

/**
 * What Agni's pages document. They name no sort field; sorting by time is assumed. They leave open whether the list has
 * a maximum page size.
 */
export const agniCapabilities: Capabilities = {
  list: {
    paging: 'pages',
    total: false,
    transcripts: 'never',
    filters,
    sorts: {started_at: 'startedAt'},
    otherSorts: true,
  },
  contact: {paging: 'all', total: true, transcripts: 'never'},
  phone: {paging: 'pages', maxPageSize: 100, total: true, transcripts: 'on-request'},
  call: {transcript: true},
  recordings: ['route', 'address'],
};
