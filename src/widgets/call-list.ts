import {LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Question} from '../controllers/load.js';
import type {LoadState} from '../model/load-state.js';
import {isE164} from '../model/phone.js';
import type {ListQuery} from '../model/query.js';
import type {PageLoader} from '../sources/source.js';
import {isDate, matching, wholeNumber} from './attributes.js';
import {ListPanel, listStyles} from './list-panel.js';

/** Properties that make it another list, which begins with its first page. */
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
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - A page is on screen, of many calls the first 40, and the others a frame
 *   later: `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - Calls could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
 * @fires {QueryChangeEvent} agni-query-change - A person turned the page: `detail.query`.
 * @fires {ShapeEvent} agni-shape - An answer had unknown fields or words, reported once a page, by name only:
 *   `detail.vendor`, `detail.fields`, `detail.values`.
 * @attr {'idle'|'loading'|'refreshing'|'ready'|'empty'|'failed'} state - What the element is doing; written by the
 *   element, also `:state(…)`.
 * @slot - What the page shows until calls are on screen, for example a table of its own; and a JSON script with calls.
 * @csspart notice - What happened and what can be done.
 * @csspart button - A button.
 * @csspart table - The table.
 * @csspart row - A row with a call.
 * @csspart status - A call's status.
 * @csspart foot - The line below the table.
 * @csspart range - Which calls these are.
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
   * The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. Default: the nearest
   * provider's.
   */
  declare endpoint: string | undefined;
  /** Whose API answers. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** Page shown, from 1; a changed filter goes back to 1. Default 1. */
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
  /** Only calls the API finds for these words. */
  declare search: string | undefined;
  /** Field the API sorts by, in the vendor's word. */
  declare sortBy: string | undefined;
  /** `asc` or `desc`. */
  declare sortOrder: string | undefined;
  /** Only calls that started after this, ISO 8601. */
  declare startedAfter: string | undefined;
  /** Only calls that started before this, ISO 8601. */
  declare startedBefore: string | undefined;
  /** Id of the call marked as selected; follows what a person chooses. */
  declare selectedId: string | undefined;
  /**
   * The calls themselves, in the model's shape or the vendor's, without a request. A new list is seen, a change inside
   * it is not. `null` says that they are still to come.
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

  /** What the element is doing. */
  get state(): LoadState {
    return this.#panel.state;
  }

  /** Asks again. What is on screen stays until the answer comes. */
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
    const {agentId, status, channel, search, sortBy} = this;
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
      startedAfter: matching('started-after', this.startedAfter, isDate),
      startedBefore: matching('started-before', this.startedBefore, isDate),
    };
    return {source, query, subject: source.subject};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-list': AgniCallList;
  }
}
