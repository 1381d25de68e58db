import {LitElement, html, type PropertyValues, type TemplateResult} from 'lit';
import {cache} from 'lit/directives/cache.js';
import {RecordingErrorEvent, RecordingPlayEvent} from '../../events.js';
import {knownLocale, onLocaleChange, type Locale} from '../../locale/locale.js';
import {base} from '../../styles/base.js';
import {panelStyles} from '../panel-styles.js';
import {tokens} from '../../styles/tokens.js';
import {isLightText} from './scheme.js';
import {renderFrame, renderLiveRegion, renderNotice} from '../notice.js';
import {goOn, pathOf, placeOf, type Place} from './place.js';
import {playerStyles} from './styles.js';

/** Milliseconds after a failure within which a new address goes on by itself; later, sound would be a surprise. */
const soon = 10_000;

/**
 * @summary A call's recording in the browser's own player. It loads nothing until a person presses play, and reports a
 *   recording that cannot be played. With a `call-id`, another address of the same call does not disturb it: what plays
 *   goes on, and goes over to the new address where the old one fails.
 * @tagname agni-call-recording
 *
 * @fires {RecordingPlayEvent} agni-recording-play - The recording started to play: `detail.callId`.
 * @fires {RecordingErrorEvent} agni-recording-error - The recording could not be played: `detail.code`,
 *   `detail.message`.
 * @csspart audio - The browser's player.
 * @csspart notice - A message, with an action where one helps.
 * @csspart button - A button.
 */
export class AgniCallRecording extends LitElement {
  static override styles = [tokens, base, panelStyles, playerStyles];

  static override properties = {
    src: {},
    callId: {attribute: 'call-id'},
    label: {},
    locale: {attribute: false},
    renew: {attribute: false},
    broken: {state: true},
  };

  /**
   * The recording's address, usually on the proxy. While the `call-id` stays, a new address is another one of the same
   * recording, used when the present one fails.
   */
  declare src: string | undefined;
  /** Id of the call: for the events, and to know the recording under another address. */
  declare callId: string | undefined;
  /**
   * Gets another address of the recording when the present one has failed, for example because it has expired; `undefined`
   * if there is none. Default: only a new `src` brings another address.
   */
  declare renew: (() => Promise<string | undefined>) | undefined;
  /** The player's name for assistive technology. Default `Recording`. */
  declare label: string | undefined;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;
  /** Whether the recording failed to play. */
  declare private broken: boolean;

