import type {Vendor} from '../contract.js';
import {zuduCapabilities} from './capabilities.js';
import {request} from './request.js';
import {zuduRoutes} from './routes.js';

/** Zudu AI. */
export const zudu: Vendor = {
  name: 'zudu',
  capabilities: zuduCapabilities,
  routes: zuduRoutes,
  request,
  parser: () => import('./parse.js'),
};
