/** What a relative endpoint is relative to, where a page has a `<base href>`. */
import {expect} from '@open-wc/testing';
import {OwnPage} from '../support/own-page.js';
import {until} from '../support/until.js';

interface Seen {
  readonly url: string;
  readonly authorization: string | null;
}

const elsewhere = 'https://elsewhere.example/app/';

/** Where the elements of a page send their requests, and with which headers. Nothing leaves the page. */
const requestsOf = async (base: string | undefined, endpoint: string): Promise<readonly Seen[]> => {
  const page = await OwnPage.open();
  const {document} = page.window;
  if (base !== undefined) document.head.append(Object.assign(document.createElement('base'), {href: base}));
  await page.load('define.ts');
  const seen: Seen[] = [];
  const fetch = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    seen.push({url: new Request(url).url, authorization: new Headers(init?.headers).get('authorization')});
    return Promise.resolve(new Response('', {status: 404}));
  };
  const provider = page.add('agni-provider', {endpoint});
  Object.assign(provider, {fetch, headers: () => ({authorization: 'Bearer page'})});
  const list = page.add('agni-call-list');
  const detail = page.add('agni-call-detail', {'call-id': 'one'});
  provider.append(list, detail);
  await until(() => [list, detail].every((element) => element.getAttribute('state') === 'failed'));
  return seen;
};

describe('a page with a <base href>', () => {
  for (const endpoint of ['/agni', 'agni', './agni'])
    it(`elsewhere sends requests and headers to its own origin (${endpoint})`, async () => {
      const seen = await requestsOf(elsewhere, endpoint);
      // The frame has no address of its own that could be one's base: what cannot be sent is not sent.
      expect(seen.filter(({url}) => !url.startsWith(`${location.origin}/`))).to.deep.equal([]);
    });

  it('at its own origin counts', async () => {
    const [first] = await requestsOf(`${location.origin}/portal/`, 'agni');
    expect(first).to.deep.equal({
      url: `${location.origin}/portal/agni/api/v1/calling/call-sessions?page=1&page_size=20`,
      authorization: 'Bearer page',
    });
  });

  it('elsewhere changes nothing for an endpoint that names its origin', async () => {
    const [first] = await requestsOf(elsewhere, `${location.origin}/agni`);
    expect(first?.url).to.match(/^http:..127[^]*\/agni\/api/);
  });
});

describe('a page that has an address, with a <base href> elsewhere', () => {
  const base = document.createElement('base');
  beforeEach(() => {
    base.href = elsewhere;
    document.head.append(base);
  });
  afterEach(() => {
    base.remove();
  });

  it('takes its own address', async () => {
    const {pageUrl} = await import('../../src/sources/connection.js');
    expect(pageUrl()).to.equal(location.href);
  });

  it('finds recordings and calls there', async () => {
    const {recordingUrl} = await import('../../src/sources/remote.js');
    expect(recordingUrl({endpoint: '/agni'}, {id: 'c'})).to.equal(
      `${location.origin}/agni/api/v1/calling/sessions/c/recording`,
    );
  });
});
