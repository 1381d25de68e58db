import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import '../../../src/define/call-recording.js';
import type {RecordingErrorEvent, RecordingPlayEvent} from '../../../src/index.js';
import type {AgniCallRecording} from '../../../src/parts/player/call-recording.js';
import {a11y} from '../../support/a11y.js';
import {press} from '../../support/keys.js';
import {scriptedServer, type Answer} from '../../support/server.js';
import {until} from '../../support/until.js';
import {en} from '../../../src/locale/en.js';

/** Four seconds of silence, 8 bits at 8 kHz; every byte of it is ASCII, so that it can be sent as text. */
const wav = (): Answer => {
  const bytes = (number: number, count: number): string =>
    Array.from({length: count}, (_, index) => String.fromCharCode((number >> (8 * index)) & 255)).join('');
  const length = 0x7f40;
  const format = [
    [1, 2],
    [1, 2],
    [8000, 4],
    [8000, 4],
    [1, 2],
    [8, 2],
  ] as const;
  const header = format.map(([number, count]) => bytes(number, count)).join('');
  const head = `RIFF${bytes(length + 36, 4)}WAVEfmt ${bytes(16, 4)}${header}data${bytes(length, 4)}`;
  return {text: head + '@'.repeat(length), headers: {'content-type': 'audio/wav'}};
};

const failed = en.recordingFailed;

/**
 * A recording on a page, in a tree of its own. Its players are muted: Firefox refuses to be loud where there is no
 * sound device.
 */
const recordingOf = async (src: string): Promise<AgniCallRecording> => {
  const page = await fixture(html`<div></div>`);
  const recording = Object.assign(document.createElement('agni-call-recording'), {src, callId: 'one'});
  page.attachShadow({mode: 'open'}).append(recording);
  const mute = (): void => {
    for (const audio of recording.shadowRoot?.querySelectorAll('audio') ?? []) audio.muted = true;
  };
  new MutationObserver(mute).observe(recording.renderRoot, {childList: true, subtree: true});
  await recording.updateComplete;
  mute();
  return recording;
};

const find = (recording: Element, selector: string): HTMLElement | null =>
  recording.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const audioOf = (recording: Element): HTMLAudioElement => find(recording, 'audio') as HTMLAudioElement;
