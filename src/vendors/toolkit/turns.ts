/** A transcript's entries, in the forms in which services and databases keep them. */
import {plainWord, type TranscriptItem} from '../../model/call.js';
import {unreadable} from './content.js';
import {holds, isNothing, unpacked} from './json.js';
import {list, record, type Json} from './read.js';

/** The names of the list in an object that wraps it. */
const names = ['items', 'messages', 'turns', 'entries', 'segments', 'transcript', 'transcripts'] as const;

/** The entries: a list, the JSON text of one, or an object that has either under a usual name. */
export function turnsIn(value: unknown): readonly unknown[] | undefined {
  const inner = unpacked(value);
  const wrapped = record(inner) ?? {};
  return list(inner) ?? names.map((name) => list(unpacked(wrapped[name]))).find(Boolean);
}

/** A transcript in one text: the text itself, or one line for each text of a list. */
export function linesIn(value: unknown): string | undefined {
  const turns = turnsIn(value);
  if (turns)
    return turns.length && turns.every((one) => typeof one === 'string' && unpacked(one) === one)
      ? turns.join('\n')
      : undefined;
  const text = encodedText(value);
  return typeof text === 'string' && !(text.trim() && isNothing(text)) ? text : undefined;
}

/** The text in a text that was encoded as JSON once too often; any other value unchanged. */
function encodedText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*"/.test(value) || !/"\s*$/.test(value)) return value;
  try {
    const inner: unknown = JSON.parse(value);
    return typeof inner === 'string' ? inner : value;
  } catch {
    return value; // the quotation marks are the text's own
  }
}

/**
 * What is read of the entries, in their order; a text counts as an entry's `content`. `undefined` when there are entries
 * with something in them and none could be read.
 */
export function readTurns<T>(
  turns: readonly unknown[],
  read: (turn: Json) => T | undefined,
  itemOf: (one: T) => TranscriptItem,
): readonly T[] | undefined {
  const isLost = (one: T) => itemOf(one).text === unreadable && !itemOf(one).media;
  let lost = false;
  const all = turns.flatMap((sent): T | readonly T[] => {
    const turn = record(unpacked(sent)) ?? (typeof sent === 'string' ? {content: sent} : undefined);
    lost ||= !turn && !isNothing(sent);
    return (turn && read(turn)) ?? [];
  });
  return (lost || all.length > 0) && all.every(isLost) ? undefined : all;
}

/** Fields of an entry that are no content. */
const bare: ReadonlySet<string> = new Set([
  ...['id', 'role', 'type', 'name', 'speaker', 'message', 'words', 'multimedia', 'call_session_id'],
  ...['at', 'until', 'timestamp', 'timestamp_ms', 'timestampMs', 'time_sec', 'created_at'],
]);

/**
 * The text of an entry that is speech but has none: `…` where something was sent in an unknown form, as its content or in
 * an unknown field; `undefined` where it is silent.
 */
export function lostText(sent: unknown, ...holders: readonly Json[]): string | undefined {
  const isLost = sent === undefined ? holders.some((turn) => holds(turn, bare)) : !isNothing(sent);
  return isLost ? unreadable : undefined;
}

/** `Agent: …` and `User: …`, or plain text. A line without a speaker continues the one before it. */
export function spokenLines(raw: string): TranscriptItem[] {
  const items: {role?: string; lines: string[]}[] = [];
  for (const line of raw.split('\n')) {
    const [, by, rest = line] = /^\s*(agent|user|transfer[ _]target):([^]*)/i.exec(line) ?? [];
    if (by || !items.length) items.push({...(by && {role: plainWord(by)}), lines: []});
    items.at(-1)?.lines.push(rest.trim());
  }
  return items.map(({lines, ...by}) => ({...by, text: lines.filter(Boolean).join('\n')})).filter(({text}) => text);
}
