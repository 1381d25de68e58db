import type {Routes, Upstream} from '../vendors/contract.js';
import {address, hosts, mount, origins, vendorOf} from './checks.js';
import {keyHeaders} from './credentials.js';
import type {Authorize} from './decision.js';
import {otherRecordings, normalizedName} from './fields.js';
import {fieldGroups, type Credentials, type ProxyOptions} from './options.js';
import type {Platform} from './platform.js';
import {fieldsNamed} from './redacted-fields.js';
import {retryBudget} from './retry-budget.js';
import {textRewriter, type TextRewriter} from './rewrite-text.js';
import {ticketSecret} from './scope.js';
import {transportOver, type HeaderFields, type Transport} from './upstream.js';

/** Options that were checked once, when the proxy was made. */
export interface ProxyConfig {
  readonly vendor: Upstream<Partial<Routes>>;
  /** The headers that carry the key. Throws, or rejects, when there is no usable one. */
  readonly key: () => HeaderFields | Promise<HeaderFields>;
  readonly authorize: Authorize;
  readonly allowedOrigins: ReadonlySet<string>;
  /** How recordings are asked for. */
  readonly fetch: Transport;
  /** How answers are asked for that are read whole. */
  readonly transport: Transport;
  readonly platform: Platform;
  readonly rewriter: TextRewriter;
  readonly baseUrl: string;
  readonly basePath: string;
  readonly timeoutMs: number;
  /** Fields that never leave, as {@link normalizedName} writes them. */
  readonly removed: ReadonlySet<string>;
  readonly recordingHosts: readonly string[];
  readonly tickets: string | Uint8Array | undefined;
  readonly maxAge: number;
  readonly limit: ProxyOptions['limit'];
  readonly log: ProxyOptions['log'];
  readonly onError: ProxyOptions['onError'];
  readonly countQuestion: () => void;
  readonly mayRetry: () => boolean;
}

/** Shorter than the widgets' own 15 s, so that a page hears about a time-out before it gives up by itself. */
const usualTimeout = 12_000;

/** Seconds. Browsers keep nothing about people for days; the ETag saves the rest. */
const longestAge = 60 * 60;

/** The platform's own, looked up at every request: platforms and tests replace it. */
const ownFetch: NonNullable<ProxyOptions['fetch']> = (url, init) => fetch(url, init);

/** @throws TypeError with a sentence that says what to give. */
export function configOf(options: ProxyOptions, platform: Platform): ProxyConfig {
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
  if (routes.keyHeaders.length === 0) throw new TypeError('createProxy: `vendor` must name at least one key header.');
  if (typeof authorize !== 'function') {
    throw new TypeError(
      'createProxy: `authorize` is missing. Pass a function that decides whether a request may see calls.',
    );
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31))
    throw new TypeError('createProxy: `timeoutMs` must be a positive number of milliseconds.');
  if (!(Number.isSafeInteger(maxAge) && maxAge >= 0 && maxAge <= longestAge)) {
    throw new TypeError(`createProxy: \`maxAge\` must be a whole number of seconds, at most ${longestAge}.`);
  }
  const mounted = mount(basePath);
  const fixed = typeof credentials === 'function' ? undefined : keyHeaders(routes, credentials);
  let last: HeaderFields = {};
  const rotating = async () => {
    const now = keyHeaders(routes, await (credentials as () => Credentials | Promise<Credentials>)());
    // The same object for the same key: its spellings are worked out once.
    if (routes.keyHeaders.some((name) => now[name] !== last[name])) last = now;
    return last;
  };
  const own = typeof vendor === 'object';
  const unknownGroup = own
    ? redact.find((name) => (fieldGroups as readonly string[]).includes(name) && !routes.fields[name])
    : undefined;
  if (unknownGroup !== undefined) {
    throw new TypeError(
      `createProxy: the vendor’s \`fields\` do not say what \`${unknownGroup}\` is. If it has none, list none: \`[]\`.`,
    );
  }
  // A redacted recording is not served either, whatever the vendor calls it.
  const recordingFields = redact.includes('recording') ? ['recordingUrl'] : [];
  const withheld = (routes.withheld ?? []).filter((name) => !reveal.includes(name));
  return {
    vendor: routes,
    key: () => fixed ?? rotating(),
    authorize,
    allowedOrigins: origins(options.allowedOrigins ?? []),
    fetch: transportOver(ask ?? ownFetch),
    transport: ask ? transportOver(ask) : (platform.readsWhole ?? transportOver(ownFetch)),
    platform,
    rewriter: textRewriter(routes.routes.recording?.path, mounted, otherRecordings(routes)),
    baseUrl: address(baseUrl ?? routes.baseUrl),
    basePath: mounted,
    timeoutMs,
    removed: new Set(
      [...withheld, ...recordingFields, ...redact.flatMap((name) => fieldsNamed(name, routes.fields))].map(
        normalizedName,
      ),
    ),
    recordingHosts: hosts(options.recordingHosts ?? []),
    tickets: options.tickets === undefined ? undefined : ticketSecret(options.tickets),
    maxAge,
    limit: options.limit,
    log: options.log,
    onError: options.onError,
    ...retryBudget(),
  };
}
