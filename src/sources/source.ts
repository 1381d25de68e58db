import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Capabilities} from '../vendors/contract.js';
import type {OnWait} from './http/share.js';

export interface SourceOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface QuestionOptions extends SourceOptions {
  /** Called for waits longer than 5 s before a retry. Default none. */
  readonly onWait?: OnWait | undefined;
  /** Discards what was cached for the same question. Default `false`. */
  readonly fresh?: boolean | undefined;
  /** The row of the call that is wanted, where several calls of a page's own have its id. Default: the first one. */
  readonly row?: Call | undefined;
}

/**
 * Where an element's calls come from: a vendor's API behind a proxy, the page's own calls, or the page's own loader.
 * `choose.ts` decides once which.
 */
export interface CallSource {
  /** What it supports: filters, sorting, pages. Anything else is refused with code `unsupported`. */
  readonly capabilities: Capabilities;
  /** Identifies the calls behind it: an answer about another subject leaves the screen. */
  readonly subject: string;
  /** Whether a contact or a call needs an id. */
  readonly needsId: boolean;
  /** A page of calls. Rejects with a CallsError, or with the signal's reason. */
  list(query: CallsQuery, options: QuestionOptions): Promise<CallPage>;
  /** One call in full. Rejects as `list` does. */
  call(query: CallQuery, options: QuestionOptions): Promise<Call>;
  /** The address a player can load the call's recording from; `undefined` where there is none. */
  recordingUrl(call: Pick<Call, 'id' | 'recordingUrl'>): string | undefined;
}

/**
 * The page's own loader in place of an API. Its results, or promises of them, are read as untrusted JSON: calls in the
 * model's shape or in the vendor's. A rejection is shown as a failure; a CallsError chooses its text.
 */
export interface PageLoader {
  /**
   * The calls of one page, already filtered and sorted as the query says: an array; or an object with `calls` and, where
   * known, `page`, `pageSize`, `total` and `more`; or the vendor's whole answer.
   */
  readonly list?: (query: CallsQuery, options: SourceOptions) => unknown;
  /** One call in full: the call, or the vendor's whole answer. */
  readonly get?: (callId: string, options: SourceOptions) => unknown;
}
