import {findVendor} from '../vendors/index.js';
import {defineVendor} from '../vendors/define.js';
import type {Vendor} from '../vendors/vendor.js';
import {answering} from './answering.js';
import {Asker, type Mock} from './asker.js';
import {claims} from './claims.js';
import {hostile} from './hostile.js';
import {refusing} from './refusing.js';

/** One thing every vendor must do. `run` rejects with an Error that says what went wrong. */
export interface VendorTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What the suite cannot find out by itself. */
export interface VendorTestOptions {
  /** A contact that has calls, for a vendor that can be asked for a contact's. */
  readonly contactId?: string;
}

/**
 * What is expected of any vendor, for whichever test runner: `for (const {name, run} of testVendor(vendor, mock)) it(name, run)`. The
 * vendor is asked through the client, as the elements ask. Its mock stands in for the proxy, which adds the key; it should have some
 * hundred calls, with enough different ones that each filter takes some and leaves some.
 */
export function testVendor(vendor: Vendor, mock: Mock, {contactId}: VendorTestOptions = {}): readonly VendorTest[] {
  if (!findVendor(vendor.name)) defineVendor(vendor);
  const asker = new Asker(vendor, mock, contactId);
  return [...answering(asker), ...claims(asker), ...refusing(asker), ...hostile(asker)];
}
