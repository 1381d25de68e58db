import {agniUpstream} from '../vendors/agni/upstream.js';
import type {RouteName, Routes, Upstream} from '../vendors/contract.js';
import {zuduUpstream} from '../vendors/zudu/upstream.js';
import type {Asked, Authorize} from './decision.js';
import type {ProxyErrorCode} from './answer.js';
import {retryBudget} from './data.js';
import {otherRecordings, plain} from './fields.js';
import {passing, type Passing} from './rewrite-text.js';
import type {Platform} from './platform.js';
import {isOwnNetwork} from './recording.js';
import {ticketSecret} from './scope.js';
import {over, type Sent, type Transport} from './upstream.js';

/**
 * A group of fields by its name, in any case, or a field by the vendor's own, in any case and with or without
 * underscores.
 */
export type Redacted =
  'cost' | 'recording' | 'transcript' | 'summary' | 'analysis' | 'metadata' | 'variables' | 'email' | (string & {});

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

export const named = {agni: agniUpstream, zudu: zuduUpstream} as const;

/** A vendor whose routes come with the package. */
export type VendorName = keyof typeof named;

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

/** Options that were checked once, when the proxy was made. */
export interface Settings {
  readonly vendor: Upstream<Partial<Routes>>;
  /** The headers that carry the key. Throws, or rejects, when there is no usable one. */
  readonly key: () => Sent | Promise<Sent>;
  readonly authorize: Authorize;
  readonly allowedOrigins: ReadonlySet<string>;
  /** How recordings are asked for. */
  readonly fetch: Transport;
  /** How answers are asked for that are read whole. */
  readonly transport: Transport;
  readonly platform: Platform;
  readonly passing: Passing;
  readonly baseUrl: string;
  readonly basePath: string;
  readonly timeoutMs: number;
  /** Fields that never leave, as {@link plain} writes them. */
  readonly removed: ReadonlySet<string>;
  readonly recordingHosts: readonly string[];
  readonly tickets: string | Uint8Array | undefined;
  readonly maxAge: number;
  readonly limit: ProxyOptions['limit'];
  readonly log: ProxyOptions['log'];
  readonly onError: ProxyOptions['onError'];
  readonly asked: () => void;
  readonly mayRetry: () => boolean;
}

/** Shorter than the widgets' own 15 s, so that a page is told of a time-out rather than having to find it out. */
const usualTimeout = 12_000;

/** Seconds. What is about people is not kept for days; the ETag saves the rest. */
const longestAge = 60 * 60;

/** A key as it goes into a header. The message never has the key in it; the platform's own would. */
function usableKey(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') throw new TypeError('createProxy: `credentials` gave no key.');
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError(
      'createProxy: the key in `credentials` has a line break, a space or another character no header can carry.',
    );
  }
  return key;
}

/** The key as the headers that carry it; each of them has one, and there are no others. */
function keyHeaders({keyHeaders: names, scheme}: Pick<Upstream, 'keyHeaders' | 'scheme'>, given: unknown): Sent {
  const usable = (key: unknown) => (scheme === undefined ? '' : `${scheme} `) + usableKey(key);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0 && typeof given !== 'object') return {[only]: usable(given)};
  const sent = new Map(
    Object.entries(Object(given) as object).map(([name, value]: [string, unknown]) => [name.toLowerCase(), value]),
  );
  if (typeof given === 'string' || sent.size !== names.length || !names.every((name) => sent.has(name.toLowerCase()))) {
    throw new TypeError(
      `createProxy: \`credentials\` must give ${names.map((name) => `\`${name}\``).join(' and ')}, by their names.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, usable(sent.get(name.toLowerCase()))]));
}

function vendorOf(vendor: unknown): Upstream<Partial<Routes>> {
  if (typeof vendor === 'string' && Object.hasOwn(named, vendor)) return named[vendor as VendorName];
  const own = Object(vendor) as Upstream<Partial<Routes>>;
  if ('routes' in own && 'keyHeaders' in own) return own;
  const names = Object.keys(named)
    .map((name) => `"${name}"`)
    .join(', ');
  throw new TypeError(`createProxy: \`vendor\` must be ${names} or what \`upstreamOf\` makes of one of your own.`);
}

function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError('createProxy: `baseUrl` must be an http or https address without user, query or fragment.');
  }
  return url.href.replace(/\/+$/, '');
}

function mount(path: string): string {
  if (path !== '' && !/^\/[^?#\\]*$/.test(path))
    throw new TypeError('createProxy: `basePath` must begin with a slash, as in "/agni".');
  return path.replace(/\/+$/, '');
}

function origins(given: readonly string[]): ReadonlySet<string> {
  for (const origin of given) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || origin.includes('*')) {
      throw new TypeError(
        'createProxy: each of `allowedOrigins` must be one origin as browsers write it, as in "https://crm.example"; no wildcard.',
      );
    }
  }
  return new Set(given);
}

