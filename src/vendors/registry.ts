import {agni} from './agni/index.js';
import type {Parser, Vendor} from './contract.js';
import {guarded} from './guard.js';
import {normalizing} from './normalize.js';
import {checkVendor} from './validate.js';
import {zudu} from './zudu/index.js';

/** The vendors in the package, each defined like an external one. */
export const builtIn: readonly Vendor[] = [agni, zudu];

/** The default vendor of elements. */
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

/** Parsers that came with the elements; the others are loaded with the first request. */
const parsers = new Map<string, Parser>();

const entries = new Map(
  builtIn.map((vendor) => [
    vendor.name,
    entryOf(vendor, async () => parsers.get(vendor.name) ?? (await vendor.parser())),
  ]),
);

/** Gives a vendor of the package its parser at once. */
export function provideParser(name: string, parser: Parser): void {
  parsers.set(name, parser);
}

/** Dispatches an event with the vendor's name for each new definition, since elements may have used the name before. */
export const newcomers = new EventTarget();

/** The vendor of that name; `undefined` while it is undefined. */
export function findVendor(name: string): Vendor | undefined {
  return entries.get(name)?.vendor;
}

/** Every vendor so far. */
export const allVendors = (): readonly Vendor[] => [...entries.values()].map(({vendor}) => vendor);

/**
 * Registers a vendor by its name for every element and question of this page; elements that used the name before start
 * now. Defining the same object again has no effect.
 *
 * @throws TypeError that names the field when the vendor is not whole; Error when its name is another vendor's.
 */
export function defineVendor(vendor: Vendor): void {
  checkVendor(vendor);
  const {name} = vendor;
  const before = entries.get(name)?.original;
  if (before === vendor) return;
  if (before) throw new Error(`defineVendor: there is a vendor “${name}” already`);
  // An external parser may omit parts of a call that the elements read.
  const parser = async () => normalizing(await vendor.parser());
  entries.set(name, entryOf(vendor, parser));
  newcomers.dispatchEvent(new Event('vendor'));
}
