import {LitElement, html, type TemplateResult} from 'lit';
import {knownLocale, type Locale} from '../locale/locale.js';
import type {Call} from '../model/call.js';
import {base} from '../styles/base.js';
import {statusStyles} from '../styles/status.js';
import {tableStyles} from '../styles/table.js';
import {tokens} from '../styles/tokens.js';
import {renderTable} from './table.js';

/**
 * @summary Calls a page has already, as the same table the lists show: arrows, Home and End move, Enter or a click chooses. It asks
 *   nothing.
 * @tagname agni-call-table
 *
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call: `detail.call`. Cancelable: then the row is not marked.
 * @slot - What the page shows until `calls` is set.
 * @csspart table - The table.
 * @csspart row - A row with a call.
 * @csspart status - A call's status.
 */
export class AgniCallTable extends LitElement {
  static override styles = [tokens, base, statusStyles, tableStyles];

  static override properties = {
    calls: {attribute: false},
    number: {},
    selectedId: {attribute: 'selected-id'},
    label: {},
    locale: {attribute: false},
  };

  /** The calls to show, in this order. `readCalls()` makes them of a vendor's JSON. */
  declare calls: readonly Call[] | undefined;
  /** The number whose calls these are: then each row names the other side. E.164. */
  declare number: string | undefined;
  /** Id of the call marked as selected. */
  declare selectedId: string | undefined;
  /** The table's name for assistive technology. Default `Calls`. */
  declare label: string | undefined;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;

  constructor() {
    super();
    this.locale = knownLocale({});
  }

  protected override render(): TemplateResult {
    const {calls, number, locale, label = locale.messages.calls} = this;
    return calls ? renderTable(this, {calls, number, locale, label}) : html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-table': AgniCallTable;
  }
}
