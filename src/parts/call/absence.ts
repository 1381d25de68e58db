/**
 * What is not there, and why: not provided, not yet, withheld, or sent in a form that cannot be read. One sentence for
 * each reason, in place of a section without content for each part.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import type {CallPart} from '../../locale/messages.js';
import {isOpen, statusKind, type Call, type CallDays} from '../../model/call.js';
import {outcomeKind} from '../../model/outcome.js';

export type Absence = 'none' | 'afterCall' | 'notReady' | 'notStored' | 'unread';

/** The parts that arrive after a call, if at all. */
const late: readonly CallPart[] = ['recordingUrl', 'transcript', 'summary', 'analysis'];
/** The facts that a call in progress cannot have yet. */
const final: readonly CallPart[] = ['endedAt', 'durationSec', 'disconnectReason'];
/** What every call is expected to have, in the order of naming. */
const expected: readonly CallPart[] = [...late, 'caller', 'callee', 'agent', 'channel', 'startedAt', ...final];

/** Analyses and transcripts arrive after a call; later than this, in milliseconds, they are not expected any more. */
const soon = 3_600_000;

/** Why a part is absent; `undefined` if it is there, or cannot be there yet. */
export function absenceOf(call: Call, part: CallPart): Absence | undefined {
  if (isPresent(call, part)) return undefined;
  if (call.unread?.includes(part)) return 'unread';
  if (call.notStored?.includes(part === 'recordingUrl' ? 'recording' : (part as 'transcript'))) return 'notStored';
  if (isOpen(call)) return late.includes(part) ? 'afterCall' : final.includes(part) ? undefined : 'none';
  // A call that failed later on has an analysis all the same; one that never began has none.
  const tookPlace = outcomeKind(call) === 'completed' || Boolean(call.durationSec);
  const isFresh = statusKind(call.status) === 'completed' && tookPlace && Date.now() - (call.endedAt ?? 0) < soon;
  return isFresh && late.includes(part) ? 'notReady' : 'none';
}

function isPresent(call: Call, part: CallPart): boolean {
  const {caller, callee, agent, summary, analysis, transcript} = call;
  const isKnown = ({name, number, email}: Call['caller']) => Boolean(name ?? number ?? email);
  if (part === 'caller') return isKnown(caller);
  if (part === 'callee') return isKnown(callee);
  if (part === 'agent') return agent.name !== undefined;
  if (part === 'summary') return (summary ?? analysis?.summary) !== undefined;
  if (part === 'transcript') return Boolean(transcript?.items.length);
  return (call[part] ?? call.days?.[part as keyof CallDays]) !== undefined;
}

/** The sentence for parts that are absent for one reason. */
export function textOfAbsence(why: Absence, parts: readonly CallPart[], {messages}: Locale): string {
  const {partsNotProvided, partsAfterCall, partsNotReady, partsNotStored, partsUnread} = messages;
  const texts = {
    none: partsNotProvided,
    afterCall: partsAfterCall,
    notReady: partsNotReady,
    notStored: partsNotStored,
    unread: partsUnread,
  };
  return texts[why](parts);
}

/** The sentences, in the order in which they are worth reading. */
const order: readonly Absence[] = ['afterCall', 'notReady', 'none', 'notStored', 'unread'];

/** What is absent of a call; empty when nothing is. */
export function absenceText(call: Call, locale: Locale): string {
  const unread = (call.unread ?? []).filter(
    (part) => part !== 'id' && part !== 'days' && part !== 'notStored' && part !== 'unread',
  );
  const parts = [...new Set([...expected, ...unread])];
  return order
    .map((why) => [why, parts.filter((part) => absenceOf(call, part) === why)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([why, some]) => textOfAbsence(why, some, locale))
    .join(' ');
}

/** What is absent, as a paragraph. */
export function renderAbsence(call: Call, locale: Locale): TemplateResult | typeof nothing {
  const text = absenceText(call, locale);
  return text ? html`<p class="absent muted">${text}</p>` : nothing;
}
