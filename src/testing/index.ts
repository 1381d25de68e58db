/** For whoever writes a vendor: what every vendor is held to. Not for pages. */
export type {Mock} from './asker.js';
export {testVendor, type VendorTest, type VendorTestOptions} from './suite.js';