function hosts(given: readonly string[]): readonly string[] {
  for (const host of given) {
    if (!/^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?$/.test(host)) {
      throw new TypeError(
        'createProxy: each of `recordingHosts` must be a host’s name in lower case, as in "storage.example" or "*.storage.example".',
      );
    }
    if (isOwnNetwork(host.replace(/^\*\.|:\d+$/g, ''))) {
      throw new TypeError(
        'createProxy: each of `recordingHosts` must be a public name: no recording is fetched from an IP address or one’s own network.',
      );
    }
  }
  return given;
}

/**
 * The fields that a group or a field's own name stands for. What is nearly a group would remove nothing, and nobody
 * would notice.
 */
function removedBy(name: unknown, groups: Upstream['fields']): readonly string[] {
  const names = Object.keys(groups);
  const wrong = typeof name !== 'string' || !/^[\w-]+$/.test(name);
  const bare = wrong ? '' : plain(name);
  const group = names.find((one) => plain(one) === bare);
  if (group !== undefined) return groups[group] ?? [];
  const isField = Object.values(groups)
    .flat()
    .some((field) => plain(field) === bare);
  const near = wrong || isField ? undefined : names.find((one) => isNear(bare, plain(one)));
  if (!wrong && near === undefined) return [name];
  const meant = near === undefined ? '' : ` The group is called "${near}".`;
  throw new TypeError(
    `createProxy: each of \`redact\` must be one of ${names.join(', ')}, or a field’s own name, one at a time.${meant}`,
  );
}

/** A word, and what is left of it without one of its letters. */
const shortened = (word: string): readonly string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/**
 * Whether a name is a group's with a slip in it. Short words differ by a letter and mean another thing: `cost` and
 * `host`.
 */
const isNear = (name: string, group: string): boolean =>
  name === `${group}s` ||
  group === `${name}s` ||
  (group.length > 5 && shortened(group).some((one) => shortened(name).includes(one)));

/** The platform's own, looked up at every request: platforms and tests replace it. */
const ownFetch: NonNullable<ProxyOptions['fetch']> = (url, init) => fetch(url, init);

/** @throws TypeError with a sentence that says what to give. */
export function settings(options: ProxyOptions, platform: Platform): Settings {
  const {
    vendor,
    credentials,
    authorize,
    fetch: ask,
    baseUrl,
    basePath = '',
    timeoutMs = usualTimeout,
    maxAge = 0,
  } = options;
  const {redact = [], reveal = []} = options;
  const routes = vendorOf(vendor);
  if (routes.keyHeaders.length === 0) throw new TypeError('createProxy: a vendor with a key header is needed.');
  if (typeof authorize !== 'function') {
    throw new TypeError(
      'createProxy: `authorize` is missing. Give a function that says whether a request may see calls.',
    );
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31))
    throw new TypeError('createProxy: `timeoutMs` must be a positive number of milliseconds.');
  if (!(Number.isSafeInteger(maxAge) && maxAge >= 0 && maxAge <= longestAge)) {
    throw new TypeError(`createProxy: \`maxAge\` must be a whole number of seconds, at most ${longestAge}.`);
  }
  const mounted = mount(basePath);
  const fixed = typeof credentials === 'function' ? undefined : keyHeaders(routes, credentials);
  let last: Sent = {};
  const rotating = async () => {
    const now = keyHeaders(routes, await (credentials as () => Credentials | Promise<Credentials>)());
    // The same object for the same key: how it may be spelt is found out once.
    if (routes.keyHeaders.some((name) => now[name] !== last[name])) last = now;
    return last;
  };
  const own = typeof vendor === 'object';
  const unsaid = own
    ? redact.find((name) => Object.hasOwn(agniUpstream.fields, name) && !routes.fields[name])
    : undefined;
  if (unsaid !== undefined) {
    throw new TypeError(
      `createProxy: the vendor’s \`fields\` do not say what \`${unsaid}\` is. Where it has none, give an empty list.`,
    );
  }
  // It is not served either, whatever the vendor calls it.
  const unheard = redact.includes('recording') ? ['recordingUrl'] : [];
  const withheld = (routes.withheld ?? []).filter((name) => !reveal.includes(name));
  return {
    vendor: routes,
    key: () => fixed ?? rotating(),
    authorize,
    allowedOrigins: origins(options.allowedOrigins ?? []),
    fetch: over(ask ?? ownFetch),
    transport: ask ? over(ask) : (platform.readsWhole ?? over(ownFetch)),
    platform,
    passing: passing(routes.routes.recording?.path, mounted, otherRecordings(routes)),
    baseUrl: address(baseUrl ?? routes.baseUrl),
    basePath: mounted,
    timeoutMs,
    removed: new Set([...withheld, ...unheard, ...redact.flatMap((name) => removedBy(name, routes.fields))].map(plain)),
    recordingHosts: hosts(options.recordingHosts ?? []),
    tickets: options.tickets === undefined ? undefined : ticketSecret(options.tickets),
    maxAge,
    limit: options.limit,
    log: options.log,
    onError: options.onError,
    ...retryBudget(),
  };
}
