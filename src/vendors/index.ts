import {agni} from './agni/index.js';
import type {Vendor} from './vendor.js';
import {zudu} from './zudu/index.js';

const vendors: readonly Vendor[] = [agni, zudu];

/** The vendor of that name; `undefined` when there is none. */
export function findVendor(name: string): Vendor | undefined {
  return vendors.find((vendor) => vendor.name === name);
}
