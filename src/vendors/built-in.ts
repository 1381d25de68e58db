import {agniCapabilities} from './agni/capabilities.js';
import {agni} from './agni/index.js';
import type {Vendor} from './contract.js';
import {zuduCapabilities} from './zudu/capabilities.js';
import {zudu} from './zudu/index.js';
import {request} from './zudu/parse.js';
import {zuduUpstream} from './zudu/upstream.js';

/**
 * Our own vendors whole, as one from outside is defined: for tests, and for what is written about them. No page needs
 * this.
 */
export const builtIn: readonly Vendor[] = [
  {...agni, capabilities: agniCapabilities},
  {...zudu, routes: zuduUpstream.routes, capabilities: zuduCapabilities, request},
];
