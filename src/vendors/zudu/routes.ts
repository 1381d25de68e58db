import type {Route, SomeRoutes} from '../contract.js';
import {early} from './early.js';

const list: Route = {path: '/api/calls', query: ['page', 'limit'], pageSize: 'limit'};

/**
 * Zudu's documented reads: "List calls (GET)", the same as a POST with filters, and one call. Of the GET's parameters
 * its page shows only what comes of them, `pagination`; they are the names used there and in the POST.
 */
export const zuduRoutes: SomeRoutes = {
  list,
  phone: {...list, ...early.phone},
  call: {path: '/api/calls/{id}', query: []},
  recording: {query: [], ...early.recording},
};
