import type {Upstream} from '../contract.js';
import {recordingOf} from './call.js';
import {read, rows, single} from './parse.js';
import {zuduRoutes} from './routes.js';

/**
 * The address of Zudu's API and its credentials, for the proxy ("Authorizations"): a key and a secret, both required.
 * Browsers do not need this. Calls have Retell's format, so these groups include Retell's fields that Zudu's pages do
 * not show.
 */
export const zuduUpstream: Upstream<typeof zuduRoutes> = {
  baseUrl: 'https://api.zudu.ai',
  keyHeaders: ['X-API-KEY', 'X-API-SECRET'],
  routes: zuduRoutes,
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
  // These show the agent's prompts and its knowledge base. The widgets never link to them.
  withheld: ['public_log_url', 'knowledge_base_retrieved_contents_url'],
  envelope: /^\s*\{[^[\]{}]*"status"\s*:\s*"(success|error)"/,
  rows: (answer) => rows(answer) as unknown[] | undefined,
  single,
  read,
  recording: (answer) => recordingOf(single(answer)),
};
