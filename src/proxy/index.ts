/** The server's side: a proxy that keeps the vendor's key away from the page. */
export {createProxy} from './proxy.js';
export {authorizeScope, signScope} from './scope.js';
export type {ProxyErrorCode} from './answer.js';
export type {Asked, Authorize, Decision, Narrowed} from './decision.js';
export type {Credentials, LogLine, ProxyOptions, Redacted, VendorName} from './options.js';
export type {Scope, ScopeKey} from './scope.js';
export type {Route, RouteName, SomeRoutes, Upstream} from '../vendors/vendor.js';
