/**
 * A call, in terms of no vendor. Every field that an API may leave out is optional and stays absent then: absent means
 * unknown, never zero, empty or a default.
 */

/** Something a vendor reported under a key of its own: one line of metadata, analysis, variables or credits. */
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

/** Which way a call went, seen from the business that runs the agent. */
export type Direction = 'inbound' | 'outbound';

/** The vendor's post-call analysis. Present when the vendor sent any. */
export interface Analysis {
  readonly summary?: string;
  /** The vendor's word, for example `positive`. */
  readonly sentiment?: string;
  /** Every other finding, in the order it was sent. */
  readonly entries: readonly Entry[];
}

/**
 * What a call cost. Agni counts credits, not money, and its parts do not add up to its total: show both as sent.
 */
export interface Cost {
  /** What is counted, where the vendor says it or is known for it. */
  readonly unit?: 'credits';
  readonly total?: number;
  readonly parts: readonly Entry[];
}

/**
 * How long something took, over and over, during one call: milliseconds, as the vendor summed them up. Nothing is
 * recomputed.
 */
export interface Latency {
  /** The vendor's word for what took so long, for example `e2e` or `llm`. */
  readonly name: string;
  readonly p50?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly min?: number;
  readonly max?: number;
  /** How often it was measured. */
  readonly count?: number;
}

/** What the agent had a tool do. */
export interface ToolUse {
  readonly name?: string;
  /** The tool's arguments; anything but a JSON object is one line without a key. */
  readonly given?: readonly Entry[];
  /** The tool's result, in the same form: empty for an empty result, absent when the transcript has none. */
  readonly result?: readonly Entry[];
  /** Absent when the vendor does not say: that is no failure. */
  readonly successful?: boolean;
}

/** A picture or the like that was sent. */
export interface Media {
  /** Where it is, as the vendor says; the views name it and never load it. */
  readonly url?: string;
  /** What the vendor says is on it. */
  readonly summary?: string;
}

/** A step of the agent from one node of its script to another, by name or, where there is none, by id. */
export interface NodeChange {
  readonly from?: string;
  readonly to?: string;
  /** The vendor's word for why. */
  readonly type?: string;
}

/** One utterance of a transcript, or something else that happened between two of them. */
export interface TranscriptItem {
  readonly id?: string;
  /**
   * Who spoke: `agent`, `user`, another role the vendor sent (also for what is no speech), or absent when it sent none.
   */
  readonly role?: string;
  /** The speaker's name, where the transcript itself gives one. */
  readonly speaker?: string;
  /**
   * The spoken text; else the tool's or node's name, the digit pressed, the text sent. Empty when the vendor sent only the
   * role.
   */
  readonly text: string;
  /** Seconds after the start of the call. Absent when the vendor's time stamp cannot be trusted. */
  readonly at?: number;
  /** Seconds after the start of the call at which the last word ended. */
  readonly until?: number;
  /** Present when a tool was used. */
  readonly tool?: ToolUse;
  /** Present when the agent went on to another node. */
  readonly node?: NodeChange;
  /** Present when something came along that is not text. */
  readonly media?: readonly Media[];
}

/** The roles of people and agents; an entry of another role is no speech, but something that happened. */
const speakers: ReadonlySet<string> = new Set(['agent', 'user', 'transfer_target']);

/** Whether an entry of a transcript is speech. One whose speaker is unknown is, too. */
export function isSpeech({role}: {readonly role?: string | undefined}): boolean {
  return !role || speakers.has(role);
}

/** A call's conversation, in order. */
export interface Transcript {
  readonly items: readonly TranscriptItem[];
}

/** One call with an AI voice agent. */
export interface Call {
  /** The vendor's id; empty when the API sent none, and then the call can be shown but not opened. */
  readonly id: string;
  readonly agent: Agent;
  readonly organizationId?: string;
  readonly roomId?: string;
  /** Who placed the call. */
  readonly caller: Party;
  /** Who was called. */
  readonly callee: Party;
  /** Absent unless the API says it, or its channel does (`inbound_call`). */
  readonly direction?: Direction;
  /** The vendor's word, for example `voice`. */
  readonly channel?: string;
  /** The vendor's word, for example `completed`; {@link statusKind} sorts it. */
  readonly status?: string;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  /** Epoch milliseconds; absent while the call goes on. */
  readonly endedAt?: number;
  /** Epoch milliseconds at which the API created its record. */
  readonly createdAt?: number;
  /** Seconds. */
  readonly durationSec?: number;
  /** Milliseconds. */
  readonly latencyMs?: number;
  readonly latencies?: readonly Latency[];
  readonly summary?: string;
  readonly disconnectReason?: string;
  readonly errorMessage?: string;
  /**
   * Where the vendor says the recording is. The widgets ask the proxy by call id instead, since this URL expires or
   * needs the key.
   */
  readonly recordingUrl?: string;
  /**
   * Where the vendor keeps its log of the call. It may show the agent's prompts, so nothing links to it unless a page
   * wants that.
   */
  readonly logUrl?: string;
  readonly cost?: Cost;
  readonly analysis?: Analysis;
  readonly metadata?: readonly Entry[];
  /** What the telephone networks call this call, for example `call_sid`. */
  readonly telephonyIds?: readonly Entry[];
  /** The variables of the agent's prompt. */
  readonly promptVariables?: readonly Entry[];
  /** What the agent noted down during the call. */
  readonly extractedVariables?: readonly Entry[];
  /** What the vendor says happened, where nobody documents what that holds. */
  readonly events?: readonly Entry[];
  /** Absent when this answer does not carry transcripts; empty `items` when it does and there is none. */
  readonly transcript?: Transcript;
  /** Parts that are absent on purpose: a privacy setting has the vendor not store them. */
  readonly notStored?: readonly ('transcript' | 'recording')[];
}

/** What a status means to a person, whatever word the vendor has for it. */
export type StatusKind = 'completed' | 'active' | 'waiting' | 'missed' | 'failed' | 'unknown';

const kinds: readonly (readonly [StatusKind, RegExp])[] = [
  ['completed', /^(completed?|ended|success(ful)?|transfer(red)?)$/],
  ['active', /^(in_progress|active|ongoing|connected|answered)$/],
  ['waiting', /^(ringing|pending|registered|scheduled|queued)$/],
  ['missed', /^(missed|no_answer|not_connected|busy|voicemail|timeout|declined|cancell?ed)$/],
  ['failed', /^(failed|error|rejected)$/],
];

/** Sorts a vendor's status word; letter case and separators do not matter. */
export function statusKind(status = ''): StatusKind {
  const word = plainWord(status);
  return kinds.find(([, words]) => words.test(word))?.[0] ?? 'unknown';
}

/** Whether a call is not over, so that what comes with its end is not missing but not there yet. */
export function isOpen({status}: {readonly status?: string | undefined}): boolean {
  return /^(active|waiting)$/.test(statusKind(status));
}

/** A vendor's word in lower snake_case, whichever way it writes words. */
export function plainWord(word: string): string {
  return word.replace(/[\s_-]+/g, '_').toLowerCase();
}
