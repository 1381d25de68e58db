/** What is expected of every vendor, of ours on their mocks. */
import {describe, it} from 'node:test';
import {testVendor} from '../../src/testing/index.js';
import {builtIn} from '../../src/vendors/registry.js';
import {contactIdOf, mockOf} from '../support/mocks.js';

for (const vendor of builtIn) {
  describe(`the vendor ${vendor.name}`, () => {
    const contactId = contactIdOf(vendor.name);
    const tests = testVendor(vendor, mockOf(vendor.name), contactId === undefined ? {} : {contactId});
    for (const {name, run} of tests) it(name, run);
  });
}
