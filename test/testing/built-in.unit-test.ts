/** What is expected of every vendor, of ours on their mocks. */
import {describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {testVendor} from '../../src/testing/index.js';
import {builtIn} from '../../src/vendors/registry.js';
import {mockOf} from '../support/mocks.js';

for (const vendor of builtIn) {
  describe(`the vendor ${vendor.name}`, () => {
    const tests = testVendor(vendor, mockOf(vendor.name), {contactId: contacts[0].id});
    for (const {name, run} of tests) it(name, run);
  });
}
