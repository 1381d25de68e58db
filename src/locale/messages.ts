import type {CallsError} from '../model/errors.js';

/** The texts every element needs, for one language. Values that stand inside a sentence come already formatted. */
export interface Messages {
  /** Heads of the table's columns, in order. */
  readonly columns: readonly [
    party: string,
    agent: string,
    channel: string,
    status: string,
    started: string,
    duration: string,
  ];
  readonly unknown: string;
  readonly from: string;
  readonly to: string;
  today(time: string): string;
  yesterday(time: string): string;
  duration(hours: number, minutes: number, seconds: number): string;
  /** Vendors' words in lower snake_case as a person says them; a word that is not here is shown humanised. */
  readonly words: Readonly<Record<string, string>>;

  readonly calls: string;
  callsWith(number: string): string;
  readonly noCalls: string;
  /** A page without calls, where others have some or may. */
  readonly noneHere: string;
  /** `total` is empty when it is unknown. */
  range(from: string, to: string, total: string): string;
  loaded(count: number): string;
  times(zone: string): string;
  readonly previous: string;
  readonly next: string;
  readonly retry: string;
  /** Heard when a wait begins. */
  readonly busy: string;
  /** Loads what tells of waits, failures and the like. */
  failures(): Promise<FailureMessages>;
  /** Said when {@link failures} cannot be loaded. */
  readonly failed: string;
}

/** What tells of waits, failures, and answers that go only so far. */
export interface FailureMessages {
  /** What a failure means to the person reading. */
  failure(error: CallsError): string;
  /** `seconds` until the next attempt. */
  waiting(seconds: number): string;
  readonly retryNow: string;
  /** Said above what was loaded before a failure. */
  readonly stale: string;
  /** Calls were looked for among that many of the account's latest, and not in all. */
  /** `count` is empty where it is not known. */
  searched(count: string): string;
}

/** The further texts of a call in full. */
export interface DetailMessages {
  readonly chooseCall: string;
  readonly loaded: string;
  readonly ended: string;
  readonly disconnectReason: string;
  readonly latency: string;
  readonly error: string;
  readonly sentiment: string;
  readonly total: string;
  readonly created: string;
  readonly call: string;
  readonly room: string;
  readonly organization: string;
  readonly email: string;
  milliseconds(amount: string): string;
  /** Of times measured over and over: the one half of them stayed below, and below which so many per cent stayed. */
  median(time: string): string;
  within(percent: string, time: string): string;
  shortest(time: string): string;
  longest(time: string): string;
  measured(times: string): string;
  readonly facts: string;
  readonly summary: string;
  readonly analysis: string;
  readonly credits: string;
  readonly cost: string;
  readonly metadata: string;
  readonly promptVariables: string;
  readonly extractedVariables: string;
  readonly recording: string;
  readonly transcript: string;
  readonly ids: string;
  readonly events: string;
  /** What is behind a link to it. */
  readonly log: string;
  readonly creditsNote: string;
  readonly inProgress: string;
  /** The call ended a short while ago. */
  readonly notYet: string;
  /** Absent on purpose. */
  readonly notStored: string;
  readonly notProvided: string;
  readonly noAnalysis: string;
  readonly noSummary: string;
  readonly noRecording: string;
  readonly recordingFailed: string;
  readonly noTranscript: string;
  readonly yes: string;
  readonly no: string;
  readonly customer: string;
  readonly unknownSpeaker: string;
  /** What a tool was given, and what it gave back. */
  readonly given: string;
  readonly result: string;
  readonly succeeded: string;
  readonly toolFailed: string;
  readonly outcomeUnknown: string;
  readonly noResult: string;
  /** In place of a tool's result that came and has nothing in it. */
  readonly emptyResult: string;
  readonly attachments: string;
  named(name: string, value: string): string;
  /** As {@link Messages.words}, for keys and values only a call in full shows. */
  readonly words: Readonly<Record<string, string>>;
}
