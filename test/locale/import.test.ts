/**
 * Loading the library costs no locale work: the first Intl object takes milliseconds, and a page may never show a call.
 */
import {expect} from '@open-wc/testing';
import {restore, spy} from 'sinon';

describe('importing', () => {
  afterEach(restore);

  it('constructs no Intl object', async () => {
    const spies = [
      spy(Intl, 'DateTimeFormat'),
      spy(Intl, 'NumberFormat'),
      spy(Intl, 'PluralRules'),
      spy(Intl, 'RelativeTimeFormat'),
      spy(Intl, 'ListFormat'),
      spy(Intl, 'DisplayNames'),
      spy(Intl, 'Segmenter'),
      spy(Date.prototype, 'toLocaleString'),
      spy(Number.prototype, 'toLocaleString'),
    ];
    const {localeFor} = await import('../../src/index.js');
    await import('../../src/define.js');
    const {moments} = await import('../../src/locale/format.js');
    expect(spies.filter(({called}) => called)).to.deep.equal([]);
    moments(localeFor({}))(0);
    expect(spies[0]?.called, 'the spies do see one made').to.be.true;
  });
});
