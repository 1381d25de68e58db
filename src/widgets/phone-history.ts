import {LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Question} from '../controllers/load.js';
import type {LoadState} from '../model/load-state.js';
import {isE164} from '../model/phone.js';
import type {PhoneQuery} from '../model/query.js';
import type {PageLoader} from '../sources/source.js';
import {required, valid, wholeNumber} from './attributes.js';
import {historyColumns} from '../parts/table/history-columns.js';
import {ListPanel} from './list-panel.js';
import {stylesFor} from './list-styles.js';

/** Properties whose change starts another history, from its first page. */
const filters = ['endpoint', 'phone', 'pageSize'] as const satisfies readonly (keyof AgniPhoneHistory)[];

/**
 * @summary All calls in which a phone number took part, page by page: what happened, and who was on the other side.
 * @tagname agni-phone-history
 *
 * @fires {CallSelectEvent} agni-call-select - A person chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - A page is on screen; rows beyond the first 40 follow a frame later:
 *   `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - Calls could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
 * @fires {QueryChangeEvent} agni-query-change - A person turned the page, or the element went back from one after the last:
 *   `detail.query`.
 * @fires {ShapeEvent} agni-shape - An answer had unknown fields or words, reported once a page, by name only:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'empty'|'failed'} state - The load state; set by the element, also as
 *   `:state(…)`.
 * @slot - The page's own content until calls are on screen, for example a table; and a JSON script with calls.
 * @csspart notice - A message, with an action where one helps.
 * @csspart button - A button.
 * @csspart table - The table.
 * @csspart row - A row with a call.
 * @csspart status - A call's status.
 * @csspart foot - The line below the table.
 * @csspart range - The range of calls on screen, such as `1–20 of 57`.
 */
export class AgniPhoneHistory extends LitElement {
  static override styles = stylesFor(historyColumns);

  static override properties = {
    endpoint: {},
    vendor: {},
    phone: {},
    page: {type: Number},
    pageSize: {type: Number, attribute: 'page-size'},
    includeTranscripts: {type: Boolean, attribute: 'include-transcripts'},
    selectedId: {attribute: 'selected-id'},
    calls: {attribute: false},
    source: {attribute: false},
  };

  /**
   * The base that replaces the vendor's own base URL: a path on this site (`/agni`) or an http(s) URL. Default: the
   * nearest provider's.
   */
  declare endpoint: string | undefined;
  /** The vendor whose API answers. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /**
   * The number whose calls are shown, E.164, for example `+14155550100`. Any other form is refused without a request.
   */
  declare phone: string | undefined;
  /** Page shown, from 1. Default 1. */
  declare page: number;
  /** Calls on a page, at most 100 ("Phone Call History", `page_size`). Default 20. */
  declare pageSize: number;
  /** Requests transcripts too, so that `detail.calls` of the load event carries them. */
  declare includeTranscripts: boolean;
  /** Id of the call marked as selected; follows the person's choice. */
  declare selectedId: string | undefined;
  /**
   * The calls themselves, in the model's shape or the vendor's, without a request. A new list updates the element, a
   * change inside the list does not. `null` means that the calls are still loading.
   */
  declare calls: readonly object[] | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: PageLoader | undefined;

  #panel = new ListPanel<PhoneQuery>(this, () => this.#question(), historyColumns);

  constructor() {
    super();
    this.page = 1;
    this.pageSize = 20;
    this.includeTranscripts = false;
  }

  /** The load state. */
  get state(): LoadState {
    return this.#panel.state;
  }

  /** Repeats the request. The last answer stays on screen until the new one arrives. */
  reload(): void {
    this.#panel.load.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) return;
    if (!changed.has('page') && filters.some((name) => changed.has(name))) this.page = 1;
    if (!changed.has('phone')) return;
    this.#panel.load.forget();
    // A call with the previous number may not be one with this number.
    if (!changed.has('selectedId')) this.selectedId = undefined;
  }

  protected override render(): TemplateResult {
    return this.#panel.render(this.#panel.load.query?.phone ?? this.phone);
  }

  #question(): Question<PhoneQuery> {
    const source = this.#panel.sources.current();
    const phone = required('phone', this.phone);
    const query: PhoneQuery = {
      kind: 'phone',
      phone: valid('phone', phone, isE164(phone)),
      page: wholeNumber('page', this.page ?? 1),
      pageSize: wholeNumber('page-size', this.pageSize ?? 20, source.capabilities.phone?.maxPageSize),
      includeTranscripts: this.includeTranscripts,
    };
    return {source, query, subject: `${source.subject} ${phone}`};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-phone-history': AgniPhoneHistory;
  }
}
