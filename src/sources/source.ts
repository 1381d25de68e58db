import type {CallsQuery} from '../model/query.js';

/** What goes along with a question to the page's own loader. */
export interface SourceOptions {
  /** Aborted when the answer is not awaited any more. */
  readonly signal: AbortSignal;
}

/**
 * The page's own loader in place of an API. What it gives, or promises, is read as untrusted JSON: calls in our model's
 * shape or in the vendor's. What it rejects with is told as a failure; a CallsError says which.
 */
export interface CallSource {
  /**
   * The calls of one page, already filtered and sorted as the query says: a list of them; or an object with `calls` and
   * what is known of `page`, `pageSize`, `total` and `more`; or the vendor's whole answer.
   */
  readonly list?: (query: CallsQuery, options: SourceOptions) => unknown;
  /** One call in full: the call, or the vendor's whole answer. */
  readonly get?: (callId: string, options: SourceOptions) => unknown;
}
