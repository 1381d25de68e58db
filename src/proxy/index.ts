/** The server's side: a proxy that keeps the vendor's key away from the page. */
export {createProxy} from './proxy.js';
export {authorizeScope, signScope} from './scope.js';
export {upstreamOf} from './upstream-of.js';
export type {ProxyErrorCode} from './answer.js';
export type {Asked, Authorize, Decision, Narrowed} from './decision.js';
export type {Credentials, LogLine, ProxyOptions, Redacted, VendorName} from './options.js';
export type {Scope, ScopeKey} from './scope.js';
export type {
  Parameters,
  Parser,
  Route,
  RouteName,
  Routes,
  Upstream,
  Vendor,
  VendorServer,
} from '../vendors/contract.js';
