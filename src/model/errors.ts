/** Why a question could not be answered. The set is closed and documented in docs/errors.md. */
export type ErrorCode =
  /** The request never reached the endpoint, or the connection broke. */
  | 'network'
  /** No complete answer within the time-out, or 408 or 504. */
  | 'timeout'
  /** 401, or the page's `headers()` could not give credentials. */
  | 'unauthorized'
  /** 403. */
  | 'forbidden'
  /** 404. */
  | 'not-found'
  /** 429. */
  | 'rate-limited'
  /** Another 5xx, or an answer that reports failure under HTTP 200. */
  | 'upstream'
  /** An answer that is not JSON, not of the documented shape, or about something other than the question. */
  | 'bad-response'
  /** The question itself is wrong: a malformed number, date, page size or id, or a 4xx that says so. */
  | 'bad-request'
  /** The vendor's API has no such question, or none with this filter. */
  | 'unsupported'
  /** The page names no endpoint, or no valid one. */
  | 'not-configured';

/**
 * Everything that is known about a failure besides its code. None of it carries a header, a query or an answer's text.
 */
export interface ErrorFacts {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** Milliseconds of the service's Retry-After. */
  readonly retryAfter?: number;
  /** The attribute or property to fix; its value is never included. */
  readonly attribute?: string;
  /** The attribute is not there, or empty. */
  readonly missing?: boolean;
  /** A word for the developer reading the console. */
  readonly hint?: string;
}

/** A question that could not be answered. */
export class CallsError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  constructor(code: ErrorCode, facts: ErrorFacts = {}) {
    super(facts.hint ?? code);
    this.name = 'CallsError';
    this.code = code;
    this.facts = facts;
  }
}
