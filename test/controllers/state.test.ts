import {expect, fixture} from '@open-wc/testing';
import sinon from 'sinon';
import {StateController} from '../../src/controllers/state.js';
import type {LoadState} from '../../src/model/load-state.js';
import {HostElement} from '../support/host-element.js';

const all: readonly LoadState[] = ['idle', 'loading', 'refreshing', 'ready', 'empty', 'failed'];
let state: LoadState;
let host: HostElement;

beforeEach(async () => {
  state = 'idle';
  host = new HostElement();
  new StateController(host, () => state);
  (await fixture('<div></div>')).append(host);
  await host.updateComplete;
});

afterEach(() => sinon.restore());

/** Which states a style sheet sees. */
const matching = (): readonly LoadState[] => all.filter((one) => host.matches(`:state(${one})`));

describe("an element's state", () => {
  it('is there from the first update on', () => {
    expect(matching()).to.deep.equal(['idle']);
    expect(host.getAttribute('state')).to.equal('idle');
  });

  for (const next of all) {
    it(`is one alone, for style sheets and as an attribute: ${next}`, async () => {
      state = next;
      host.requestUpdate();
      await host.updateComplete;
      expect(matching()).to.deep.equal([next]);
      expect(host.getAttribute('state')).to.equal(next);
    });
  }

  it('is an attribute alone where custom states need two dashes', async () => {
    sinon.stub(CustomStateSet.prototype, 'add').throws(new SyntaxError("The value 'ready' must start with '--'."));
    state = 'ready';
    let updates = 0;
    host.addController({hostUpdated: () => updates++});
    host.requestUpdate();
    await host.updateComplete;
    expect(host.getAttribute('state')).to.equal('ready');
    expect(matching()).to.deep.equal([]);
    expect(updates, 'the controllers after it').to.equal(1);
  });

  it('is written once while it stays the same', async () => {
    const writes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => writes.push(...records));
    observer.observe(host, {attributes: true});
    state = 'loading';
    for (let n = 0; n < 3; n++) {
      host.requestUpdate();
      await host.updateComplete;
    }
    writes.push(...observer.takeRecords());
    observer.disconnect();
    expect(writes.map(({attributeName}) => attributeName)).to.deep.equal(['state']);
  });
});
