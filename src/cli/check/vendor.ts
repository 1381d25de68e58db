import type {CallQuery, CallsQuery} from '../../model/query.js';
import {differing, wordingOf} from '../../vendors/parameter-names.js';
import {matchesRoute, pathTo} from '../../vendors/path.js';
import type {Route, Routes, Vendor, VendorRequest} from '../../vendors/contract.js';
import {findVendor} from '../../vendors/registry.js';
import {upstreams} from '../../vendors/server-registry.js';

/** A vendor as the check sees it. All its paths come from the routes that the widgets and the proxy use. */
export interface CheckedVendor extends Pick<Vendor, 'routes' | 'request' | 'parser'> {
  /** How the vendor's own answers begin, errors too; `undefined` where unknown. */
  readonly envelope: RegExp | undefined;
  /** The list's parameters for the page and its size. */
  readonly paging: () => Promise<readonly string[]>;
}

/** The vendor of that name in the registry. */
export function checkedVendor(name: string): CheckedVendor | undefined {
  const vendor = findVendor(name);
  if (!vendor) return undefined;
  const {envelope} = Object.entries(upstreams).find(([one]) => one === name)?.[1] ?? {};
  return {
    routes: vendor.routes,
    request: (query) => vendor.request(query),
    parser: () => vendor.parser(),
    envelope,
    paging: () => pagingOf(vendor),
  };
}

async function pagingOf(vendor: Vendor): Promise<readonly string[]> {
  if (!vendor.routes.list) return [];
  const [first, second] = await Promise.all(
    [1, 2].map((number) => wordingOf(vendor, {kind: 'list', page: number, pageSize: number})),
  );
  return first && second ? differing(first, second).filter((name) => vendor.routes.list?.query.includes(name)) : [];
}

/** A vendor's request for a query; `undefined` where its API has none. */
export function requestFor(
  {request}: Pick<CheckedVendor, 'request'>,
  query: CallsQuery | CallQuery,
): VendorRequest | undefined {
  try {
    return request(query);
  } catch {
    return undefined;
  }
}

/** A request's path below the endpoint, as the widgets build it. */
export function pathOf({route, id = '', query}: Pick<VendorRequest, 'route' | 'id' | 'query'>): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const params = new URLSearchParams(parameters);
  return pathTo(route, id) + (params.size > 0 ? `?${params}` : '');
}

/** The path of the list, or of another route. */
const mainPath = ({list, ...others}: Partial<Routes>): string => list?.path ?? Object.values(others)[0]?.path ?? '';

/** The prefix of all paths, such as `/api/v1`. */
const rootOf = (routes: Partial<Routes>): string => /^\/api(?:\/v\d+)?/.exec(mainPath(routes))?.[0] ?? '';

/** A path that the vendor may have, and no widget requests. */
export const foreignPath = (routes: Partial<Routes>): string => `${rootOf(routes)}/agents`;

/** Paths around the routes that are none of them. */
export function unknownPaths(routes: Partial<Routes>): readonly string[] {
  const all = Object.values<Route>({...routes});
  const list = mainPath(routes).replace(/\/\{id\}.*/, '');
  const beginnings = all.flatMap(({path}) => {
    const [before = '', after] = path.split('/{id}');
    return [...(after === undefined ? [] : [before]), ...(after === undefined || after === '' ? [] : [`${before}/x`])];
  });
  const paths = [
    foreignPath(routes),
    `${list}/x`,
    `${list}x`,
    `${list}/x/x`,
    list.replace(rootOf(routes), '/api/v2'),
    ...beginnings,
    '/.env',
  ];
  return [...new Set(paths)].filter((path) => !all.some((route) => matchesRoute(route, path)));
}

/** The list's path, split before its last segment. */
export function listParts({list: {path}}: Pick<Routes, 'list'>): readonly [parent: string, last: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at), path.slice(at + 1)];
}
