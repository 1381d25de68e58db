/** Why a question failed. The set is closed and documented in docs/errors.md. */
export type ErrorCode =
  /** The request never reached the endpoint, or the connection broke. */
  | 'network'
  /** No complete answer within the time-out, or 408 or 504. */
  | 'timeout'
  /** 401, or the page's `headers()` failed to return credentials. */
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
  /** The question itself is wrong: a malformed number, date, page size or id, or a 4xx for such a value. */
  | 'bad-request'
  /** The vendor's API does not support this question, or this filter. */
  | 'unsupported'
  /** The page sets no endpoint, or an invalid one. */
  | 'not-configured';

/** The details of a failure besides its code. None of them carries a header, a query or an answer's text. */
export interface ErrorFacts {
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /** Milliseconds of the service's Retry-After. */
  readonly retryAfter?: number;
  /** The attribute or property to fix; its value is never included. */
  readonly attribute?: string;
  /** The attribute is missing or empty. */
  readonly missing?: boolean;
  /** A hint for the developer who reads the console. */
  readonly hint?: string;
  /** Where the request went, if one was sent. */
  readonly requested?: RequestedPlace;
  /** What came back, if anything did. */
  readonly received?: Received;
  /** The endpoint does not seem to lead to the service: a page or another application answered, or nothing. */
  readonly misplaced?: boolean;
}

/** Where a request went: without its query, and with `{id}` in place of an id. */
export interface RequestedPlace {
  /** The path; with the origin, if it is not the page's own. */
  readonly path: string;
  /** The absolute address of the endpoint. */
  readonly endpoint: string;
  /** The vendor, unless it is the default one or your own. */
  readonly vendor?: string;
}

/** The kind of an answer, without its text. */
export interface Received {
  /** HTTP status; 0 for a redirect, which is not followed. */
  readonly status: number;
  /** The media type, such as `text/html`; empty without a valid one. */
  readonly type: string;
}

/** A question that failed. */
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
