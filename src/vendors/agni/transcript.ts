import type {Transcript, TranscriptItem} from '../../model/call.js';
import {field, known, list, number, record, role, text, timed, within} from '../toolkit/read.js';

/** Facts of the call a transcript belongs to. */
export interface CallWindow {
  readonly agentName?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly durationSec?: number | undefined;
}

/** A transcript sent as items or as one string; `undefined` without either. */
export function parseTranscript(raw: unknown, call: CallWindow): Transcript | undefined {
  const lines = typeof raw === 'string' ? parseLines(raw, call.agentName) : undefined;
  const items = list(raw)?.flatMap((item) => parseItem(item, call)) ?? lines;
  if (!items) return undefined;
  return {items: timed(items)};
}

function parseItem(raw: unknown, call: CallWindow): TranscriptItem | [] {
  const item = record(raw);
  // Role and content are in `message` (documented) or on the item itself (seen live), not always together.
  const message = record(item?.['message']) ?? item;
  const spoken = text(message?.['content']) ?? text(item?.['message']);
  if (!item || !message) return [];
  const at = secondsInto(number(field(item, 'timestampMs')), call);
  const by = role(text(message['role'] ?? item['role']));
  return spoken ? known<TranscriptItem>({id: text(item['id']), role: by, text: spoken, at}) : [];
}

/**
 * Agni documents `timestamp_ms` as epoch milliseconds, yet its own example lies half a year before the call. A stamp
 * counts only inside the call's window, or as an obvious offset.
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
 * The one-string form seen live: `<agent name>: line` for the agent, `: line` for the caller. A line without a known
 * speaker continues the one before it.
 */
function parseLines(raw: string, agentName: string | undefined): TranscriptItem[] {
  const lines = raw.split('\n').flatMap((sent) => {
    const line = sent.trim();
    return line ? {line, name: nameBefore(line, agentName)} : [];
  });
  const callerIsUnnamed = lines.some(({name}) => name === '');
  // For an agent renamed since its call: the first name beside an unnamed caller is the agent's.
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
 * The part of a line before the colon: the agent's name, which may contain a colon itself, or a text short enough for a
 * name.
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
