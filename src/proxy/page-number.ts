/** The number of a page, in a vendor's own count. */
import type {ListQuery, PhoneQuery} from '../model/query.js';
import type {Route, Vendor} from '../vendors/contract.js';
import {differing, documentedName, valueAt, wordingOf} from '../vendors/parameter-names.js';
import type {Body} from './posted.js';

/**
 * Whether the page that a request names, if it names one, is a page the vendor has. What an API makes of page 0 or -1 is
 * undocumented: some send the first page, some all calls, some fail.
 */
export function hasPage(route: Route, sent: URLSearchParams | Body): boolean {
  return namesOf(route).every((name) => {
    const value = sent instanceof URLSearchParams ? (sent.get(name) ?? undefined) : valueAt(sent, name);
    return value === undefined || isPage(value, route.firstPage);
  });
}

/** The parameter, and the field of a body, with the page's number. */
function namesOf(route: Route): readonly string[] {
  const {page} = route;
  return page === undefined ? [] : [page, documentedName({...route, query: []}, page) ?? page];
}

/** A whole number from the first page on; as text, in plain digits, since others such as `1e3` mean what a server makes of them. */
function isPage(value: unknown, first = 1): boolean {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= first;
}

/**
 * The route with the parameter that counts its pages, for a vendor whose table does not name it: the one in which the
 * requests for two pages differ. Two of them leave open which it is, and a cursor is no number.
 */
export async function withPage(vendor: Vendor, route: Route, question: ListQuery | PhoneQuery): Promise<Route> {
  if (route.page !== undefined) return route;
  const wordings = await Promise.all([1, 2].map((page) => wordingOf(vendor, {...question, page})));
  const [first, second] = wordings;
  const [name = '', ...others] = first && second ? differing(first, second) : [];
  const firstPage = Number(first?.values[name] ?? NaN);
  const page = others.length > 0 ? undefined : documentedName(route, name);
  const counts = Number.isSafeInteger(firstPage) && firstPage >= 0 && Number(second?.values[name]) > firstPage;
  return page !== undefined && counts ? {...route, page, firstPage} : route;
}
