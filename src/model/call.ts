/**
 * A call, independent of any vendor. Fields that an API may omit are optional and then stay absent: absent means
 * unknown, never zero, empty or a default.
 */

import {endingOf} from './ending.js';

/** A value under the vendor's own key: one line of metadata, analysis, variables or credits. */
export interface Entry {
  /** The vendor's key; keys of nested objects are joined by ` › `. */
  readonly key: string;
  readonly value: string | number | boolean;
}

/** One side of a call. */
export interface Party {
  /** Telephone number as the API sent it, usually E.164. */
  readonly number?: string;
  readonly name?: string;
  readonly email?: string;
}

/** The AI agent that took part in a call. */
export interface Agent {
  readonly id?: string;
  readonly name?: string;
}

/** The direction of a call, from the point of view of the business that runs the agent. */
export type Direction = 'inbound' | 'outbound';

/** The vendor's post-call analysis. Present when the vendor sent any. */
export interface Analysis {
  readonly summary?: string;
  /** The vendor's word, for example `positive`. */
  readonly sentiment?: string;
  /** Every other finding, in the order sent. */
  readonly entries: readonly Entry[];
}

/** The cost of a call. Agni counts credits, not money, and its parts do not add up to its total: show both as sent. */
export interface Cost {
  /** The unit, if the vendor states or documents it. */
  readonly unit?: 'credits';
  readonly total?: number;
  /** The total as sent, where it is no plain number: `12.5 credits`. Without effect beside {@link total}. */
  readonly totalText?: string;
  readonly parts: readonly Entry[];
}

/**
 * A latency that was measured repeatedly during one call: milliseconds, as the vendor summed them up. Nothing is
 * recomputed.
 */
export interface Latency {
  /** The vendor's word for the measured step, for example `e2e` or `llm`. */
  readonly name: string;
  readonly p50?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly min?: number;
  readonly max?: number;
  /** The number of measurements. */
  readonly count?: number;
}

/** The agent's use of a tool. */
export interface ToolUse {
  readonly name?: string;
  /** The tool's arguments; any value but a JSON object is one line without a key. */
  readonly given?: readonly Entry[];
  /** The tool's result, in the same form: empty for an empty result, absent when the transcript has none. */
  readonly result?: readonly Entry[];
  /** Absent when the vendor does not report it; that is not a failure. */
  readonly successful?: boolean;
}

/** A picture or other file in the conversation. */
export interface Media {
  /** The vendor's address for it; the widgets show its name and never load it. */
  readonly url?: string;
  /** The vendor's description of it. */
  readonly summary?: string;
}

/** The agent's move from one node of its script to another, by name or, without one, by id. */
export interface NodeChange {
  readonly from?: string;
  readonly to?: string;
  /** The vendor's word for the reason. */
  readonly type?: string;
}

/** One utterance of a transcript, or an event between two utterances. */
export interface TranscriptItem {
  readonly id?: string;
  /**
   * The speaker: `agent`, `user`, or another role the vendor sent (also for entries that are not speech); absent
   * without a role.
   */
  readonly role?: string;
  /** The speaker's name, if the transcript itself has one. */
  readonly speaker?: string;
  /**
   * The spoken text; else the tool's or node's name, the digit pressed, the text sent. Empty when the vendor sent only
   * the role.
   */
  readonly text: string;
  /** Seconds after the start of the call. Absent when the vendor's time stamp is unreliable. */
  readonly at?: number;
  /** Seconds after the start of the call at which the last word ended. */
  readonly until?: number;
  /** Present when a tool was used. */
  readonly tool?: ToolUse;
  /** Present when the agent moved to another node. */
  readonly node?: NodeChange;
  /** Present for attachments. */
  readonly media?: readonly Media[];
}

/** The roles of people and agents; an entry of another role is an event. */
const speakers: ReadonlySet<string> = new Set(['agent', 'user', 'transfer_target']);

/** Whether an entry of a transcript is speech. An entry without a role counts as speech. */
export function isSpeech({role}: {readonly role?: string | undefined}): boolean {
  return !role || speakers.has(role);
}

/** A call's conversation, in order. */
export interface Transcript {
  readonly items: readonly TranscriptItem[];
}

