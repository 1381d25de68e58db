import type {Vendor} from '../contract.js';
import {agniCapabilities} from './capabilities.js';
import {request} from './request.js';
import {agniRoutes} from './routes.js';

/** Agni by Ravan AI. */
export const agni: Vendor = {
  name: 'agni',
  capabilities: agniCapabilities,
  routes: agniRoutes,
  request,
  parser: () => import('./parse.js'),
};
