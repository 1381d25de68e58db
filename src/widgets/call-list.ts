import {LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Question} from '../controllers/load.js';
import {endOfDay, startOfDay} from '../locale/days.js';
import type {LoadState} from '../model/load-state.js';
import {isE164} from '../model/phone.js';
import type {ListQuery} from '../model/query.js';
import type {PageLoader} from '../sources/source.js';
import {boundOf, dateOf, matching, wholeNumber} from './attributes.js';
import {ListPanel} from './list-panel.js';
import {listStyles} from './list-styles.js';

/** Properties whose change starts another list, from its first page. */
const filters = [
  'endpoint',
  'pageSize',
  'agentId',
  'status',
  'channel',
  'callerNumber',
  'search',
  'sortBy',
  'sortOrder',
  'startedAfter',
  'startedBefore',
] as const satisfies readonly (keyof AgniCallList)[];

/**
 * @summary The calls of an account, filtered and sorted by the API, page by page.
 * @tagname agni-call-list
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
export class AgniCallList extends LitElement {
  static override styles = listStyles;

  static override properties = {
    endpoint: {},
    vendor: {},
    page: {type: Number},
    pageSize: {type: Number, attribute: 'page-size'},
    agentId: {attribute: 'agent-id'},
    status: {},
    channel: {},
    callerNumber: {attribute: 'caller-number'},
    search: {},
    sortBy: {attribute: 'sort-by'},
    sortOrder: {attribute: 'sort-order'},
    startedAfter: {attribute: 'started-after'},
    startedBefore: {attribute: 'started-before'},
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
  /** Page shown, from 1; a changed filter resets it to 1. Default 1. */
  declare page: number;
  /** Calls on a page. Default 20. */
  declare pageSize: number;
  /** Only this agent's calls. */
  declare agentId: string | undefined;
  /** Only calls with this status, in the vendor's word. */
  declare status: string | undefined;
  /** Only calls through this channel, for example `voice`, `web`, `sip`. */
  declare channel: string | undefined;
  /** Only calls placed by this number, E.164. */
  declare callerNumber: string | undefined;
  /** Only calls that match this search text in the API. */
  declare search: string | undefined;
  /** Field the API sorts by, in the vendor's word. */
  declare sortBy: string | undefined;
  /** `asc` or `desc`. */
  declare sortOrder: string | undefined;
  /**
   * Only calls that started at this time or later: a day (`2026-06-11`), from its start in the time zone of the times on
   * screen, or an ISO 8601 time (`2026-06-11T09:30:00Z`), which is in UTC if it has no zone. Default: no limit.
   */
  declare startedAfter: string | undefined;
  /**
   * Only calls that started by this time: a day, to its end in the time zone of the times on screen, or an ISO 8601
   * time, which is in UTC if it has no zone. Default: no limit.
   */
  declare startedBefore: string | undefined;
  /** Id of the call marked as selected; follows the person's choice. */
  declare selectedId: string | undefined;
  /**
   * The calls themselves, in the model's shape or the vendor's, without a request. A new list updates the element, a
   * change inside the list does not. `null` means that the calls are still loading.
   */
  declare calls: readonly object[] | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: PageLoader | undefined;

  #panel = new ListPanel<ListQuery>(this, () => this.#question());

  constructor() {
    super();
    this.page = 1;
    this.pageSize = 20;
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
    if (this.hasUpdated && !changed.has('page') && filters.some((name) => changed.has(name))) this.page = 1;
  }

  protected override render(): TemplateResult {
    return this.#panel.render();
  }

  #question(): Question<ListQuery> {
    const source = this.#panel.sources.current();
    const {locale} = this.#panel.settings;
    const {agentId, status, channel, search, sortBy} = this;
    const startedAfter = boundOf('started-after', this.startedAfter, locale, startOfDay);
    const startedBefore = boundOf('started-before', this.startedBefore, locale, endOfDay);
    const query: ListQuery = {
      kind: 'list',
      page: wholeNumber('page', this.page ?? 1),
      pageSize: wholeNumber('page-size', this.pageSize ?? 20),
      agentId: agentId || undefined,
      status: status || undefined,
      channel: channel || undefined,
      callerNumber: matching('caller-number', this.callerNumber, isE164),
      search: search || undefined,
      sortBy: sortBy || undefined,
      sortOrder: matching('sort-order', this.sortOrder, (order) =>
        /^(asc|desc)$/.test(order),
      ) as ListQuery['sortOrder'],
      startedAfter,
      startedBefore,
      firstDay: dateOf(startedAfter, locale),
      lastDay: dateOf(startedBefore, locale),
    };
    return {source, query, subject: source.subject};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-list': AgniCallList;
  }
}
