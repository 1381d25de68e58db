/** What is expected of every vendor, of ours on their mocks. */
import {describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {testVendor} from '../../src/testing/index.js';
import {builtIn} from '../../src/vendors/registry.js';

const now = Date.parse('2026-06-11T12:00:00Z');
const mocks = {agni: createAgniMock({now, key: null}), zudu: createZuduMock({now, key: null})};

for (const vendor of builtIn) {
  describe(`the vendor ${vendor.name}`, () => {
    const tests = testVendor(vendor, mocks[vendor.name as keyof typeof mocks], {contactId: contacts[0].id});
    for (const {name, run} of tests) it(name, run);
  });
}
