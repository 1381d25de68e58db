import {describe, it} from 'node:test';
import {expect} from 'chai';
import {localeFor} from '../../src/locale/settings.js';
import {fileSize, spokenDuration} from '../../src/locale/units.js';

const locale = localeFor({locale: 'en-US'});

describe('amounts with their unit', () => {
  it('are sizes as of a file', () => {
    const sizes = [0, 999, 1000, 198_400, 2_000_022, 3.2e9];
    expect(sizes.map((bytes) => fileSize(locale, bytes))).to.deep.equal([
      '0 bytes',
      '999 bytes',
      '1 kB',
      '198 kB',
      '2.0 MB',
      '3.2 GB',
    ]);
  });

  it('are durations in words', () => {
    expect([0, 1, 63, 3600, 3725].map((seconds) => spokenDuration(locale, seconds))).to.deep.equal([
      '0 seconds',
      '1 second',
      '1 minute 3 seconds',
      '1 hour',
      '1 hour 2 minutes 5 seconds',
    ]);
  });

  it('are never heard as zero when they are not', () => {
    expect([0.4, 0.05, 0.00002, 0.5, 59.6].map((seconds) => spokenDuration(locale, seconds))).to.deep.equal([
      '0.4 seconds',
      '0.05 seconds',
      '0.00002 seconds',
      '1 second',
      '1 minute',
    ]);
  });
});
