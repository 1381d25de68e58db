/** For whoever writes a vendor: what every vendor is held to. Not for pages. */
export type {Mock} from './asker.js';
export {testVendor} from './suite.js';
export type {VendorTest, VendorTestOptions} from './vendor-test.js';
