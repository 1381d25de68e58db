import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {RecordingErrorEvent, RecordingPlayEvent} from '../../src/index.js';
import type {AgniCallDetail} from '../../src/widgets/call-detail.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {answerOf, detailPath, recordingPath, says} from '../support/page-objects/detail.js';
import {inside, inState, read} from '../support/screen.js';

const call = {id: 'one/1', recording_url: 'https://storage.example/one.wav?token=secret'};

const playerIn = (detail: Element): HTMLAudioElement => {
  const audio = inside(inside(detail, 'agni-call-recording'), 'audio') as HTMLAudioElement;
  audio.muted = true; // Firefox refuses to be loud where there is no sound device
  return audio;
};

const detailOf = async (endpoint: string, callId: string): Promise<AgniCallDetail> => {
  const detail = await fixture<AgniCallDetail>(
    html`<agni-call-detail endpoint=${endpoint} call-id=${callId}></agni-call-detail>`,
  );
  await inState(detail, 'ready');
  return detail;
};

describe('the recording of a call', () => {
  // a browser lets only a page that is used play sound
  before(async () => sendMouse({type: 'click', position: [1, 1]}));

  it('is asked for by call id, below the endpoint, and only when somebody plays it', async () => {
    const server = await scriptedServer({[detailPath(call.id)]: answerOf(call)});
    const detail = await detailOf(`${server.endpoint}/`, call.id);
    const audio = playerIn(detail);
    expect(audio.getAttribute('src')).to.equal(location.origin + server.endpoint + recordingPath('one/1'));
    detail.reload();
    await server.arrived(2);
    await inState(detail, 'ready');
    expect(playerIn(detail), 'the same player').to.equal(audio);
    expect((await server.requests()).map(({url}) => url)).to.deep.equal([detailPath(call.id), detailPath(call.id)]);
    expect(
      performance
        .getEntriesByType('resource')
        .map(({name}) => name)
        .join(' '),
    ).not.to.include('storage.example');

    await server.answer(recordingPath(call.id), {status: 403});
    const told = oneEvent(document, 'agni-recording-error');
    audio.play().catch((error: unknown) => error);
    expect(((await told) as RecordingErrorEvent).detail).to.deep.equal({code: 'network', message: en.recordingFailed});
    expect(await server.arrived(1, recordingPath(call.id))).to.have.length.above(0);
    await until(() => says(detail, 'Recording') === `${en.recordingFailed} ${en.retry}`);
    expect(detail.state, 'the call itself is well').to.equal('ready');
  });

  it('keeps its player while its ticket is renewed, and renews it when it has run out', async () => {
    const server = await scriptedServer();
    const path = recordingPath('one');
    const withTicket = (ticket: string) =>
      answerOf({id: 'one', recording_url: `${server.endpoint}${path}?ticket=${ticket}`});
    await server.answer(detailPath('one'), withTicket('first'), withTicket('second'), withTicket('third'));
    await server.answer(path, {status: 401});
    const detail = await detailOf(server.endpoint, 'one');
    const src = (ticket: string) => `${location.origin}${server.endpoint}${path}?ticket=${ticket}`;
    const audio = playerIn(detail);
    expect(audio.src).to.equal(src('first'));
    detail.reload();
    await server.arrived(2, detailPath('one'));
    await inState(detail, 'ready');
    expect(playerIn(detail).src, 'what plays goes on').to.equal(src('first'));
    audio.play().catch((error: unknown) => error);
    await until(() => (inside(detail, 'agni-call-recording') as HTMLElement & {src?: string}).src === src('third'));
    expect(detail.state).to.equal('ready');
  });

  it('is another with another call', async () => {
    const server = await scriptedServer();
    await server.answer(detailPath('one'), answerOf({...call, id: 'one'}));
    await server.answer(detailPath('two'), answerOf({...call, id: 'two'}));
    const detail = await detailOf(server.endpoint, 'one');
    detail.callId = 'two';
    await until(() => read(detail).endsWith('Call two'));
    expect(playerIn(detail).src).to.equal(location.origin + server.endpoint + recordingPath('two'));
  });

  it('plays from the demo: a real WAV, behind the proxy', async function () {
    interface Answer {
      readonly data: {readonly callSessions: readonly {readonly id: string; readonly recordingUrl?: string}[]};
    }
    const {data} = (await (await fetch('/agni/api/v1/calling/call-sessions?page_size=50')).json()) as Answer;
    const {id} = data.callSessions.find(({recordingUrl}) => recordingUrl) ?? {id: 'none has a recording'};
    const detail = await detailOf('/agni', id);
    const audio = playerIn(detail);
    if (!audio.canPlayType('audio/wav')) this.skip(); // an engine without codecs
    const told = oneEvent(document, 'agni-recording-play');
    await audio.play();
    expect(((await told) as RecordingPlayEvent).detail).to.deep.equal({callId: id});
    await until(() => audio.currentTime > 0, 'It plays');
    expect(audio.duration).to.be.above(1);
    const middle = audio.duration / 2;
    audio.currentTime = middle;
    await oneEvent(audio, 'seeked');
    expect(audio.currentTime, 'it can be sought in').to.be.at.least(middle - 0.5);
    audio.pause();
  });

  it('plays on when the page sets the same call anew', async () => {
    const own = () => ({id: 'own', agent: {}, caller: {}, callee: {}, recordingUrl: '/recording.wav'});
    const detail = Object.assign(document.createElement('agni-call-detail'), {call: own()});
    await fixture(html`<div>${detail}</div>`);
    await inState(detail, 'ready');
    const audio = playerIn(detail);
    for (const signature of ['', '?signature=2']) {
      const loaded = oneEvent(detail, 'agni-call-load');
      detail.call = {...own(), recordingUrl: `/recording.wav${signature}`};
      await detail.updateComplete;
      expect(playerIn(detail) === audio, 'while it is read').to.equal(true);
      await loaded;
      expect(playerIn(detail) === audio && audio.src.endsWith('/recording.wav')).to.equal(true);
    }
  });

  const own = {id: 'c1', agent: {}, caller: {name: 'Jane'}, callee: {}, recordingUrl: '/recording.wav'};
  const flat = {...own, status: 'completed', startedAt: '2026-06-11T09:30:00Z'};
  const {id: _, ...nameless} = flat;
  const again: Readonly<Record<string, readonly [first: object, next: object]>> = {
    'four messages deep': [flat, {body: {json: {payload: {data: flat}}}}],
    'as JSON text': [flat, {payload: JSON.stringify(flat)}],
    'as JSON text of JSON text': [flat, {event: {raw: JSON.stringify(JSON.stringify(flat))}}],
    'without its recording': [flat, {...flat, recordingUrl: undefined}],
    'without an id, newly signed': [
      {...nameless, recordingUrl: '/recording.wav?s=1'},
      {...nameless, recordingUrl: '/recording.wav?s=2'},
    ],
  };
  for (const [how, [first, next]] of Object.entries(again)) {
    it(`plays on when the same call comes ${how}`, async () => {
      const detail = Object.assign(document.createElement('agni-call-detail'), {call: first});
      await fixture(html`<div>${detail}</div>`);
      await inState(detail, 'ready');
      const audio = playerIn(detail);
      const address = audio.src;
      const loaded = oneEvent(detail, 'agni-call-load');
      detail.call = next;
      await loaded;
      expect(playerIn(detail) === audio && audio.isConnected && audio.src === address).to.equal(true);
    });
  }

  it('plays on when the page adds the call’s id, and takes it away', async () => {
    const detail = Object.assign(document.createElement('agni-call-detail'), {call: own});
    await fixture(html`<div>${detail}</div>`);
    await inState(detail, 'ready');
    const audio = playerIn(detail);
    for (const callId of ['c1', undefined]) {
      const loaded = oneEvent(detail, 'agni-call-load');
      detail.callId = callId;
      await loaded;
      expect(playerIn(detail) === audio && audio.isConnected).to.equal(true);
    }
  });

  it('is another without an id where the call is another', async () => {
    const detail = Object.assign(document.createElement('agni-call-detail'), {
      call: {...nameless, recordingUrl: '/recording?n=1'},
    });
    await fixture(html`<div>${detail}</div>`);
    await inState(detail, 'ready');
    const loaded = oneEvent(detail, 'agni-call-load');
    detail.call = {...nameless, startedAt: '2026-06-12T09:30:00Z', recordingUrl: '/recording?n=2'};
    await loaded;
    expect(playerIn(detail).src).to.match(/n=2$/);
  });

  it('gets a newer address from the page’s own source', async () => {
    const server = await scriptedServer({'/audio': {status: 403}});
    const asked: string[] = [];
    const get = (id: string): object => {
      asked.push(id);
      return {id, agent: {}, caller: {}, callee: {}, recordingUrl: `${server.endpoint}/audio?n=${asked.length}`};
    };
    const detail = Object.assign(document.createElement('agni-call-detail'), {callId: 'own', source: {get}});
    await fixture(html`<div>${detail}</div>`);
    await inState(detail, 'ready');
    const audio = playerIn(detail);
    audio.play().catch((error: unknown) => error);
    await until(() => says(detail, 'Recording').includes(en.retry));
    expect(asked).to.deep.equal(['own', 'own']);
    inside(inside(detail, 'agni-call-recording'), '[part=button]').click();
    await until(() => asked.length > 2, 'It is asked once more');
    await until(() => audio.src.endsWith('n=3'));
  });
});
