import {read, type Agent, type Call, type Party} from '../../../src/vendors/authoring.js';
import {transcriptOf} from './transcript.js';

const {count, known, record, text, time} = read;

/** How Lark's calls are read, and their known words. */
export const knownFields: read.Known = {vendor: 'lark', read: callOf, ignored: ['etag']};

const directions = {in: 'inbound', out: 'outbound'} as const;

export function callOf(raw: read.Json): Call {
  const agent = record(raw['agent']) ?? {};
  const durationSec = count(raw['length']);
  return known<Call>({
    id: text(raw['ref']) ?? '',
    agent: known<Agent>({id: text(agent['id']), name: text(agent['name'])}),
    caller: known<Party>({number: text(raw['from'])}),
    callee: known<Party>({number: text(raw['to'])}),
    direction: raw['way'] === 'in' || raw['way'] === 'out' ? directions[raw['way']] : undefined,
    status: text(raw['state']),
    startedAt: time(raw['begun']),
    durationSec,
    summary: text(raw['note']),
    recordingUrl: text(raw['audio']),
    transcript: transcriptOf(raw['talk'], durationSec),
  });
}
