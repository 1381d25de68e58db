/** A vendor of a folder alone: a made-up service, which nothing in src knows. */
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
