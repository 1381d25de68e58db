import {documentedName} from '../vendors/parameter-names.js';
import {fits, lastOf, pathTo} from '../vendors/path.js';
import type {Route, RouteName} from '../vendors/contract.js';
import type {Asked} from './decision.js';
import type {ProxyConfig} from './config.js';
import {asParameters, changedField, withField, type Body} from './posted.js';

/** A request's route, and where it is asked upstream. */
export interface Match {
  readonly asked: Asked;
  readonly route: Route;
  /** What is asked upstream. */
  readonly question: UpstreamRequest;
  /**
   * What is asked upstream with these parameters instead of those asked for; `undefined` where one of them has no place
   * in the question, or more than one.
   */
  readonly narrowed: (instead: Readonly<Record<string, string>>) => UpstreamRequest | undefined;
  /** The same request with a body that was read. */
  readonly posting: (body: Body) => Match;
  /** What stands in for an authorisation where no header can. */
  readonly ticket: string | undefined;
}

/** A question upstream. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** JSON. */
  readonly body?: string;
}

/**
 * Reads an id: exactly one path segment, decoded once. Refused is whatever could mean another path to somebody further
 * on: dots alone, slashes of either kind, a `%` that a second decoding would turn into one, `;` (which some servers cut
 * off), `?`, `#`, control characters.
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

/** Longer is no search anybody typed, and no id. */
const longestValue = 500;

/** Most calls of a page where the vendor names no limit: with their transcripts, they stay within what is read. */
const largestPage = 1000;

/** A body whose page is within its bounds. What is no number there may be a large one to the vendor. */
function bounded(body: Body, {maxPageSize = largestPage, pageSize, body: names = []}: Route): Body {
  const most = (value: unknown) =>
    Number.isInteger(value) && Number(value) > 0 ? Math.min(Number(value), maxPageSize) : undefined;
  const sizes = names.filter((name) => name === pageSize || lastOf(name) === pageSize);
  return sizes.reduce((bound, name) => changedField(bound, name, most), body);
}

/**
 * Only the documented parameters pass, each once: what a second value means, no two servers agree on. `undefined` when
 * one holds what is no text: bytes that are no UTF-8, or control characters.
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
    // What is no plain number here, like `1_000`, may be a large one to the vendor.
    else if (/^0*[1-9]\d*$/.test(value)) passed.set(name, Number(value) > maxPageSize ? String(maxPageSize) : value);
  }
  return passed;
}

/** The path, on this proxy, of a call's recording; empty where it serves none. */
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

/** Finds a request in the vendor's table: `undefined` when it is not there, or which part of it cannot go upstream. */
export function match(
  {vendor, basePath, baseUrl}: ProxyConfig,
  {pathname, searchParams}: URL,
): Match | 'id' | 'query' | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const path = pathname.slice(basePath.length);
  const {routes, parameters} = vendor;
  const [name, route] = (Object.entries(routes) as [RouteName, Route][]).find(([, one]) => fits(one, path)) ?? [];
  if (!name || !route) return undefined;
  const at = route.path.split('/').indexOf('{id}');
  const id = at < 0 ? '' : readId(path.split('/')[at] ?? '');
  if (id === undefined) return 'id';
  const query = readQuery(route, searchParams);
  if (query === undefined) return 'query';
  const ticket = name === 'recording' ? searchParams.get('ticket') : null;
  const address = baseUrl + pathTo(route, id);
  const listsPhones = name === 'list' && routes.phone?.path === route.path;
  const lists = parameters?.lists ?? [];
  const matched = (asked: URLSearchParams, body: Body | undefined): Match => ({
    asked: Object.assign(
      {name, query: new URLSearchParams(asked)},
      at >= 0 && {id},
      listsPhones && {listsPhones},
      parameters && {parameters},
    ),
    route,
    question: body ? posting(address, body) : getting(address, asked),
    narrowed: (instead) => narrowed({route, lists, address}, {asked, body}, instead),
    posting: (given) => {
      const within = bounded(given, route);
      return matched(asParameters(within, route), within);
    },
    ticket: ticket ?? undefined,
  });
  return matched(query, undefined);
}

const getting = (address: string, query: URLSearchParams): UpstreamRequest => ({
  method: 'GET',
  url: `${address}${query.size > 0 ? `?${query}` : ''}`,
});

const posting = (url: string, body: Body): UpstreamRequest => ({method: 'POST', url, body: JSON.stringify(body)});

/** Digits are a number in a body. */
const typed = (value: string) => (/^\d{1,15}$/.test(value) ? Number(value) : value);

/** A question with some parameters replaced. What the address cannot say, the body can; what the address said, too. */
function narrowed(
  {route, lists, address}: {readonly route: Route; readonly lists: readonly string[]; readonly address: string},
  {asked, body}: {readonly asked: URLSearchParams; readonly body: Body | undefined},
  instead: Readonly<Record<string, string>>,
): UpstreamRequest | undefined {
  const all = Object.entries(instead).map(([name, value]) => [documentedName(route, name), value] as const);
  if (!body && all.every(([name]) => name !== undefined && route.query.includes(name))) {
    const query = new URLSearchParams(asked);
    for (const [name = '', value] of all) query.set(name, value);
    return getting(address, query);
  }
  const fieldOf = (name: string) => {
    const field = documentedName({...route, query: []}, name);
    return field !== undefined && route.body?.includes(field) ? field : undefined;
  };
  let changed: Body | undefined = body ?? {};
  const moved = body ? [] : [...asked].map(([name, value]) => [fieldOf(name) ?? name, typed(value)] as const);
  const fields = all.map(([name, value]) => [name && fieldOf(name), value] as const);
  for (const [name, value] of [...moved, ...fields]) {
    changed = name === undefined ? undefined : changed && withField(changed, name, value, lists);
  }
  return changed && posting(address, changed);
}
