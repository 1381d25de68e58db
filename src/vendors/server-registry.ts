import {agniUpstream} from './agni/upstream.js';
import {zuduUpstream} from './zudu/upstream.js';

/** The vendors whose APIs a server can stand in front of by name alone. No page needs this. */
export const upstreams = {agni: agniUpstream, zudu: zuduUpstream} as const;

/** A vendor whose routes come with the package. */
export type VendorName = keyof typeof upstreams;

/** Their names, in the order in which people read them. */
export const vendorNames = Object.keys(upstreams) as readonly VendorName[];
