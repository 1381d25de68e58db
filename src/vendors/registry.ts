import {agni} from './agni/index.js';
import type {Vendor} from './contract.js';
import {guarded} from './guard.js';
import {normalizing} from './normalize.js';
import {checkVendor} from './validate.js';
import {zudu} from './zudu/index.js';

/** The vendors that come with the package, each as one from outside is defined. */
export const builtIn: readonly Vendor[] = [agni, zudu];

/** The vendor of elements that name none. */
export const defaultVendor = 'agni';

interface Entry {
  /** As it was defined. */
  readonly original: Vendor;
  /** Guarded: it refuses what its capabilities do not claim. */
  readonly vendor: Vendor;
}

function entryOf(original: Vendor, parser: Vendor['parser']): Entry {
  const {name, capabilities, routes} = original;
  return {original, vendor: {name, capabilities, routes, request: guarded(original), parser}};
}

const entries = new Map(builtIn.map((vendor) => [vendor.name, entryOf(vendor, () => vendor.parser())]));

/** Dispatches an event named `vendor` for each one that a page defines: elements may have named it before. */
export const newcomers = new EventTarget();

/** The vendor of that name; `undefined` when there is none, or none yet. */
export function findVendor(name: string): Vendor | undefined {
  return entries.get(name)?.vendor;
}

/**
 * Makes a vendor known by its name to every element and question of this page; elements that named it before begin now.
 * The same object again is quiet.
 *
 * @throws TypeError that names the field when the vendor is not whole; Error when its name is another vendor's.
 */
export function defineVendor(vendor: Vendor): void {
  checkVendor(vendor);
  const {name} = vendor;
  const before = entries.get(name)?.original;
  if (before === vendor) return;
  if (before) throw new Error(`defineVendor: there is a vendor “${name}” already`);
  // A parser from outside may leave out parts of a call that the elements look into.
  const parser = async () => normalizing(await vendor.parser());
  entries.set(name, entryOf(vendor, parser));
  newcomers.dispatchEvent(new Event('vendor'));
}
