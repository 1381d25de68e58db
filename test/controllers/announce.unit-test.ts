import {describe, it} from 'node:test';
import {expect} from 'chai';
import {AnnounceController} from '../../src/controllers/announce.js';
import {TestHost} from '../support/host.js';

describe('an announcement', () => {
  it('is what the live region holds from the next update on', async () => {
    const host = new TestHost();
    const announcer = new AnnounceController(host);
    expect(announcer.text).to.equal('');
    announcer.announce('3 calls loaded');
    await host.updateComplete;
    expect([announcer.text, host.updates]).to.deep.equal(['3 calls loaded', 1]);
  });

  it('that reads as the one before is another text, so that it is heard', () => {
    const announcer = new AnnounceController(new TestHost());
    const texts = [1, 2, 3, 4].map(() => {
      announcer.announce('Busy');
      return announcer.text;
    });
    texts.forEach((text, index) => {
      expect(text.trim()).to.equal('Busy');
      expect(text).not.to.equal(texts[index - 1]);
    });
  });

  it('that is empty leaves the region empty, however often', () => {
    const announcer = new AnnounceController(new TestHost());
    announcer.announce('Busy');
    announcer.announce('');
    announcer.announce('');
    expect(announcer.text).to.equal('');
  });
});
