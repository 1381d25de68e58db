import {documentedName} from '../vendors/parameter-names.js';
import {matchesRoute, lastOf, pathTo} from '../vendors/path.js';
import type {Route, RouteName} from '../vendors/contract.js';
import type {Asked} from './decision.js';
import type {ProxyConfig} from './config.js';
import {hasPage} from './page-number.js';
import {asParameters, changedField, withField, type Body} from './posted.js';

/** A request's route, and the request to send upstream. */
export interface Match {
  /** The client's question, as `authorize` receives it. */
  readonly question: Asked;
  readonly route: Route;
  readonly upstreamRequest: UpstreamRequest;
  /**
   * The upstream request with these parameters replaced; `undefined` if one of them has no place in the request, or
   * several.
   */
  readonly narrowed: (replacements: Readonly<Record<string, string>>) => UpstreamRequest | undefined;
  /** The same request with its body, after reading it; `page` if the vendor has no such page. */
  readonly withBody: (body: Body) => Match | 'page';
  /** Replaces the Authorization header for clients that cannot send one, such as `<audio>`. */
  readonly ticket: string | undefined;
}

/** The part of a request that cannot go upstream. */
export type Invalid = 'id' | 'query' | 'page';

/** A request to the vendor, without its headers. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** JSON. */
  readonly body?: string;
}

/**
 * Reads an id: exactly one path segment, decoded once. Refuses characters that a later server may read as another path:
 * dots alone, slashes of either kind, a `%` (decoded twice, it may become a slash), `;` (some servers cut it off), `?`,
 * `#`, control characters.
 */
function readId(segment: string): string | undefined {
  let id: string;
  try {
    id = decodeURIComponent(segment);
  } catch {
    return undefined;
  }
  return id !== '' && id.length <= 200 && !/^\.+$/.test(id) && !/[/\\%;?#\p{C}]/u.test(id) ? id : undefined;
}

/** Maximum length in characters; ids and typed searches are shorter. */
const longestValue = 500;

/** Calls on a page if the vendor names no limit: with their transcripts they stay below the body limit. */
const largestPage = 1000;

/**
 * Caps the page size in a body. A size that is not a number here, such as `"1_000"`, may be a large one to the vendor.
 */
function capPageSize(body: Body, {maxPageSize = largestPage, pageSize, body: names = []}: Route): Body {
  const most = (value: unknown) =>
    Number.isInteger(value) && Number(value) > 0 ? Math.min(Number(value), maxPageSize) : undefined;
  const sizes = names.filter((name) => name === pageSize || lastOf(name) === pageSize);
  return sizes.reduce((bound, name) => changedField(bound, name, most), body);
}

/**
 * Passes only documented parameters, each once, because servers disagree about a second value. `undefined` if one holds
 * bytes that are not UTF-8, or control characters.
 */
function readQuery(
  {query, maxPageSize = largestPage, pageSize}: Route,
  params: URLSearchParams,
): URLSearchParams | undefined {
  const passed = new URLSearchParams();
  for (const name of query) {
    const value = params.get(name);
    if (value === null) continue;
    if (value.length > longestValue || /[\p{Cc}\uFFFD]/u.test(value)) return undefined;
    if (name !== pageSize) passed.set(name, value);
    // A value that is not a plain number here, like `1_000`, may be a large one to the vendor.
    else if (/^0*[1-9]\d*$/.test(value)) passed.set(name, Number(value) > maxPageSize ? String(maxPageSize) : value);
  }
  return passed;
}

/** The path of a call's recording on this proxy; empty if the proxy serves none. */
export function recordingPath(
  {
    vendor: {
      routes: {recording},
    },
    basePath,
  }: ProxyConfig,
  callId: string,
): string {
  return recording ? basePath + pathTo(recording, callId) : '';
}

/**
 * Matches a request to one of the vendor's routes. `undefined` without a match; the offending part if one cannot go
 * upstream.
 */
export function match(
  {vendor, basePath, baseUrl}: ProxyConfig,
  {pathname, searchParams}: URL,
): Match | Invalid | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const path = pathname.slice(basePath.length);
  const {routes} = vendor;
  const [name, route] =
    (Object.entries(routes) as [RouteName, Route][]).find(([, one]) => matchesRoute(one, path)) ?? [];
  if (!name || !route) return undefined;
  const at = route.path.split('/').indexOf('{id}');
  const id = at < 0 ? '' : readId(path.split('/')[at] ?? '');
  if (id === undefined) return 'id';
  const query = readQuery(route, searchParams);
  if (query === undefined) return 'query';
  if (!hasPage(route, query)) return 'page';
  const ticket = name === 'recording' ? searchParams.get('ticket') : null;
  const address = baseUrl + pathTo(route, id);
  const listsPhones = name === 'list' && routes.phone?.path === route.path;
  const lists = vendor.parameters?.lists ?? [];
  const matched = (parameters: URLSearchParams, body: Body | undefined): Match => ({
    question: Object.assign(
      {name, query: new URLSearchParams(parameters)},
      at >= 0 && {id},
      listsPhones && {listsPhones},
      vendor.parameters && {parameters: vendor.parameters},
    ),
    route,
    upstreamRequest: body ? postRequest(address, body) : getRequest(address, parameters),
    narrowed: (replacements) => narrowed({route, lists, address}, {parameters, body}, replacements),
    withBody: (posted) => {
      if (!hasPage(route, posted)) return 'page';
      const capped = capPageSize(posted, route);
      return matched(asParameters(capped, route), capped);
    },
    ticket: ticket ?? undefined,
  });
  return matched(query, undefined);
}

const getRequest = (address: string, query: URLSearchParams): UpstreamRequest => ({
  method: 'GET',
  url: `${address}${query.size > 0 ? `?${query}` : ''}`,
});

const postRequest = (url: string, body: Body): UpstreamRequest => ({method: 'POST', url, body: JSON.stringify(body)});

/** Digits in an address become a number in a body. */
const typed = (value: string) => (/^\d{1,15}$/.test(value) ? Number(value) : value);

/** A request with some parameters replaced. It becomes a POST if the address has no place for one. */
function narrowed(
  {route, lists, address}: {readonly route: Route; readonly lists: readonly string[]; readonly address: string},
  {parameters, body}: {readonly parameters: URLSearchParams; readonly body: Body | undefined},
  replacements: Readonly<Record<string, string>>,
): UpstreamRequest | undefined {
  const all = Object.entries(replacements).map(([name, value]) => [documentedName(route, name), value] as const);
  if (!body && all.every(([name]) => name !== undefined && route.query.includes(name))) {
    const query = new URLSearchParams(parameters);
    for (const [name = '', value] of all) query.set(name, value);
    return getRequest(address, query);
  }
  const fieldOf = (name: string) => {
    const field = documentedName({...route, query: []}, name);
    return field !== undefined && route.body?.includes(field) ? field : undefined;
  };
  let changed: Body | undefined = body ?? {};
  const moved = body ? [] : [...parameters].map(([name, value]) => [fieldOf(name) ?? name, typed(value)] as const);
  const fields = all.map(([name, value]) => [name && fieldOf(name), value] as const);
  for (const [name, value] of [...moved, ...fields]) {
    changed = name === undefined ? undefined : changed && withField(changed, name, value, lists);
  }
  return changed && postRequest(address, changed);
}
