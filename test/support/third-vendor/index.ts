/** A vendor in a single folder: a made-up service, unknown to src. */
import type {Vendor} from '../../../src/vendors/authoring.js';
import {larkCapabilities} from './capabilities.js';
import {request} from './request.js';
import {larkRoutes} from './routes.js';

export const lark: Vendor = {
  name: 'lark',
  capabilities: larkCapabilities,
  routes: larkRoutes,
  request,
  parser: () => import('./parse.js'),
};
