import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {LoadController} from '../controllers/load.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController} from '../controllers/source.js';
import {CallErrorEvent, CallLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {LoadState} from '../model/load-state.js';
import type {CallQuery} from '../model/query.js';
import type * as view from '../parts/call/call.js';
import {renderLoadNotice} from '../parts/load-notice.js';
import {renderFrame, renderLiveRegion, renderRegion} from '../parts/notice.js';
import {panelStyles} from '../parts/panel-styles.js';
import {transcriptStyles} from '../parts/transcript/styles.js';
import {arrowStyles} from '../styles/arrow.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';

/** The only question: the page's one call. */
const query: CallQuery = {kind: 'call', callId: ''};

/** Loads the transcript's view while the call is read: a page with lists alone never needs it. */
const loadView = () => import('../parts/call/call.js').catch(() => Promise.reject(new CallsError('network')));

/**
 * @summary A call's conversation, by speaker, with the events in between, and with times if the API's stamps are
 *   reliable.
 * @tagname agni-call-transcript
 *
 * @fires {CallLoadEvent} agni-call-load - The call is on screen: `detail.call`.
 * @fires {CallErrorEvent} agni-call-error - The value is not a call: `detail.code`, `detail.message`.
 * @fires {ShapeEvent} agni-shape - A vendor's call had unknown fields or words, reported once a page, by name alone:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'failed'} state - The load state; set by the element, also as
 *   `:state(…)`.
 * @slot - The page's own content until the call is on screen; and a JSON script with the call.
 * @csspart notice - A message, with an action where one helps.
 * @csspart button - A button.
 * @csspart item - One utterance or event; `data-role` has the speaker's role or the event's kind.
 * @csspart speaker - The speaker, or the kind of event.
 * @csspart text - The spoken text, or the event's.
 */
export class AgniCallTranscript extends LitElement {
  static override styles = [tokens, base, panelStyles, arrowStyles, transcriptStyles];

  static override properties = {call: {attribute: false}, vendor: {}, locale: {attribute: false}};

  /**
   * The call whose transcript to show, in our model's shape or the vendor's. A new object updates the element, a change
   * inside the object does not. `null` means that no call is selected.
   */
  declare call: object | null | undefined;
  /** The vendor of a call outside our model's shape. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** Texts and formats. Default: the nearest provider's, else the browser's own. */
  declare locale: Locale | undefined;

  #settings = new SettingsController(this);
  #sources = new SourceController(this, this.#settings);
  #load = new LoadController<CallQuery, Call>(this, {
    question: () => {
      const source = this.call === null ? undefined : this.#sources.ownData();
      return source && {source, query, subject: source.subject};
    },
    ask: async ({source}, options) => {
      const [call, {renderTranscript}] = await Promise.all([source.call(query, options), loadView()]);
      this.#renderTranscript = renderTranscript;
      return call;
    },
    announcement: () => '', // the page itself has set the call
    loaded: (call) => new CallLoadEvent(call),
    failed: (detail) => new CallErrorEvent(detail),
    locale: () => this.#locale,
  });

  /** Draws a transcript; loaded once there is a call. */
  #renderTranscript: typeof view.renderTranscript | undefined;

  /** The load state. */
  get state(): LoadState {
    return this.#load.state;
  }

  /** Reads the call again. */
  reload(): void {
    this.#load.reload();
  }

  get #locale(): Locale {
    return this.locale ?? this.#settings.locale;
  }

  /** Also waits for the current read. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#load.settled();
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult {
    const locale = this.#locale;
    const {answer, announcer} = this.#load;
    const content = html`${renderLoadNotice(this.#load, locale) ?? nothing}
    ${answer ? this.#renderTranscript?.(answer, locale) : nothing}`;
    return html`${answer ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
    ${renderFrame(locale, html`${renderLiveRegion(announcer.text)} ${renderRegion(this.#load.isBusy, content)}`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-transcript': AgniCallTranscript;
  }
}
