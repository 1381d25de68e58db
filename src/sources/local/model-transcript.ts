/** A transcript of our own model, or of another form in which services and databases keep one. */
import type {Media, NodeChange, ToolUse, Transcript, TranscriptItem} from '../../model/call.js';
import {content} from '../../vendors/toolkit/content.js';
import {isNothing} from '../../vendors/toolkit/json.js';
import {count, known, list, listIn, record, recordIn, some, text, type Json} from '../../vendors/toolkit/read.js';
import {linesIn, lostText, readTurns, spokenLines, turnsIn} from '../../vendors/toolkit/turns.js';
import {entriesOf} from './model-lines.js';

/** A list of items, alone or in an object, in any form in which transcripts are kept; or text with a speaker in each line. */
export function transcript(raw: unknown): Transcript | undefined {
  if (raw === undefined || raw === null) return undefined;
  const spoken = linesIn(raw);
  if (spoken !== undefined) return {items: spokenLines(spoken)};
  const turns = turnsIn(raw) ?? (isNothing(raw) ? record(raw) && [] : [0]);
  const items = turns && readTurns(turns, item, (one) => one);
  return items && {items};
}

function item(raw: Json): TranscriptItem {
  const message = recordIn(raw['message']) ?? raw;
  const [tool, node] = [recordIn(raw['tool']), recordIn(raw['node'])];
  const sent = raw['text'] ?? raw['content'] ?? message['content'] ?? message['text'] ?? raw['message'];
  const spoken = content(sent);
  const media = (listIn(raw['media']) ?? []).flatMap((one): Json | readonly Json[] => recordIn(one) ?? []);
  const files = [...(spoken.media ?? []), ...media.map((one) => texts<Media>(one, 'url', 'summary'))];
  const isSilent = [raw['tool'], raw['node'], ...files].some(Boolean);
  return known<TranscriptItem>({
    id: text(raw['id']),
    role: text(raw['role'] ?? message['role']),
    speaker: text(raw['speaker'] ?? message['speaker']),
    text: spoken.text ?? (isSilent ? '' : (lostText(sent, raw) ?? '')),
    at: count(raw['at']),
    until: count(raw['until']),
    tool: tool && toolUse(tool),
    node: node && texts<NodeChange>(node, 'from', 'to', 'type'),
    media: some(files),
  });
}

function toolUse({name, given, result, successful}: Json): ToolUse {
  return known<ToolUse>({
    name: text(name),
    given: entriesOf(given),
    result: entriesOf(result) ?? (list(result) && []), // an empty one is none that is missing
    successful: typeof successful === 'boolean' ? successful : undefined,
  });
}

/** The fields of these names that are text. */
export function texts<T extends {readonly [K in keyof T]?: string}>(
  sent: Json,
  ...names: readonly (keyof T & string)[]
): T {
  return known<T>(Object.fromEntries(names.map((name) => [name, text(sent[name])])) as never);
}
