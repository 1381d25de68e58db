import {
  isSpeech,
  plainWord,
  type Media,
  type NodeChange,
  type ToolUse,
  type Transcript,
  type TranscriptItem,
} from '../../model/call.js';
import {content, type Content} from '../toolkit/content.js';
import {
  count,
  flag,
  known,
  listIn,
  record,
  role,
  some,
  text,
  textLines,
  timed,
  within,
  type Json,
} from '../toolkit/read.js';
import {joinTools, type Told} from '../toolkit/join-tool-results.js';
import {linesIn, lostText, readTurns, spokenLines, turnsIn} from '../toolkit/turns.js';

/** Facts of the call a transcript belongs to. */
export interface CallWindow {
  readonly startedAt: number | undefined;
  readonly durationSec: number | undefined;
}

/** The forms of a transcript, fullest first, except that the redacted one leads. */
export const forms = ['scrubbed_transcript_with_tool_calls', 'transcript_with_tool_calls', 'transcript_object'];

/**
 * The first form that is not empty, else the one string, which may come beside empty lists; `undefined` without either,
 * and where none of its entries could be read.
 */
export function parseTranscript(raw: Json, call: CallWindow): Transcript | undefined {
  const scrubbed = text(raw['scrubbed_transcript']);
  const whole = scrubbed ?? raw['transcript'];
  const spoken = linesIn(whole);
  let items: readonly TranscriptItem[] | undefined = spoken === undefined ? undefined : spokenLines(spoken);
  for (const form of scrubbed ? forms.slice(0, 1) : [...forms, ...(spoken === undefined ? ['transcript'] : [])]) {
    const sent = turnsIn(raw[form]);
    const parsed = sent && parseItems(sent, call);
    if (parsed?.length) return {items: timed(parsed)};
    items ??= parsed;
  }
  return items && {items};
}

/** The entries in order. */
function parseItems(sent: readonly unknown[], call: CallWindow): readonly TranscriptItem[] | undefined {
  const read = (raw: Json): Told | undefined => {
    const item = parseItem(raw, call);
    const toolId = text(raw['tool_call_id']);
    return item && {item, toolId, isResult: item.role === 'tool_call_result'};
  };
  const entries = readTurns(sent, read, ({item}) => item);
  return entries && joinTools(entries);
}

/** An entry that is not speech keeps the vendor's name for it. One with an unknown role stays, even when empty. */
function parseItem(raw: Json, call: CallWindow): TranscriptItem | undefined {
  const words = (name: string) => text(raw[name]);
  const by = role(plainWord(words('role') ?? ''));
  const sent = raw['content'] ?? raw['text'];
  const tool = {
    name: words('name'),
    given: textLines(raw['arguments']),
    result: (sent ?? null) === null ? undefined : (textLines(sent) ?? []),
    successful: flag(raw['successful']),
  };
  const to = words('new_node_name') ?? words('new_node_id');
  const node = {from: words('former_node_name') ?? words('former_node_id'), to, type: words('transition_type')};
  const isTool = by?.startsWith('tool_') === true;
  const said: Content = isTool ? known<Content>({text: text(sent)}) : content(sent);
  const media = some([
    ...(said.media ?? []),
    ...(listIn(raw['multimedia']) ?? []).map(mediumOf).filter((one) => one.url ?? one.summary),
  ]);
  const lost = isSpeech({role: by}) && !media ? lostText(sent, raw) : undefined;
  const spoken = said.text ?? words('name') ?? words('digit') ?? to ?? lost;
  const when = times(raw, call);
  if (!spoken && !media && isSpeech({role: by})) return undefined;
  return known<TranscriptItem>({
    role: by || undefined,
    text: spoken ?? '',
    ...when,
    tool: isTool ? known<ToolUse>(tool) : undefined,
    node: by === 'node_transition' ? known<NodeChange>(node) : undefined,
    media,
  });
}

function mediumOf(sent: unknown): Media {
  const raw = record(sent) ?? {};
  return known<Media>({url: text(raw['url']), summary: text(raw['summary'])});
}

/** An utterance takes its time from its words; a text message has `time_sec`. */
function times(
  raw: Json,
  {startedAt = NaN, durationSec}: CallWindow,
): {at: number | undefined; until: number | undefined} {
  const words = listIn(raw['words']);
  // Retell's times are seconds of audio; Zudu's example of a call has epoch milliseconds in their place.
  const into = (sent: unknown) => {
    const stamp = count(sent) ?? NaN;
    return within(stamp < 1e11 ? stamp : (stamp - startedAt) / 1000, durationSec);
  };
  const at = into(record(words?.[0])?.['start'] ?? raw['time_sec'] ?? raw['timestamp']);
  const until = into(record(words?.at(-1))?.['end']);
  return {at, until: (until ?? NaN) >= (at ?? NaN) ? until : undefined};
}
