/** English sentences about the parts of a call that are not there. */
import type {CallPart, Messages} from './messages.js';

/** As they stand inside a sentence, after “no” or “the”. */
const names: Readonly<Record<CallPart, string>> = {
  agent: 'agent name',
  organizationId: 'organization',
  roomId: 'room',
  caller: 'caller',
  callee: 'called party',
  direction: 'direction',
  channel: 'channel',
  status: 'status',
  startedAt: 'start time',
  endedAt: 'end time',
  createdAt: 'log time',
  durationSec: 'duration',
  latencyMs: 'latency',
  latencies: 'latency figures',
  summary: 'summary',
  disconnectReason: 'end reason',
  errorMessage: 'error',
  recordingUrl: 'recording',
  logUrl: 'log address',
  cost: 'cost',
  analysis: 'analysis',
  metadata: 'metadata',
  telephonyIds: 'telephony IDs',
  promptVariables: 'prompt variables',
  extractedVariables: 'extracted variables',
  events: 'events',
  transcript: 'transcript',
};

/** With list formats, which Intl may lack, “a, b and c”; else with commas alone. */
function listed(type: Intl.ListFormatType, parts: readonly CallPart[]): string {
  const words = parts.map((part) => names[part]);
  return typeof Intl.ListFormat === 'function' ? new Intl.ListFormat('en-GB', {type}).format(words) : words.join(', ');
}

const all = (parts: readonly CallPart[]): string => listed('conjunction', parts);
const isOne = ({length}: readonly CallPart[]): boolean => length === 1;

export const absentParts = {
  partsNotProvided: (parts) => `No ${listed('disjunction', parts)} was provided.`,
  partsAfterCall: (parts) => `The ${all(parts)} may come after the call.`,
  partsNotReady: (parts) =>
    `The ${all(parts)} ${isOne(parts) ? 'isn’t' : 'aren’t'} ready yet. This can take a while after a call.`,
  partsNotStored: (parts) =>
    `The ${all(parts)} ${isOne(parts) ? 'wasn’t' : 'weren’t'} stored due to a privacy setting.`,
  partsUnread: (parts) => `The ${all(parts)} couldn’t be read.`,
} satisfies Partial<Messages>;
