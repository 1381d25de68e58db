import {LitElement, css, html, type PropertyValues, type TemplateResult} from 'lit';
import {RecordingErrorEvent, RecordingPlayEvent} from '../../events.js';
import {knownLocale, onLocaleChange, type Locale} from '../../locale/locale.js';
import {base} from '../../styles/base.js';
import {panelStyles} from '../panel-styles.js';
import {tokens} from '../../styles/tokens.js';
import {isLightText} from './scheme.js';
import {renderFrame, renderLiveRegion, renderNotice} from '../notice.js';

/**
 * @summary A call's recording in the browser's own player. It loads nothing until a person presses play, and reports a
 *   recording that cannot be played.
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
  static override styles = [
    tokens,
    base,
    panelStyles,
    css`
      :host {
        --_wide: 24em;
      }
      audio {
        display: block;
        width: 100%;
        max-width: 46em;
        color-scheme: light;
      }
      audio[data-dark] {
        color-scheme: dark;
      }
      .notice:last-child {
        display: flex;
        margin: 0;
        min-height: 0;
      }
    `,
  ];

  static override properties = {
    src: {},
    callId: {attribute: 'call-id'},
    label: {},
    locale: {attribute: false},
    broken: {state: true},
  };

  /** The recording's address, usually on the proxy. */
  declare src: string | undefined;
  /** Id of the call, for the events. */
  declare callId: string | undefined;
  /** The player's name for assistive technology. Default `Recording`. */
  declare label: string | undefined;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;
  /** Whether the recording failed to play. */
  declare private broken: boolean;

  #playing = false;
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
    if (changed.has('src')) this.broken = this.#playing = false;
  }

  protected override render(): TemplateResult {
    const {noRecording, recordingFailed, recording, retry} = this.locale.messages;
    const {src, broken, label = recording, locale} = this;
    if (!src) return renderFrame(locale, html`<span class="muted">${noRecording}</span>`);
    return renderFrame(
      locale,
      html`${renderLiveRegion(broken ? recordingFailed : '')}
      ${
        broken
          ? renderNotice({text: recordingFailed, action: retry, act: () => void this.#playAgain()})
          : html`<audio
              part="audio"
              controls
              preload="none"
              src=${src}
              aria-label=${label}
              @playing=${this.#dispatchPlay}
              @pause=${this.#notePause}
              @error=${this.#dispatchFailure}
            ></audio>`
      }`,
    );
  }

  protected override updated(): void {
    const audio = this.renderRoot.querySelector('audio');
    audio?.toggleAttribute('data-dark', isLightText(audio));
  }

  async #playAgain(): Promise<void> {
    this.broken = false;
    await this.updateComplete;
    const audio = this.renderRoot.querySelector('audio');
    audio?.focus(); // it replaces the button that had focus
    await audio?.play().catch(() => undefined); // a failure also fires the error event
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

  /** The media element reports only that the file could not be fetched or decoded (HTML §4.8.11.1), not why. */
  #dispatchFailure(): void {
    this.broken = true;
    this.#playing = false;
    this.dispatchEvent(new RecordingErrorEvent({code: 'network', message: this.locale.messages.recordingFailed}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-recording': AgniCallRecording;
  }
}
