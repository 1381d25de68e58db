/**
 * For authors of vendors: what a vendor is made of, with nothing that needs a page, so that a server of any kind can
 * load it as well.
 */
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
