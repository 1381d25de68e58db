import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {askCalls} from '../sources/remote.js';
import {CallsErrorEvent, CallsLoadEvent} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {CallPage} from '../model/page.js';
import type {ListQuery} from '../model/query.js';
import {renderHeard, type LoadState} from '../parts/notice.js';
import {renderTable} from '../parts/table/table.js';
import {callsStyles} from './list-panel.js';
import {OwnReader} from './own-reader.js';
import {SettingsController} from '../controllers/settings.js';
import {heardOf, renderTelling} from './telling.js';

/** All of them, as they are. */
const all: ListQuery = {kind: 'list', page: 1, pageSize: Number.MAX_SAFE_INTEGER};

/**
 * @summary Calls a page has already, as the same table the lists show: arrows, Home and End move, Enter or a click
 *   chooses. It asks nothing.
 * @tagname agni-call-table
 *
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - The calls are on screen, of many the first 40, and the others a frame
 *   later: `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - What was given holds no calls: `detail.code`, `detail.message`.
 * @fires {ShapeEvent} agni-shape - A vendor's calls had fields or words that are not known, told once a page by name
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
  static override styles = callsStyles;

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
  #reader = new OwnReader<ListQuery, CallPage>(this, this.#settings, all, {
    ask: ({connection, query}, options) => askCalls(connection, query, options),
    isEmpty: ({calls}) => !calls.length,
    loaded: (page, query) => new CallsLoadEvent(page, query),
    failed: (detail) => new CallsErrorEvent(detail),
  });

  /** What the element is doing. */
  get state(): LoadState {
    return this.#reader.state;
  }

  /** Reads the calls again. */
  reload(): void {
    this.#reader.reload();
  }

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#reader.shown(() => super.getUpdateComplete());
  }

  protected override render(): TemplateResult {
    const {number, locale = this.#settings.locale, label = locale.messages.calls} = this;
    const {answer} = this.#reader;
    return html`${renderHeard(heardOf(this.#reader, locale, ''))}${renderTelling(this.#reader, locale, answer) ?? nothing}${
      answer
        ? renderTable(this, {calls: answer.calls, number, locale, label})
        : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-table': AgniCallTable;
  }
}
