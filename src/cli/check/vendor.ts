import type {CallQuery, CallsQuery} from '../../model/query.js';
import {agniRoutes} from '../../vendors/agni/routes.js';
import {fits, pathTo} from '../../vendors/path.js';
import type {Parser, Route, Routes, VendorRequest} from '../../vendors/contract.js';
import {findVendor} from '../../vendors/registry.js';
import {zuduRoutes} from '../../vendors/zudu/routes.js';

/** A number's calls may have no route of their own, and contacts need not be known. */
type SomeRoutes = Omit<Routes, 'contact' | 'phone'> & Partial<Pick<Routes, 'contact' | 'phone'>>;

/** How a vendor is asked and read, once that is loaded. */
export interface Reader extends Pick<Parser, 'page' | 'call'> {
  readonly request: (query: CallsQuery | CallQuery) => VendorRequest;
}

/** What of a vendor the check has to know. All its paths come from the table that the widgets and the proxy have. */
export interface CheckedVendor {
  readonly routes: SomeRoutes;
  /** What the vendor's own answers begin with, errors too. */
  readonly envelope: RegExp;
  readonly reader: () => Promise<Reader>;
}

async function readerOf(name: string): Promise<Reader> {
  const vendor = findVendor(name);
  if (!vendor) throw new TypeError(`There is no vendor “${name}”.`);
  return {...(await vendor.parser()), request: (query) => vendor.request(query)};
}

export const vendors: Readonly<Record<'agni' | 'zudu', CheckedVendor>> = {
  agni: {
    routes: agniRoutes,
    envelope: /^\s*\{[^[\]{}]*"success"\s*:\s*(true|false)/,
    reader: () => readerOf('agni'),
  },
  zudu: {
    routes: zuduRoutes,
    envelope: /^\s*\{[^[\]{}]*"status"\s*:\s*"(success|error)"/,
    reader: () => readerOf('zudu'),
  },
};

/** A question's path below the endpoint, as the widgets build it. */
export function pathOf({route, id = '', query}: Pick<VendorRequest, 'route' | 'id' | 'query'>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const params = new URLSearchParams(given);
  return pathTo(route, id) + (params.size > 0 ? `?${params}` : '');
}

/** What stands before the names of things, as `/api/v1`. */
const rootOf = ({list}: SomeRoutes): string => /^\/api(?:\/v\d+)?/.exec(list.path)?.[0] ?? '';

/** A path the vendor may well have, and no widget asks for. */
export const foreignPath = (routes: SomeRoutes): string => `${rootOf(routes)}/agents`;

/** Paths beside the routes, before them and behind them, that are none. */
export function unknownPaths(routes: SomeRoutes): readonly string[] {
  const all = Object.values<Route>({...routes});
  const list = routes.list.path;
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
  return [...new Set(paths)].filter((path) => !all.some((route) => fits(route, path)));
}

/** The list's path in two: what is before its last segment, and that. */
export function listParts({list}: SomeRoutes): readonly [parent: string, last: string] {
  const at = list.path.lastIndexOf('/');
  return [list.path.slice(0, at), list.path.slice(at + 1)];
}
