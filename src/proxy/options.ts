import type {RouteName, Routes, Upstream} from '../vendors/contract.js';
import type {VendorName} from '../vendors/server-registry.js';
import type {ProxyErrorCode} from './answer.js';
import type {Asked, Authorize} from './decision.js';

export type {VendorName};

/** What a host may keep back of any vendor's answers, whatever the vendor calls it. */
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
 * A group of fields by its name, in any case, or a field by the vendor's own, in any case and with or without
 * underscores.
 */
export type Redacted = Group | (string & {});

/** One request, as the log has it: nothing of what it asked about, and nothing secret. */
export interface LogLine {
  /** ISO 8601. */
  readonly time: string;
  /** Also the answer's `X-Request-Id`. */
  readonly id: string;
  readonly method: string;
  /** Absent for what is no route. */
  readonly route?: RouteName;
  readonly status: number;
  readonly code?: ProxyErrorCode;
  /** Milliseconds until the answer was sent, for a recording until its end. */
  readonly ms: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** What opens the vendor's API: its key, or where it wants more than one header, the value of each by its name. */
export type Credentials = string | Readonly<Record<string, string>>;

/** How a proxy is made. */
export interface ProxyOptions {
  /** A vendor by name, or one of your own: what `upstreamOf` makes of it. */
  readonly vendor: VendorName | Upstream<Partial<Routes>>;
  /** The vendor's key, or a function that gives it: asked for every request, so a rotated key needs no restart. */
  readonly credentials: Credentials | (() => Credentials | Promise<Credentials>);
  /**
   * Whether whoever sent this request may have what it asks for. Required: without it, anybody who finds the proxy
   * reads every call. Only `true`, or a narrowed yes, lets a request pass; anything else, and an error, is answered 401
   * or 403.
   */
  readonly authorize: Authorize;
  /**
   * Origins whose pages may read the answers, exactly as browsers write them: `https://crm.example`. Default: none but
   * the proxy's own.
   */
  readonly allowedOrigins?: readonly string[];
  /** The path this proxy is mounted at, as in the page's `endpoint`: `/agni`. */
  readonly basePath?: string;
  /** Where the vendor's API lives, if not where its documentation says. */
  readonly baseUrl?: string;
  /**
   * How long a request may take, in milliseconds, with everything that is asked for it: for JSON until its end, for a
   * recording until its beginning. Default 12 000.
   */
  readonly timeoutMs?: number;
  /** How the vendor is asked; the platform's own fetch unless given. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * What never leaves the server. A redacted recording is not served either. What is nearly a group is refused (the
   * plural; in one of more than five letters, a letter too many, too few, wrong or misplaced). Any other name is a
   * field's, which may be new to this package.
   */
  readonly redact?: readonly Redacted[];
  /**
   * Fields that show more than a call, and may leave all the same: Zudu's `public_log_url` shows the agent's prompts.
   * Default: none.
   */
  readonly reveal?: readonly string[];
  /**
   * Hosts at which recordings are stored and from which they may be fetched, without the key: `storage.example`, or
   * `*.storage.example`. Default: none but the vendor itself. An IP address, or a name that only one's own network
   * knows, is refused.
   */
  readonly recordingHosts?: readonly string[];
  /**
   * Signs a ticket of a few minutes into the recording's address of each call that passes, so that `<audio>`, which
   * sends no headers, can play it, wherever `authorize` would let the recording pass as well. A secret of at least 32
   * bytes: the scope tokens' own, or another. Default: none is signed.
   */
  readonly tickets?: string | Uint8Array;
  /** Seconds for which a browser may keep an answer, with an ETag: at most 3600. Default 0: it keeps none. */
  readonly maxAge?: number;
  /**
   * A limit on whoever asks: the seconds after which to come back (more than a day is told as a day), or nothing to let
   * the request pass. What is no number is an error, and the request does not pass.
   */
  readonly limit?: (request: Request, asked: Asked) => number | undefined | Promise<number | undefined>;
  /** Hears of every request when it is over. */
  readonly log?: (line: LogLine) => void;
  /**
   * Hears what `authorize`, `credentials` or `limit` threw, with the request's id. Answers and log lines have nothing
   * of it: an error's text may quote anything.
   */
  readonly onError?: (error: unknown, id: string) => void;
}