/** Days without a time, ISO 8601, by the time that they were sent for. */
export type CallDays = Readonly<Partial<Record<'startedAt' | 'endedAt' | 'createdAt', string>>>;

/** One call with an AI voice agent. */
export interface Call {
  /** The vendor's id; empty when the API sent none, and then the call can be shown but not opened. */
  readonly id: string;
  readonly agent: Agent;
  readonly organizationId?: string;
  readonly roomId?: string;
  /** The party that placed the call. */
  readonly caller: Party;
  /** The party that was called. */
  readonly callee: Party;
  /** Absent unless the API or the channel (`inbound_call`) states it. */
  readonly direction?: Direction;
  /** The vendor's word, for example `voice`. */
  readonly channel?: string;
  /** The vendor's word, for example `completed`; {@link statusKind} sorts it. */
  readonly status?: string;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  /** Epoch milliseconds; absent while the call is in progress. */
  readonly endedAt?: number;
  /** Epoch milliseconds at which the API created its record. */
  readonly createdAt?: number;
  /** Days (`2026-06-11`) that were sent in place of a time. A day is no instant: it is the same one in every time zone. */
  readonly days?: CallDays;
  /** Seconds. */
  readonly durationSec?: number;
  /** Milliseconds. */
  readonly latencyMs?: number;
  readonly latencies?: readonly Latency[];
  readonly summary?: string;
  readonly disconnectReason?: string;
  readonly errorMessage?: string;
  /**
   * The vendor's address of the recording. The widgets ask the proxy by call id instead, since this URL expires or
   * needs the key.
   */
  readonly recordingUrl?: string;
  /**
   * The vendor's address of its log of the call. It may show the agent's prompts, so the widgets link to it only at the
   * page's request.
   */
  readonly logUrl?: string;
  readonly cost?: Cost;
  readonly analysis?: Analysis;
  readonly metadata?: readonly Entry[];
  /** The telephone networks' ids of this call, for example `call_sid`. */
  readonly telephonyIds?: readonly Entry[];
  /** The variables of the agent's prompt. */
  readonly promptVariables?: readonly Entry[];
  /** The variables the agent extracted during the call. */
  readonly extractedVariables?: readonly Entry[];
  /** The vendor's events, in an undocumented format. */
  readonly events?: readonly Entry[];
  /** Absent when this answer does not carry transcripts; empty `items` when it does and the call has none. */
  readonly transcript?: Transcript;
  /** Parts that are absent on purpose, because of the account's privacy setting. */
  readonly notStored?: readonly ('transcript' | 'recording')[];
  /**
   * Fields that are absent here although the answer carried something for them, in a form that nobody could read: they
   * are not “not provided”. Absent when everything sent was read.
   */
  readonly unread?: readonly (keyof Call)[];
}

/** The meaning of a status, independent of the vendor's word. */
export type StatusKind = 'completed' | 'active' | 'waiting' | 'missed' | 'failed' | 'unknown';

const kinds: readonly (readonly [StatusKind, RegExp])[] = [
  ['completed', /^(completed?|ended|success(ful)?|transfer(red)?)$/],
  ['active', /^(in_progress|active|ongoing|connected|answered)$/],
  ['waiting', /^(ringing|pending|registered|scheduled|queued)$/],
  ['missed', /^(missed|no_answer|not_connected|busy|voicemail|timeout|declined|cancell?ed)$/],
  ['failed', /^(failed|error|rejected)$/],
];

/** Classifies a vendor's status word; letter case and separators do not matter. A word for a failed end counts, too. */
export function statusKind(status = ''): StatusKind {
  const word = plainWord(status);
  return kinds.find(([, words]) => words.test(word))?.[0] ?? endingOf(status) ?? 'unknown';
}

/** Whether a call is in progress, so that parts that arrive at its end are not missing. */
export function isOpen({status}: {readonly status?: string | undefined}): boolean {
  return /^(active|waiting)$/.test(statusKind(status));
}

/** A vendor's word in lower snake_case, from any spelling. */
export function plainWord(word: string): string {
  return word.replace(/[\s_-]+/g, '_').toLowerCase();
}
