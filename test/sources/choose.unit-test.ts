/** Who goes before whom when it is decided where an element's calls come from. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {
  choose,
  isSameChoice,
  sourceOf,
  type Choice,
  type OwnPlace,
  type ProvidedPlace,
} from '../../src/sources/choose.js';
import {CallsError} from '../../src/model/errors.js';
import {findVendor} from '../../src/vendors/registry.js';

const at = (name: string): string => `https://${name}.example/agni`;
const [own, list, theirs] = [[{id: 'own'}], [{id: 'list'}], {id: 'theirs'}];
const [ownLoader, listLoader, pageLoader] = [{list: () => []}, {list: () => []}, {list: () => []}];

interface Case {
  readonly name: string;
  readonly element?: OwnPlace;
  readonly provided?: ProvidedPlace;
  readonly followed?: OwnPlace;
  readonly data?: object;
  readonly loader?: object;
  readonly endpoint?: string;
  readonly vendor?: string;
}

const everything: ProvidedPlace = {endpoint: at('page'), source: pageLoader, vendor: 'zudu'};

const cases: readonly Case[] = [
  {name: 'its own endpoint', element: {endpoint: at('own')}, endpoint: at('own')},
  {name: 'its own calls, with no endpoint', element: {data: own}, data: own},
  {name: 'its own loader, with no endpoint', element: {loader: ownLoader}, loader: ownLoader},
  {name: 'the calls, where it has both', element: {data: own, loader: ownLoader}, data: own, loader: ownLoader},
  {
    name: 'its own calls before its own endpoint, where recordings still are',
    element: {data: own, endpoint: at('own')},
    data: own,
    endpoint: at('own'),
  },
  {
    name: 'its own calls before all of a list and a page',
    element: {data: own},
    followed: {data: list, endpoint: at('list')},
    provided: everything,
    data: own,
    endpoint: at('page'),
    vendor: 'zudu',
  },
  {
    name: 'its own endpoint before a list’s calls',
    element: {endpoint: at('own')},
    followed: {data: list},
    endpoint: at('own'),
  },
  {
    name: 'its own endpoint before a page’s loader',
    element: {endpoint: at('own')},
    provided: {source: pageLoader},
    endpoint: at('own'),
  },
  {
    name: 'a list’s calls before a page’s endpoint and loader',
    followed: {data: list},
    provided: everything,
    data: list,
    endpoint: at('page'),
    vendor: 'zudu',
  },
  {
    name: 'a list’s loader before a page’s',
    followed: {loader: listLoader},
    provided: {source: pageLoader},
    loader: listLoader,
  },
  {
    name: 'a list’s endpoint before a page’s loader',
    followed: {endpoint: at('list')},
    provided: {source: pageLoader},
    endpoint: at('list'),
  },
  {
    name: 'a page’s endpoint before a list’s',
    followed: {endpoint: at('list')},
    provided: {endpoint: at('page')},
    endpoint: at('page'),
  },
  {
    name: 'a page’s loader before a page’s endpoint',
    provided: everything,
    loader: pageLoader,
    endpoint: at('page'),
    vendor: 'zudu',
  },
  {name: 'a list’s endpoint, where nobody else has one', followed: {endpoint: at('list')}, endpoint: at('list')},
  {
    name: 'its own vendor before the others’',
    element: {vendor: 'agni', endpoint: at('own')},
    provided: {vendor: 'zudu'},
    followed: {vendor: 'zudu'},
    endpoint: at('own'),
    vendor: 'agni',
  },
  {
    name: 'a page’s vendor before a list’s',
    provided: {vendor: 'zudu', endpoint: at('page')},
    followed: {vendor: 'agni'},
    endpoint: at('page'),
    vendor: 'zudu',
  },
  {
    name: 'a list’s vendor, where nobody else names one',
    followed: {vendor: 'zudu', endpoint: at('list')},
    endpoint: at('list'),
    vendor: 'zudu',
  },
  {
    name: 'nothing that is empty',
    element: {endpoint: '', vendor: ''},
    provided: {endpoint: '', vendor: ''},
    followed: {endpoint: at('list'), vendor: 'zudu'},
    endpoint: at('list'),
    vendor: 'zudu',
  },
];

describe('an element is asked for the calls of', () => {
  for (const {name, element = {}, provided = {}, followed, data, loader, endpoint = '', vendor = 'agni'} of cases) {
    it(name, () => {
      const choice = choose(element, provided, followed);
      expect(choice.data).to.equal(data);
      expect(choice.loader).to.equal(loader);
      expect(choice.endpoint).to.equal(endpoint);
      expect(choice.known).to.equal(findVendor(vendor));
    });
  }
});

describe('an element is refused', () => {
  const refusals: Readonly<Record<string, [OwnPlace, ProvidedPlace, CallsError['facts']]>> = {
    'that has nowhere to ask': [{}, {}, {attribute: 'endpoint', missing: true}],
    'whose endpoint is blank': [{endpoint: '  '}, {}, {attribute: 'endpoint', missing: true}],
    'whose endpoint is no http address': [{endpoint: 'ftp://host/agni'}, {}, {attribute: 'endpoint'}],
    'whose endpoint is relative, outside of a page': [{endpoint: '/agni'}, {}, {attribute: 'endpoint'}],
    'that has calls and a wrong endpoint': [{data: own, endpoint: 'ftp://host'}, {}, {attribute: 'endpoint'}],
    'whose vendor nobody knows': [{endpoint: at('own'), vendor: 'nobody'}, {}, {attribute: 'vendor'}],
    'that has calls of a vendor nobody knows': [{data: own, vendor: 'nobody'}, {}, {attribute: 'vendor'}],
    'in a page with a wrong endpoint': [{}, {endpoint: 'https://u:p@host/'}, {attribute: 'endpoint'}],
  };
  for (const [name, [element, provided, facts]] of Object.entries(refusals)) {
    it(name, () => {
      const refusal = (() => {
        try {
          return choose(element, provided);
        } catch (error) {
          return error;
        }
      })();
      expect(refusal).to.be.instanceOf(CallsError).and.include({code: 'not-configured'});
      expect((refusal as CallsError).facts).to.deep.equal(facts);
    });
  }
});

describe('two choices', () => {
  const headers = () => ({});
  const base = choose({endpoint: at('own')}, {headers, fetch});
  const changes: Readonly<Record<string, [boolean, Partial<Choice>]>> = {
    'with nothing changed lead': [true, {}],
    'with newer headers() lead': [true, {headers: () => ({})}],
    'with another fetch lead': [true, {fetch: () => Promise.reject(new Error())}],
    'with a name for the vendor of before lead': [true, {vendor: 'agni'}],
    'with headers() no more do not lead': [false, {headers: undefined}],
    'with a fetch no more do not lead': [false, {fetch: undefined}],
    'with another endpoint do not lead': [false, {endpoint: at('other')}],
    'with other calls do not lead': [false, {data: [...own]}],
    'with another loader do not lead': [false, {loader: {...ownLoader}}],
    'with another vendor do not lead': [false, {known: choose({endpoint: at('own'), vendor: 'zudu'}, {}).known}],
  };
  for (const [name, [same, change]] of Object.entries(changes)) {
    it(`${name} to the same calls`, () => {
      expect(isSameChoice(base, {...base, ...change})).to.equal(same);
      expect(isSameChoice({...base, ...change}, base)).to.equal(same);
    });
  }
});

describe('the source of a choice', () => {
  const sourceFor = (element: OwnPlace) => sourceOf(() => choose(element, {}));

  it('has the vendor’s capabilities where an API is asked', () => {
    const source = sourceFor({endpoint: at('own'), vendor: 'zudu'});
    expect(source.capabilities).to.equal(findVendor('zudu')?.capabilities);
    expect(source.needsId).to.equal(true);
  });

  it('can do everything with calls that are at hand, also where the endpoint’s vendor cannot', () => {
    const {capabilities, needsId} = sourceFor({data: own, endpoint: at('own'), vendor: 'zudu'});
    expect(needsId).to.equal(false);
    expect(capabilities.list).to.deep.include({paging: 'pages', total: true, otherSorts: true});
    expect(capabilities.list?.filters).to.have.members([
      ...['agentId', 'status', 'channel', 'callerNumber', 'search', 'startedAfter', 'startedBefore'],
    ]);
    expect(capabilities).to.have.all.keys('list', 'contact', 'phone', 'call', 'recordings');
    expect(capabilities.phone).not.to.have.property('maxPageSize');
  });

  it('promises no total where a loader is asked, whose answers alone tell', () => {
    const {capabilities, needsId} = sourceFor({loader: ownLoader});
    expect(needsId).to.equal(true);
    expect([capabilities.list?.total, capabilities.phone?.total]).to.deep.equal([false, false]);
    expect(capabilities.list?.filters).to.have.length(7);
  });

  it('prefers calls to a loader', () => {
    expect(sourceFor({data: own, loader: ownLoader}).needsId).to.equal(false);
  });

  it('is about something else for each kind of place, and for each endpoint', () => {
    const subjects = [
      {endpoint: at('own')},
      {endpoint: at('other')},
      {data: own},
      {data: own, endpoint: at('own')},
      {loader: ownLoader},
    ].map((element) => sourceFor(element).subject);
    expect(new Set(subjects)).to.have.property('size', subjects.length);
    expect(sourceFor({data: theirs}).subject, 'new calls are about the same').to.equal(sourceFor({data: own}).subject);
  });

  it('reads the choice at each question, for credentials may be newer', () => {
    let choice = choose({endpoint: at('own')}, {});
    const source = sourceOf(() => choice);
    const call = {id: 'c', recordingUrl: 'x'};
    expect(source.recordingUrl(call)).to.match(/^https:\/\/own\.example\//);
    choice = choose({endpoint: at('other')}, {});
    expect(source.recordingUrl(call)).to.match(/^https:\/\/other\.example\//);
  });

  it('has a recording’s own address where no endpoint is, and only a safe one', () => {
    const source = sourceFor({data: own});
    expect(source.recordingUrl({id: 'c', recordingUrl: 'https://files.example/c.wav'})).to.equal(
      'https://files.example/c.wav',
    );
    expect(source.recordingUrl({id: 'c', recordingUrl: 'javascript:alert(1)'})).to.equal(undefined);
    expect(source.recordingUrl({id: 'c'})).to.equal(undefined);
  });
});

describe('an endpoint that is no text', () => {
  it('is taken as its text, as a URL object of a script is', () => {
    const url = new URL('https://own.example/agni') as unknown as string;
    expect(choose({endpoint: url}, {}).endpoint).to.equal('https://own.example/agni');
  });
});
