import type {ToolUse, Transcript, TranscriptItem} from '../../model/call.js';
import {content} from '../toolkit/content.js';
import {isNothing} from '../toolkit/json.js';
import {joinTools, type Told} from '../toolkit/join-tool-results.js';
import {field, flag, known, number, record, role, text, textLines, timed, within, type Json} from '../toolkit/read.js';
import {linesIn, lostText, readTurns, turnsIn} from '../toolkit/turns.js';

/** Facts of the call a transcript belongs to. */
export interface CallWindow {
  readonly agentName?: string | undefined;
  readonly callerName?: string | undefined;
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
    const parsed = spoken === undefined ? turns && parseItems(turns, call) : parseLines(spoken, call);
    if (parsed?.length) return {items: timed(parsed)};
    items ??= parsed;
  }
  return items && {items};
}

/** The items in order. */
function parseItems(turns: readonly unknown[], call: CallWindow): readonly TranscriptItem[] | undefined {
  const items = readTurns(
    turns,
    (turn) => parseItem(turn, call),
    ({item}) => item,
  );
  return items && joinTools(items);
}

/** An item that is no message is a tool's use, or another event, if it has no content or is named for a tool's use. */
const toolType = /^(function|tool)_call/;

function parseItem(item: Json, call: CallWindow): Told | undefined {
  // Role and content are in `message` (documented) or on the item itself (seen live), not always together.
  const message = record(item['message']) ?? item;
  const sent = message['content'] ?? message['text'] ?? (message === item ? item['message'] : item['content']);
  const at = secondsInto(number(field(item, 'timestampMs')), call);
  const id = text(item['id']);
  const type = text(message['type']) ?? '';
  if (type && type !== 'message' && (isNothing(sent) || toolType.test(type)))
    return usedIn((name) => field(message, name) ?? field(item, name), sent, {id, role: type, at});
  const {text: spoken, media} = content(sent);
  const said = spoken ?? (media ? '' : lostText(sent, message, item));
  const by = speakerIn(message['role'] ?? item['role'], message['speaker'] ?? item['speaker'], call);
  if (said === undefined) return undefined;
  return {item: known<TranscriptItem>({id, role: by.role, speaker: by.speaker, text: said, at, media})};
}

/** A tool's use, with its arguments or its result, or another event by its name. */
function usedIn(
  has: (name: string) => unknown,
  sent: unknown,
  head: {readonly id: string | undefined; readonly role: string; readonly at: number | undefined},
): Told {
  const isResult = /(output|result)$/.test(head.role);
  const output = has('output') ?? (isResult ? sent : undefined);
  const isError = flag(has('isError'));
  const tool = known<ToolUse>({
    name: text(has('name')),
    given: textLines(has('arguments')),
    result: (output ?? null) === null ? undefined : (textLines(output) ?? []),
    successful: isError === undefined ? undefined : !isError,
  });
  const toolId = text(has('callId')) ?? text(has('toolCallId'));
  const isTool = toolId ?? tool.given ?? tool.result;
  return {
    item: known<TranscriptItem>({...head, text: tool.name ?? '', tool: isTool ? tool : undefined}),
    toolId,
    isResult,
  };
}

/** A speaker in place of a role may be a role's word, or a name. */
function speakerIn(sentRole: unknown, sent: unknown, {agentName, callerName}: CallWindow): Speaker {
  const name = text(sent);
  const by = role(text(sentRole));
  if (!name) return by ? {role: by} : {};
  if (by) return isRole(role(name)) ? {role: by} : {role: by, speaker: name};
  return speaker(name, agentName, callerName) ?? {speaker: name};
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
 * The one-string form seen live: `<agent name>: line` for the agent, `: line` for the caller. Another name is a speaker's
 * where it is the caller's, or stands before several lines. A line without a known speaker continues the one before it.
 */
function parseLines(raw: string, {agentName, callerName}: CallWindow): TranscriptItem[] {
  const lines = raw.split('\n').flatMap((sent) => {
    const line = sent.trim();
    return line ? {line, name: nameBefore(line, agentName)} : [];
  });
  const callerIsUnnamed = lines.some(({name}) => name === '');
  // For an agent renamed since its call: the first name beside an unnamed caller is the agent's.
  const renamed = callerIsUnnamed && !lines.some(({name}) => name && name === agentName);
  const agent = renamed ? lines.find(({name}) => name)?.name : agentName;
  const others = repeated(lines.flatMap(({line, name}) => (name && isName(name, line) ? name : [])));
  const items: {by: Speaker; lines: string[]}[] = [];
  for (const {line, name} of lines) {
    const by = name === undefined ? undefined : (speaker(name, agent, callerName) ?? others.get(name));
    if (by) items.push({by, lines: [line.slice(line.indexOf(':', name?.length) + 1).trim()]});
    else if (items.length) items.at(-1)?.lines.push(line);
    else items.push({by: {}, lines: [line]});
  }
  return items.map(({by, lines}) => ({...by, text: lines.filter(Boolean).join('\n')})).filter(({text}) => text);
}

/** Whether the words before a line's colon may be somebody's name, and not the beginning of an address. */
const isName = (name: string, line: string): boolean =>
  /^\p{L}[\p{L}\p{M}\p{N}'’.() -]{0,39}$/u.test(name) && !line.startsWith('//', name.length + 1);

/** Names that stand before more than one line are those of others who speak, such as a colleague on the line. */
function repeated(names: readonly string[]): ReadonlyMap<string, Speaker> {
  const seen = new Set<string>();
  const again = new Map<string, Speaker>();
  for (const name of names) {
    if (seen.has(name)) again.set(name, {speaker: name});
    seen.add(name);
  }
  return again;
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

function speaker(name: string, agent: string | undefined, caller: string | undefined): Speaker | undefined {
  if (name === '') return {role: 'user'};
  if (name === agent) return {role: 'agent', speaker: name};
  if (name === caller) return {role: 'user', speaker: name};
  const word = role(name);
  return isRole(word) ? {role: word} : undefined;
}

const isRole = (word: string | undefined): word is string => word === 'agent' || word === 'user';
