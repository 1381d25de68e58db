import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {CallErrorEvent, ErrorCode} from '../../src/index.js';
import type {AgniCallDetail} from '../../src/widgets/call-detail.js';
import {scriptedServer, type Answer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {answerOf, callServer, detailPath} from '../support/page-objects/detail.js';
import {announced, inside, inState, read} from '../support/screen.js';

const one = {id: 'one', summary: 'The first call.'};

type Failure = Readonly<{detail: AgniCallDetail; error: CallErrorEvent['detail']}>;

/** A detail that has just failed. */
const failing = async (attributes: Readonly<Record<string, string>>): Promise<Failure> => {
  const page = await fixture(html`<div></div>`);
  const told = oneEvent(page, 'agni-call-error'); // an ancestor: so it bubbles
  const detail = document.createElement('agni-call-detail');
  for (const [name, value] of Object.entries(attributes)) detail.setAttribute(name, value);
  page.append(detail);
  const {detail: error} = (await told) as CallErrorEvent;
  return {detail, error};
};

const unreadable = en.errors['bad-response'];
const problem = en.errors.upstream;

describe('<agni-call-detail>, badly answered', () => {
  const cases: readonly (readonly [name: string, answer: Answer, code: ErrorCode, message: string])[] = [
    ['400', {status: 400}, 'bad-request', en.errors['bad-request']],
    ['401', {status: 401}, 'unauthorized', en.errors.unauthorized],
    ['403', {status: 403}, 'forbidden', en.errors.forbidden],
    ['404', {status: 404, json: {error: {code: 'not-found'}}}, 'not-found', en.errors['not-found']],
    [
      '429',
      {status: 429, headers: {'retry-after': '600'}},
      'rate-limited',
      en.retryAfter(en.errors['rate-limited'], '10 min'),
    ],
    ['500', {status: 500}, 'upstream', problem],
    ['503, again and again', {status: 503}, 'upstream', problem],
    [
      'a page of HTML',
      {text: '<!doctype html><h1>Sign in</h1>', headers: {'content-type': 'text/html'}},
      'bad-response',
      unreadable,
    ],
    [
      'HTML that claims to be JSON',
      {text: '<p>', headers: {'content-type': 'application/json'}},
      'bad-response',
      unreadable,
    ],
    ['half of a body, as if that were all', {text: '{"success": true, "data": {"id": "on'}, 'bad-response', unreadable],
    ['a cut connection', {...answerOf(one), cut: 20}, 'network', en.errors.network],
    ['success: false', {json: {success: false, message: 'no', data: one}}, 'upstream', problem],
    ['another call than asked', answerOf({...one, id: 'other'}), 'bad-response', unreadable],
    ['a call without an id', answerOf({summary: 'x'}), 'bad-response', unreadable],
    ['nothing', {text: ''}, 'bad-response', unreadable],
    ['null', {json: null}, 'bad-response', unreadable],
    ['a list', {json: [one]}, 'bad-response', unreadable],
    ['a redirect', {status: 302, headers: {location: '/elsewhere'}}, 'bad-response', unreadable],
  ];

  for (const [name, answer, code, message] of cases) {
    it(`says what happened: ${name}`, async () => {
      const server = await scriptedServer({[detailPath('one')]: answer});
      const {detail, error} = await failing({endpoint: server.endpoint, 'call-id': 'one'});
      const status = (answer.status ?? 200) < 400 ? {} : {status: answer.status};
      expect(error).to.deep.equal({code, message, ...status});
      await inState(detail, 'failed');
      expect(read(detail)).to.equal(`${message} Try again`);
      expect(announced(detail)).to.equal(message);

      await server.answer(detailPath('one'), answerOf(one));
      inside(detail, '[part=button]').click();
      await inState(detail, 'ready');
      expect(read(detail), 'after a press of the button').to.include('The first call.');
    });
  }

  it('takes the same id in other letters for the same call', async () => {
    const server = await scriptedServer({[detailPath('ABC')]: answerOf({...one, id: 'abc'})});
    const detail = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${server.endpoint} call-id="ABC"></agni-call-detail>`,
    );
    await inState(detail, 'ready');
  });
});

describe('<agni-call-detail>, badly asked', () => {
  for (const id of ['.', '..', ' .. ']) {
    it(`refuses an id that would climb out of the route: “${id}”`, async () => {
      const server = await callServer(one);
      const {detail, error} = await failing({endpoint: server.endpoint, 'call-id': id});
      expect(error).to.deep.equal({code: 'bad-request', message: en.needed['call-id']});
      await inState(detail, 'failed');
      expect(await server.requests()).to.have.length(0);
    });
  }

  for (const id of ['a/b', '../../contacts/1', 'a?b#c', '%2e%2e', 'ü 1']) {
    it(`asks for an id as one segment: “${id}”`, async () => {
      const server = await scriptedServer({'/api/v1/calling/call-sessions-detail/*': answerOf({...one, id})});
      const detail = await fixture<AgniCallDetail>(
        html`<agni-call-detail endpoint=${server.endpoint} call-id=${id}></agni-call-detail>`,
      );
      await inState(detail, 'ready');
      expect((await server.requests()).map(({url}) => url)).to.deep.equal([detailPath(id)]);
    });
  }

  const endpointMessage = en.needed.endpoint;
  const wrong = [
    ['endpoint', 'ftp://example.com', endpointMessage],
    ['endpoint', 'https://user:secret@example.com/agni', endpointMessage],
    ['endpoint', '/agni?key=secret', endpointMessage],
    ['endpoint', 'http://', endpointMessage],
    ['vendor', 'nobody', en.needed.vendor],
  ] as const;
  for (const [attribute, value, message] of wrong) {
    it(`names a wrong ${attribute}: ${value}`, async () => {
      const {detail, error} = await failing({endpoint: '/agni', 'call-id': 'one', [attribute]: value});
      expect(error).to.deep.equal({code: 'not-configured', message});
      await inState(detail, 'failed');
      expect(read(detail), 'no button: trying again cannot help').to.equal(message);
    });
  }

  it('keeps the call, its recording included, while the page has the endpoint wrong', async () => {
    const call = {...one, recording_url: 'https://files.example/1'};
    const server = await callServer(call);
    const detail = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${server.endpoint} call-id="one"></agni-call-detail>`,
    );
    await inState(detail, 'ready');
    detail.endpoint = 'ftp://example.com';
    await inState(detail, 'failed');
    await until(() => read(detail).startsWith(endpointMessage));
    expect(read(detail)).to.include('The first call.');
    detail.endpoint = server.endpoint;
    await inState(detail, 'ready');
    expect(read(detail)).to.include('The first call.');
  });
});

