import {record} from '../toolkit/read.js';
import type {SomeRoutes, Upstream} from '../contract.js';
import {dataOf, rowsOf} from './answer.js';
import {callOf, recordingOf} from './call.js';
import {zuduRoutes} from './routes.js';

/** What the POST of the list documents; the client writes no other. */
const filters = [
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
 * Where Zudu's API lives and how it is told who asks, for the proxy ("Authorizations"): a key and a secret, both
 * required. No browser needs this. The call is Retell's: fields that Retell has and Zudu's pages do not show are in
 * these groups, too.
 */
export const zuduUpstream: Upstream<SomeRoutes> = {
  baseUrl: 'https://api.zudu.ai',
  keyHeaders: ['X-API-KEY', 'X-API-SECRET'],
  routes: {...zuduRoutes, list: {...zuduRoutes.list, body: filters}},
  idFields: ['call_id', 'id'],
  parameters: {
    agentId: 'filter_criteria.agent_id',
    paging: ['page', 'limit', 'sort_by', 'sort_order'],
    lists: ['filter_criteria.call_status', 'filter_criteria.call_type'],
  },
  fields: {
    cost: ['call_cost'],
    recording: [
      'recording_url',
      'scrubbed_recording_url',
      'recording_multi_channel_url',
      'scrubbed_recording_multi_channel_url',
    ],
    transcript: [
      'transcript',
      'transcript_object',
      'transcript_with_tool_calls',
      'scrubbed_transcript',
      'scrubbed_transcript_with_tool_calls',
    ],
    summary: ['call_summary'],
    analysis: ['call_analysis'],
    metadata: ['metadata'],
    variables: ['retell_llm_dynamic_variables', 'collected_dynamic_variables'],
    telephony: ['telephony_identifier'],
  },
  // They show the agent's prompts, and what it was given to know. The widgets never link to them.
  withheld: ['public_log_url', 'knowledge_base_retrieved_contents_url'],
  rows: (answer) => rowsOf(record(answer) ?? {}) as unknown[] | undefined,
  single: (answer) => dataOf(record(answer) ?? {}),
  read: (raw) => {
    const call = record(raw);
    return call && callOf(call);
  },
  recording: (answer) => recordingOf(dataOf(record(answer) ?? {})),
};
