import type {ListQuery} from '../model/query.js';
import {samePhone} from '../model/phone.js';
import {normalizeCall} from '../vendors/normalize.js';
import {differing, saidIn} from '../vendors/parameter-names.js';
import {checkServed} from '../vendors/validate.js';
import type {Parameters, Route, Routes, Upstream, Vendor, VendorServer} from '../vendors/contract.js';

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

/** Any that nobody has. */
const [agent, number] = ['agent-whose-calls-are-asked-for', '+14155550100'];

/** What the vendor calls its parameters: they are where its questions differ. */
async function parametersOf(vendor: Vendor): Promise<Parameters> {
  const {list, phone} = vendor.capabilities;
  const own =
    phone && phone.paging !== 'search'
      ? await saidIn(vendor, {kind: 'phone', phone: number, page: 1, pageSize: 1})
      : {};
  const asked = Object.keys(own).find((name) => typeof own[name] === 'string' && samePhone(own[name], number));
  if (!list) return {phone: asked, paging: []};
  const first: ListQuery = {kind: 'list', page: 1, pageSize: 1};
  const plain = await saidIn(vendor, first);
  const orders = Object.keys(list.sorts).flatMap((sortBy) =>
    (['asc', 'desc'] as const).map((sortOrder) => ({...first, sortBy, sortOrder})),
  );
  const others = await Promise.all(
    [{...first, page: 2}, {...first, pageSize: 2}, ...orders].map((query) => saidIn(vendor, query)),
  );
  const theirs = list.filters.includes('agentId') ? await saidIn(vendor, {...first, agentId: agent}) : {};
  return {
    phone: asked,
    agentId: Object.keys(theirs).find((name) => theirs[name] === agent),
    paging: [...new Set(others.flatMap((other) => differing(plain, other)))],
  };
}
