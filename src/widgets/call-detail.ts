import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {FollowController} from '../controllers/follow.js';
import {LoadController, type Question} from '../controllers/load.js';
import {LostTargetController} from '../controllers/lost-target.js';
import {OwnContentController} from '../controllers/own-content.js';
import {RecordingController} from '../controllers/recording.js';
import {RowsController} from '../controllers/rows.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController} from '../controllers/source.js';
import {TodayController} from '../controllers/today.js';
import {CallErrorEvent, CallLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import {linesOf, type Lines} from '../model/lines.js';
import {CallsError} from '../model/errors.js';
import type {LoadState} from '../model/load-state.js';
import type {CallQuery} from '../model/query.js';
import {safeUrl} from '../model/url.js';
import type * as view from '../parts/call/call.js';
import {renderCallPlaceholder} from '../parts/call/placeholder.js';
import {callStyles} from '../parts/call/styles.js';
import {renderLoadNotice} from '../parts/load-notice.js';
import {renderFrame, renderLiveRegion, renderNotice, renderRegion} from '../parts/notice.js';
import {panelStyles} from '../parts/panel-styles.js';
import {statusStyles} from '../parts/status.js';
import {transcriptStyles} from '../parts/transcript/styles.js';
import {pageUrl} from '../sources/connection.js';
import type {PageLoader} from '../sources/source.js';
import {arrowStyles} from '../styles/arrow.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';
import {required} from './attributes.js';
import {isSameRecording, mentions, withRecordingOf} from './mention.js';

/** Loads the call's view in parallel with the request: a page with lists alone never needs it. */
const loadView = () => import('../parts/call/call.js').catch(() => Promise.reject(new CallsError('network')));

/**
 * @summary One call in full: facts, recording, summary, analysis, transcript, credits, metadata. Set a `call-id`, or
 *   follow a list on the page with `for`.
 * @tagname agni-call-detail
 *
 * @fires {CallLoadEvent} agni-call-load - The call is on screen: `detail.call`.
 * @fires {CallErrorEvent} agni-call-error - The call could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
 * @fires {RecordingPlayEvent} agni-recording-play - The recording started to play: `detail.callId`.
 * @fires {RecordingErrorEvent} agni-recording-error - The recording could not be played: `detail.code`,
 *   `detail.message`.
 * @fires {ShapeEvent} agni-shape - An answer had unknown fields or words, reported once a page, by name only:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'failed'} state - The load state; set by the element, also as
 *   `:state(…)`.
 * @slot - The page's own content until the call is on screen; and a JSON script with the call.
 * @csspart head - The parties and the outcome.
 * @csspart section - One section.
 * @csspart notice - A message, with an action where one helps.
 * @csspart button - A button.
 * @csspart audio - The browser's player.
 */
export class AgniCallDetail extends LitElement {
  static override styles = [tokens, base, panelStyles, statusStyles, arrowStyles, callStyles, transcriptStyles];

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
   * The base that replaces the vendor's own base URL: a path on this site (`/agni`) or an http(s) URL. Default: the
   * nearest provider's, else the followed list's.
   */
  declare endpoint: string | undefined;
  /** The vendor whose API answers. Default: the nearest provider's, else the followed list's, else `agni`. */
  declare vendor: string | undefined;
  /** Id of the call to show. With `for` it follows the selection in the list. */
  declare callId: string | undefined;
  /** Id of a list in the same document or shadow root whose selected call to show. */
  declare for: string | undefined;
  /**
   * Whether to link to the vendor's own log of the call, if there is one: Zudu's `public_log_url`, which shows the
   * agent's prompts to anyone who opens it, and which the proxy passes only with `reveal`. Default: no link.
   */
  declare showLog: boolean;
  /**
   * The call itself, in the model's shape or the vendor's, without a request. A new object updates the element, a
   * change inside the object does not. `null` means that no call is selected.
   */
  declare call: object | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: PageLoader | undefined;

  #following: FollowController = new FollowController(
    this,
    (callId) => (this.callId = callId),
    () => this.#load.answer,
  );
  #lost = new LostTargetController(this, () => this.#following.list);
  #settings = new SettingsController(this);
  #content = new OwnContentController(this);
  #sources = new SourceController(this, this.#settings);
  #load: LoadController<CallQuery, Call> = new LoadController<CallQuery, Call>(this, {
    question: () => this.#question(),
    ask: async ({source, query}, options) => {
      const row = this.#following.chosen(query.callId);
      const asked = source.call(query, {...options, row});
      const [answer, loaded] = await Promise.all([asked, loadView(), this.#rows.ready()]);
      this.#view = loaded;
      // The view may have come later than a row.
      const call = this.#rows.fill(answer, row ?? this.#following.chosen(answer.id));
      return withRecordingOf(call, this.#load.answer);
    },
    announcement: (call) => this.#announcement(call),
    isNews: (before, call) => before.id !== call.id || this.#announcement(before) !== this.#announcement(call),
    loaded: (call) => new CallLoadEvent(call),
    failed: (detail) => new CallErrorEvent(detail),
    locale: () => this.#settings.locale,
  });
  /** Draws a call, and says which it is; loaded once there is one. */
  #view: typeof view | undefined;
  #rows: RowsController = new RowsController(this, this.#load);
  #recording = new RecordingController(this, this.#load);
  /** What the call on screen is the answer to. An id for it that comes later makes no other subject. */
  #subject: readonly [place: string, callId: string, choice: number] | undefined;
  /** The call whose recording's address the player has. */
  #played: Call | undefined;

  constructor() {
    super();
    new TodayController(this, () => this.#settings.locale);
  }

  /** The load state. */
  get state(): LoadState {
    return this.#load.state;
  }

  /** Repeats the request. The last answer stays on screen until the new one arrives. */
  reload(): void {
    this.#load.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) return;
    // A page that fetches again sets a new object of the same call: its player, its scroll and its folds stay.
    const {answer} = this.#load;
    const isSame = mentions(this.call, answer);
    const isOther = changed.has('callId') && (this.callId ? this.callId !== answer?.id : !isSame);
    if (isOther || (changed.has('call') && !isSame)) this.#load.forget();
  }

  protected override render(): TemplateResult {
    const {locale} = this.#settings;
    const {state, answer: call, announcer} = this.#load;
    const content = html`${this.#renderNotice(locale)} ${call ? this.#renderAnswer(call, locale) : nothing}
    ${state === 'loading' && !this.#content.isPresent ? renderCallPlaceholder() : nothing}`;
    return html`${call ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
    ${renderFrame(locale, html`${renderLiveRegion(announcer.text)} ${renderRegion(this.#load.isBusy, content)}`)}`;
  }

  #linesOf(call: Call): Lines {
    const lines = linesOf([call], {ownNumbers: this.#settings.value.ownNumbers});
    const inferred = this.#rows.linesOf(call, this.#following.rowOf(call));
    return inferred ? {...inferred, own: lines.own} : lines;
  }

  #announcement(call: Call): string {
    return this.#view?.announcementOf(call, this.#settings.locale, this.#linesOf(call)) ?? '';
  }

  #renderNotice(locale: Locale): TemplateResult | typeof nothing {
    const {state} = this.#load;
    const idle = state === 'idle' ? renderNotice({text: locale.messages.chooseCall}) : nothing;
    return renderLoadNotice(this.#load, locale) ?? idle;
  }

  #renderAnswer(call: Call, locale: Locale): TemplateResult | typeof nothing {
    // By call id through the endpoint: the vendor's own URL expires, needs the key, or is on a host the page never
    // named.
    const {source} = this.#load;
    if (!isSameRecording(call, this.#played)) this.#played = call;
    const address = source && this.#recording.addressOf(call, source);
    const first = source && this.#played && this.#recording.addressOf(this.#played, source);
    const player = html`<agni-call-recording
      exportparts="audio, notice, button"
      .src=${first}
      .callId=${call.id}
      .renew=${first === address ? source && this.#recording.renewalOf(call, source) : () => Promise.resolve(address)}
      .locale=${locale}
    ></agni-call-recording>`;
    const logUrl = this.showLog ? safeUrl(call.logUrl, pageUrl()) : undefined;
    return this.#view?.renderCall({call, locale, lines: this.#linesOf(call), player, logUrl}) ?? nothing;
  }

  #question(): Question<CallQuery> | undefined {
    const {reason} = this.#lost;
    if (reason && !this.callId && !this.call) throw new CallsError('not-configured', {attribute: 'for', hint: reason});
    if (this.call === null || (!this.callId && this.for && !this.call)) return undefined;
    const source = this.#sources.current(this.#following.list);
    const callId = source.needsId ? required('call-id', this.callId) : (this.callId ?? '');
    const {answer} = this.#load;
    const {choice} = this.#following;
    const before = this.#subject;
    const isSame = before?.[0] === source.subject && before[2] === choice;
    const isShown = answer && isSame && (!callId || callId === answer.id);
    if (!isShown) this.#subject = [source.subject, callId, choice];
    return {source, query: {kind: 'call', callId}, subject: String(this.#subject)};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-detail': AgniCallDetail;
  }
}
