/**
 * Gives the default vendor its parser at once.
 *
 * The tags that ask an API import this file, so that a bundler puts the parser into the file that has the element: the first
 * rows need it, and as a file of its own it would come later than they could. A page that names another vendor loads that
 * vendor's parser beside its first request.
 */
import * as parser from './agni/parse.js';
import {defaultVendor, provideParser} from './registry.js';

provideParser(defaultVendor, parser);
