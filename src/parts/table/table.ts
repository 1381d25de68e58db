import {html, nothing, type TemplateResult} from 'lit';
import {CallSelectEvent} from '../../events.js';
import {duration, moments} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import {around, word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import {otherParty} from '../../model/party.js';
import {renderStatus} from '../status.js';

/** An element that shows calls as rows and marks one of them. */
export interface TableHost extends HTMLElement {
  selectedId: string | undefined;
  requestUpdate(): void;
}

/** What a table shows. */
export interface Table {
  readonly calls: readonly Call[];
  /** The number whose calls these are. */
  readonly number?: string | undefined;
  /** The table's name for assistive technology. */
  readonly label: string;
  readonly locale: Locale;
  /** How many rows to draw as placeholders while calls are awaited. */
  readonly awaited?: number;
}

/** Id of the call the keyboard was at last, by table: that row is in the tab order. */
const stops = new WeakMap<TableHost, string | undefined>();

/** Rows drawn at once: more than a screen holds. */
const atOnce = 40;

/** In place of a row to come. One cell: what is there for a moment must not cost what the rows cost. */
const placeholder = html`<tr>
  <td colspan="6"></td>
</tr>`;

/** Chooses a call: asks before, then marks it. */
export function selectCall(host: TableHost, call: Call): void {
  if (host.dispatchEvent(new CallSelectEvent(call))) host.selectedId = call.id;
}

/**
 * Calls as rows of a native table. One row is in the tab order; arrows, Home and End move it, Enter or a click chooses
 * its call. The roles are written out because a narrow table is laid out as cards, and a changed `display` costs a
 * table its semantics in some engines.
 */
export function renderTable(host: TableHost, {calls, number, label, locale, awaited = 0}: Table): TemplateResult {
  const {columns} = locale.messages;
  const rowOf = ({target}: Event) => (target as Element).closest('tr');
  const callOf = (event: Event) => calls[rowOf(event)?.sectionRowIndex ?? -1];
  const choose = (event: Event) => {
    const call = callOf(event);
    rowOf(event)?.querySelector('button')?.focus(); // so that the arrows go on from here
    if (call) selectCall(host, call);
  };
  const stay = (event: Event) => {
    stops.set(host, callOf(event)?.id);
    host.requestUpdate();
  };
  // Where rows are on screen already, all are drawn.
  const drawn = host.shadowRoot?.querySelector('[part=row]') ? calls : calls.slice(0, atOnce);
  if (drawn.length < calls.length) {
    // The task after a frame's begin is the first one after its end.
    requestAnimationFrame(() => setTimeout(() => host.requestUpdate()));
  }
  const told = moments(locale);
  const stopId = stops.get(host) ?? host.selectedId;
  const stop = Math.max(
    0,
    calls.findIndex(({id}) => id === stopId),
  );
  return html`<table part="table" role="table" aria-label=${label}>
    <thead role="rowgroup">
      <tr role="row">
        ${Object.values(columns).map((head) => html`<th role="columnheader">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup" @click=${choose} @keydown=${moveFocus} @focusin=${stay}>
      ${drawn.map((call, index) => renderRow(call, index === stop, call.id !== '' && call.id === host.selectedId, told, locale, number))}
    </tbody>
    ${
      awaited
        ? html`<tbody aria-hidden="true">
            ${Array(awaited).fill(placeholder)}
          </tbody>`
        : nothing
    }
  </table>`;
}

function renderRow(
  call: Call,
  stop: boolean,
  selected: boolean,
  told: (ms: number) => string,
  locale: Locale,
  number: string | undefined,
): TemplateResult {
  const {messages} = locale;
  const {unknown} = messages;
  const {party, way} = otherParty(call, number);
  const at = call.startedAt ?? call.createdAt;
  const [before, after] = way ? around(way === 'from' ? messages.fromParty : messages.toParty) : [];
  const callee = way ? undefined : (call.callee.name ?? call.callee.number);
  const [beforeCallee, afterCallee] = callee ? around(messages.calledParty) : [];
  return html`<tr part="row" role="row">
    <td role="cell">
      <button tabindex=${stop ? 0 : -1} aria-current=${selected || nothing}>
        ${before}<b><bdi>${party.name ?? party.number ?? unknown}</bdi></b
        >${after}
        <bdi>${party.name && party.number}</bdi
        >${callee ? html` <bdi>${beforeCallee}<bdi>${callee}</bdi>${afterCallee}</bdi>` : nothing}
      </button>
    </td>
    <td role="cell"><bdi>${call.agent.name ?? unknown}</bdi></td>
    <td role="cell"><bdi>${call.channel ? word(locale, call.channel) : unknown}</bdi></td>
    <td role="cell" part="status">${renderStatus(call.status, locale)}</td>
    <td role="cell"><bdi>${at === undefined ? unknown : told(at)}</bdi></td>
    <td role="cell"><bdi>${call.durationSec === undefined ? unknown : duration(locale, call.durationSec)}</bdi></td>
  </tr>`;
}

function moveFocus(event: KeyboardEvent): void {
  const all = [...(event.currentTarget as Element).querySelectorAll('button')];
  const at = all.indexOf(event.target as HTMLButtonElement);
  const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  all[to]?.focus();
}
