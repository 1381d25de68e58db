/** The default vendor's parser comes with the tags that ask an API, and no other vendor's does. */
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {expect} from 'chai';
import * as agniParser from '../../src/vendors/agni/parse.js';
import '../../src/vendors/default-parser.js';
import {defaultVendor, findVendor} from '../../src/vendors/registry.js';

describe('the default vendor', () => {
  it('has its parser at once', async () => {
    expect(await findVendor(defaultVendor)?.parser()).to.equal(agniParser);
  });

  for (const tag of ['call-list', 'contact-calls', 'phone-history', 'call-detail']) {
    it(`brings it with the tag of ${tag}`, () => {
      const source = readFileSync(new URL(`../../src/define/${tag}.ts`, import.meta.url), 'utf8');
      expect(source).to.include("import '../vendors/default-parser.js';");
    });
  }
});
