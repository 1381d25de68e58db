/** The shared behaviour of elements that show pages of calls. */
import {html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {DrawnRowsController} from '../controllers/drawn-rows.js';
import {LoadController, type Question} from '../controllers/load.js';
import {OwnContentController} from '../controllers/own-content.js';
import {RovingFocusController} from '../controllers/roving-focus.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController, type Addressed} from '../controllers/source.js';
import {TodayController} from '../controllers/today.js';
import {CallSelectEvent, CallsErrorEvent, CallsLoadEvent, QueryChangeEvent} from '../events.js';
import {integer, zone} from '../locale/format.js';
import type {Locale} from '../locale/locale.js';
import {around} from '../locale/words.js';
import type {Call} from '../model/call.js';
import {linesOf, type Lines} from '../model/lines.js';
import type {LoadState} from '../model/load-state.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery, ListQuery, PhoneQuery} from '../model/query.js';
import {renderLoadNotice} from '../parts/load-notice.js';
import {panelStyles} from '../parts/panel-styles.js';
import {renderButton, renderFrame, renderLiveRegion, renderNotice} from '../parts/notice.js';
import {statusStyles} from '../parts/status.js';
import {columns, type Column} from '../parts/table/columns.js';
import {tableStyles} from '../parts/table/styles.js';
import {renderTable} from '../parts/table/table.js';
import {PageNews} from './page-news.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';

/** The styles of an element that shows pages of calls. */
export const listStyles = stylesFor(columns);

/** An element that shows pages of calls; one without a `page` shows all calls at once. */
export interface ListHost extends ReactiveControllerHost, HTMLElement, Addressed {
  selectedId: string | undefined;
  page?: number;
}

/** Placeholder rows at most. */
const mostPlaceholders = 100;

/** Loads an element's pages of calls, and draws them in every load state. */
export class ListPanel<Query extends CallsQuery> {
  readonly settings: SettingsController;
  readonly sources: SourceController;
  readonly load: LoadController<Query, CallPage>;

  #host: ListHost;
  #columns: readonly Column[];
  #pageNews = new PageNews();
  #content: OwnContentController;
  #rows: DrawnRowsController;
  #focus: RovingFocusController;

  /** `question` runs unless `calls` is `null`, which means that they are still loading. */
  constructor(host: ListHost, question: () => Question<Query>, shown: readonly Column[] = columns) {
    this.#host = host;
    this.#columns = shown;
    this.settings = new SettingsController(host);
    this.sources = new SourceController(host, this.settings);
    this.#content = new OwnContentController(host);
    this.#rows = new DrawnRowsController(host);
    this.#focus = new RovingFocusController(host);
    new TodayController(host, () => this.settings.locale);
    this.load = new LoadController<Query, CallPage>(host, {
      question: () => (host.calls === null ? undefined : question()),
      ask: async ({source, query}, options) => this.#inRange(query, await source.list(query, options)),
      isEmpty: ({calls}) => !calls.length,
      announcement: (page) => this.#announcement(page),
      loaded: (page, query) => new CallsLoadEvent(page, query),
      failed: (detail) => new CallsErrorEvent(detail),
      locale: () => this.settings.locale,
    });
  }

  get state(): LoadState {
    return this.load.state;
  }

  /** The element's content; `number` is the one whose calls these are. */
  render(number?: string): TemplateResult {
    const {locale} = this.settings;
    const {answer} = this.load;
    const content = html`${renderLiveRegion(this.load.announcer.text)}
    ${number && (answer || this.#isAwaited) ? renderHead(number, locale) : nothing} ${this.#renderNotice(locale)}
    ${this.#renderTable(locale, number)} ${this.#renderFoot(locale)}`;
    return html`${answer ? nothing : html`<slot @slotchange=${() => this.#host.requestUpdate()}></slot>`}
    ${renderFrame(locale, content)}`;
  }

  /** Whether to draw placeholders; the page's own content in the slot replaces them. */
  get #isAwaited(): boolean {
    return this.state === 'loading' && !this.#content.isPresent;
  }

  /** Whether there are pages before or after this one. */
  get #hasOtherPages(): boolean {
    const {answer} = this.load;
    return Boolean(answer && (answer.more || (answer.page > 1 && answer.total !== 0)));
  }

  #renderNotice(locale: Locale): TemplateResult | typeof nothing {
    const {load} = this;
    const {wait, error, answer, reload} = load;
    const notice = renderLoadNotice({wait, error, answer: answer?.calls.length, reload}, locale);
    if (notice) return notice;
    const hint = searchHint(locale, answer?.searched);
    if (load.state === 'empty') return renderNotice({text: this.#emptyText(locale), hint});
    return hint ? renderNotice({text: hint}) : nothing;
  }

  #renderTable(locale: Locale, number: string | undefined): TemplateResult | typeof nothing {
    const {answer, query} = this.load;
    const calls = this.#rows.of(answer?.calls ?? []);
    if (!calls.length && !this.#isAwaited) return nothing;
    const expected = (query as Partial<ListQuery> | undefined)?.pageSize ?? 5;
    const {messages} = locale;
    return renderTable({
      columns: this.#columns,
      calls,
      number,
      lines: answer && this.#linesOf(answer, number),
      label: number ? messages.callsWith(number) : messages.calls,
      locale,
      selectedId: this.#host.selectedId,
      stopId: this.#focus.stop,
      awaited: this.#isAwaited ? Math.min(expected, mostPlaceholders) : 0,
      onSelect: (call) => selectCall(this.#host, call),
      onFocus: ({id}) => (this.#focus.stop = id),
      onKeydown: this.#focus.move,
    });
  }

  /** Of the whole answer, since a few of its rows tell less. */
  #linesOf({calls}: CallPage, number: string | undefined): Lines {
    const {query} = this.load;
    const {callerNumber, search} = (query as Partial<ListQuery> | undefined) ?? {};
    const {ownNumbers} = this.settings.value;
    return linesOf(calls, {ownNumbers, number, isContact: query?.kind === 'contact', wanted: callerNumber ?? search});
  }

  #renderFoot(locale: Locale): TemplateResult | typeof nothing {
    const {answer} = this.load;
    if (!answer) return this.#isAwaited ? html`<div class="foot"></div>` : nothing;
    const {messages} = locale;
    const {calls, page, more} = answer;
    if (!calls.length && !this.#hasOtherPages) return nothing;
    const turn = (to: number) => () => this.#turnTo(to);
    return html`<div class="foot" part="foot">
      <span class="muted">${calls.length ? messages.timesIn(zone(locale)) : ''}</span>
      ${
        'page' in this.#host
          ? html`<bdi class="muted" part="range">${rangeText(answer, locale)}</bdi>
              ${renderButton(messages.previous, page > 1 ? turn(page - 1) : undefined)}
              ${renderButton(messages.next, more === false ? undefined : turn(page + 1))}`
          : nothing
      }
    </div>`;
  }

  #turnTo(page: number): void {
    this.#host.page = page;
    if (this.load.error) this.load.reload(); // a retry, since this page may be the one that failed
    const query = {...(this.load.query as ListQuery | PhoneQuery), page};
    this.#host.dispatchEvent(new QueryChangeEvent(query));
  }

  /** If the page no longer exists, a source answers with its last one: the element moves to that page. */
  async #inRange(query: Query, answer: CallPage): Promise<CallPage> {
    const host = this.#host;
    if ('page' in query && host.page === query.page && answer.page < query.page) {
      host.page = answer.page;
      await host.updateComplete; // the last page is requested instead, and replaces this answer
    }
    return answer;
  }

  #emptyText({messages}: Locale): string {
    return this.#hasOtherPages ? messages.emptyPage : messages.noCalls;
  }

  #announcement(page: CallPage): string {
    const {calls, searched} = page;
    const {locale} = this.settings;
    const {messages} = locale;
    const isTurned = this.#pageNews.isTurned(this.load.query, page);
    const places = isTurned ? placesOf(page, locale) : undefined;
    const loaded = places
      ? messages.pageLoaded(...places)
      : messages.callsLoaded(calls.length, integer(locale, calls.length));
    const text = calls.length ? loaded : this.#emptyText(locale);
    const hint = searchHint(locale, searched);
    return hint ? messages.withHint(text, hint) : text;
  }
}

/** The styles of an element that shows pages of calls in these columns. */
export function stylesFor(shown: readonly Column[]): CSSResult[] {
  return [tokens, base, panelStyles, statusStyles, tableStyles(shown)];
}

/** Dispatches the cancelable event, then marks the call. */
export function selectCall(host: HTMLElement & {selectedId: string | undefined}, call: Call): void {
  if (host.dispatchEvent(new CallSelectEvent(call))) host.selectedId = call.id;
}

function renderHead(number: string, {messages}: Locale): TemplateResult {
  const [before, after] = around(messages.callsWith);
  return html`<div class="foot muted">
    <span
      ><bdi>${before}<bdi translate="no">${number}</bdi>${after}</bdi></span
    >
  </div>`;
}

/** The note that a search stopped before the end. */
function searchHint(locale: Locale, searched: number | undefined): string | undefined {
  return searched === undefined ? undefined : locale.messages.searched(searched ? integer(locale, searched) : '');
}

/** The positions of the shown calls, as text. */
function rangeText(page: CallPage, locale: Locale): string {
  const places = placesOf(page, locale);
  return places ? locale.messages.range(...places) : '';
}

/** The positions of the shown calls; none after a short page, or when the total is smaller than the last position. */
function placesOf(
  {calls, page, pageSize = calls.length, total, more}: CallPage,
  locale: Locale,
): readonly [from: string, to: string, total: string] | undefined {
  const before = (page - 1) * pageSize;
  const last = before + calls.length;
  const isPlaced = calls.length && (!before || more === false || calls.length >= pageSize);
  if (!isPlaced || last > (total ?? last)) return undefined;
  const formatted = (position: number | undefined) => (position === undefined ? '' : integer(locale, position));
  return [formatted(before + 1), formatted(last), formatted(total)];
}