  #playing = false;
  /** The address in use. */
  #address: string | undefined;
  /** The `src` of that time. Another address may have been got since, so that alone it tells nothing. */
  #seen: string | undefined;
  /** Where it failed. */
  #place: Place | undefined;
  #failedAt = -Infinity;
  /** The player knows the length of its address: from here on its time means something. */
  #isLoaded = false;
  /** The second up to which another address was already got without anyone's doing. */
  #renewedUpTo = -Infinity;
  /** Counts recordings and tries, so that an address that comes too late is not used. */
  #turn = 0;
  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.broken = false;
    this.locale = knownLocale({});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = onLocaleChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {src, callId} = this;
    if (!changed.has('src') || src === this.#address) return;
    const isSame = src && this.#address && callId && !changed.has('callId');
    if (!isSame) this.#begin(src);
    else if (this.broken) void this.#goOn(src);
    else if (!this.#isInUse && pathOf(src) !== pathOf(this.#address)) this.#address = this.#seen = src;
  }

  protected override render(): TemplateResult {
    const {noRecording, recordingFailed, recording, retry} = this.locale.messages;
    const {broken, label = recording, locale} = this;
    if (!this.#address) return renderFrame(locale, html`<span class="muted">${noRecording}</span>`);
    return renderFrame(
      locale,
      html`${renderLiveRegion(broken ? recordingFailed : '')}
      ${cache(
        // kept while the notice is there: with its volume, and with the browser's leave to play
        broken
          ? renderNotice({text: recordingFailed, action: retry, act: () => void this.#tryAgain()})
          : html`<audio
              part="audio"
              controls
              preload=${this.#place ? 'metadata' : 'none' /* a place is seen only with the length */}
              .defaultPlaybackRate=${this.#place?.rate ?? 1 /* loading resets the rate to it (HTML §4.8.11.5) */}
              src=${this.#address}
              aria-label=${label}
              @loadedmetadata=${this.#findPlace}
              @playing=${this.#dispatchPlay}
              @pause=${this.#notePause}
              @error=${this.#recover}
            ></audio>`,
      )}`,
    );
  }

  protected override updated(): void {
    this.#audio?.toggleAttribute('data-dark', isLightText(this.#audio));
  }

  get #audio(): HTMLAudioElement | null {
    return this.renderRoot.querySelector('audio');
  }

  /** The page has set another address since. */
  get #isNew(): boolean {
    return this.src !== this.#seen && this.src !== this.#address;
  }

  /** Someone has begun to play it. */
  get #isInUse(): boolean {
    return this.#isLoaded || this.#audio?.paused === false;
  }

  /** Another recording. */
  #begin(src: string | undefined): void {
    this.#turn++;
    this.#address = this.#seen = src;
    this.broken = this.#playing = this.#isLoaded = false;
    this.#place = undefined;
    this.#failedAt = this.#renewedUpTo = -Infinity;
  }

  async #tryAgain(): Promise<void> {
    const turn = ++this.#turn;
    this.broken = false;
    await this.updateComplete;
    this.#audio?.focus(); // it replaces the button that had focus
    const address = await this.#nextAddress();
    if (turn === this.#turn) await this.#goOn(address ?? this.#address, true);
  }

  /** A newer address than the one in use, if there is one. */
  async #nextAddress(): Promise<string | undefined> {
    if (this.#isNew) return this.src;
    const address = await this.renew?.().catch(() => undefined);
    return address === this.#address ? undefined : address;
  }

  /** Goes on where it failed. */
  async #goOn(address: string | undefined, isAsked = performance.now() - this.#failedAt < soon): Promise<void> {
    const {at = 0, rate = 1, isPlaying = false} = this.#place ?? {};
    this.#turn++;
    this.#address = address;
    this.#seen = this.src;
    this.broken = this.#isLoaded = false;
    this.requestUpdate();
    await this.updateComplete;
    if (this.#audio) goOn(this.#audio, {at, rate, isPlaying: isPlaying && isAsked});
  }

  /** The length is known. An engine that could not seek before it does so now. */
  #findPlace({currentTarget}: Event): void {
    const audio = currentTarget as HTMLAudioElement;
    const at = this.#place?.at ?? 0;
    if (!this.#isLoaded && audio.currentTime < at - 1) audio.currentTime = at;
    this.#isLoaded = true;
  }

  /**
   * Listens to `playing`, which fires once there is sound: `play` also fires for a missing file. `playing` fires again
   * after a stall.
   */
  #dispatchPlay(): void {
    if (!this.#playing) this.dispatchEvent(new RecordingPlayEvent(this.callId ?? ''));
    this.#playing = true;
  }

  #notePause(): void {
    this.#playing = false;
  }

  /**
   * The media element reports only that the file could not be fetched or decoded (HTML §4.8.11.1), not why. The address
   * may have expired, so another one is tried first; without anyone's doing only once at the same place.
   */
  async #recover({currentTarget}: Event): Promise<void> {
    const turn = ++this.#turn;
    const place = placeOf(currentTarget as HTMLAudioElement);
    // An address that has never loaded knows no place: the one before still holds.
    if (this.#isLoaded || !this.#place) this.#place = place;
    this.#isLoaded = this.#playing = false;
    const {at} = this.#place;
    const isNew = this.#isNew;
    if (isNew || (this.renew && at > this.#renewedUpTo + 1)) {
      if (!isNew) this.#renewedUpTo = at;
      const address = await this.#nextAddress();
      if (turn !== this.#turn) return;
      if (address) return this.#goOn(address, true);
    }
    this.#failedAt = performance.now();
    this.broken = true;
    this.dispatchEvent(new RecordingErrorEvent({code: 'network', message: this.locale.messages.recordingFailed}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-recording': AgniCallRecording;
  }
}
