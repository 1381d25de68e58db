import type {Routes, Upstream} from '../vendors/contract.js';
import {address, hosts, mount, origins, vendorOf} from './checks.js';
import {keySource} from './credentials.js';
import type {Authorize} from './decision.js';
import {otherRecordings, normalizedName} from './fields.js';
import {fieldGroups, type ProxyOptions} from './options.js';
import type {Platform} from './platform.js';
import {fieldsNamed} from './redacted-fields.js';
import {retryBudget} from './retry-budget.js';
import {textRewriter, type TextRewriter} from './rewrite-text.js';
import {ticketSecret} from './scope.js';
import {transportOver, type HeaderFields, type Transport} from './upstream.js';

/** Checked options. */
export interface ProxyConfig {
  readonly vendor: Upstream<Partial<Routes>>;
  /** The headers that carry the key. Throws, or rejects, without a usable key. */
  readonly key: () => HeaderFields | Promise<HeaderFields>;
  readonly authorize: Authorize;
  readonly allowedOrigins: ReadonlySet<string>;
  /** Sends requests for recordings, which stream. */
  readonly fetch: Transport;
  /** Sends requests whose answers are read whole. */
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
  readonly countRequest: () => void;
  readonly mayRetry: () => boolean;
}

/** Milliseconds; shorter than the widgets' 15 s, so that a page learns of the proxy's time-out before its own. */
const usualTimeout = 12_000;

/** Seconds. Personal data stays in no browser cache for days; beyond this, the ETag saves the transfer. */
const longestAge = 60 * 60;

/** Looks `fetch` up for every request: platforms and tests replace it. */
const ownFetch: NonNullable<ProxyOptions['fetch']> = (url, init) => fetch(url, init);

/** @throws TypeError that names the option and its valid values. */
export function configOf(options: ProxyOptions, platform: Platform): ProxyConfig {
  const {vendor, authorize, fetch: customFetch, baseUrl, basePath = '', timeoutMs = usualTimeout, maxAge = 0} = options;
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
  const key = keySource(routes, options);
  const own = typeof vendor === 'object';
  const unknownGroup = own
    ? redact.find((name) => (fieldGroups as readonly string[]).includes(name) && !routes.fields[name])
    : undefined;
  if (unknownGroup !== undefined) {
    throw new TypeError(
      `createProxy: the vendor’s \`fields\` must list the fields of \`${unknownGroup}\`, or \`[]\` where it has none.`,
    );
  }
  // Redacting recordings also closes their route, whatever the vendor's field is called.
  const recordingFields = redact.includes('recording') ? ['recordingUrl'] : [];
  const withheld = (routes.withheld ?? []).filter((name) => !reveal.includes(name));
  return {
    vendor: routes,
    key,
    authorize,
    allowedOrigins: origins(options.allowedOrigins ?? []),
    fetch: transportOver(customFetch ?? ownFetch),
    transport: customFetch ? transportOver(customFetch) : (platform.readsWhole ?? transportOver(ownFetch)),
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