describe('<agni-call-detail>, unseen', () => {
  /** An answer here proves that whatever would have been asked before has been asked. */
  const others = async (endpoint: string): Promise<void> => {
    const later = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${endpoint} call-id="later"></agni-call-detail>`,
    );
    await inState(later, 'ready');
  };

  it('asks nothing while it is hidden, and once when it is shown', async () => {
    const server = await callServer(one, {...one, id: 'later'});
    const page = await fixture<HTMLElement>(
      html`<div hidden>
        <agni-call-detail endpoint=${server.endpoint} call-id="one"></agni-call-detail>
      </div>`,
    );
    await others(server.endpoint);
    expect(await server.requests(detailPath('one'))).to.have.length(0);
    page.hidden = false;
    await inState(page.querySelector('agni-call-detail') as Element, 'ready');
    expect(await server.requests(detailPath('one'))).to.have.length(1);
  });

  it('asks nothing when it left at once', async () => {
    const server = await callServer(one, {...one, id: 'later'});
    const detail = Object.assign(document.createElement('agni-call-detail'), {
      endpoint: server.endpoint,
      callId: 'one',
    });
    document.body.append(detail);
    detail.remove();
    await others(server.endpoint);
    expect(await server.requests(detailPath('one'))).to.have.length(0);
  });

  it('gives up when it leaves, asks again when it comes back, and survives a move', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), {hang: 'head'}, {...answerOf(one), hold: true});
    const detail = await fixture<AgniCallDetail>(
      html`<agni-call-detail endpoint=${server.endpoint} call-id="one"></agni-call-detail>`,
    );
    const place = detail.parentElement as Element;
    await server.arrived(1);
    detail.remove();
    await server.ended(1, 'left');
    place.append(detail);
    await server.arrived(2);
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(detail);
    await server.release();
    await inState(detail, 'ready');
    expect(await server.requests()).to.have.length(2);
    expect(read(detail)).to.include('The first call.');
  });
});
