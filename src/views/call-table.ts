import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {CallSelectEvent} from '../events.js';
import {localeFor, type Locale} from '../locale/locale.js';
import type {Call, Party} from '../model/call.js';
import {otherParty} from '../model/party.js';
import {base} from '../styles/base.js';
import {statusStyles} from '../styles/status.js';
import {tokens} from '../styles/tokens.js';
import {callTableStyles} from './call-table-styles.js';
import {renderStatus} from './status.js';

/**
 * @summary Calls as a table: one row a call, one call in the tab order, arrows, Home, End and Enter to move and choose.
 * @tagname agni-call-table
 *
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call. Cancelable: then the row is not marked.
 * @csspart table - The table.
 * @csspart row - A row with a call.
 * @csspart status - A call's status.
 */
export class AgniCallTable extends LitElement {
  static override styles = [tokens, base, statusStyles, callTableStyles];

  static override properties = {
    calls: {attribute: false},
    number: {},
    selectedId: {attribute: 'selected-id'},
    label: {},
    placeholders: {type: Number},
    locale: {attribute: false},
    current: {state: true},
  };

  /** The calls to show, in this order. */
  declare calls: readonly Call[];
  /** The number whose calls these are: then each row names the other side. E.164. */
  declare number: string | undefined;
  /** Id of the call marked as selected. */
  declare selectedId: string | undefined;
  /** The table's name for assistive technology. Default `Calls`. */
  declare label: string | undefined;
  /** How many rows to draw as placeholders while there are no calls. Default 0. */
  declare placeholders: number;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;
  /** Index of the row that is in the tab order. */
  private declare current: number;

  constructor() {
    super();
    this.calls = [];
    this.placeholders = 0;
    this.locale = localeFor({});
    this.current = 0;
  }

  /** Chooses a call as if its row had been activated. */
  selectCall(call: Call): void {
    if (this.dispatchEvent(new CallSelectEvent(call))) this.selectedId = call.id || undefined;
  }

  /** Moves the focus to the row that is in the tab order. */
  override focus(options?: FocusOptions): void {
    this.#button(this.current)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('calls') && !changed.has('selectedId')) return;
    const selected = this.calls.findIndex((call) => call.id && call.id === this.selectedId);
    if (selected >= 0) this.current = selected;
    else if (changed.has('calls')) this.current = 0;
  }

  protected override render(): TemplateResult {
    const {columns} = this.locale.messages;
    const heads = [columns.party, columns.agent, columns.channel, columns.status, columns.started, columns.duration];
    return html`<table part="table" role="table" aria-label=${this.label || this.locale.messages.calls} aria-busy=${this.placeholders > 0}>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup" @click=${this.#chooseRow} @keydown=${this.#moveFocus} @focusin=${this.#followFocus} @mouseover=${this.#tellInstant}>
        ${this.calls.map((call, index) => this.#renderRow(call, index))}
      </tbody>
      ${this.placeholders && !this.calls.length ? this.#renderPlaceholders() : nothing}
    </table>`;
  }

  #renderRow(call: Call, index: number): TemplateResult {
    const {locale} = this;
    const {messages} = locale;
    const {party, way} = otherParty(call, this.number);
    const selected = call.id !== '' && call.id === this.selectedId;
    const at = call.startedAt ?? call.createdAt;
    // prettier-ignore
    return html`<tr part="row" role="row" data-index=${index}
      ><td role="cell" class="party"><button tabindex=${index === this.current ? 0 : -1} aria-current=${selected ? 'true' : nothing}
        ><span class="muted">${way ? messages[way] : ''}</span> <bdi class="name">${party.name ?? party.number ?? messages.unknownNumber}</bdi> <bdi class="muted" dir="ltr">${party.name ? party.number : ''}</bdi>${way ? nothing : renderCallee(call.callee, messages.to)}</button></td
      ><td role="cell" class="agent muted">${call.agent.name ?? messages.unknown}</td
      ><td role="cell" class="channel muted">${call.channel ? locale.word(call.channel) : messages.unknown}</td
      ><td role="cell" class="state" part="status">${renderStatus(call.status, locale)}</td
      ><td role="cell" class="start muted">${at === undefined ? messages.unknown : locale.moment(at)}</td
      ><td role="cell" class="length muted">${call.durationSec === undefined ? messages.unknown : locale.duration(call.durationSec)}</td></tr>`;
  }

  #renderPlaceholders(): TemplateResult {
    const row = html`<tr>${['party', 'agent', 'channel', 'state', 'start', 'length'].map((cell) => html`<td class=${cell}><span class="bar"></span></td>`)}</tr>`;
    return html`<tbody aria-hidden="true">${Array.from({length: this.placeholders}, () => row)}</tbody>`;
  }

  #chooseRow(event: Event): void {
    const index = indexOf(event);
    const call = this.calls[index];
    if (!call) return;
    this.current = index;
    this.selectCall(call);
  }

  #followFocus(event: Event): void {
    this.current = indexOf(event);
  }

  /** The full time of the row under the pointer. Told late, so that hundreds of rows need not be formatted twice. */
  #tellInstant(event: Event): void {
    const call = this.calls[indexOf(event)];
    const cell = event.target instanceof Element ? event.target.closest('td.start') : null;
    const at = call?.startedAt ?? call?.createdAt;
    if (cell && at !== undefined) cell.setAttribute('title', this.locale.instant(at));
  }

  #moveFocus(event: KeyboardEvent): void {
    const last = this.calls.length - 1;
    const to = {ArrowDown: this.current + 1, ArrowUp: this.current - 1, Home: 0, End: last}[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#button(Math.min(Math.max(to, 0), last))?.focus();
  }

  #button(index: number): HTMLElement | undefined {
    return this.renderRoot.querySelectorAll<HTMLElement>('.party > button')[index];
  }
}

/** Without a known direction both sides are named. */
function renderCallee(callee: Party, to: string): TemplateResult | typeof nothing {
  const name = callee.name ?? callee.number;
  return name ? html` <span class="muted">${to.toLowerCase()} <bdi dir="ltr">${name}</bdi></span>` : nothing;
}

function indexOf(event: Event): number {
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  return Number(row?.dataset['index'] ?? -1);
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-table': AgniCallTable;
  }
}
