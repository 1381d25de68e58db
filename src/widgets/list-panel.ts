/** The shared behaviour of elements that show pages of calls. */
import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {DrawnRowsController} from '../controllers/drawn-rows.js';
import {GatheredCalls} from '../controllers/gathered.js';
import {LoadController, type Question} from '../controllers/load.js';
import {keepScroll} from '../controllers/keep-scroll.js';
import {Pages, type Ending} from '../controllers/pages.js';
import {revealTop} from '../controllers/reveal.js';
import {OwnContentController} from '../controllers/own-content.js';
import {RovingFocusController} from '../controllers/roving-focus.js';
import {SelectionController} from '../controllers/selection.js';
import {SettingsController} from '../controllers/settings.js';
import {SourceController, type Addressed} from '../controllers/source.js';
import {TodayController} from '../controllers/today.js';
import {CallsErrorEvent, CallsLoadEvent, QueryChangeEvent} from '../events.js';
import {integer} from '../locale/format.js';
import type {Locale} from '../locale/locale.js';
import type {Messages} from '../locale/messages.js';
import {around} from '../locale/words.js';
import {linesOf, type Lines} from '../model/lines.js';
import type {LoadState} from '../model/load-state.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery, ListQuery, PhoneQuery} from '../model/query.js';
import {placesOf, renderFoot, type Foot} from '../parts/foot.js';
import {keepFocus, renderLoadNotice} from '../parts/load-notice.js';
import {renderFrame, renderLiveRegion, renderNotice, renderRegion} from '../parts/notice.js';
import {columns, type Column} from '../parts/table/columns.js';
import {renderTable} from '../parts/table/table.js';
import {noteLines} from '../sources/known.js';
import {PageNews} from './page-news.js';

/** An element that shows pages of calls; one without a `page` shows all calls at once. */
export interface ListHost extends ReactiveControllerHost, HTMLElement, Addressed {
  selectedId: string | undefined;
  page?: number;
}

/** The text of each ending. */
const endings = {empty: 'lastPage', same: 'samePage'} as const satisfies Record<Ending, keyof Messages>;

/** Placeholder rows at most. */
const mostPlaceholders = 100;

/** Loads an element's pages of calls, and draws them in every load state. */
export class ListPanel<Query extends CallsQuery> implements ReactiveController {
  readonly settings: SettingsController;
  readonly sources: SourceController;
  readonly load: LoadController<Query, CallPage>;

  #host: ListHost;
  #columns: readonly Column[];
  #pageNews = new PageNews();
  #content: OwnContentController;
  #rows: DrawnRowsController;
  #focus: RovingFocusController;
  #selection: SelectionController;
  #pages = new Pages();
  #gathered = new GatheredCalls();
  /** The page on screen. */
  #drawn: CallPage | undefined;
  /** The page that a person turns to, while it is on its way. */
  #turning: number | undefined;

  /** `question` runs unless `calls` is `null`, which means that they are still loading. */
  constructor(host: ListHost, question: () => Question<Query>, shown: readonly Column[] = columns) {
    this.#host = host;
    this.#columns = shown;
    this.settings = new SettingsController(host);
    this.sources = new SourceController(host, this.settings);
    this.#content = new OwnContentController(host);
    this.#rows = new DrawnRowsController(host);
    this.#focus = new RovingFocusController(host);
    this.#selection = new SelectionController(host);
    new TodayController(host, () => this.settings.locale);
    this.load = new LoadController<Query, CallPage>(host, {
      question: () => (host.calls === null ? undefined : question()),
      ask: async (question, options) => {
        const {source, query} = question;
        const again = (page: number) => source.list({...(query as ListQuery | PhoneQuery), page}, options);
        const page = await this.#pages.settle(question, this.load.answer, await source.list(query, options), again);
        if (!options.signal.aborted) this.#gathered.add(question, page);
        return page;
      },
      answered: (page, query) => this.#queryOf(page, query),
      isEmpty: ({calls}) => !calls.length,
      announcement: (page) => this.#announcement(page),
      loaded: (page, query) => new CallsLoadEvent(page, query),
      failed: (detail) => new CallsErrorEvent(detail),
      locale: () => this.settings.locale,
    });
    host.addController(this);
  }

