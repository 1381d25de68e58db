import type {KnownVendor} from '../contract.js';

/**
 * What elements need to know of Zudu's routes before anything is loaded. There is no phone history: a number's calls
 * are looked for in the list, 100 at most at a time. Nor is there a path for recordings, whose addresses stand in the
 * calls: this one is the proxy's own.
 */
export const early: KnownVendor['routes'] = {phone: {maxPageSize: 100}, recording: {path: '/api/calls/{id}/recording'}};
