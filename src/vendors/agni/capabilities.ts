import {filters} from '../guard.js';
import type {Capabilities} from '../contract.js';

/**
 * What Agni's pages say it can do. They name no field to sort by, but that time is one of them can be taken for
 * granted; and they leave open whether the list has a largest page.
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
