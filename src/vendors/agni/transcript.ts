import type {Transcript, TranscriptItem} from '../../model/call.js';
import {field, known, list, number, record, role, text, timed, within} from '../toolkit/read.js';

/** What is known of the call a transcript belongs to. */
export interface CallWindow {
  readonly agentName?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly durationSec?: number | undefined;
}

/** A transcript sent as items or as one string; `undefined` when there is neither. */
export function parseTranscript(raw: unknown, call: CallWindow): Transcript | undefined {
  const lines = typeof raw === 'string' ? parseLines(raw, call.agentName) : undefined;
  const items = list(raw)?.flatMap((item) => parseItem(item, call)) ?? lines;
  if (!items) return undefined;
  return {items: timed(items)};
}

function parseItem(raw: unknown, call: CallWindow): TranscriptItem | [] {
  const item = record(raw);
  // Role and content stand in `message` (documented) or on the item itself (seen live), not always together.
  const message = record(item?.['message']) ?? item;
  const spoken = text(message?.['content']) ?? text(item?.['message']);
  if (!item || !message) return [];
  const at = secondsInto(number(field(item, 'timestampMs')), call);
  const by = role(text(message['role'] ?? item['role']));
  return spoken ? known<TranscriptItem>({id: text(item['id']), role: by, text: spoken, at}) : [];
}

/**
 * Agni's `timestamp_ms` is documented as epoch milliseconds, yet in its own example lies half a year before the call.
 * So a stamp counts only inside the call's window, or when it is plainly an offset.
 */
function secondsInto(stamp: number | undefined, {startedAt, endedAt, durationSec}: CallWindow): number | undefined {
  if (stamp === undefined || stamp < 0) return undefined;
  const epoch = stamp >= 1e11;
  if (epoch && startedAt === undefined) return undefined;
  const at = (epoch ? stamp - (startedAt ?? 0) : stamp) / 1000;
  return within(
    at,
    durationSec ?? (endedAt !== undefined && startedAt !== undefined ? (endedAt - startedAt) / 1000 : undefined),
  );
}

/**
 * The one-string form seen live: `<agent name>: line` for the agent, `: line` for the caller. A line without a speaker
 * we know goes on with the one before it.
 */
function parseLines(raw: string, agentName: string | undefined): TranscriptItem[] {
  const lines = raw.split('\n').flatMap((sent) => {
    const line = sent.trim();
    return line ? {line, name: nameBefore(line, agentName)} : [];
  });
  const callerIsUnnamed = lines.some(({name}) => name === '');
  // An agent renamed since its call is the first who is named beside an unnamed caller.
  const renamed = callerIsUnnamed && !lines.some(({name}) => name && name === agentName);
  const agent = renamed ? lines.find(({name}) => name)?.name : agentName;
  const items: {by: Speaker; lines: string[]}[] = [];
  for (const {line, name} of lines) {
    const by = name === undefined ? undefined : speaker(name, agent);
    if (by) items.push({by, lines: [line.slice(line.indexOf(':', name?.length) + 1).trim()]});
    else if (items.length) items.at(-1)?.lines.push(line);
    else items.push({by: {}, lines: [line]});
  }
  return items.map(({by, lines}) => ({...by, text: lines.filter(Boolean).join('\n')})).filter(({text}) => text);
}

/**
 * What stands before a line's colon: the agent's name, which may have one itself, or what is short enough to be a name.
 */
function nameBefore(line: string, agentName: string | undefined): string | undefined {
  if (agentName && line.startsWith(agentName) && /^\s*:/.test(line.slice(agentName.length))) return agentName;
  const colon = line.indexOf(':');
  return colon >= 0 && colon <= 80 ? line.slice(0, colon).trim() : undefined;
}

type Speaker = Pick<TranscriptItem, 'role' | 'speaker'>;

function speaker(name: string, agent: string | undefined): Speaker | undefined {
  if (name === '') return {role: 'user'};
  if (name === agent) return {role: 'agent', speaker: name};
  const word = role(name);
  return word === 'agent' || word === 'user' ? {role: word} : undefined;
}
