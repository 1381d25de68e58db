import type {CallsQuery, ListQuery} from '../model/query.js';
import {samePhone} from '../model/phone.js';
import {normalizeCall} from '../vendors/normalize.js';
import {differing, documentedName, wordingOf, type Wording} from '../vendors/parameter-names.js';
import {checkServed} from '../vendors/validate.js';
import type {Filter, Parameters, Route, Routes, Upstream, Vendor, VendorServer} from '../vendors/contract.js';

/**
 * A vendor of one's own as `createProxy` takes it: its routes, what reads its answers, and what it calls its parameters
 * come from the vendor itself, so that nobody writes them twice.
 *
 * @param vendor The same as is given to `defineVendor`. Its parser has `rows`, where it can be asked for lists, and
 *   `read`.
 * @param server What only a server needs to know: where the API lives, which headers carry the key, which fields are
 *   about what.
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
    // The proxy would cut pages shorter than they are counted.
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
  const routes = inOrder(vendor.routes);
  const stored = !recordings.includes('route');
  // Where a recording is stored, only the call tells.
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

/**
 * The list comes first, since a path is looked for in this order; what else is asked at its path is asked by its
 * parameters, too.
 */
function inOrder({list, phone, ...others}: Partial<Routes>): {-readonly [Name in keyof Routes]?: Routes[Name]} {
  const shared = list !== undefined && phone?.path === list.path;
  return {...(list && {list: shared ? both(list, phone) : list}), ...(phone && {phone}), ...others};
}

function both(list: Route, phone: Route): Route {
  const body = [...new Set([...(list.body ?? []), ...(phone.body ?? [])])];
  return {...list, query: [...new Set([...list.query, ...phone.query])], ...(body.length > 0 && {body})};
}

/** Values of the questions from which a vendor's parameters are learned; nobody has such an agent. */
const samples = {
  agentId: 'agent-whose-calls-are-asked-for',
  status: 'completed',
  channel: 'phone',
  callerNumber: '+14155550100',
  search: 'words',
  startedAfter: '2026-06-11T12:00:00.000Z',
  startedBefore: '2026-06-12T12:00:00.000Z',
} satisfies Required<Pick<ListQuery, Filter>>;

/** What the vendor calls its parameters: they are where its questions differ. */
async function parametersOf(vendor: Vendor): Promise<Parameters> {
  const {list, phone} = vendor.capabilities;
  const wording = (question: CallsQuery) => wordingOf(vendor, question);
  const history =
    phone && phone.paging !== 'search'
      ? await wording({kind: 'phone', phone: samples.callerNumber, page: 1, pageSize: 1})
      : nothing;
  const whose = only(vendor, 'phone', history, (value) => isText(value) && samePhone(value, samples.callerNumber));
  if (!list) return {phone: whose, paging: [], lists: history.lists};
  const first: ListQuery = {kind: 'list', page: 1, pageSize: 1};
  const plain = await wording(first);
  const orders = Object.keys(list.sorts).flatMap((sortBy) =>
    (['asc', 'desc'] as const).map((sortOrder) => ({...first, sortBy, sortOrder})),
  );
  const pages = await Promise.all([{...first, page: 2}, {...first, pageSize: 2}, ...orders].map(wording));
  const filters = Object.fromEntries(list.filters.map((name) => [name, samples[name]]));
  const filtered = await Promise.all(
    [filters, ...list.filters.map((name) => ({[name]: samples[name]}))].map((some) => wording({...first, ...some})),
  );
  const agent = list.filters.includes('agentId') ? await wording({...first, agentId: samples.agentId}) : nothing;
  return {
    phone: whose,
    agentId: only(vendor, 'list', agent, (value) => value === samples.agentId),
    paging: [...new Set(pages.flatMap((other) => differing(plain, other)))].map((name) =>
      documentedPart(vendor.routes.list, name),
    ),
    lists: [...new Set([history, plain, ...pages, ...filtered].flatMap(({lists}) => lists))],
  };
}

const nothing: Wording = {values: {}, lists: []};
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * The one parameter that has such a value. With two of them nobody can tell which the vendor goes by, and where only a
 * part of a documented field has it, what else is in that field could ask for other calls.
 */
function only(
  {routes}: Vendor,
  name: 'list' | 'phone',
  {values}: Wording,
  has: (value: unknown) => boolean,
): string | undefined {
  const [found, ...others] = Object.keys(values).filter((one) => has(values[one]));
  const route = routes[name];
  if (found === undefined || others.length > 0 || !route) return undefined;
  if (documentedName(route, found) === found) return found;
  throw new TypeError(
    `upstreamOf: routes.${name} must name “${found}”, by which pages are narrowed to their own calls`,
  );
}

/** The documented field in which a value stands, where that field is documented as a whole. */
const documentedPart = (route: Route | undefined, name: string): string =>
  route?.body?.find((field) => name.startsWith(`${field}.`)) ?? name;
