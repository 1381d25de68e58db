/** For authors of vendors: what every vendor is held to. Not for pages. */
export {testVendor} from './suite.js';
export type {Mock, VendorTest, VendorTestOptions} from './vendor-test.js';
