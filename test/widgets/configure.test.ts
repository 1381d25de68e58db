import {ContextProvider} from '@lit/context';
import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/define.js';
import {configure, settingsContext, type AgniCallDetail, type CallErrorEvent} from '../../src/index.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {documentedCall} from '../support/calls.js';
import {answerOf, callServer, detailPath, factsIn} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';

const one = {id: 'one', summary: 'The first call.'};

const detailIn = (page: Element): AgniCallDetail => page.querySelector('agni-call-detail') as AgniCallDetail;
const bare = async (): Promise<AgniCallDetail> =>
  fixture<AgniCallDetail>(html`<agni-call-detail call-id="one"></agni-call-detail>`);

describe('configure()', () => {
  afterEach(() => {
    const names = ['endpoint', 'vendor', 'locale', 'timeZone', 'currency', 'headers', 'fetch'] as const;
    for (const name of names) configure({[name]: undefined});
  });

  // The first call on the page: this test comes first.
  it('reaches elements that were there before it, in shadow roots and providers too', async () => {
    const server = await callServer(one);
    const page = await fixture<HTMLElement>(
      html`<div>
        <p></p>
        <agni-provider currency="EUR"></agni-provider>
      </div>`,
    );
    const errors: CallErrorEvent[] = [];
    page.addEventListener('agni-call-error', (event) => errors.push(event));
    const details = [0, 1, 2].map(() => Object.assign(document.createElement('agni-call-detail'), {callId: 'one'}));
    const [first, second, third] = details as [AgniCallDetail, AgniCallDetail, AgniCallDetail];
    page.append(first);
    page.querySelector('p')?.attachShadow({mode: 'closed'}).append(second);
    page.querySelector('agni-provider')?.append(third);
    await until(() => errors.length === 3);
    configure({endpoint: server.endpoint});
    for (const detail of details) await inState(detail, 'ready');
    expect(await server.requests(), 'equal questions share one request').to.have.length(1);
  });

  it('reaches elements that come after it', async () => {
    const server = await callServer(one);
    configure({endpoint: server.endpoint});
    await inState(await bare(), 'ready');
  });

  it('adds to what was said before, and takes back what is undefined', async () => {
    const call = await documentedCall();
    const server = await scriptedServer({[detailPath('one')]: answerOf({...call, id: 'one'})});
    configure({endpoint: server.endpoint, locale: 'en-US'});
    configure({currency: 'EUR', timeZone: 'Asia/Kolkata'});
    const detail = await bare();
    await inState(detail, 'ready');
    expect(factsIn(detail, 'Cost')['Total']).to.equal('€12.50');
    expect(factsIn(detail, en.facts)['Started']).to.include('3:00:00 PM');
    configure({currency: undefined});
    await until(() => factsIn(detail, 'Credits')['Total'] === '12.50');
    const told = oneEvent(detail, 'agni-call-error');
    configure({endpoint: undefined});
    expect(((await told) as CallErrorEvent).detail.code).to.equal('not-configured');
    expect(await server.requests()).to.have.length(1);
  });

  it('comes after a provider, and that after an element’s own attribute', async () => {
    const servers = [await callServer(one), await callServer(one), await callServer(one)];
    const [page, provider, own] = servers.map(({endpoint}) => endpoint);
    configure({endpoint: page ?? '', headers: () => ({'x-from': 'page'})});
    const requests = async (): Promise<number[]> =>
      Promise.all(servers.map(async (server) => (await server.requests()).length));
    await inState(await bare(), 'ready');
    expect(await requests()).to.deep.equal([1, 0, 0]);
    await inState(
      detailIn(
        await fixture(
          html`<agni-provider endpoint=${provider ?? ''}>
            <agni-call-detail call-id="one"></agni-call-detail
          ></agni-provider>`,
        ),
      ),
      'ready',
    );
    expect(await requests()).to.deep.equal([1, 1, 0]);
    await inState(
      detailIn(
        await fixture(
          html`<agni-provider endpoint=${provider ?? ''}>
            <agni-call-detail endpoint=${own ?? ''} call-id="one"></agni-call-detail
          ></agni-provider>`,
        ),
      ),
      'ready',
    );
    expect(await requests()).to.deep.equal([1, 1, 1]);
    const headers = await Promise.all(servers.map(async (server) => (await server.requests())[0]?.headers['x-from']));
    expect(headers, 'what nobody else says is the page’s').to.deep.equal(['page', 'page', 'page']);
  });

  it('comes after a context provider of the page’s own, also when that comes late', async () => {
    const [configured, provided] = [await callServer(one), await callServer({...one, summary: 'Provided.'})];
    configure({endpoint: configured.endpoint});
    const page = await fixture<HTMLElement>(html`<div><agni-call-detail call-id="one"></agni-call-detail></div>`);
    const detail = detailIn(page);
    await inState(detail, 'ready');
    new ContextProvider(page, {context: settingsContext, initialValue: {endpoint: provided.endpoint}}).hostConnected();
    await until(() => read(detail).includes('Provided.'));
    configure({endpoint: '/nowhere'});
    await detail.updateComplete;
    expect(read(detail)).to.include('Provided.');
  });

  it('gives a fetch and headers of the page’s own', async () => {
    const asked: string[] = [];
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
      asked.push(`${url} ${new Headers(init?.headers).get('x-own')}`);
      return Promise.resolve(Response.json(answerOf(one).json));
    };
    configure({
      endpoint: 'https://nowhere.invalid',
      fetch: fetch as typeof globalThis.fetch,
      headers: () => ({'x-own': 'yes'}),
    });
    await inState(await bare(), 'ready');
    expect(asked).to.deep.equal([`https://nowhere.invalid${detailPath('one')} yes`]);
  });

  it('names on the console what Intl does not know, and keeps the rest', async () => {
    const said: string[] = [];
    const {warn} = console;
    console.warn = (...words: unknown[]) => {
      said.push(words.join(' '));
    };
    try {
      const server = await callServer({...one, cost_total: 3});
      configure({endpoint: server.endpoint, currency: 'euros', locale: 'en_US!', timeZone: 'Nowhere'});
      const detail = await bare();
      await inState(detail, 'ready');
      expect(read(detail)).to.include('Credits Total 3.00');
      const named = said.map((text) => /^agni-call-widgets: (\S+) is not a value Intl knows/.exec(text)?.[1]);
      expect(named).to.deep.equal(['locale', 'time-zone', 'currency']);
    } finally {
      console.warn = warn;
    }
  });
});
