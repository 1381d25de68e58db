import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {CallErrorEvent, CallLoadEvent} from '../events.js';
import {askCall, recordingUrl} from '../sources/remote.js';
import type {Connection} from '../sources/connection.js';
import type {CallSource} from '../sources/source.js';
import type {Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import type {CallQuery} from '../model/query.js';
import {arrowStyles} from '../styles/arrow.js';
import {base} from '../styles/base.js';
import {panelStyles} from '../styles/panel.js';
import {statusStyles} from '../styles/status.js';
import {tokens} from '../styles/tokens.js';
import {
  renderAnalysis,
  renderCallFacts,
  renderCost,
  renderHead,
  renderIds,
  renderLatencies,
} from '../parts/call/sections.js';
import {entryFacts, renderFacts, whyNone} from '../parts/call/facts.js';
import {renderHeard, renderNotice, type LoadState} from '../parts/notice.js';
import {callDetailStyles} from '../parts/call/styles.js';
import {given} from './attributes.js';
import {FollowController} from '../controllers/follow.js';
import {Loader, type Plan} from '../controllers/load.js';
import {SettingsController} from '../controllers/settings.js';
import {heardOf, renderTelling} from './telling.js';

/**
 * @summary One call in full: facts, recording, summary, analysis, transcript, credits, metadata. Give it a `call-id`,
 *   or let it follow a list on the page with `for`.
 * @tagname agni-call-detail
 *
 * @fires {CallLoadEvent} agni-call-load - The call is on screen: `detail.call`.
 * @fires {CallErrorEvent} agni-call-error - The call could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
 * @fires {RecordingPlayEvent} agni-recording-play - The recording started to play: `detail.callId`.
 * @fires {RecordingErrorEvent} agni-recording-error - The recording could not be played: `detail.code`,
 *   `detail.message`.
 * @fires {ShapeEvent} agni-shape - An answer had fields or words that are not known, told once a page by name alone:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'failed'} state - What the element is doing; written by the element,
 *   also `:state(…)`.
 * @slot - What the page shows until the call is on screen; and a JSON script with the call.
 * @csspart head - Who with whom, and how it went.
 * @csspart section - One section.
 * @csspart notice - What happened and what can be done.
 * @csspart button - A button.
 * @csspart audio - The browser's player.
 */
export class AgniCallDetail extends LitElement {
  static override styles = [tokens, base, panelStyles, statusStyles, arrowStyles, callDetailStyles];

  static override properties = {
    endpoint: {},
    vendor: {},
    callId: {attribute: 'call-id'},
    for: {},
    showLog: {type: Boolean, attribute: 'show-log'},
    call: {attribute: false},
    source: {attribute: false},
  };

  /**
   * The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. Default: the nearest
   * provider's, else the followed list's.
   */
  declare endpoint: string | undefined;
  /** Whose API answers. Default: the nearest provider's, else the followed list's, else `agni`. */
  declare vendor: string | undefined;
  /** Id of the call to show. With `for` it follows what a person chooses in the list. */
  declare callId: string | undefined;
  /** Id of a list in the same document or shadow root whose selected call to show. */
  declare for: string | undefined;
  /**
   * Whether to link to the vendor's own log of the call, where there is one: Zudu's `public_log_url`, which shows the
   * agent's prompts to whoever opens it, and which the proxy lets through only with `reveal`. Default: it is not
   * linked.
   */
  declare showLog: boolean;
  /**
   * The call itself, in our model's shape or the vendor's: nothing is asked. A new object is seen, a change inside it
   * is not. `null` says that none is chosen.
   */
  declare call: object | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: CallSource | undefined;

  #following = new FollowController(this, (callId) => (this.callId = callId));
  #settings = new SettingsController(this);
  /** The player's address. */
  #recording: string | undefined;
  /** The answer whose ticket did not open the recording any more. */
  #expired: Call | undefined;
  /** Where the call was asked for; its recording comes from there too, whatever the page says by now. */
  #asked: Connection | undefined;
  #loader: Loader<CallQuery, Call> = new Loader<CallQuery, Call>(this, {
    plan: () => this.#plan(),
    ask: ({connection, query}, options) => {
      this.#asked = connection;
      return askCall(connection, query, options);
    },
    isEmpty: () => false,
    loaded: (call) => new CallLoadEvent(call),
    locale: () => this.#settings.locale,
    failed: (detail) => new CallErrorEvent(detail),
  });

  /** What the element is doing. */
  get state(): LoadState {
    return this.#loader.state;
  }

  /** Asks again. What is on screen stays until the answer comes. */
  reload(): void {
    this.#loader.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('callId') || changed.has('call'))) this.#loader.forget();
  }

  protected override render(): TemplateResult {
    const {locale} = this.#settings;
    const {callLoaded, chooseCall} = locale.messages;
    const {state, answer: call} = this.#loader;
    return html`${renderHeard(heardOf(this.#loader, locale, callLoaded))}
    ${call ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
    ${renderTelling(this.#loader, locale, call) ?? (state === 'idle' ? renderNotice({text: chooseCall}) : nothing)}
    ${call ? html`<div class="body">${this.#renderCall(call, locale)}</div>` : nothing}
    ${state === 'loading' && !this.childElementCount ? this.#renderPlaceholder() : nothing}`;
  }

  #renderCall(call: Call, locale: Locale): TemplateResult {
    const sections = locale.messages;
    const summary = call.summary ?? call.analysis?.summary;
    const prose = html`<p dir="auto" class="prose">${summary}</p>`;
    const transcript = html`<agni-call-transcript
      exportparts="item, speaker, text"
      .readCall=${call}
      .locale=${locale}
    ></agni-call-transcript>`;
    const none = (why: string) => html`<p class="muted">${why}</p>`;
    const noRecording = call.notStored?.includes('recording')
      ? sections.notStored
      : whyNone(call, locale, sections.noRecording);
    return html`${renderHead(call, locale)}
    ${section(sections.recording, call.recordingUrl ? this.#renderRecording(call, locale) : none(noRecording))}
    ${section(sections.summary, summary ? prose : none(whyNone(call, locale, sections.noSummary)))}
    ${section(sections.facts, renderCallFacts(call, locale))}
    ${section(sections.analysis, renderAnalysis({...call, ...(summary && {summary})}, locale))}
    ${section(sections.transcript, transcript)}
    ${call.cost ? section(call.cost.unit && !locale.currency ? sections.credits : sections.cost, renderCost(call, locale)) : nothing}
    ${call.latencies ? section(sections.latencies, renderLatencies(call.latencies, locale)) : nothing}
    ${lineSections.map((name) => (call[name] ? section(sections[name], renderFacts(entryFacts(call[name], locale), locale)) : nothing))}
    ${section(sections.ids, html`${renderIds(call, locale)}${this.#renderLog(call, sections.log)}`)}`;
  }

  /**
   * Asked by call id through the endpoint: the vendor's own URL expires, needs the key, or lies on a host this page
   * never named.
   */
  #renderRecording(call: Call, locale: Locale): TemplateResult {
    const src = call.recordingUrl && this.#asked ? this.#addressOf(call, this.#asked) : undefined;
    // Each answer may bring another ticket, and a player that was given another address would begin anew.
    const renewed = this.#expired !== undefined && this.#expired !== call;
    if (renewed || src?.split('?')[0] !== this.#recording?.split('?')[0])
      [this.#recording, this.#expired] = [src, undefined];
    return html`<agni-call-recording
      exportparts="audio, notice, button"
      .src=${this.#recording}
      .callId=${call.id}
      .locale=${locale}
      @agni-recording-error=${this.#renewTicket}
    ></agni-call-recording>`;
  }

  /** Where there is nobody to ask, the page's own call says where its recording is. */
  #addressOf(call: Call, asked: Connection): string | undefined {
    return asked.endpoint ? recordingUrl(asked, call) : addressOf(call.recordingUrl);
  }

  #renderLog({logUrl}: Call, text: string): TemplateResult | typeof nothing {
    const address = this.showLog && addressOf(logUrl);
    return address ? html`<p><a href=${address} target="_blank" rel="noreferrer">${text}</a></p>` : nothing;
  }

  /** A ticket is good for minutes. The next answer brings another. */
  #renewTicket(): void {
    if (!this.#recording?.includes('?ticket=')) return;
    this.#expired = this.#loader.answer;
    this.reload();
  }

  /** The outline of a call, so that nothing jumps when it comes. */
  #renderPlaceholder(): TemplateResult {
    const line = html`<div class="line"><i></i></div>`;
    return html`<div class="body" aria-hidden="true">
      <header>${line}${line}</header>
      ${[1, 2, 3].map(() => html`<section>${line}${line}${line}</section>`)}
    </div>`;
  }

  #plan(): Plan<CallQuery> | undefined {
    if (this.call === null || (!this.callId && this.for && !this.call)) return undefined;
    const connection = this.#settings.connection(this.#following.list);
    const callId = connection.own ? (this.callId ?? '') : given('call-id', this.callId);
    return {connection, query: {kind: 'call', callId}, subject: `${connection.endpoint} ${callId}`};
  }
}

/** The vendor's own lines, which have a section where there are some. */
const lineSections = ['metadata', 'promptVariables', 'extractedVariables', 'events'] as const;

/** An address, if it is one that no script and no file of the reader's is behind. */
function addressOf(sent: string | undefined): string | undefined {
  const url = sent ? URL.parse(sent, document.baseURI) : undefined;
  return url && /^(https?|blob):$/.test(url.protocol) ? url.href : undefined;
}

function section(title: string, content: TemplateResult | typeof nothing): TemplateResult {
  return html`<section part="section">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-detail': AgniCallDetail;
  }
}
