import type {SentimentKind} from '../model/call.js';
import type {ErrorCode, ErrorFacts} from '../model/errors.js';

/** Every text the elements show, for one language. Values that stand inside a sentence come already formatted. */
export interface Messages {
  readonly columns: {
    readonly party: string;
    readonly agent: string;
    readonly channel: string;
    readonly status: string;
    readonly started: string;
    readonly duration: string;
  };
  readonly unknown: string;
  readonly unknownNumber: string;
  readonly from: string;
  readonly to: string;
  today(time: string): string;
  yesterday(time: string): string;
  /** Hours and minutes are whole and may be 0; seconds come formatted. */
  duration(hours: number, minutes: number, seconds: string): string;
  milliseconds(amount: string): string;
  /** The vendor's words, normalised to lower snake_case, as a person says them; others are shown humanised. */
  readonly words: Readonly<Record<string, string>>;
  readonly sentiments: Readonly<Record<Exclude<SentimentKind, 'unknown'>, string>>;
  readonly yes: string;
  readonly no: string;

  readonly calls: string;
  callsWith(number: string): string;
  readonly noCalls: string;
  readonly noCallsHint: string;
  readonly noMoreCalls: string;
  range(from: string, to: string, total: string | undefined): string;
  loaded(count: number): string;
  times(zone: string): string;
  readonly previous: string;
  readonly next: string;
  readonly retry: string;
  readonly retryNow: string;
  waiting(seconds: number): string;
  readonly stale: string;
  readonly staleCall: string;
  missing(attribute: string): string;
  /** What a failure means to the person reading. */
  failure(code: ErrorCode, facts: ErrorFacts): string;

  readonly chooseCall: string;
  readonly callLoaded: string;
  readonly facts: {
    readonly caller: string;
    readonly callee: string;
    readonly ended: string;
    readonly disconnectReason: string;
    readonly latency: string;
    readonly error: string;
    readonly sentiment: string;
    readonly total: string;
  };
  readonly ids: {readonly call: string; readonly agent: string; readonly room: string; readonly organization: string};
  readonly sections: {
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
  };
  readonly creditsNote: string;
  readonly inProgress: string;
  readonly notProvided: string;
  readonly noAnalysis: string;
  readonly noSummary: string;
  readonly noRecording: string;
  readonly recordingFailed: string;
  readonly noTranscript: string;
  readonly speakers: {readonly agent: string; readonly user: string; readonly unknown: string};
}
