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
 * The tests that every vendor must pass, for any test runner: `for (const {name, run} of testVendor(vendor, mock))
 * it(name, run)`. The tests ask through the client, as the elements do: the mock itself, which needs no
 * key, and the mock behind a proxy. The mock should have some hundred calls, varied enough that each filter matches some
 * and not others. Questions outside the capabilities are skipped.
 *
 * @throws TypeError when the vendor is incomplete; Error when another vendor has its name.
 */
export function testVendor(vendor: Vendor, mock: Mock, options: VendorTestOptions = {}): readonly VendorTest[] {
  defineVendor(vendor);
  const asker = new Asker(vendor, mock, options);
  return [...answering(asker), ...claims(asker), ...refusing(asker), ...proxied(asker), ...hostile(asker)];
}
