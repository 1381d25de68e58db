import type {Route, RouteName} from '../vendors/vendor.js';
import type {Asked} from './decision.js';
import type {Settings} from './options.js';

/** A request's route, and where it is asked upstream. */
export interface Match {
  readonly asked: Asked;
  /** The address upstream, with these parameters instead of those asked for. */
  readonly url: (instead?: Readonly<Record<string, string>>) => string;
  /** What stands in for an authorisation where no header can. */
  readonly ticket?: string;
}

/**
 * Reads an id: exactly one path segment, decoded once. Refused is whatever could mean another path to somebody further on: dots alone,
 * slashes of either kind, a `%` that a second decoding would turn into one, `;` (which some servers cut off), `?`, `#`, control characters.
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

/** Literal segments are compared as they came: nobody needs `%61pi`. */
function fits(route: Route, segments: readonly string[]): boolean {
  const wanted = route.path.split('/');
  return wanted.length === segments.length && wanted.every((part, i) => part === '{id}' || part === segments[i]);
}

/** Longer is no search anybody typed, and no id. */
const longestValue = 500;

/** Most calls of a page where the vendor names no limit: with their transcripts, they stay within what is read. */
const largestPage = 1000;

/**
 * Only the documented parameters pass, each once: what a second value means, no two servers agree on. `undefined` when one holds what is
 * no text: bytes that are no UTF-8, or control characters.
 */
function readQuery({query, maxPageSize = largestPage}: Route, params: URLSearchParams): URLSearchParams | undefined {
  const passed = new URLSearchParams();
  for (const name of query) {
    const value = params.get(name);
    if (value === null) continue;
    if (value.length > longestValue || /[\p{Cc}\uFFFD]/u.test(value)) return undefined;
    if (name !== 'page_size') passed.set(name, value);
    // What is no plain number here, like `1_000`, may be a large one to the vendor.
    else if (/^\d+$/.test(value)) passed.set(name, Number(value) > maxPageSize ? String(maxPageSize) : value);
  }
  return passed;
}

/** The path, on this proxy, of a call's recording. */
export function recordingPath({vendor, basePath}: Settings, callId: string): string {
  return basePath + vendor.routes.recording.path.replace('{id}', () => encodeURIComponent(callId));
}

/** Finds a request in the vendor's table: `undefined` when it is not there, or which part of it cannot go upstream. */
export function match({vendor, basePath, baseUrl}: Settings, {pathname, searchParams}: URL): Match | 'id' | 'query' | undefined {
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const segments = pathname.slice(basePath.length).split('/');
  const [name, route] = (Object.entries(vendor.routes) as [RouteName, Route][]).find(([, one]) => fits(one, segments)) ?? [];
  if (!name || !route) return undefined;
  const at = route.path.split('/').indexOf('{id}');
  const id = at < 0 ? '' : readId(segments[at] ?? '');
  if (id === undefined) return 'id';
  const query = readQuery(route, searchParams);
  if (query === undefined) return 'query';
  const ticket = name === 'recording' ? searchParams.get('ticket') : null;
  return {
    asked: {name, ...(at < 0 ? {} : {id}), query: new URLSearchParams(query)},
    url: (instead = {}) => {
      for (const [parameter, value] of Object.entries(instead)) if (route.query.includes(parameter)) query.set(parameter, value);
      return `${baseUrl}${route.path.replace('{id}', () => encodeURIComponent(id))}${query.size > 0 ? `?${query}` : ''}`;
    },
    ...(ticket === null ? {} : {ticket}),
  };
}
