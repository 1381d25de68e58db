import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {CallsErrorEvent, CallsLoadEvent, QueryChangeEvent, type CallSelectEvent} from '../events.js';
import {askCalls, type AskOptions} from '../client/client.js';
import type {Locale} from '../locale/locale.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery} from '../model/query.js';
import {renderHeard, renderNotice, renderPager} from '../views/panel.js';
import {Loader, type Plan} from './loader.js';
import {errorDetail, renderTrouble, warn} from './trouble.js';
import type {SettingsController} from './settings.js';

/** An element that shows pages of calls. */
export interface CallsHost extends HTMLElement, ReactiveControllerHost {
  selectedId: string | undefined;
}

/** The loader of an element that shows pages of calls. */
export function callsLoader<Query extends CallsQuery>(host: CallsHost, settings: SettingsController, plan: () => Plan<Query>): Loader<Query, CallPage> {
  const loader: Loader<Query, CallPage> = new Loader<Query, CallPage>(host, {
    plan,
    ask: async (asked, options) => lastPageOf(loader, asked.query, await askPage(asked, options)),
    isEmpty: (page) => !page.calls.length,
    loaded: (page, query) => host.dispatchEvent(new CallsLoadEvent(page, query)),
    failed: (error) => {
      warn(host, error);
      host.dispatchEvent(new CallsErrorEvent(errorDetail(error, settings.locale)));
    },
  });
  return loader;
}

const askPage = ({connection, query}: Plan<CallsQuery>, options: AskOptions) => askCalls(connection, query, options);

/** Turned to a page beyond the end, which only asking could tell: the last page stays, and now it is known to be the last. */
function lastPageOf<Query extends CallsQuery>({answer, query: earlier}: Loader<Query, CallPage>, query: Query, page: CallPage): CallPage {
  const filters = (asked: CallsQuery | undefined) => JSON.stringify({...asked, page: 0});
  return page.page > 1 && !page.calls.length && answer?.calls.length && filters(query) === filters(earlier) ? {...answer, more: false} : page;
}

/** What a list shows besides its answer. */
export interface CallsView<Query extends CallsQuery> {
  readonly host: CallsHost;
  readonly loader: Loader<Query, CallPage>;
  readonly locale: Locale;
  readonly label: string;
  /** The number whose calls these are. */
  readonly number?: string | undefined;
  readonly placeholders: number;
  /** Turns to a page; absent where everything comes at once. */
  readonly turnTo?: (page: number) => Query;
}

/** A list in whichever state it is: notices, table, foot. */
export function renderCalls<Query extends CallsQuery>(view: CallsView<Query>): TemplateResult {
  const {host, loader, locale, label, number, placeholders} = view;
  const {state, answer} = loader;
  const calls = answer?.calls ?? [];
  const loading = state === 'loading';
  return html`<div class="panel ${state === 'refreshing' ? 'fading' : ''}">
    ${number && state !== 'idle' ? html`<div class="caption muted" part="caption"><bdi>${label}</bdi></div>` : nothing}
    ${renderHeard(heard(view))} ${renderNotices(view)}
    ${calls.length || loading
      ? html`<agni-call-table
          exportparts="table, row, status"
          .calls=${calls}
          .number=${number}
          .label=${label}
          .locale=${locale}
          .selectedId=${host.selectedId}
          .placeholders=${loading ? placeholders : 0}
          @agni-call-select=${(event: CallSelectEvent) => follow(host, event)}
        ></agni-call-table>`
      : nothing}
    ${answer && state !== 'idle' ? html`<div class="foot" part="foot">${renderFoot(view, answer)}</div>` : nothing}
  </div>`;
}

/** The page's listeners hear the event after this one, so whether they cancelled it is known only when they are done. */
function follow(host: CallsHost, event: CallSelectEvent): void {
  queueMicrotask(() => {
    if (!event.defaultPrevented) host.selectedId = event.detail.call.id || undefined;
  });
}

function heard({loader: {state, answer, error}, locale}: CallsView<CallsQuery>): string {
  if (error) return errorDetail(error, locale).message;
  if (state === 'empty') return locale.messages.noCalls;
  return state === 'ready' && answer ? locale.messages.loaded(answer.calls.length) : '';
}

function renderNotices({loader, locale}: CallsView<CallsQuery>): TemplateResult | typeof nothing {
  const {messages} = locale;
  const {state, answer} = loader;
  const rows = answer?.calls.length;
  if (loader.wait || loader.error) return renderTrouble(loader, locale, rows ? messages.stale : undefined);
  if (state !== 'empty') return nothing;
  const past = answer && answer.page > 1;
  return html`<div class="lone">${renderNotice(past ? {text: messages.noMoreCalls} : {text: messages.noCalls, hint: messages.noCallsHint})}</div>`;
}

function renderFoot<Query extends CallsQuery>({host, loader, locale, turnTo}: CallsView<Query>, page: CallPage): TemplateResult {
  const {messages} = locale;
  const zone = page.calls.length ? messages.times(locale.zone) : '';
  const count = page.calls.length;
  if (!turnTo) return html`<span class="muted">${zone}</span>`;
  const first = (page.page - 1) * (page.pageSize ?? count) + 1;
  const asked = loader.query && 'page' in loader.query ? loader.query.page : page.page;
  return html`<span class="muted">${asked > page.page ? messages.noMoreCalls : zone}</span>${renderPager(
      {
        first,
        last: count ? first + count - 1 : 0,
        total: page.total,
        previous: page.page > 1,
        next: page.more !== false,
        turn: (by) => host.dispatchEvent(new QueryChangeEvent(turnTo(page.page + by))),
      },
      locale,
    )}`;
}
