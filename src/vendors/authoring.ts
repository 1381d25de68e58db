/** For authors of vendors: the parts of a vendor, with no dependency on a page, so that any server can load it. */
export {CallsError, type ErrorCode, type ErrorFacts} from '../model/errors.js';
export type {CallPage} from '../model/page.js';
export type {CallQuery, CallsQuery, ContactQuery, ListQuery, PhoneQuery} from '../model/query.js';
export * from '../model/call.js';
export {defineVendor} from './registry.js';
export * as read from './toolkit/index.js';
export type {
  Ask,
  CallAbility,
  Capabilities,
  Filter,
  ListAbility,
  PageAbility,
  Parser,
  Route,
  RouteName,
  Routes,
  Vendor,
  VendorRequest,
} from './contract.js';
