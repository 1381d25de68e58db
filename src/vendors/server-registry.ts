import {agniUpstream} from './agni/upstream.js';
import {zuduUpstream} from './zudu/upstream.js';

/** The vendors a server can select by name. Pages do not load this file. */
export const upstreams = {agni: agniUpstream, zudu: zuduUpstream} as const;

/** A vendor whose routes come with the package. */
export type VendorName = keyof typeof upstreams;

/** Their names, in display order. */
export const vendorNames = Object.keys(upstreams) as readonly VendorName[];
