import type {Call} from '../model/call.js';
import type {ErrorCode} from '../model/errors.js';

/** A part of a call, as sentences about absent parts name it. */
export type CallPart = Exclude<keyof Call, 'id' | 'days' | 'notStored' | 'unread'>;

/**
 * Every text of the elements, in one language. Values inside a text arrive formatted; a text whose plural depends on a
 * number gets it as well. No text is built from another one, so each can have the grammatical form its place needs.
 */
export interface Messages {
  // Tables

  /** Column headers, by the column's id. */
  readonly columns: Readonly<
    Record<'party' | 'agent' | 'channel' | 'status' | 'started' | 'duration' | 'outcome', string>
  >;
  readonly unknown: string;
  /** In a row: the other side, which placed the call. */
  readonly fromParty: (party: string) => string;
  /** In a row: the other side, which was called. */
  readonly toParty: (party: string) => string;
  /** In a row that names both sides: the second one, which was called. */
  readonly calledParty: (party: string) => string;
  /** In a row of a history, in place of what happened: the call has no summary. */
  readonly noSummary: string;
  /**
   * The end of a row's name, for assistive technology, where the names of several rows are otherwise equal: its place
   * among them, from the first row.
   */
  readonly placeAmongEqual: (place: string, count: string) => string;
  readonly today: (time: string) => string;
  readonly yesterday: (time: string) => string;
  readonly onDay: (day: string, time: string) => string;
  /** A duration. A part of zero is empty; seconds are `0` when all parts are zero. */
  readonly duration: (hours: string, minutes: string, seconds: string) => string;
  /**
   * Translations of a vendor's words (lower snake_case). A word without one is shown as sent, with spaces for
   * underscores.
   */
  readonly words: Readonly<Record<string, string>>;

  // Lists

  /** The name of a list or table, for assistive technology. */
  readonly calls: string;
  readonly callsWith: (number: string) => string;
  readonly noCalls: string;
  /** A page without calls while other pages have some, or may have. */
  readonly emptyPage: string;
  /** Leads from a page without calls to the first one. */
  readonly firstPage: string;
  /** No page follows the one on screen. */
  readonly lastPage: string;
  /** The next page had the calls of the one on screen. */
  readonly samePage: string;
  /** `total` is empty when it is unknown. */
  readonly range: (from: string, to: string, total: string) => string;
  /** Announced after turning the page: the places of its calls. `total` is empty when it is unknown. */
  readonly pageLoaded: (from: string, to: string, total: string) => string;
  readonly callsLoaded: (count: number, formatted: string) => string;
  readonly timesIn: (zone: string) => string;
  readonly previous: string;
  readonly next: string;
  /** Only the account's latest calls were searched; `count` is their number, empty when unknown. */
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
  /** For whoever sets the page up: the requested path, and what came back: status and media type, or one of {@link answers}. */
  readonly received: (path: string, answer: string) => string;
  /** What came back, where it is no status: nothing, a redirect, or JSON that is no answer of the service. */
  readonly answers: Readonly<Record<'nothing' | 'redirect' | 'json', string>>;
  /** For whoever sets the page up: a command. */
  readonly checkSetup: (command: string) => string;
  /** A failure's text, and the service's Retry-After. */
  readonly retryAfter: (text: string, time: string) => string;
  /** A required attribute is missing. */
  readonly missing: (attribute: string) => string;
  /** An attribute with an invalid value, unless {@link needed} has a text for it. */
  readonly invalid: (attribute: string) => string;
  /** The valid values of an attribute, by its name. */
  readonly needed: Readonly<Record<string, string>>;
  /** An attribute the service cannot filter by, unless {@link lacking} has a text for it. */
  readonly unsupported: (attribute: string) => string;
  /** Questions a service may not support at all, by their attribute. */
  readonly lacking: Readonly<Record<string, string>>;

  // A call: absent values and parts

  readonly chooseCall: string;
  /**
   * Announced when a call is on screen: who, when, the outcome and how long, as far as known; `lines` are those of its
   * transcript, empty without one.
   */
  readonly callLoaded: (facts: readonly string[], count: number, lines: string) => string;
  /** A single fact is absent. */
  readonly notProvided: string;
  readonly noRecording: string;
  readonly recordingFailed: string;

  // A call: sentences about absent parts, in the order they are named; at least one

  readonly partsNotProvided: (parts: readonly CallPart[]) => string;
  /** The call is in progress. */
  readonly partsAfterCall: (parts: readonly CallPart[]) => string;
  /** The call ended a short while ago. */
  readonly partsNotReady: (parts: readonly CallPart[]) => string;
  /** Withheld on purpose. */
  readonly partsNotStored: (parts: readonly CallPart[]) => string;
  /** The answer has them in a form that cannot be read. */
  readonly partsUnread: (parts: readonly CallPart[]) => string;

  // A call: long values

  /** The button below the beginning of a long text; `size` as of a file. */
  readonly showAll: (size: string) => string;
  /** The button below the first of many values. */
  readonly showAllValues: (count: number, formatted: string, size: string) => string;
  readonly showLess: string;

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

  /** Below the name of the party that called the agent. */
  readonly calledAgent: (agent: string) => string;
  /** Below the name of the party that the agent called. */
  readonly agentCalled: (agent: string) => string;
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

  // A call: figures of repeated measurements

  readonly milliseconds: (amount: string) => string;
  readonly median: (time: string) => string;
  /** The label of a percentile: this share of the measurements took at most that time. */
  readonly within: (percent: string, time: string) => string;
  readonly shortest: (time: string) => string;
  readonly longest: (time: string) => string;
  readonly measured: (count: number, formatted: string) => string;

  // Transcripts

  /** The speaker on the other side of the agent. */
  readonly customer: string;
  /** The agent as speaker, when its name is unknown. */
  readonly agentSpeaker: string;
  readonly unknownSpeaker: string;
  /** The arrow from one step of the agent's script to the next, for assistive technology. */
  readonly stepArrow: string;
  readonly toolInput: string;
  readonly toolResult: string;
  /** In place of a tool's empty result. */
  readonly emptyResult: string;
  readonly toolSucceeded: string;
  readonly toolFailed: string;
  readonly outcomeUnknown: string;
  /** A tool has no result yet: the call is in progress. */
  readonly resultPending: string;
  readonly noResult: string;
  readonly attachments: string;
  readonly named: (name: string, value: string) => string;
}

/** The texts of a call in full, included in {@link Messages}. The name stays for pages that use it. */
export type DetailMessages = Messages;

/** Some texts that replace those of a language; missing ones fall back to the language's own. */
export type MessageOverrides = {
  readonly [Name in keyof Messages]?:
    (Messages[Name] extends Readonly<Record<string, string>> ? Partial<Messages[Name]> : Messages[Name]) | undefined;
};
