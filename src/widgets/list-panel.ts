import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {CallsErrorEvent, CallsLoadEvent, QueryChangeEvent} from '../events.js';
import {askCalls} from '../sources/remote.js';
import {integer, zone} from '../locale/format.js';
import type {Locale} from '../locale/locale.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery, ListQuery, PhoneQuery} from '../model/query.js';
import {base} from '../styles/base.js';
import {panelStyles} from '../styles/panel.js';
import {statusStyles} from '../styles/status.js';
import {tableStyles} from '../parts/table/styles.js';
import {tokens} from '../styles/tokens.js';
import {renderButton, renderHeard, renderNotice} from '../parts/notice.js';
import {renderTable, type TableHost} from '../parts/table/table.js';
import {Loader, type Plan} from '../controllers/load.js';
import type {SettingsController} from '../controllers/settings.js';
import {heardOf, renderTelling} from './telling.js';

/** The styles of an element that shows pages of calls. */
export const callsStyles = [tokens, base, panelStyles, statusStyles, tableStyles];

/** An element that shows pages of calls; one without a `page` shows everything at once. */
export type CallsHost = TableHost &
  ReactiveControllerHost & {page?: number; readonly calls?: readonly object[] | null | undefined};

/** The loader of an element that shows pages of calls. */
export function callsLoader<Query extends CallsQuery>(
  host: CallsHost,
  settings: SettingsController,
  plan: () => Plan<Query>,
): Loader<Query, CallPage> {
  return new Loader<Query, CallPage>(host, {
    plan: () => (host.calls === null ? undefined : plan()),
    ask: async ({connection, query}, options) => {
      const answer = await askCalls(connection, query, options);
      // The page of its own calls that was asked for is gone: the last one is asked for in its place, and this answer
      // matters no more.
      if (connection.own && 'page' in query && host.page === query.page && answer.page < query.page) {
        host.page = answer.page;
        await host.updateComplete;
      }
      return answer;
    },
    isEmpty: (page) => !page.calls.length,
    loaded: (page, query) => new CallsLoadEvent(page, query),
    locale: () => settings.locale,
    failed: (detail) => new CallsErrorEvent(detail),
  });
}

/** A list in whichever state it is: notices, table, foot. `number` is the one whose calls these are. */
export function renderCalls(
  host: CallsHost,
  loader: Loader<CallsQuery, CallPage>,
  locale: Locale,
  number?: string,
): TemplateResult {
  const {messages} = locale;
  const {state, answer, query} = loader;
  const calls = answer?.calls ?? [];
  // the page's own content stands in for what is to come
  const loading = state === 'loading' && !host.childElementCount;
  const expected = (query as Partial<ListQuery> | undefined)?.pageSize ?? 5;
  const label = number ? messages.callsWith(number) : messages.calls;
  const past = answer && (answer.more || (answer.page > 1 && answer.total !== 0));
  const none = past ? messages.emptyPage : messages.noCalls;
  const hint = searchHint(locale, answer?.searched);
  const notice = state === 'empty' ? {text: none, hint} : hint && {text: hint};
  const withHint = (text: string) => (hint ? messages.withHint(text, hint) : text);
  const loaded = messages.callsLoaded(calls.length, integer(locale, calls.length));
  const heard = state === 'empty' ? withHint(none) : heardOf(loader, locale, withHint(loaded));
  return html`${renderHeard(heard)}${answer ? nothing : html`<slot @slotchange=${() => host.requestUpdate()}></slot>`}${
    number && (answer || loading)
      ? html`<div class="foot muted">
          <span><bdi>${label}</bdi></span>
        </div>`
      : nothing
  }
  ${renderTelling(loader, locale, calls.length) ?? (notice ? renderNotice(notice) : nothing)}
  ${calls.length || loading ? renderTable(host, {calls, number, label, locale, awaited: loading ? Math.min(expected, 100) : 0}) : nothing}
  ${answer && (calls.length || past) ? renderFoot(host, loader, locale, answer) : loading ? html`<div class="foot"></div>` : nothing}`;
}

/** How far a search went that did not reach the end. */
function searchHint(locale: Locale, searched: number | undefined): string | undefined {
  return searched === undefined ? undefined : locale.messages.searched(searched ? integer(locale, searched) : '');
}

function renderFoot(
  host: CallsHost,
  loader: Loader<CallsQuery, CallPage>,
  locale: Locale,
  answer: CallPage,
): TemplateResult {
  const {messages} = locale;
  const {calls, page, pageSize = calls.length, total, more} = answer;
  const before = (page - 1) * pageSize;
  const last = before + calls.length;
  // Where a page is short on the way, or the total too small, nobody knows how many came before.
  const placed = calls.length && (!before || more === false || calls.length >= pageSize) && !(last > (total ?? last));
  const turn = (to: number) => () => {
    host.page = to;
    if (loader.error) loader.reload(); // it may be the page that failed
    host.dispatchEvent(new QueryChangeEvent({...(loader.query as ListQuery | PhoneQuery), page: to}));
  };
  const shown = (position: number | undefined) => (position === undefined ? '' : integer(locale, position));
  return html`<div class="foot" part="foot">
    <span class="muted">${calls.length ? messages.timesIn(zone(locale)) : ''}</span>${
      'page' in host
        ? html`<bdi class="muted" part="range"
              >${placed ? messages.range(shown(before + 1), shown(last), shown(total)) : ''}</bdi
            >${renderButton(
              messages.previous,
              page > 1 ? turn(page - 1) : undefined,
            )}${renderButton(messages.next, more === false ? undefined : turn(page + 1))}`
        : nothing
    }
  </div>`;
}
