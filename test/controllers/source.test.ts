import {expect, fixture} from '@open-wc/testing';
import {SettingsController} from '../../src/controllers/settings.js';
import {SourceController, type Addressed} from '../../src/controllers/source.js';
import {CallsError} from '../../src/model/errors.js';
import {defineVendor} from '../../src/vendors/registry.js';
import {HostElement} from '../support/host-element.js';
import {lark} from '../support/third-vendor/index.js';

let host: HostElement & Addressed;
let sources: SourceController;

const place = (values: Addressed): void => void Object.assign(host, values);

beforeEach(async () => {
  host = new HostElement();
  sources = new SourceController(host, new SettingsController(host));
  (await fixture('<div></div>')).append(host);
  await host.updateComplete;
});

const refusal = (ask: () => unknown): CallsError => {
  try {
    ask();
  } catch (error) {
    if (error instanceof CallsError) return error;
  }
  return expect.fail('It is not refused.');
};

describe("an element's source", () => {
  it('is the same object as long as it leads to the same calls', () => {
    place({endpoint: '/agni'});
    const first = sources.current();
    expect(sources.current()).to.equal(first);
    place({endpoint: ' /agni ', vendor: 'agni'});
    expect(sources.current()).to.equal(first);
  });

  it('is another one for another endpoint, other calls, another loader', () => {
    const places: readonly Addressed[] = [
      {endpoint: '/agni'},
      {endpoint: '/other'},
      {calls: []},
      {calls: []},
      {calls: undefined, source: {list: () => []}},
      {source: {list: () => []}},
    ];
    const found = places.map((values) => {
      place(values);
      return sources.current();
    });
    expect(new Set(found)).to.have.property('size', places.length);
  });

  it('is asked of the list it follows, where it has nothing itself', () => {
    const list = Object.assign(document.createElement('div'), {calls: [{id: 'one'}]});
    const {needsId, subject} = sources.current(list);
    expect([needsId, subject]).to.deep.equal([false, 'data ']);
  });

  it('is a JSON script inside it, unless it has calls, a call or a loader', () => {
    const script = Object.assign(document.createElement('script'), {type: 'application/json', textContent: '[]'});
    host.append(script);
    expect(sources.current().subject).to.equal('data ');
    place({source: {list: () => []}});
    expect(sources.current().subject).to.equal('loader ');
    const deeper = document.createElement('div');
    place({source: undefined});
    deeper.append(script);
    host.append(deeper);
    expect(refusal(() => sources.current()).facts, 'only a child is meant').to.include({attribute: 'endpoint'});
  });

  it('is refused where nobody says where to ask', () => {
    expect(refusal(() => sources.current()).facts).to.deep.equal({attribute: 'endpoint', missing: true});
  });

  it('is its own data alone for an element that asks nobody', () => {
    place({endpoint: '/agni'});
    expect(sources.ownData()).to.equal(undefined);
    place({call: {id: 'one'}});
    const first = sources.ownData();
    expect(first?.needsId).to.equal(false);
    expect(sources.ownData()).to.equal(first);
  });

  it('is looked for again when its vendor is defined', async () => {
    place({endpoint: '/agni', vendor: 'lark'});
    for (let n = 0; n < 3; n++) expect(refusal(() => sources.current()).facts).to.deep.equal({attribute: 'vendor'});
    const before = host.updates;
    defineVendor(lark);
    await host.updateComplete;
    expect(host.updates, 'once, however often it was refused').to.equal(before + 1);
    expect(sources.current().capabilities).to.equal(lark.capabilities);
  });
});
