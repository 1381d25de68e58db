import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {DrawnRowsController} from '../controllers/drawn-rows.js';
import {LoadController} from '../controllers/load.js';
import {RovingFocusController} from '../controllers/roving-focus.js';
import {SelectionController} from '../controllers/selection.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController} from '../controllers/source.js';
import {TodayController} from '../controllers/today.js';
import {CallsErrorEvent, CallsLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import {linesOf, type Lines} from '../model/lines.js';
import type {LoadState} from '../model/load-state.js';
import type {CallPage} from '../model/page.js';
import type {ListQuery} from '../model/query.js';
import {renderLoadNotice} from '../parts/load-notice.js';
import {renderFrame, renderLiveRegion, renderRegion} from '../parts/notice.js';
import {columns} from '../parts/table/columns.js';
import {renderTable} from '../parts/table/table.js';
import {noteLines} from '../sources/known.js';
import {listStyles} from './list-styles.js';

/** All calls, in their own order. */
const query: ListQuery = {kind: 'list', page: 1, pageSize: Number.MAX_SAFE_INTEGER};

/**
 * @summary Calls that a page already has, in the same table as the lists': arrows, Home and End move, Enter or a click
 *   selects. It requests nothing.
 * @tagname agni-call-table
 *
 * @fires {CallSelectEvent} agni-call-select - A person chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - The calls are on screen; rows beyond the first 40 follow a frame later:
 *   `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - The value holds no calls: `detail.code`, `detail.message`.
 * @fires {ShapeEvent} agni-shape - A vendor's calls had unknown fields or words, reported once a page, by name alone:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'empty'|'failed'} state - The load state; set by the element, also as
 *   `:state(…)`.
 * @slot - The page's own content until calls are on screen; and a JSON script with calls.
 * @csspart notice - A message, with an action where one helps.
 * @csspart button - A button.
 * @csspart table - The table.
 * @csspart row - A row with a call.
 * @csspart status - A call's status.
 */
export class AgniCallTable extends LitElement {
  static override styles = listStyles;

  static override properties = {
    calls: {attribute: false},
    vendor: {},
    number: {},
    selectedId: {attribute: 'selected-id'},
    label: {},
    locale: {attribute: false},
  };

  /**
   * The calls to show, in this order, in our model's shape or the vendor's. A new list updates the element, a change
   * inside the list does not. `null` means that the calls are still loading.
   */
  declare calls: readonly object[] | null | undefined;
  /** The vendor of calls outside our model's shape. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** The number whose calls these are: then each row names the other side. E.164. */
  declare number: string | undefined;
  /** Id of the call marked as selected; follows the person's choice. */
  declare selectedId: string | undefined;
  /** The table's name for assistive technology. Default `Calls`. */
  declare label: string | undefined;
  /** Texts and formats. Default: the nearest provider's, else the browser's own. */
  declare locale: Locale | undefined;

  #settings = new SettingsController(this);
  #sources = new SourceController(this, this.#settings);
  #rows = new DrawnRowsController(this);
  /** The calls from which inferences were noted. */
  #noted: readonly Call[] | undefined;
  #focus = new RovingFocusController(this);
  #selection = new SelectionController(this);
  #load = new LoadController<ListQuery, CallPage>(this, {
    question: () => {
      const source = this.calls === null ? undefined : this.#sources.ownData();
      return source && {source, query, subject: source.subject};
    },
    ask: ({source}, options) => source.list(query, options),
    isEmpty: ({calls}) => !calls.length,
    announcement: () => '', // the page itself has set the calls
    loaded: (page) => new CallsLoadEvent(page, query),
    failed: (detail) => new CallsErrorEvent(detail),
    locale: () => this.#locale,
  });

  constructor() {
    super();
    new TodayController(this, () => this.#locale);
  }

  /** The load state. */
  get state(): LoadState {
    return this.#load.state;
  }

  /** Reads the calls again. */
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
    ${answer ? this.#renderTable(answer, locale) : nothing}`;
    return html`${answer ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
    ${renderFrame(locale, html`${renderLiveRegion(announcer.text)} ${renderRegion(this.#load.isBusy, content)}`)}`;
  }

  protected override updated(): void {
    const calls = this.#load.answer?.calls;
    if (calls && this.#noted !== calls) noteLines((this.#noted = calls), this.#linesOf(calls));
  }

  #linesOf(calls: readonly Call[]): Lines {
    return linesOf(calls, {ownNumbers: this.#settings.value.ownNumbers, number: this.number});
  }

  #renderTable({calls}: CallPage, locale: Locale): TemplateResult {
    return renderTable({
      columns,
      calls: this.#rows.of(calls),
      number: this.number,
      lines: this.#linesOf(calls),
      label: this.label ?? locale.messages.calls,
      locale,
      selectedId: this.selectedId,
      chosen: this.#selection.chosen,
      stopKey: this.#focus.stop,
      onSelect: this.#selection.select,
      onFocus: (key) => (this.#focus.stop = key),
      onKeydown: this.#focus.move,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-table': AgniCallTable;
  }
}
