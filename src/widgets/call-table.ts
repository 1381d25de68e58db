import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {DrawnRowsController} from '../controllers/drawn-rows.js';
import {LoadController} from '../controllers/load.js';
import {RovingFocusController} from '../controllers/roving-focus.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController} from '../controllers/source.js';
import {CallsErrorEvent, CallsLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {LoadState} from '../model/load-state.js';
import type {CallPage} from '../model/page.js';
import type {ListQuery} from '../model/query.js';
import {renderLoadNotice} from '../parts/load-notice.js';
import {renderLiveRegion} from '../parts/notice.js';
import {columns} from '../parts/table/columns.js';
import {renderTable} from '../parts/table/table.js';
import {listStyles, selectCall} from './list-panel.js';

/** All calls, in their own order. */
const query: ListQuery = {kind: 'list', page: 1, pageSize: Number.MAX_SAFE_INTEGER};

/**
 * @summary Calls a page has already, as the same table the lists show: arrows, Home and End move, Enter or a click
 *   chooses. It asks nothing.
 * @tagname agni-call-table
 *
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - The calls are on screen, of many the first 40, and the others a frame
 *   later: `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - The value holds no calls: `detail.code`, `detail.message`.
 * @fires {ShapeEvent} agni-shape - A vendor's calls had unknown fields or words, reported once a page, by name
 *   alone: `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'empty'|'failed'} state - What the element is doing; written by the
 *   element, also `:state(…)`.
 * @slot - What the page shows until calls are on screen; and a JSON script with calls.
 * @csspart notice - What happened and what can be done.
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
   * The calls to show, in this order, in our model's shape or the vendor's. A new list is seen, a change inside it is
   * not. `null` says that they are still to come.
   */
  declare calls: readonly object[] | null | undefined;
  /** Whose shape the calls have that are not of our model. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** The number whose calls these are: then each row names the other side. E.164. */
  declare number: string | undefined;
  /** Id of the call marked as selected; follows what a person chooses. */
  declare selectedId: string | undefined;
  /** The table's name for assistive technology. Default `Calls`. */
  declare label: string | undefined;
  /** Texts and formats. Default: the nearest provider's, else the browser's own. */
  declare locale: Locale | undefined;

  #settings = new SettingsController(this);
  #sources = new SourceController(this, this.#settings);
  #rows = new DrawnRowsController(this);
  #focus = new RovingFocusController(this);
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

  /** What the element is doing. */
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

  /** Waits for what is being read as well. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#load.settled();
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult {
    const locale = this.#locale;
    const {answer, announcer} = this.#load;
    return html`<div lang=${locale.lang}>
      ${renderLiveRegion(announcer.text)} ${renderLoadNotice(this.#load, locale) ?? nothing}
      ${answer ? this.#renderTable(answer, locale) : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
    </div>`;
  }

  #renderTable({calls}: CallPage, locale: Locale): TemplateResult {
    return renderTable({
      columns,
      calls: this.#rows.of(calls),
      number: this.number,
      label: this.label ?? locale.messages.calls,
      locale,
      selectedId: this.selectedId,
      stopId: this.#focus.stop,
      onSelect: (call) => selectCall(this, call),
      onFocus: ({id}) => (this.#focus.stop = id),
      onKeydown: this.#focus.move,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-table': AgniCallTable;
  }
}
