import type {Upstream} from '../contract.js';
import {read, rows, single} from './parse.js';
import {agniRoutes} from './routes.js';

/**
 * The address of Agni's API and its key, for the proxy ("Authorizations" on each of its pages). Browsers do not need
 * this.
 */
export const agniUpstream: Upstream = {
  baseUrl: 'https://api.ravan.ai',
  keyHeaders: ['X-Api-Key'],
  routes: agniRoutes,
  idFields: ['call_id', 'id'],
  parameters: {agentId: 'agent_id', phone: 'phone', paging: ['page', 'page_size', 'sort_by', 'sort_order']},
  fields: {
    cost: ['cost_total', 'credit_breakdown', 'twilio_cost', 'model_cost'],
    recording: ['recording_url'],
    transcript: ['transcript', 'transcripts', 'transcription', 'transcriptions'],
    summary: ['summary'],
    analysis: ['post_call_analysis_result', 'post_call_analysis'],
    metadata: ['metadata'],
    variables: ['prompt_dynamic_variables', 'extract_dynamic_variables'],
    email: ['caller_email'],
  },
  envelope: /^\s*\{[^[\]{}]*"success"\s*:\s*(true|false)/,
  rows: (answer) => rows(answer) as unknown[] | undefined,
  single,
  read,
};