const says = (recording: Element): string =>
  find(recording, '[part=notice]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Presses play in the browser's own player: by the space bar, or where that does nothing (WebKit), by its button. */
const play = async (recording: Element): Promise<void> => {
  const audio = audioOf(recording);
  await press('Tab');
  expect(recording.shadowRoot?.activeElement, 'the player is in the tab order').to.equal(audio);
  await press('Space');
  const {left, top, height} = audio.getBoundingClientRect();
  if (audio.isConnected && audio.paused)
    await sendMouse({type: 'click', position: [Math.round(left + 27), Math.round(top + height / 2)]});
};

describe('<agni-call-recording>', () => {
  it('passes the accessibility audit with a recording, without one, and with one that does not play', async () => {
    const server = await scriptedServer({'/audio': {status: 403}});
    await a11y(await fixture(html`<agni-call-recording></agni-call-recording>`));
    const recording = await recordingOf(`${server.endpoint}/audio`);
    await a11y(recording);
    await play(recording);
    await until(() => says(recording) !== '');
    await a11y(recording);
  });

  it('names the player, and lets the page name it otherwise', async () => {
    const recording = await recordingOf('/audio');
    expect(audioOf(recording).getAttribute('aria-label')).to.equal('Recording');
    recording.label = 'Call with Asha';
    await recording.updateComplete;
    expect(audioOf(recording).getAttribute('aria-label')).to.equal('Call with Asha');
    expect(audioOf(recording).controls).to.equal(true);
  });

  it('says in words that there is none', async () => {
    const recording = await recordingOf('');
    expect(recording.shadowRoot?.textContent.trim()).to.equal(en.noRecording);
    expect(find(recording, 'audio')).to.equal(null);
  });

  it('asks nothing before somebody presses play', async () => {
    const server = await scriptedServer({'/audio': wav(), '/later': {text: ''}});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    // the element has chosen its resource
    await until(() => audioOf(recording).networkState !== HTMLMediaElement.NETWORK_EMPTY);
    await fetch(`${server.endpoint}/later`);
    expect((await server.requests()).map(({path}) => path)).to.deep.equal(['/later']);
    await play(recording);
    expect(await server.arrived(1, '/audio')).to.have.length.above(0);
  });

  it('plays, and tells of it once each time it starts', async () => {
    const server = await scriptedServer({'/audio': wav()});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    const told: string[] = [];
    const note = (event: RecordingPlayEvent): void => {
      told.push(event.detail.callId);
    };
    document.body.addEventListener('agni-recording-play', note); // so it bubbles, out of the shadow tree
    const audio = audioOf(recording);
    await play(recording);
    await until(() => told.length > 0);
    expect(audio.readyState, 'there is sound by now').to.be.at.least(HTMLMediaElement.HAVE_CURRENT_DATA);
    await until(() => audio.currentTime > 0.05, 'It plays');
    expect(audio.duration).to.be.within(4, 4.1);
    audio.dispatchEvent(new Event('playing')); // as after data ran short
    expect(told).to.deep.equal(['one']);
    audio.pause();
    await oneEvent(audio, 'pause');
    void audio.play();
    await until(() => told.length === 2, 'It is told of the second start');
    document.body.removeEventListener('agni-recording-play', note);
  });

  const broken: Readonly<Record<string, Answer>> = {
    '403': {status: 403, json: {success: false}},
    '404': {status: 404},
    '500': {status: 500},
    'a page of HTML': {text: '<!doctype html><h1>Sign in</h1>', headers: {'content-type': 'text/html'}},
    JSON: {json: {recording_url: 'https://files.example/1'}},
    'another file': {text: 'RIFF', headers: {'content-type': 'audio/wav'}},
    'a dropped connection': {cut: 0},
  };
  for (const [name, answer] of Object.entries(broken)) {
    it(`says that it cannot be played, and plays after a second try: ${name}`, async () => {
      const server = await scriptedServer();
      await server.answer('/audio', answer);
      const recording = await recordingOf(`${server.endpoint}/audio`);
      const told: Event[] = [];
      recording.addEventListener('agni-recording-play', (event) => told.push(event));
      const error = oneEvent(document, 'agni-recording-error');
      await play(recording);
      expect(((await error) as RecordingErrorEvent).detail).to.deep.equal({code: 'network', message: failed});
      await recording.updateComplete;
      expect(find(recording, 'audio'), 'no player that seems to play').to.equal(null);
      expect(says(recording)).to.equal(`${failed} Try again`);
      expect(find(recording, '[role=status]')?.textContent, 'heard').to.equal(failed);
      expect(told, 'nothing was played').to.have.length(0);

      await server.answer('/audio', wav());
      await server.forget();
      find(recording, '[part=button]')?.focus();
      await press('Enter');
      await until(() => told.length === 1, 'it plays');
      expect(await server.arrived(1, '/audio')).to.have.length.above(0);
      expect(find(recording, '[role=status]')?.textContent).to.equal('');
    });
  }

  it('keeps the focus on the player when it is tried again', async () => {
    const server = await scriptedServer({'/audio': {status: 404}});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    await play(recording);
    await until(() => says(recording) !== '');
    await server.answer('/audio', {hang: 'head'});
    find(recording, '[part=button]')?.focus();
    await press('Enter');
    await until(() => find(recording, 'audio') !== null);
    expect(recording.shadowRoot?.activeElement).to.equal(find(recording, 'audio'));
  });

  it('says it again when the second try fails, too', async () => {
    const server = await scriptedServer({'/audio': {status: 404}});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    await play(recording);
    await until(() => says(recording) !== '');
    const again = oneEvent(recording, 'agni-recording-error');
    find(recording, '[part=button]')?.click();
    await again;
    await until(() => says(recording) !== '');
    expect(find(recording, '[role=status]')?.textContent).to.equal(failed);
  });

  it('forgets the failure with another recording', async () => {
    const server = await scriptedServer({'/audio': {status: 404}});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    await play(recording);
    await until(() => says(recording) !== '');
    recording.src = `${server.endpoint}/other`;
    await recording.updateComplete;
    expect(says(recording)).to.equal('');
    expect(audioOf(recording).src).to.equal(new URL(recording.src, location.href).href);
  });

  it('keeps what plays when the same call gets another address', async () => {
    const server = await scriptedServer({'/audio': wav()});
    const recording = await recordingOf(`${server.endpoint}/audio?signature=1`);
    const audio = audioOf(recording);
    await play(recording);
    await until(() => audio.currentTime > 0.05, 'It plays');
    const {src} = audio;
    recording.src = `${server.endpoint}/audio?signature=2`;
    await recording.updateComplete;
    expect(audioOf(recording) === audio && audio.src === src && !audio.paused).to.equal(true);
  });

  it('plays the recording of another call, whatever its address looks like', async () => {
    const recording = await recordingOf('/play?call=1');
    recording.src = '/play?call=2';
    recording.callId = 'two';
    await recording.updateComplete;
    expect(audioOf(recording).src).to.equal(`${location.origin}/play?call=2`);
  });

  /** Plays, is sought to a later second, at another speed, and fails there. */
  const failAt = async (recording: AgniCallRecording): Promise<HTMLAudioElement> => {
    const audio = audioOf(recording);
    await play(recording);
    await until(() => audio.currentTime > 0.05, 'It plays');
    audio.playbackRate = 1.5;
    audio.volume = 0.5;
    audio.currentTime = 2;
    await until(() => !audio.seeking, 'It is sought');
    audio.dispatchEvent(new Event('error')); // as where the address has expired
    return audio;
  };

  it('goes on at the same second, speed and volume after another try', async () => {
    const server = await scriptedServer({'/audio': wav()});
    const recording = await recordingOf(`${server.endpoint}/audio`);
    await failAt(recording);
    await until(() => says(recording) !== '');
    find(recording, '[part=button]')?.click();
    const audio = await until(() => audioOf(recording));
    await until(() => audio.currentTime > 2 && !audio.paused, 'It goes on');
    expect({rate: audio.playbackRate, volume: audio.volume}).to.deep.equal({rate: 1.5, volume: 0.5});
  });

  it('goes on with a newer address it already has, and says nothing', async () => {
    const server = await scriptedServer({'/audio': wav()});
    const recording = await recordingOf(`${server.endpoint}/audio?signature=1`);
    recording.src = `${server.endpoint}/audio?signature=2`;
    await recording.updateComplete;
    const audio = await failAt(recording);
    await until(() => audio.src.endsWith('signature=2') && audio.currentTime > 2 && !audio.paused, 'It goes on');
    expect(says(recording)).to.equal('');
  });

  it('gets a newer address by itself, once', async () => {
    const server = await scriptedServer({'/audio': wav()});
    const recording = await recordingOf(`${server.endpoint}/audio?signature=1`);
    let count = 1;
    recording.renew = () => Promise.resolve(`${server.endpoint}/audio?signature=${++count}`);
    await recording.updateComplete;
    const audio = await failAt(recording);
    await until(() => audio.src.endsWith('signature=2') && audio.currentTime > 2 && !audio.paused, 'It goes on');
    audio.pause();
    audio.currentTime = 2; // the same place
    audio.dispatchEvent(new Event('error'));
    await until(() => says(recording) !== '');
    expect(count).to.equal(2);
  });
});
