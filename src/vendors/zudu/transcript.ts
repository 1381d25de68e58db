import {plainWord, type Entry, type NodeChange, type ToolUse, type Transcript, type TranscriptItem} from '../../model/call.js';
import {count, entries, known, list, record, text, type Json} from '../read.js';

/** What is known of the call a transcript belongs to. */
export interface CallWindow {
  readonly startedAt: number | undefined;
  readonly durationSec: number | undefined;
}

/** The forms of a transcript by how much they tell; the one from which private words were taken out comes first. */
const forms = ['scrubbed_transcript_with_tool_calls', 'transcript_with_tool_calls', 'transcript_object'];

/** The fullest form that says anything, else the one string, beside which lists may be empty; `undefined` when none was sent. */
export function parseTranscript(raw: Json, call: CallWindow): Transcript | undefined {
  const said = raw['transcript'];
  let items = typeof said === 'string' ? parseLines(said) : undefined;
  for (const form of forms) {
    const sent = list(raw[form]);
    const found = sent && parseItems(sent, call);
    if (found?.length) return {items: found};
    items ??= found;
  }
  return items && {items};
}

/** The entries in order. A tool's result joins the call it answers, which may stand many entries before it. */
function parseItems(sent: readonly unknown[], call: CallWindow): TranscriptItem[] {
  const items: TranscriptItem[] = [];
  const open = new Map<string, number[]>();
  for (const one of sent) {
    const raw = record(one);
    if (!raw) continue;
    const kind = plainWord(text(raw['role']) ?? '');
    const id = text(raw['tool_call_id']);
    const place = id && kind === 'tool_call_result' ? open.get(id)?.shift() : undefined;
    const asked = place === undefined ? undefined : items[place];
    if (place !== undefined && asked) {
      items[place] = {...asked, tool: {...asked.tool, ...outcome(raw)}};
    } else {
      if (id && kind === 'tool_call_invocation') open.set(id, [...(open.get(id) ?? []), items.length]);
      items.push(...parseItem(raw, kind, call));
    }
  }
  return timed(items);
}

/** One time for every line is when the record was written, not when anything was said. */
function timed(items: TranscriptItem[]): TranscriptItem[] {
  const times = items.flatMap(({at}) => at ?? []);
  const same = times.length > 1 && times.every((at) => at === times[0]);
  return same ? items.map(({at: _, until: __, ...item}) => item) : items;
}

/** An entry that is no speech says what the vendor says of it; one of a role nobody knows stays, even without a word. */
function parseItem(raw: Json, kind: string, call: CallWindow): readonly TranscriptItem[] {
  const content = text(raw['content']);
  if (kind === 'tool_call_invocation') {
    const name = text(raw['name']);
    return [{role: kind, text: name ?? '', tool: known<ToolUse>({name, given: lines(raw['arguments'])})}];
  }
  if (kind === 'tool_call_result') return [{role: kind, text: content ?? '', tool: outcome(raw)}];
  if (kind === 'node_transition') {
    const node = (which: string) => text(raw[`${which}_node_name`]) ?? text(raw[`${which}_node_id`]);
    const to = node('new');
    return [{role: kind, text: to ?? '', node: known<NodeChange>({from: node('former'), to, type: text(raw['transition_type'])})}];
  }
  const role = speakers.find(([, words]) => words.test(kind))?.[0];
  const said = content ?? (kind === 'dtmf' ? text(raw['digit']) : undefined);
  if (said === undefined && (role || !kind)) return [];
  return [known<TranscriptItem>({role: role ?? text(raw['role']), text: said ?? '', ...times(raw, call)})];
}

/** Zudu's own example says `assistant`, Retell's `agent`. */
const speakers: readonly (readonly [string, RegExp])[] = [
  ['agent', /^(agent|assistant|bot)$/],
  ['user', /^(user|customer|caller)$/],
  ['transfer_target', /^transfer_target$/],
];

const outcome = (raw: Json): ToolUse => {
  const {successful} = raw;
  return known<ToolUse>({result: lines(raw['content']), successful: typeof successful === 'boolean' ? successful : undefined});
};

/** Arguments and results are JSON as text, or just text. */
function lines(sent: unknown): readonly Entry[] | undefined {
  let value = sent;
  try {
    if (typeof sent === 'string') value = JSON.parse(sent);
  } catch {
    // just text
  }
  const found = entries(record(value) ? value : {'': value});
  return found.length ? found : undefined;
}

/** An utterance has no time of its own but its words'; a text sent in between has `time_sec`. */
function times(raw: Json, call: CallWindow): Pick<TranscriptItem, 'at' | 'until'> {
  const words = list(raw['words']);
  const edge = (index: number, name: string) => secondsInto(record(words?.at(index))?.[name], call);
  const at = edge(0, 'start') ?? secondsInto(raw['time_sec'] ?? raw['timestamp'], call);
  const until = edge(-1, 'end');
  return known<{at?: number; until?: number}>({at, until: at !== undefined && until !== undefined && until >= at ? until : undefined});
}

/** Words are placed by recogniser and player, a few seconds apart. */
const slack = 30;
/** No call is longer; the limit for a time when the call's length is unknown. */
const day = 86_400;

/** Retell's times are seconds of audio; Zudu's example of a call has epoch milliseconds in their place. Only one within the call counts. */
function secondsInto(sent: unknown, {startedAt = NaN, durationSec = day}: Partial<CallWindow>): number | undefined {
  const stamp = count(sent) ?? NaN;
  const at = stamp < 1e11 ? stamp : (stamp - startedAt) / 1000;
  return at >= -slack && at <= durationSec + slack ? Math.max(0, at) : undefined;
}

/** The one string: `Agent: …` and `User: …`, or just text. A line that names nobody goes on with the one before it. */
function parseLines(raw: string): TranscriptItem[] {
  const items: {role?: string; said: string[]}[] = [];
  for (const line of raw.split('\n')) {
    const [, by, rest = line] = /^\s*(agent|user|transfer[ _]target):(.*)$/i.exec(line) ?? [];
    if (by) items.push({role: plainWord(by), said: [rest.trim()]});
    else if (items.length) items.at(-1)?.said.push(rest.trim());
    else items.push({said: [rest.trim()]});
  }
  return items.map(({said, ...by}) => ({...by, text: said.filter(Boolean).join('\n')})).filter(({text}) => text);
}
