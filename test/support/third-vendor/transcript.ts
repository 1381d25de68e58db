import {read, type Transcript, type TranscriptItem} from '../../../src/vendors/authoring.js';

const {count, known, list, record, role, text, timed, within} = read;

/** The conversation; `undefined` if the answer carries no transcripts. */
export function transcriptOf(talk: unknown, durationSec: number | undefined): Transcript | undefined {
  const items = list(talk)?.flatMap((turn): TranscriptItem | [] => {
    const {by, line, at} = record(turn) ?? {};
    const spoken = text(line);
    if (!spoken) return [];
    return known<TranscriptItem>({role: role(text(by)), text: spoken, at: within(count(at) ?? NaN, durationSec)});
  });
  return items && {items: timed(items)};
}
