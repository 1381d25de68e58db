import type {RouteName, Routes, Upstream} from '../vendors/contract.js';
import type {VendorName} from '../vendors/server-registry.js';
import type {ProxyErrorCode} from './answer.js';
import type {Asked, Authorize} from './decision.js';

export type {VendorName};

/** Groups of fields that a host can redact, whatever the vendor calls them. */
export const fieldGroups = [
  'cost',
  'recording',
  'transcript',
  'summary',
  'analysis',
  'metadata',
  'variables',
  'email',
] as const;
type Group = (typeof fieldGroups)[number];

/**
 * A group of fields, or a field by the vendor's name for it; in any case, with or without underscores.
 */
export type Redacted = Group | (string & {});

/** One request in the log: no secrets, and nothing about the calls. */
export interface LogLine {
  /** ISO 8601. */
  readonly time: string;
  /** Also the answer's `X-Request-Id`. */
  readonly id: string;
  readonly method: string;
  /** Absent where no route matches. */
  readonly route?: RouteName;
  readonly status: number;
  readonly code?: ProxyErrorCode;
  /** Milliseconds until the answer was sent; of a recording, until its end. */
  readonly ms: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** The vendor's key; or the values of its key headers by their names, where it wants more than one. */
export type Credentials = string | Readonly<Record<string, string | undefined>>;

/** Options of `createProxy`. */
export interface ProxyOptions {
  /** A vendor by name, or the result of `upstreamOf` for your own vendor. */
  readonly vendor: VendorName | Upstream<Partial<Routes>>;
  /**
   * The vendor's key, or a function that returns it, called for every request: a rotated key needs no restart. Without a
   * usable key, requests that need it are answered with 500 `no-credentials`.
   */
  readonly credentials: Credentials | undefined | (() => Credentials | undefined | Promise<Credentials | undefined>);
  /**
   * Decides whether a request may have what it asks for. Required: otherwise anybody who finds the proxy could read every
   * call. Only `true` or a narrowed yes lets a request pass; anything else, and an error, becomes 401 or 403.
   */
  readonly authorize: Authorize;
  /**
   * Origins whose pages may read the answers, exactly as browsers write them: `https://crm.example`. Default: only
   * the proxy's own.
   */
  readonly allowedOrigins?: readonly string[];
  /** The path this proxy is mounted at, as in the page's `endpoint`: `/agni`. */
  readonly basePath?: string;
  /** The base URL of the vendor's API. Default: the documented one. */
  readonly baseUrl?: string;
  /**
   * Milliseconds that a request may take, with everything the proxy does for it: until the end of JSON, or the first byte
   * of a recording. Default 12 000.
   */
  readonly timeoutMs?: number;
  /** Sends requests to the vendor. Default: the platform's `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Groups and fields that never leave the server. Redacting recordings also closes their route. A misspelt group throws
   * (its plural; with more than five letters, one letter too many, too few, wrong or misplaced). Any other name is a
   * field's, which may be unknown to this package.
   */
  readonly redact?: readonly Redacted[];
  /**
   * Fields to pass although they show more than a call: Zudu's `public_log_url` shows the agent's prompts. Default: none.
   */
  readonly reveal?: readonly string[];
  /**
   * Storage hosts from which recordings are fetched, without the key: `storage.example` or `*.storage.example`. Default:
   * only the vendor itself. An IP address or a name of a private network throws.
   */
  readonly recordingHosts?: readonly string[];
  /**
   * A secret of at least 32 bytes that signs tickets of a few minutes; it may be that of the scope tokens. The recording's
   * address in a call's answer carries one where `authorize` allows the recording, so that `<audio>`, which sends no
   * headers, can play it. Default: no tickets.
   */
  readonly tickets?: string | Uint8Array;
  /** Seconds for which a browser may cache an answer, with an ETag: at most 3600. Default 0: not at all. */
  readonly maxAge?: number;
  /**
   * A rate limit: returns the seconds after which the client may retry (at most a day is sent), or nothing to let the
   * request pass. NaN is an error, and the request does not pass.
   */
  readonly limit?: (request: Request, asked: Asked) => number | undefined | Promise<number | undefined>;
  /** Called for every request when it is over. */
  readonly log?: (line: LogLine) => void;
  /**
   * Called with what `authorize`, `credentials` or `limit` threw, and the request's id. Answers and log lines never quote
   * it: an error's text may contain anything.
   */
  readonly onError?: (error: unknown, id: string) => void;
}
