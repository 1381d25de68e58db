import {agni} from './agni/index.js';
import type {KnownVendor} from './contract.js';
import {zudu} from './zudu/index.js';

/** The vendors a page can name: ours, and those it defines. */
export const vendors: KnownVendor[] = [agni, zudu];

/** The vendor of that name; `undefined` when there is none. */
export function findVendor(name: string): KnownVendor | undefined {
  return vendors.find((vendor) => vendor.name === name);
}
