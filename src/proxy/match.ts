import type {Route, RouteName} from '../vendors/vendor.js';
import type {Asked, Settings} from './options.js';

/** A request's route, and where it is asked upstream. */
export interface Match {
  readonly asked: Asked;
  readonly url: string;
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

/** Only the documented parameters pass, each once: what a second value means, no two servers agree on. */
function readQuery({query}: Route, params: URLSearchParams): URLSearchParams {
  const passed = query.flatMap(name => {
    const value = params.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(passed);
}

/** Finds a request in the vendor's table: `undefined` when it is not there, `'bad-id'` when its id cannot go upstream. */
export function match({vendor, basePath, baseUrl}: Settings, requestUrl: string): Match | 'bad-id' | undefined {
  const {pathname, searchParams} = new URL(requestUrl);
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const segments = pathname.slice(basePath.length).split('/');
  const [name, route] = (Object.entries(vendor.routes) as [RouteName, Route][]).find(([, one]) => fits(one, segments)) ?? [];
  if (!name || !route) return undefined;
  const at = route.path.split('/').indexOf('{id}');
  const id = at < 0 ? '' : readId(segments[at] ?? '');
  if (id === undefined) return 'bad-id';
  const query = readQuery(route, searchParams);
  const search = query.size > 0 ? `?${query}` : '';
  return {
    asked: {name, ...(at < 0 ? {} : {id}), query},
    url: `${baseUrl}${route.path.replace('{id}', () => encodeURIComponent(id))}${search}`,
  };
}
