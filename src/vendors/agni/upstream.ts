import type {Upstream} from '../vendor.js';
import {agniRoutes} from './routes.js';

/** Where Agni's API lives and how it is told who asks, for the proxy ("Authorizations" on each of its pages). No browser needs this. */
export const agniUpstream: Upstream = {baseUrl: 'https://api.ravan.ai', keyHeaders: ['X-Api-Key'], routes: agniRoutes};