  hostUpdated(): void {
    const {answer} = this.load;
    if (answer && answer !== this.#drawn) {
      if (this.#drawn) keepScroll(this.#host);
      noteLines(answer.calls, this.#lines);
    }
    this.#drawn = answer;
    if (this.#turning === undefined || this.load.isBusy) return;
    this.#turning = undefined;
    // The person is at the foot: what is new, or a failure's notice, begins at the top.
    if (!this.#ending) revealTop(this.#host);
  }

  get state(): LoadState {
    return this.load.state;
  }

  /** The element's content; `number` is the one whose calls these are. */
  render(number?: string): TemplateResult {
    const {locale} = this.settings;
    const {answer} = this.load;
    const head = number && (answer || this.#isAwaited) ? renderHead(number, locale) : nothing;
    const content = html`${head} ${this.#renderNotice(locale)} ${this.#renderTable(locale, number)}
    ${this.#renderFoot(locale)}`;
    return html`${answer ? nothing : html`<slot @slotchange=${() => this.#host.requestUpdate()}></slot>`}
    ${renderFrame(locale, html`${renderLiveRegion(this.load.announcer.text)} ${renderRegion(this.load.isBusy, content)}`)}`;
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
    if (load.state === 'empty') {
      const action = answer && answer.page > 1 && this.#hasOtherPages ? locale.messages.firstPage : '';
      return renderNotice({text: this.#emptyText(locale), hint, action, act: keepFocus(() => this.#turnTo(1))});
    }
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
      lines: answer && this.#lines,
      label: number ? messages.callsWith(number) : messages.calls,
      locale,
      selectedId: this.#host.selectedId,
      chosen: this.#selection.chosen,
      stopKey: this.#focus.stop,
      awaited: this.#isAwaited ? Math.min(expected, mostPlaceholders) : 0,
      onSelect: this.#selection.select,
      onFocus: (key) => (this.#focus.stop = key),
      onKeydown: this.#focus.move,
    });
  }

  /** Of all calls that were on screen, since a few rows tell less. */
  get #lines(): Lines {
    const {all, options} = this.#gathered;
    return linesOf(all, {...options, ownNumbers: this.settings.value.ownNumbers});
  }

  #renderFoot(locale: Locale): TemplateResult | typeof nothing {
    const {answer} = this.load;
    if (!answer) return this.#isAwaited ? html`<div class="foot"></div>` : nothing;
    const {calls, page, pageSize = calls.length} = answer;
    if (!calls.length && !this.#hasOtherPages) return nothing;
    const foot: Foot = {
      answer,
      before: this.#pages.before(page, pageSize),
      note: this.#ending && locale.messages[endings[this.#ending]],
      turningTo: this.load.isBusy ? this.#turning : undefined,
      onTurn: 'page' in this.#host ? this.#turnTo : undefined,
    };
    return renderFoot(foot, locale);
  }

  /** Why no page follows the one on screen, if that was found out. */
  get #ending(): Ending | undefined {
    return this.load.answer && this.#pages.endingOf(this.load.answer);
  }

  #turnTo = (page: number): void => {
    if (this.load.isBusy && this.#host.page === page) return; // it is on its way
    this.#turning = page;
    this.#host.page = page;
    if (this.load.error) this.load.reload(); // a retry, since this page may be the one that failed
    const query = {...(this.load.query as ListQuery | PhoneQuery), page};
    this.#host.dispatchEvent(new QueryChangeEvent(query));
  };

  /** The query that the answer is to. Where the page asked for does not exist, the element moves to the answer's page. */
  #queryOf(answer: CallPage, query: Query): Query {
    const host = this.#host;
    if (!('page' in query) || host.page !== query.page || !(answer.page < query.page)) return query;
    host.page = answer.page;
    const own = {...query, page: answer.page};
    if (this.#pages.endingOf(answer)) host.dispatchEvent(new QueryChangeEvent(own));
    return own;
  }

  #emptyText({messages}: Locale): string {
    return this.#hasOtherPages ? messages.emptyPage : messages.noCalls;
  }

  #announcement(page: CallPage): string {
    const {calls, page: place, pageSize = calls.length, searched} = page;
    const {locale} = this.settings;
    const {messages} = locale;
    const isTurned = this.#pageNews.isTurned(this.load.query, page);
    const ending = this.#pages.endingOf(page);
    if (ending) return messages[endings[ending]];
    const places = isTurned ? placesOf(page, this.#pages.before(place, pageSize), locale) : undefined;
    const loaded = places
      ? messages.pageLoaded(...places)
      : messages.callsLoaded(calls.length, integer(locale, calls.length));
    const text = calls.length ? loaded : this.#emptyText(locale);
    const hint = searchHint(locale, searched);
    return hint ? messages.withHint(text, hint) : text;
  }
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
