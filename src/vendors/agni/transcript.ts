import type {ToolUse, Transcript, TranscriptItem} from '../../model/call.js';
import {content} from '../toolkit/content.js';
import {isNothing} from '../toolkit/json.js';
import {field, known, number, record, role, text, textLines, timed, within, type Json} from '../toolkit/read.js';
import {linesIn, lostText, readTurns, turnsIn} from '../toolkit/turns.js';

/** Facts of the call a transcript belongs to. */
export interface CallWindow {
  readonly agentName?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly durationSec?: number | undefined;
}

/** The fields that have it: documented, of the older documentation, and seen in webhooks beside the session. */
export const forms = ['transcripts', 'transcript', 'transcriptions', 'transcription'];

/**
 * A transcript sent as items or as one string; the first field's that has any. `undefined` without either, and where none
 * of the items could be read.
 */
export function parseTranscript(raw: Json, call: CallWindow): Transcript | undefined {
  let items: readonly TranscriptItem[] | undefined;
  for (const form of forms) {
    const spoken = linesIn(raw[form]);
    const turns = turnsIn(raw[form]);
    const parsed =
      spoken === undefined
        ? turns &&
          readTurns(
            turns,
            (turn) => parseItem(turn, call),
            (item) => item,
          )
        : parseLines(spoken, call.agentName);
    if (parsed?.length) return {items: timed(parsed)};
    items ??= parsed;
  }
  return items && {items};
}

function parseItem(item: Json, call: CallWindow): TranscriptItem | undefined {
  // Role and content are in `message` (documented) or on the item itself (seen live), not always together.
  const message = record(item['message']) ?? item;
  const sent = message['content'] ?? message['text'] ?? (message === item ? item['message'] : item['content']);
  const at = secondsInto(number(field(item, 'timestampMs')), call);
  const id = text(item['id']);
  const {text: spoken, media} = content(sent);
  const type = text(message['type']);
  if (type && type !== 'message' && isNothing(sent)) return known<TranscriptItem>({id, role: type, at, ...used(item)});
  const said = spoken ?? (media ? '' : lostText(sent, message, item));
  const by = role(text(message['role'] ?? item['role']));
  return said === undefined ? undefined : known<TranscriptItem>({id, role: by, text: said, at, media});
}

/** An item that is no message: a tool's use, with its arguments or its result, or another event by its name. */
function used({name, arguments: given, output}: Json): {readonly text: string; readonly tool: ToolUse | undefined} {
  const tool = known<ToolUse>({name: text(name), given: textLines(given), result: textLines(output)});
  return {text: text(name) ?? '', tool: (tool.given ?? tool.result) && tool};
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
