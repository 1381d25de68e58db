import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {askCall} from '../sources/remote.js';
import {CallErrorEvent, CallLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import type {CallQuery} from '../model/query.js';
import {arrowStyles} from '../styles/arrow.js';
import {base} from '../styles/base.js';
import {panelStyles} from '../styles/panel.js';
import {tokens} from '../styles/tokens.js';
import {renderHeard, type LoadState} from '../parts/notice.js';
import {renderTranscript, transcriptStyles} from '../parts/transcript/transcript.js';
import {OwnReader} from './own-reader.js';
import {SettingsController} from '../controllers/settings.js';
import {heardOf, renderTelling} from './telling.js';

/**
 * @summary What was said in a call, by speaker, and what happened in between; with times where the API's stamps can be
 *   trusted.
 * @tagname agni-call-transcript
 *
 * @fires {CallLoadEvent} agni-call-load - The call is on screen: `detail.call`.
 * @fires {CallErrorEvent} agni-call-error - What was given is no call: `detail.code`, `detail.message`.
 * @fires {ShapeEvent} agni-shape - A vendor's call had fields or words that are not known, told once a page by name
 *   alone: `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'failed'} state - What the element is doing; written by the element,
 *   also `:state(…)`.
 * @slot - What the page shows until the call is on screen; and a JSON script with the call.
 * @csspart notice - What happened and what can be done.
 * @csspart button - A button.
 * @csspart item - One utterance, or something else that happened; `data-role` says whose or what.
 * @csspart speaker - Who spoke, or what happened.
 * @csspart text - What was said, or of what.
 */
export class AgniCallTranscript extends LitElement {
  static override styles = [tokens, base, panelStyles, arrowStyles, transcriptStyles];

  static override properties = {
    call: {attribute: false},
    vendor: {},
    locale: {attribute: false},
    readCall: {state: true},
  };

  /**
   * The call whose transcript to show, in our model's shape or the vendor's. A new object is seen, a change inside it
   * is not. `null` says that none is chosen.
   */
  declare call: object | null | undefined;
  /** Whose shape a call has that is not of our model. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** Texts and formats. Default: the nearest provider's, else the browser's own. */
  declare locale: Locale | undefined;
  /** A call that the element around this one has read. */
  declare private readCall: Call | undefined;

  #settings = new SettingsController(this);
  #reader = new OwnReader<CallQuery, Call>(
    this,
    this.#settings,
    {kind: 'call', callId: ''},
    {
      ask: ({connection, query}, options) => askCall(connection, query, options),
      isEmpty: () => false,
      loaded: (call) => new CallLoadEvent(call),
      failed: (detail) => new CallErrorEvent(detail),
    },
  );

  /** What the element is doing. */
  get state(): LoadState {
    return this.#reader.state;
  }

  /** Reads the call again. */
  reload(): void {
    this.#reader.reload();
  }

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#reader.shown(() => super.getUpdateComplete());
  }

  protected override render(): TemplateResult {
    const {locale = this.#settings.locale, readCall} = this;
    if (readCall) return renderTranscript(readCall, locale);
    const {answer} = this.#reader;
    return html`${renderHeard(heardOf(this.#reader, locale, ''))}${renderTelling(this.#reader, locale, answer) ?? nothing}${
      answer ? renderTranscript(answer, locale) : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-transcript': AgniCallTranscript;
  }
}
