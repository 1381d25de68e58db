import type {Vendor} from '../vendors/contract.js';
import {defineVendor} from '../vendors/registry.js';
import {answering} from './answering.js';
import {Asker} from './asker.js';
import {claims} from './claims.js';
import {hostile} from './hostile.js';
import {proxied} from './proxied.js';
import {refusing} from './refusing.js';
import type {Mock, VendorTest, VendorTestOptions} from './vendor-test.js';

/**
 * What is expected of any vendor, for whichever test runner: `for (const {name, run} of testVendor(vendor, mock))
 * it(name, run)`. The vendor is asked through the client, as the elements ask: at its mock, which needs no key, and
 * through a proxy in front of that. The mock should have some hundred calls, with enough different ones that each filter
 * takes some and leaves some. What a vendor cannot be asked is left out.
 *
 * @throws TypeError when the vendor is not whole; Error when its name is another vendor's: that one would be asked in
 *   its place.
 */
export function testVendor(vendor: Vendor, mock: Mock, options: VendorTestOptions = {}): readonly VendorTest[] {
  defineVendor(vendor);
  const asker = new Asker(vendor, mock, options);
  return [...answering(asker), ...claims(asker), ...refusing(asker), ...proxied(asker), ...hostile(asker)];
}
