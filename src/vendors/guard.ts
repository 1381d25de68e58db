import {CallsError} from '../model/errors.js';
import {kebabCase} from '../model/names.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Capabilities, Filter, PageAbility, Vendor} from './contract.js';

/** Every filter; the type checks that the list is complete. */
export const filters = Object.keys({
  agentId: 0,
  status: 0,
  channel: 0,
  callerNumber: 0,
  search: 0,
  startedAfter: 0,
  startedBefore: 0,
} satisfies Record<Filter, 0>) as readonly Filter[];

/** The subject of each question, by attribute. */
const subjects = {list: '', contact: 'contact-id', phone: 'phone', call: 'call-id'} as const;

/** The first field of a query that the vendor does not support. */
function unclaimed({list, phone}: Capabilities, query: CallsQuery | CallQuery): string | undefined {
  if (query.kind === 'phone')
    return query.includeTranscripts && phone?.transcripts === 'never' ? 'includeTranscripts' : undefined;
  if (query.kind !== 'list' || !list) return undefined;
  const {filters: own, sorts, otherSorts} = list;
  const {sortBy, sortOrder} = query;
  if (sortBy && !otherSorts && !Object.hasOwn(sorts, sortBy)) return 'sortBy';
  if (sortOrder && !otherSorts && !Object.keys(sorts).length) return 'sortOrder';
  return filters.find((name) => query[name] && !own.includes(name));
}

/**
 * Guards a vendor's `request` with its capabilities: an unsupported filter fails without a request and names its
 * attribute. A filter dropped silently would show a wrong list.
 */
export function guarded(vendor: Pick<Vendor, 'capabilities' | 'request'>): Vendor['request'] {
  const {capabilities} = vendor;
  return (query) => {
    const ability = capabilities[query.kind];
    const field = ability && unclaimed(capabilities, query);
    const attribute = ability ? field && kebabCase(field) : subjects[query.kind];
    if (!ability || attribute) throw new CallsError('unsupported', attribute ? {attribute} : {});
    const {maxPageSize = Infinity} = ability as Partial<PageAbility>;
    if ('pageSize' in query && query.pageSize > maxPageSize)
      throw new CallsError('bad-request', {attribute: 'page-size'});
    return vendor.request(query);
  };
}
