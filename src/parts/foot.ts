/** The line below a list: the time zone, and the way to other pages. */
import {html, nothing, type TemplateResult} from 'lit';
import {integer, zone} from '../locale/format.js';
import type {Locale} from '../locale/locale.js';
import type {CallPage} from '../model/page.js';
import {renderButton} from './notice.js';

/** The page above, and what the line says and does. */
export interface Foot {
  readonly answer: CallPage;
  /** Calls on the pages before. */
  readonly before: number;
  /** Why no page follows, if there is something to say about it. */
  readonly note: string | undefined;
  /** The page that is on its way since a person asked for it. */
  readonly turningTo: number | undefined;
  /** Runs when a person turns to a page. Without it all calls are on the page. */
  readonly onTurn: ((page: number) => void) | undefined;
}

export function renderFoot(foot: Foot, locale: Locale): TemplateResult {
  const {messages} = locale;
  return html`<div class="foot" part="foot">
    <span class="muted">${foot.answer.calls.length ? messages.timesIn(zone(locale)) : ''}</span>
    ${foot.onTurn ? renderPaging(foot, foot.onTurn, locale) : nothing}
  </div>`;
}

function renderPaging({answer, before, note, turningTo}: Foot, onTurn: (page: number) => void, locale: Locale) {
  const {messages} = locale;
  const {page, more} = answer;
  const renderTurn = (label: string, to: number | undefined) =>
    renderButton(label, to === undefined ? undefined : () => onTurn(to), to !== undefined && to === turningTo);
  return html`<bdi class="muted" part="range">${rangeText(answer, before, locale)}</bdi>
    ${note ? html`<span>${note}</span>` : nothing}
    <div class="turns">
      ${renderTurn(messages.previous, page > 1 ? pageBefore(answer) : undefined)}
      ${renderTurn(messages.next, more === false ? undefined : page + 1)}
    </div>`;
}

/** The page before this one; before one beyond the end, the last one, if the total is known. */
function pageBefore({page, pageSize, total}: CallPage): number {
  const pages = total && pageSize ? Math.ceil(total / pageSize) : page;
  return Math.min(page - 1, pages);
}

/** The positions of the shown calls, as text. */
function rangeText(answer: CallPage, before: number, locale: Locale): string {
  const places = placesOf(answer, before, locale);
  return places ? locale.messages.range(...places) : '';
}

/** The positions of the shown calls; none after a short page, or when the total is smaller than the last position. */
export function placesOf(
  {calls, pageSize = calls.length, total, more}: CallPage,
  before: number,
  locale: Locale,
): readonly [from: string, to: string, total: string] | undefined {
  const last = before + calls.length;
  const isPlaced = calls.length && (!before || more === false || calls.length >= pageSize);
  if (!isPlaced || last > (total ?? last)) return undefined;
  const formatted = (position: number | undefined) => (position === undefined ? '' : integer(locale, position));
  return [formatted(before + 1), formatted(last), formatted(total)];
}
