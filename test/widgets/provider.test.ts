import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/define.js';
import type {AgniCallDetail, AgniProvider, CallErrorEvent, HeadersSource} from '../../src/index.js';
import {a11y} from '../support/a11y.js';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {documentedCall} from '../support/calls.js';
import {answerOf, callServer, detailPath, factsIn} from '../support/page-objects/detail.js';
import {inState, read} from '../support/screen.js';

const one = {id: 'one', summary: 'The first call.'};

const detailIn = (page: Element): AgniCallDetail => page.querySelector('agni-call-detail') as AgniCallDetail;
const providerIn = (page: Element): AgniProvider => page.querySelector('agni-provider') as AgniProvider;

const askedOf = async (server: ScriptedServer): Promise<number> => (await server.requests()).length;

describe('<agni-provider>', () => {
  it('passes the accessibility audit with what is inside it, and is no box of its own', async () => {
    const server = await callServer(one);
    const provider = await fixture(
      html`<agni-provider endpoint=${server.endpoint}>
        <agni-call-detail call-id="one"></agni-call-detail
      ></agni-provider>`,
    );
    await inState(detailIn(provider), 'ready');
    await a11y(provider);
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  describe('gives the endpoint', () => {
    it('to every element inside it', async () => {
      const server = await scriptedServer();
      await fixture(
        html`<agni-provider endpoint=${server.endpoint}>
          <agni-call-list></agni-call-list>
          <p><agni-contact-calls contact-id="a"></agni-contact-calls></p>
          <agni-phone-history phone="+14155550100"></agni-phone-history
          ><agni-call-detail call-id="one"></agni-call-detail
        ></agni-provider>`,
      );
      const paths = (await server.arrived(4)).map(({path}) => path);
      expect(paths).to.have.members([
        '/api/v1/calling/call-sessions',
        '/api/v1/contacts/a/calls',
        '/api/v1/calling/phone-history',
        detailPath('one'),
      ]);
    });

    it('through shadow roots, open and closed', async () => {
      const server = await callServer(one);
      const provider = await fixture(html`<agni-provider endpoint=${server.endpoint}><div></div></agni-provider>`);
      const inner = document.createElement('div');
      (provider.firstElementChild as Element).attachShadow({mode: 'open'}).append(inner);
      const detail = Object.assign(document.createElement('agni-call-detail'), {callId: 'one'});
      inner.attachShadow({mode: 'closed'}).append(detail);
      await inState(detail, 'ready');
    });

    it('through a slot, from inside the component that has the slot', async () => {
      const server = await callServer(one);
      const component = await fixture(html`<div><agni-call-detail call-id="one"></agni-call-detail></div>`);
      const provider = Object.assign(document.createElement('agni-provider'), {endpoint: server.endpoint});
      provider.append(document.createElement('slot'));
      component.attachShadow({mode: 'open'}).append(provider);
      await inState(detailIn(component), 'ready');
    });

    it('to elements that come later', async () => {
      const server = await callServer(one);
      const provider = await fixture(html`<agni-provider endpoint=${server.endpoint}></agni-provider>`);
      const detail = Object.assign(document.createElement('agni-call-detail'), {callId: 'one'});
      provider.append(detail);
      await inState(detail, 'ready');
    });

    it('but not to one that has its own', async () => {
      const [own, provided] = [await callServer(one), await callServer(one)];
      const provider = await fixture(
        html`<agni-provider endpoint=${provided.endpoint}>
          <agni-call-detail endpoint=${own.endpoint} call-id="one"></agni-call-detail
        ></agni-provider>`,
      );
      await inState(detailIn(provider), 'ready');
      expect(await askedOf(own)).to.equal(1);
      expect(await askedOf(provided)).to.equal(0);
      detailIn(provider).removeAttribute('endpoint');
      await provided.arrived(1);
    });
  });

  it('gives the vendor', async () => {
    const page = await fixture(html`<div></div>`);
    const told = oneEvent(page, 'agni-call-error');
    const provider = Object.assign(document.createElement('agni-provider'), {endpoint: '/agni', vendor: 'nobody'});
    provider.append(Object.assign(document.createElement('agni-call-detail'), {callId: 'one'}));
    page.append(provider);
    expect(((await told) as CallErrorEvent).detail.message).to.equal(en.needed.vendor);
    const server = await callServer(one);
    Object.assign(provider, {endpoint: server.endpoint, vendor: 'agni'});
    await inState(detailIn(provider), 'ready');
  });

  describe('gives locale, time zone and currency', () => {
    it('to what is read', async () => {
      const call = await documentedCall();
      const server = await callServer(call);
      const provider = await fixture(
        html`<agni-provider endpoint=${server.endpoint} locale="de-AT" time-zone="Asia/Kolkata" currency="EUR">
          <agni-call-detail call-id=${call['id']}></agni-call-detail
        ></agni-provider>`,
      );
      const detail = detailIn(provider);
      await inState(detail, 'ready');
      // English texts, so English dates and numbers, as they are written in Austria
      expect(factsIn(detail, en.facts)['Started']).to.match(/^11 June 2026 at 15:00:00 (GMT\+5:30|IST)$/);
      const money = new Intl.NumberFormat('en-AT', {style: 'currency', currency: 'EUR'}); // engines differ in it
      const total = money.format(12.5).replace(/\s/g, ' ');
      expect(factsIn(detail, 'Cost')['Total']?.replace(/\s/g, ' ')).to.equal(total);
    });

    it('and a change is read at once, without another request', async () => {
      const call = await documentedCall();
      const server = await callServer(call);
      const provider = await fixture<AgniProvider>(
        html`<agni-provider endpoint=${server.endpoint} locale="en-US" time-zone="UTC">
          <agni-call-detail call-id=${call['id']}></agni-call-detail
        ></agni-provider>`,
      );
      const detail = detailIn(provider);
      await inState(detail, 'ready');
      provider.setAttribute('currency', 'USD');
      await until(() => factsIn(detail, 'Cost')['Total'] === '$12.50');
      provider.removeAttribute('currency');
      await until(() => factsIn(detail, 'Credits')['Total'] === '12.50');
      provider.timeZone = 'America/New_York';
      await until(() => factsIn(detail, en.facts)['Started'] === 'June 11, 2026 at 5:30:00 AM EDT');
      expect(await askedOf(server)).to.equal(1);
    });

    for (const [attribute, value] of [
      ['locale', 'not a locale'],
      ['time-zone', 'Mars/Olympus'],
      ['currency', 'euros'],
    ] as const) {
      it(`and names on the console a ${attribute} that Intl does not know; nothing breaks`, async () => {
        const said: string[] = [];
        const {warn} = console;
        console.warn = (...words: unknown[]) => {
          said.push(words.join(' '));
        };
        try {
          const call = await documentedCall();
          const server = await callServer(call);
          const provider = document.createElement('agni-provider');
          const settings = {
            endpoint: server.endpoint,
            locale: 'en-US',
            'time-zone': 'UTC',
            currency: 'USD',
            [attribute]: value,
          };
          for (const [name, setting] of Object.entries(settings)) provider.setAttribute(name, setting);
          const detail = Object.assign(document.createElement('agni-call-detail'), {callId: call['id'] as string});
          provider.append(detail);
          (await fixture(html`<div></div>`)).append(provider);
          await inState(detail, 'ready');
          expect(said).to.deep.equal([
            `agni-call-widgets: ${attribute} is not a value Intl knows; the browser's own is used.`,
          ]);
          expect(factsIn(detail, attribute === 'currency' ? 'Credits' : 'Cost')['Total']).to.match(/12.50/);
          expect(factsIn(detail, en.facts)['Started']).to.include('2026');
        } finally {
          console.warn = warn;
        }
      });
    }
  });

  describe('inside another', () => {
    it('adds to what the outer one says, and changes of either come through', async () => {
      const [outer, inner] = [await callServer(one), await callServer(one)];
      const page = await fixture(
        html`<agni-provider endpoint=${outer.endpoint} currency="USD" .headers=${() => ({'x-from': 'outer'})}>
          <section>
            <agni-provider .headers=${() => ({'x-from': 'inner'})}
              ><agni-call-detail call-id="one"></agni-call-detail
            ></agni-provider></section
        ></agni-provider>`,
      );
      const detail = detailIn(page);
      await inState(detail, 'ready');
      expect((await outer.requests())[0]?.headers['x-from']).to.equal('inner');
      providerIn(page).endpoint = inner.endpoint;
      await inner.arrived(1);
      await inState(detail, 'ready');
      Object.assign(providerIn(page), {endpoint: undefined, headers: undefined});
      await outer.arrived(2);
      await inState(detail, 'ready');
      expect((await outer.requests())[1]?.headers['x-from']).to.equal('outer');
      (page as AgniProvider).endpoint = inner.endpoint;
      await inner.arrived(2);
    });

    it('is asked before the outer one, from the first request on', async () => {
      const [outer, inner] = [await callServer(one), await callServer(one)];
      const page = await fixture(
        html`<agni-provider endpoint=${outer.endpoint}
          ><agni-provider endpoint=${inner.endpoint}> <agni-call-detail call-id="one"></agni-call-detail></agni-provider
        ></agni-provider>`,
      );
      await inState(detailIn(page), 'ready');
      expect(await askedOf(outer)).to.equal(0);
      expect(await askedOf(inner)).to.equal(1);
    });
  });

  describe('and what moves', () => {
    it('takes the settings of the place it comes to', async () => {
      const [left, right] = [
        await callServer({...one, summary: 'Left.'}),
        await callServer({...one, summary: 'Right.'}),
      ];
      const page = await fixture(
        html`<div>
          <agni-provider endpoint=${left.endpoint}><agni-call-detail call-id="one"></agni-call-detail></agni-provider>
          <agni-provider endpoint=${right.endpoint} id="right"></agni-provider>
        </div>`,
      );
      const detail = detailIn(page);
      await until(() => read(detail).includes('Left.'));
      page.querySelector('#right')?.append(detail);
      await until(() => read(detail).includes('Right.'));
      providerIn(page).endpoint = '/nowhere'; // no concern of it any more
      providerIn(page).prepend(
        Object.assign(document.createElement('agni-call-detail'), {callId: 'other', endpoint: left.endpoint}),
      );
      await left.arrived(2);
      expect(read(detail)).to.include('Right.');
      expect(await askedOf(right)).to.equal(1);
    });

    it('takes nothing along to where there is no provider', async () => {
      const server = await callServer(one);
      const page = await fixture(
        html`<div>
          <agni-provider endpoint=${server.endpoint}>
            <agni-call-detail call-id="one"></agni-call-detail
          ></agni-provider>
        </div>`,
      );
      const detail = detailIn(page);
      await inState(detail, 'ready');
      page.append(detail);
      await inState(detail, 'idle');
      await until(() => read(detail) === en.missing('endpoint'));
    });

    it('is never unconfigured on its way', async () => {
      const errors: Event[] = [];
      const note = (event: Event): void => {
        errors.push(event);
      };
      document.addEventListener('agni-call-error', note);
      const server = await callServer(one);
      const page = await fixture(
        html`<div>
          <agni-provider endpoint=${server.endpoint}
            ><agni-provider currency="EUR"> <agni-call-detail call-id="one"></agni-call-detail></agni-provider
          ></agni-provider>
          <agni-provider endpoint=${server.endpoint} id="right"></agni-provider>
        </div>`,
      );
      const detail = detailIn(page);
      await inState(detail, 'ready');
      page.querySelector('#right')?.append(detail);
      await detail.updateComplete;
      const inner = document.createElement('agni-provider');
      page.querySelector('#right')?.append(inner);
      inner.append(detail);
      await detail.updateComplete;
      await inState(detail, 'ready');
      expect(errors).to.have.length(0);
      expect(await askedOf(server), 'nor is it asked for again').to.equal(1);
      document.removeEventListener('agni-call-error', note);
    });

    it('is not configured any more when its provider takes the endpoint back', async () => {
      const server = await callServer(one);
      const provider = await fixture<AgniProvider>(
        html`<agni-provider endpoint=${server.endpoint}>
          <agni-call-detail call-id="one"></agni-call-detail
        ></agni-provider>`,
      );
      const detail = detailIn(provider);
      await inState(detail, 'ready');
      const told = oneEvent(detail, 'agni-call-error');
      provider.removeAttribute('endpoint');
      const message = en.missing('endpoint');
      expect(((await told) as CallErrorEvent).detail).to.deep.equal({code: 'not-configured', message});
      await inState(detail, 'idle');
      expect(read(detail)).to.equal(message);
      provider.endpoint = server.endpoint;
      await inState(detail, 'ready');
    });
  });

  describe('gives headers', () => {
    const forms: Readonly<Record<string, HeadersSource>> = {
      'an object': () => ({authorization: 'Bearer a'}),
      'a list': () => [['authorization', 'Bearer a']],
      'Headers, later': async () => Promise.resolve(new Headers({authorization: 'Bearer a'})),
    };
    for (const [form, headers] of Object.entries(forms)) {
      it(`to each request: ${form}`, async () => {
        const server = await callServer(one);
        const provider = await fixture(
          html`<agni-provider endpoint=${server.endpoint} .headers=${headers}>
            <agni-call-detail call-id="one"></agni-call-detail
          ></agni-provider>`,
        );
        await inState(detailIn(provider), 'ready');
        detailIn(provider).reload();
        const requests = await server.arrived(2);
        expect(requests.map((request) => request.headers['authorization'])).to.deep.equal(['Bearer a', 'Bearer a']);
      });
    }

    it('and asks once for fresh ones after a 401', async () => {
      const server = await scriptedServer();
      await server.answer(detailPath('one'), {status: 401}, answerOf(one), {status: 401}, {status: 401});
      const asked: boolean[] = [];
      const headers: HeadersSource = ({fresh}) => {
        asked.push(fresh);
        return {authorization: fresh ? 'new' : 'old'};
      };
      const provider = await fixture(
        html`<agni-provider endpoint=${server.endpoint} .headers=${headers}>
          <agni-call-detail call-id="one"></agni-call-detail
        ></agni-provider>`,
      );
      const detail = detailIn(provider);
      await inState(detail, 'ready');
      expect(asked).to.deep.equal([false, true]);
      expect((await server.requests()).map((request) => request.headers['authorization'])).to.deep.equal([
        'old',
        'new',
      ]);
      const told = oneEvent(detail, 'agni-call-error');
      detail.reload();
      expect(((await told) as CallErrorEvent).detail).to.include({code: 'unauthorized', status: 401});
      expect(asked, 'not for ever').to.deep.equal([false, true, false, true]);
    });

    it('and when the page cannot give any, it is not signed in, and nothing is asked', async () => {
      const server = await callServer(one);
      const page = await fixture(html`<div></div>`);
      const told = oneEvent(page, 'agni-call-error');
      const provider = Object.assign(document.createElement('agni-provider'), {
        endpoint: server.endpoint,
        headers: async () => Promise.reject(new Error('signed out')),
      });
      provider.append(Object.assign(document.createElement('agni-call-detail'), {callId: 'one'}));
      page.append(provider);
      expect(((await told) as CallErrorEvent).detail.code).to.equal('unauthorized');
      expect(await askedOf(server)).to.equal(0);
    });

    it('from a function made anew at each render: nothing is asked again, and the next request has the newest', async () => {
      const server = await callServer(one);
      const provider = await fixture<AgniProvider>(
        html`<agni-provider endpoint=${server.endpoint} .headers=${() => ({'x-render': '0'})}>
          <agni-call-detail call-id="one"></agni-call-detail
        ></agni-provider>`,
      );
      const detail = detailIn(provider);
      await inState(detail, 'ready');
      for (const render of ['1', '2', '3']) {
        provider.headers = () => ({'x-render': render});
        await provider.updateComplete;
        await detail.updateComplete;
        expect(detail.state).to.equal('ready');
      }
      detail.reload();
      const requests = await server.arrived(2);
      expect(requests.map((request) => request.headers['x-render'])).to.deep.equal(['0', '3']);
    });
  });

  it('gives a fetch of the page’s own', async () => {
    const asked: [string, string | undefined][] = [];
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
      asked.push([url, new Headers(init?.headers).get('x-own') ?? undefined]);
      return Promise.resolve(Response.json(answerOf(one).json));
    };
    const provider = await fixture(
      html`<agni-provider endpoint="https://nowhere.invalid/agni/" .fetch=${fetch} .headers=${() => ({'x-own': 'yes'})}>
        <agni-call-detail call-id="one"></agni-call-detail
      ></agni-provider>`,
    );
    await inState(detailIn(provider), 'ready');
    expect(asked).to.deep.equal([[`https://nowhere.invalid/agni${detailPath('one')}`, 'yes']]);
  });
});
