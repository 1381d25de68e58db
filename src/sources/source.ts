import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Capabilities} from '../vendors/contract.js';
import type {OnWait} from './http/share.js';

/** What goes along with a question to a source. */
export interface SourceOptions {
  /** Aborted when the answer is not awaited any more. */
  readonly signal: AbortSignal;
}

/** What an element adds to that. */
export interface QuestionOptions extends SourceOptions {
  /** Hears of waits longer than 5 s before a request is repeated. Default: nobody does. */
  readonly onWait?: OnWait | undefined;
  /** The same question is asked anew, so that nothing is used that was kept of its earlier answers. Default `false`. */
  readonly fresh?: boolean | undefined;
}

/**
 * Where an element's calls come from: a vendor's API behind a proxy, the page's own calls, or the page's own loader.
 * `choose.ts` decides once which; nobody else asks.
 */
export interface CallSource {
  /** What it can be asked: filters, sorting, pages. The rest is refused with code `unsupported`, or is not there. */
  readonly capabilities: Capabilities;
  /** What an answer is about besides its query: an earlier answer of another subject leaves the screen. */
  readonly subject: string;
  /** Whether a contact or a call is found by an id, so that a question without one cannot be asked. */
  readonly needsId: boolean;
  /** A page of calls. Rejects with a CallsError, or with the signal's reason. */
  list(query: CallsQuery, options: QuestionOptions): Promise<CallPage>;
  /** One call in full. Rejects as `list` does. */
  call(query: CallQuery, options: QuestionOptions): Promise<Call>;
  /** The address a player can load the call's recording from; `undefined` where there is none. */
  recordingUrl(call: Pick<Call, 'id' | 'recordingUrl'>): string | undefined;
}

/**
 * The page's own loader in place of an API. What it gives, or promises, is read as untrusted JSON: calls in our model's
 * shape or in the vendor's. A rejection is shown as a failure; a CallsError says which.
 */
export interface PageLoader {
  /**
   * The calls of one page, already filtered and sorted as the query says: a list of them; or an object with `calls` and
   * what is known of `page`, `pageSize`, `total` and `more`; or the vendor's whole answer.
   */
  readonly list?: (query: CallsQuery, options: SourceOptions) => unknown;
  /** One call in full: the call, or the vendor's whole answer. */
  readonly get?: (callId: string, options: SourceOptions) => unknown;
}
