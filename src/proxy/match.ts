import {fits, lastOf, pathTo} from '../vendors/path.js';
import type {Route, RouteName} from '../vendors/contract.js';
import type {Asked} from './decision.js';
import type {Settings} from './options.js';
import {asParameters, posting, type Fields} from './posted.js';

/** A request's route, and where it is asked upstream. */
export interface Match {
  readonly asked: Asked;
  readonly route: Route;
  /** What is asked upstream, with these parameters instead of those asked for. */
  readonly question: (instead?: Readonly<Record<string, string>>) => Upward;
  /** The same request with a body that was read. */
  readonly posting: (fields: Fields) => Match;
  /** What stands in for an authorisation where no header can. */
  readonly ticket: string | undefined;
}

/** A question upstream. */
export interface Upward {
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

/** Numbers stay numbers, and a page's size within its bounds. */
function bounded(fields: Fields, {maxPageSize = largestPage, pageSize}: Route): Fields {
  const most = (value: unknown) =>
    Number.isInteger(value) && Number(value) > 0 ? Math.min(Number(value), maxPageSize) : undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, lastOf(name) === pageSize ? most(value) : value]),
  );
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
  }: Settings,
  callId: string,
): string {
  return recording ? basePath + pathTo(recording, callId) : '';
}

/** Finds a request in the vendor's table: `undefined` when it is not there, or which part of it cannot go upstream. */
export function match(
  {vendor, basePath, baseUrl}: Settings,
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
  const matched = (asked: URLSearchParams, fields: Fields | undefined): Match => ({
    asked: Object.assign(
      {name, query: new URLSearchParams(asked)},
      at >= 0 && {id},
      listsPhones && {listsPhones},
      parameters && {parameters},
    ),
    route,
    question: (instead = {}) => {
      const all = Object.entries(instead);
      const fieldOf = (parameter: string) => route.body?.find((field) => lastOf(field) === parameter);
      if (
        fields === undefined &&
        all.every(([parameter]) => route.query.includes(parameter) || fieldOf(parameter) === undefined)
      ) {
        const query = new URLSearchParams(asked);
        for (const [parameter, value] of all) if (route.query.includes(parameter)) query.set(parameter, value);
        return {method: 'GET', url: `${address}${query.size > 0 ? `?${query}` : ''}`};
      }
      // What the address cannot say, the body can; what the address said, too, and there it is numbers.
      const number = (value: string) => (/^\d{1,15}$/.test(value) ? Number(value) : value);
      const said =
        fields ??
        Object.fromEntries([...asked].map(([parameter, value]) => [fieldOf(parameter) ?? parameter, number(value)]));
      const more = all.flatMap(([parameter, value]) =>
        fieldOf(parameter) === undefined ? [] : [[fieldOf(parameter), value]],
      );
      return {method: 'POST', url: address, body: posting({...said, ...(Object.fromEntries(more) as Fields)})};
    },
    posting: (given) => {
      const sent = bounded(given, route);
      return matched(asParameters(sent), sent);
    },
    ticket: ticket ?? undefined,
  });
  return matched(query, undefined);
}
