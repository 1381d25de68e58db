import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/define/provider.js';
import type {CallErrorEvent, CallLoadEvent} from '../../src/index.js';
import type {AgniCallDetail} from '../../src/widgets/call-detail.js';
import {a11y} from '../support/a11y.js';
import {press} from '../support/keys.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {documentedCall} from '../support/calls.js';
import {answerOf, callServer, detailPath} from '../support/page-objects/detail.js';
import {announced, inside, inState, read} from '../support/screen.js';

const one = {id: 'one', agent_name: 'Agent One', summary: 'The first call.'};
const two = {id: 'two', agent_name: 'Agent Two', summary: 'The second call.'};

const notice = (detail: Element): string => read(inside(detail, '[part=notice]'));
const hasNotice = (detail: Element): boolean => detail.shadowRoot?.querySelector('[part=notice]') !== null;

const detailOf = async (endpoint: string, callId: string): Promise<AgniCallDetail> =>
  fixture<AgniCallDetail>(html`<agni-call-detail endpoint=${endpoint} call-id=${callId}></agni-call-detail>`);

describe('<agni-call-detail>', () => {
  it('passes the accessibility audit in each state of a call', async () => {
    const server = await scriptedServer();
    const call = await documentedCall();
    const path = detailPath(call['id'] as string);
    await server.answer(path, {...answerOf(call), hold: true}, {...answerOf(call), hold: true}, {status: 403});
    const detail = await detailOf(server.endpoint, '');
    await inState(detail, 'idle');
    const audited: string[] = [];
    const audit = async (state: 'loading' | 'ready' | 'refreshing' | 'failed'): Promise<void> => {
      await inState(detail, state);
      await a11y(detail);
      audited.push(state);
    };
    detail.callId = call['id'] as string;
    await server.arrived(1);
    await audit('loading');
    await server.release();
    await audit('ready');
    detail.reload();
    await server.arrived(2);
    await audit('refreshing');
    await server.release();
    await inState(detail, 'ready');
    detail.reload();
    await until(() => notice(detail).includes('earlier'));
    await audit('failed');
    expect(read(detail), 'the call is still there').to.include('Customer asked about billing.');
    expect(audited).to.deep.equal(['loading', 'ready', 'refreshing', 'failed']);
  });

  it('passes the accessibility audit without a call: idle, following nothing, failed and waiting', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), {status: 403}, {status: 429, headers: {'retry-after': '20'}});
    const detail = await detailOf(server.endpoint, '');
    await inState(detail, 'idle');
    await until(() => hasNotice(detail));
    await a11y(detail);
    await a11y(await fixture(html`<agni-call-detail for="nothing"></agni-call-detail>`));
    const failed = await detailOf(server.endpoint, 'one');
    await until(() => notice(failed).includes(en.errors.forbidden));
    await a11y(failed);
    const waiting = await detailOf(server.endpoint, 'one');
    await until(() => notice(waiting).includes('Try now'));
    await a11y(waiting);
  });

  it('shows nothing of one call under another, whatever else is wrong', async () => {
    const server = await scriptedServer({[detailPath('one')]: answerOf(one), [detailPath('two')]: answerOf(two)});
    const detail = await detailOf(server.endpoint, 'one');
    await inState(detail, 'ready');
    detail.setAttribute('vendor', 'nope');
    await inState(detail, 'failed');
    expect(read(detail), 'still the same call').to.include(one.summary);
    detail.callId = 'two';
    await detail.updateComplete;
    expect(read(detail)).not.to.include(one.summary);
    detail.removeAttribute('vendor');
    await until(() => read(detail).includes(two.summary));
  });

  describe('without what it needs', () => {
    for (const [attribute, endpoint, callId] of [
      ['call-id', '/agni', ''],
      ['call-id', '/agni', '  '],
      ['endpoint', '', 'one'],
    ] as const) {
      it(`names the attribute that is missing: ${attribute}${callId.trim() === callId ? '' : ', blank'}`, async () => {
        const detail = document.createElement('agni-call-detail');
        const told = oneEvent(detail, 'agni-call-error');
        detail.setAttribute('endpoint', endpoint);
        detail.setAttribute('call-id', callId);
        document.body.append(detail);
        const {detail: error} = (await told) as CallErrorEvent;
        expect(error).to.deep.equal({code: 'not-configured', message: en.missing(attribute)});
        expect(notice(detail)).to.equal(error.message);
        expect(announced(detail)).to.equal(error.message);
        await inState(detail, 'idle');
        detail.remove();
      });
    }

    it('says to choose a call when it follows a list, and that is no error', async () => {
      const errors: Event[] = [];
      const note = (event: Event): void => {
        errors.push(event);
      };
      document.addEventListener('agni-call-error', note);
      const server = await callServer(one);
      const page = await fixture<HTMLElement>(
        html`<agni-provider endpoint=${server.endpoint}
          ><agni-call-list id="calls" .calls=${null}></agni-call-list><agni-call-detail for="calls"></agni-call-detail
        ></agni-provider>`,
      );
      const detail = page.querySelector('agni-call-detail') as AgniCallDetail;
      await inState(detail, 'idle');
      expect(notice(detail)).to.equal(en.chooseCall);
      // An event would come before this later element has its answer.
      await inState(await detailOf(server.endpoint, 'one'), 'ready');
      expect(errors).to.have.length(0);
      document.removeEventListener('agni-call-error', note);
    });
  });

  it('shows the outline of a call while it loads, and the call in its place', async () => {
    const server = await scriptedServer({[detailPath('one')]: {...answerOf(one), hold: true}});
    const detail = await detailOf(server.endpoint, 'one');
    await server.arrived(1);
    await inState(detail, 'loading');
    const outline = inside(detail, '[aria-hidden]');
    expect(outline.getAttribute('aria-hidden')).to.equal('true');
    expect(outline.getBoundingClientRect().height, 'room for what comes').to.be.above(200);
    const {left, top} = outline.getBoundingClientRect();
    await server.release();
    await inState(detail, 'ready');
    const body = inside(detail, '[part=head]').parentElement as HTMLElement;
    expect(detail.shadowRoot?.querySelector('[aria-hidden]'), 'no outline is left').to.be.null;
    expect(body.getAttribute('aria-hidden')).to.equal(null);
    expect(body.getBoundingClientRect(), 'nothing jumps').to.include({left, top});
    expect(read(detail)).to.include('The first call.');
    expect(announced(detail)).to.equal('Call: one.');
  });

  it('tells of the call when it is on screen, out of shadow roots', async () => {
    const server = await callServer(one);
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({mode: 'open'});
    let onScreen = '';
    host.addEventListener('agni-call-load', () => {
      onScreen = read(root);
    });
    const told = oneEvent(document, 'agni-call-load');
    root.append(Object.assign(document.createElement('agni-call-detail'), {endpoint: server.endpoint, callId: 'one'}));
    const {detail, cancelable} = (await told) as CallLoadEvent;
    expect(detail.call).to.include({id: 'one', summary: 'The first call.'});
    expect(detail.call.agent).to.deep.equal({name: 'Agent One'});
    expect(cancelable).to.equal(false);
    expect(onScreen).to.include('The first call.');
  });

  it('keeps the call while it asks again', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), answerOf(one), {...answerOf({...one, summary: 'Said better.'}), hold: true});
    const detail = await detailOf(server.endpoint, 'one');
    await inState(detail, 'ready');
    detail.reload();
    await server.arrived(2);
    await inState(detail, 'refreshing');
    expect(read(detail)).to.include('The first call.');
    const told = oneEvent(detail, 'agni-call-load');
    await server.release();
    expect(((await told) as CallLoadEvent).detail.call.summary).to.equal('Said better.');
    await inState(detail, 'ready');
    expect(read(detail)).to.include('Said better.').and.not.include('The first call.');
  });

  it('keeps the call through a failure, and clears it for another call', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), answerOf(one), {status: 500});
    await server.answer(detailPath('two'), {status: 404, json: {error: {code: 'not-found'}}, hold: true});
    const detail = await detailOf(server.endpoint, 'one');
    await inState(detail, 'ready');
    detail.reload();
    await inState(detail, 'failed');
    await until(() => hasNotice(detail) && notice(detail).includes(en.errors.upstream));
    expect(notice(detail)).to.include(en.stale);
    expect(read(detail)).to.include('The first call.');

    detail.callId = 'two';
    await server.arrived(1, detailPath('two'));
    await inState(detail, 'loading');
    expect(read(detail)).to.equal('');
    await server.release();
    await inState(detail, 'failed');
    await until(() => notice(detail).includes(en.errors['not-found']));
    expect(read(detail)).to.equal(`${en.errors['not-found']} ${en.retry}`);
  });

  it('shows no call any more when it has no id any more', async () => {
    const server = await callServer(one);
    const detail = await detailOf(server.endpoint, 'one');
    await inState(detail, 'ready');
    detail.removeAttribute('call-id');
    await inState(detail, 'idle');
    await until(() => read(detail) === en.missing('call-id'));
    detail.setAttribute('call-id', 'one');
    await inState(detail, 'ready');
    expect(read(detail)).to.include('The first call.');
  });

  it('says that it waits, and asks at once when somebody presses the button', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), {status: 429, headers: {'retry-after': '20'}}, answerOf(one));
    const detail = await detailOf(server.endpoint, 'one');
    await until(
      () => hasNotice(detail) && /^The service is busy. Trying again in \d+ s\. Try now$/.test(notice(detail)),
    );
    await inState(detail, 'loading');
    await press('Tab', 'Enter');
    await inState(detail, 'ready');
    expect(hasNotice(detail)).to.equal(false);
    expect(await server.requests()).to.have.length(2);
  });

  it('asks again when somebody presses the button', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), {status: 500}, answerOf(one));
    const detail = await detailOf(server.endpoint, 'one');
    await inState(detail, 'failed');
    await until(() => notice(detail).endsWith('Try again'));
    await press('Tab', 'Enter');
    await inState(detail, 'ready');
    expect(hasNotice(detail)).to.equal(false);
    expect(read(detail)).to.include('The first call.');
  });

  it('shows only the newest answer, even when an earlier one cannot be stopped and comes late', async () => {
    const late = Promise.withResolvers<Response>();
    const asked: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      asked.push(url);
      return url.endsWith('/one') ? late.promise : Promise.resolve(Response.json(answerOf(two).json));
    };
    const provider = await fixture(
      html`<agni-provider endpoint="/somewhere" .fetch=${fetch}>
        <agni-call-detail call-id="one"></agni-call-detail
      ></agni-provider>`,
    );
    const detail = provider.querySelector('agni-call-detail') as AgniCallDetail;
    const loads: string[] = [];
    detail.addEventListener('agni-call-load', (event) => loads.push(event.detail.call.id));
    await until(() => asked.length === 1);
    detail.callId = 'two';
    await inState(detail, 'ready');
    late.resolve(Response.json(answerOf(one).json));
    await late.promise;
    detail.reload(); // has its answer after the late one
    await until(() => loads.length === 2);
    expect(loads).to.deep.equal(['two', 'two']);
    expect(read(detail)).to.include('The second call.').and.not.include('The first call.');
  });
});
