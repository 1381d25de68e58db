import {lastOf} from './path.js';
import {checkVendor, names, oneOf, size} from './validate.js';
import type {Vendor} from './contract.js';

/** As `checkVendor`, with what of a route no page needs to know, but a server that keeps questions within it. */
export function checkServed(vendor: Vendor): void {
  checkVendor(vendor);
  for (const [name, {query, body = [], pageSize, maxPageSize}] of Object.entries(vendor.routes)) {
    const at = `routes.${name}`;
    const fields = names(`${at}.body`, body);
    const sizes = [...query, ...fields, ...fields.map(lastOf)];
    size(at, maxPageSize);
    if (pageSize !== undefined || maxPageSize !== undefined) oneOf(`${at}.pageSize`, pageSize, sizes);
  }
}
