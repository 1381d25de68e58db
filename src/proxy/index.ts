/** The server's side: a proxy that keeps the vendor's key away from the page. */
export {createProxy} from './proxy.js';
export type {Asked, ProxyOptions} from './options.js';
export type {ProxyErrorCode} from './answer.js';
export type {Route, RouteName, Upstream} from '../vendors/vendor.js';
