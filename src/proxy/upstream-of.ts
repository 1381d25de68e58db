import type {CallsQuery, ListQuery} from '../model/query.js';
import {samePhone} from '../model/phone.js';
import {normalizeCall} from '../vendors/normalize.js';
import {differing, documentedName, wordingOf, type Wording} from '../vendors/parameter-names.js';
import {checkServed} from '../vendors/validate.js';
import {withPage} from './page-number.js';
import type {Filter, Parameters, Route, Routes, Upstream, Vendor, VendorServer} from '../vendors/contract.js';

/**
 * Prepares your own vendor for `createProxy`. Routes, reading of answers and names of parameters come from the vendor
 * itself, so that nothing is written twice.
 *
 * @param vendor The same as for `defineVendor`. Its parser must have `read`, and `rows` where the API has lists.
 * @param server What only a server needs: the API's base URL, the headers that carry the key, the groups of fields.
 * @throws TypeError (as a rejection) that names what is missing.
 */
export async function upstreamOf(vendor: Vendor, server: VendorServer): Promise<Upstream<Partial<Routes>>> {
  const {baseUrl, keyHeaders, scheme, fields, withheld} = server;
  try {
    checkServed(vendor);
  } catch (error) {
    throw new TypeError((error as Error).message.replace('defineVendor', 'upstreamOf'));
  }
  const {
    name,
    capabilities: {list, contact, phone, recordings},
  } = vendor;
  const parser = await vendor.parser();
  for (const [of, able] of Object.entries({list, contact, phone})) {
    const most = vendor.routes[of as keyof Routes]?.maxPageSize;
    // Otherwise the proxy would cap pages that the widgets expect to be longer.
    if (able && able.paging !== 'search' && most !== undefined && !((able.maxPageSize ?? Infinity) <= most)) {
      throw new TypeError(`upstreamOf: capabilities.${of}.maxPageSize must be ${most} at most, as in routes.${of}`);
    }
  }
  const lists = list ?? contact ?? phone;
  for (const part of ['read', ...(lists ? ['rows' as const] : [])] as const) {
    if (typeof parser[part] !== 'function')
      throw new TypeError(`upstreamOf: the parser of “${name}” must have a function \`${part}\``);
  }
  const read = (raw: unknown) => normalizeCall(parser.read?.(raw));
  const single = (answer: unknown) => (parser.single ? parser.single(answer) : answer);
  const routes = inOrder(await withPages(vendor));
  const stored = !recordings.includes('route');
  // A stored recording needs the call's answer for its address.
  if (recordings.length === 0 || (stored && !routes.call)) delete routes.recording;
  return {
    name,
    baseUrl,
    keyHeaders,
    fields,
    routes,
    read,
    single,
    ...(scheme !== undefined && {scheme}),
    ...(withheld && {withheld}),
    parameters: await parametersOf(vendor),
    rows: (answer) => parser.rows?.(answer) as unknown[] | undefined,
    ...(stored && {recording: (answer: unknown) => read(single(answer))?.recordingUrl}),
  };
}

/** The routes with the parameter of the page in those whose question has pages. */
async function withPages(vendor: Vendor): Promise<Partial<Routes>> {
  const {
    routes,
    routes: {list, phone},
    capabilities: able,
  } = vendor;
  const [page, pageSize] = [1, 1];
  return {
    ...routes,
    ...(list && able.list && {list: await withPage(vendor, list, {kind: 'list', page, pageSize})}),
    ...(phone &&
      able.phone && {
        phone: await withPage(vendor, phone, {kind: 'phone', phone: samples.callerNumber, page, pageSize}),
      }),
  };
}

/**
 * Paths are matched in this order, so the list comes first. A route at the same path adds its parameters to the list's.
 */
function inOrder({list, phone, ...others}: Partial<Routes>): {-readonly [Name in keyof Routes]?: Routes[Name]} {
  const isShared = list !== undefined && phone?.path === list.path;
  return {...(list && {list: isShared ? mergedRoute(list, phone) : list}), ...(phone && {phone}), ...others};
}

function mergedRoute(list: Route, phone: Route): Route {
  const body = [...new Set([...(list.body ?? []), ...(phone.body ?? [])])];
  return {...list, query: [...new Set([...list.query, ...phone.query])], ...(body.length > 0 && {body})};
}

/** Sample values for the questions that reveal a vendor's parameters. */
const samples = {
  agentId: 'sample-agent-id',
  status: 'completed',
  channel: 'phone',
  callerNumber: '+14155550100',
  search: 'words',
  startedAfter: '2026-06-11T12:00:00.000Z',
  startedBefore: '2026-06-12T12:00:00.000Z',
} satisfies Required<Pick<ListQuery, Filter>>;

/** The names of a vendor's parameters: those in which its requests for different questions differ. */
async function parametersOf(vendor: Vendor): Promise<Parameters> {
  const {list, phone} = vendor.capabilities;
  const wording = (question: CallsQuery) => wordingOf(vendor, question);
  const history =
    phone && phone.paging !== 'search'
      ? await wording({kind: 'phone', phone: samples.callerNumber, page: 1, pageSize: 1})
      : noWording;
  const phoneParameter = only(
    vendor,
    'phone',
    history,
    (value) => isText(value) && samePhone(value, samples.callerNumber),
  );
  if (!list) return {phone: phoneParameter, paging: [], lists: history.lists};
  const first: ListQuery = {kind: 'list', page: 1, pageSize: 1};
  const firstPage = await wording(first);
  const orders = Object.keys(list.sorts).flatMap((sortBy) =>
    (['asc', 'desc'] as const).map((sortOrder) => ({...first, sortBy, sortOrder})),
  );
  const pages = await Promise.all([{...first, page: 2}, {...first, pageSize: 2}, ...orders].map(wording));
  const filters = Object.fromEntries(list.filters.map((name) => [name, samples[name]]));
  const filtered = await Promise.all(
    [filters, ...list.filters.map((name) => ({[name]: samples[name]}))].map((filter) => wording({...first, ...filter})),
  );
  const agent = list.filters.includes('agentId') ? await wording({...first, agentId: samples.agentId}) : noWording;
  return {
    phone: phoneParameter,
    agentId: only(vendor, 'list', agent, (value) => value === samples.agentId),
    paging: [...new Set(pages.flatMap((other) => differing(firstPage, other)))].map((name) =>
      documentedPart(vendor.routes.list, name),
    ),
    lists: [...new Set([history, firstPage, ...pages, ...filtered].flatMap(({lists}) => lists))],
  };
}

const noWording: Wording = {values: {}, lists: []};
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * The one parameter with such a value; `undefined` with two, as either could be the one that counts. Throws where only a
 * part of a documented field has the value: the rest of that field could select other calls.
 */
function only(
  {routes}: Vendor,
  name: 'list' | 'phone',
  {values}: Wording,
  matches: (value: unknown) => boolean,
): string | undefined {
  const [match, ...others] = Object.keys(values).filter((one) => matches(values[one]));
  const route = routes[name];
  if (match === undefined || others.length > 0 || !route) return undefined;
  if (documentedName(route, match) === match) return match;
  throw new TypeError(
    `upstreamOf: routes.${name} must name “${match}”, by which tokens narrow pages to their own calls`,
  );
}

/** The documented field that contains a parameter, where the route documents that field as a whole. */
const documentedPart = (route: Route | undefined, name: string): string =>
  route?.body?.find((field) => name.startsWith(`${field}.`)) ?? name;
