import type {ErrorCode} from '../model/errors.js';

/**
 * Every text of the elements, in one language. Values inside a text come formatted; where a plural needs the number, it
 * comes beside its formatted form. A text is never built from another one, so each can have the form its place needs.
 */
export interface Messages {
  // Tables

  /** Column headers, by the column's id. */
  readonly columns: Readonly<Record<'party' | 'agent' | 'channel' | 'status' | 'started' | 'duration', string>>;
  readonly unknown: string;
  /** In a row: the other side, which placed the call. */
  readonly fromParty: (party: string) => string;
  /** In a row: the other side, which was called. */
  readonly toParty: (party: string) => string;
  /** In a row that names both sides: the second one, which was called. */
  readonly calledParty: (party: string) => string;
  readonly today: (time: string) => string;
  readonly yesterday: (time: string) => string;
  readonly onDay: (day: string, time: string) => string;
  /** A duration. A part that is zero is empty; seconds are `0` when all are zero. */
  readonly duration: (hours: string, minutes: string, seconds: string) => string;
  /**
   * A vendor's words (lower snake_case) that the reader's language has another word for. A word that is missing here is
   * shown as sent, with spaces for underscores.
   */
  readonly words: Readonly<Record<string, string>>;

  // Lists

  /** The name of a list or table, for assistive technology. */
  readonly calls: string;
  readonly callsWith: (number: string) => string;
  readonly noCalls: string;
  /** A page without calls while other pages have some, or may. */
  readonly emptyPage: string;
  /** `total` is empty when it is unknown. */
  readonly range: (from: string, to: string, total: string) => string;
  readonly callsLoaded: (count: number, formatted: string) => string;
  readonly timesIn: (zone: string) => string;
  readonly previous: string;
  readonly next: string;
  /** Only the account's latest calls were searched; `count` says how many, and is empty when that is unknown. */
  readonly searched: (count: string) => string;
  /** Two announcements, read one after the other. */
  readonly withHint: (announcement: string, hint: string) => string;

  // Waits and failures

  readonly retry: string;
  readonly retryNow: string;
  /** Announced when a wait begins. */
  readonly busy: string;
  /** Shown during a wait. */
  readonly waiting: (time: string) => string;
  /** Above results that were loaded before a failure. */
  readonly stale: string;
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** A failure's text, and the service's Retry-After. */
  readonly retryAfter: (text: string, time: string) => string;
  /** An attribute that has to be set. */
  readonly missing: (attribute: string) => string;
  /** An attribute with a wrong value, when {@link needed} says nothing about it. */
  readonly invalid: (attribute: string) => string;
  /** What an attribute needs, by its name. */
  readonly needed: Readonly<Record<string, string>>;
  /** An attribute the service cannot filter by, when {@link lacking} says nothing about it. */
  readonly unsupported: (attribute: string) => string;
  /** What a service may lack altogether, by the attribute that asks for it. */
  readonly lacking: Readonly<Record<string, string>>;

  // A call: what is shown when there is little to show

  readonly chooseCall: string;
  readonly callLoaded: string;
  /** The call is still going on. */
  readonly inProgress: string;
  /** The call ended a short while ago. */
  readonly notYet: string;
  /** Withheld on purpose. */
  readonly notStored: string;
  readonly notProvided: string;
  readonly noAnalysis: string;
  readonly noSummary: string;
  readonly noRecording: string;
  readonly noTranscript: string;
  readonly recordingFailed: string;

  // A call: its sections

  readonly facts: string;
  readonly recording: string;
  readonly summary: string;
  readonly analysis: string;
  readonly transcript: string;
  readonly credits: string;
  readonly cost: string;
  readonly latencies: string;
  readonly metadata: string;
  readonly promptVariables: string;
  readonly extractedVariables: string;
  readonly events: string;
  readonly ids: string;

  // A call: its facts

  /** The arrow from the caller to the callee, for assistive technology. */
  readonly callArrow: string;
  readonly from: string;
  readonly to: string;
  readonly agent: string;
  readonly channel: string;
  readonly started: string;
  readonly ended: string;
  readonly lasted: string;
  readonly disconnectReason: string;
  readonly latency: string;
  readonly error: string;
  readonly created: string;
  readonly sentiment: string;
  readonly total: string;
  readonly creditsNote: string;
  readonly call: string;
  readonly room: string;
  readonly organization: string;
  /** The link to the service's log of the call. */
  readonly log: string;
  readonly yes: string;
  readonly no: string;

  // A call: figures of times measured over and over

  readonly milliseconds: (amount: string) => string;
  readonly median: (time: string) => string;
  /** So many per cent took at most that time. */
  readonly within: (percent: string, time: string) => string;
  readonly shortest: (time: string) => string;
  readonly longest: (time: string) => string;
  readonly measured: (count: number, formatted: string) => string;

  // Transcripts

  /** The speaker who is no agent. */
  readonly customer: string;
  /** The speaker who is an agent, where its name is unknown. */
  readonly agentSpeaker: string;
  readonly unknownSpeaker: string;
  /** The arrow from one step of the agent's script to the next, for assistive technology. */
  readonly stepArrow: string;
  readonly toolInput: string;
  readonly toolResult: string;
  /** In place of a tool's result that came and is empty. */
  readonly emptyResult: string;
  readonly toolSucceeded: string;
  readonly toolFailed: string;
  readonly outcomeUnknown: string;
  /** A tool has no result yet: the call is still going on. */
  readonly resultPending: string;
  readonly noResult: string;
  readonly attachments: string;
  readonly named: (name: string, value: string) => string;
}

/** The texts of a call in full: part of {@link Messages}, as everything is. The name stays for pages that use it. */
export type DetailMessages = Messages;

/** Some texts, over those of a language; one that is missing falls back to the language's own. */
export type MessageOverrides = {
  readonly [Name in keyof Messages]?:
    (Messages[Name] extends Readonly<Record<string, string>> ? Partial<Messages[Name]> : Messages[Name]) | undefined;
};
