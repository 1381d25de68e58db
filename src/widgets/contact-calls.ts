import {LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Question} from '../controllers/load.js';
import type {LoadState} from '../model/load-state.js';
import type {ContactQuery} from '../model/query.js';
import type {PageLoader} from '../sources/source.js';
import {required} from './attributes.js';
import {ListPanel} from './list-panel.js';
import {listStyles} from './list-styles.js';

/**
 * @summary All calls with one contact, newest first.
 * @tagname agni-contact-calls
 *
 * @fires {CallSelectEvent} agni-call-select - A person chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - The calls are on screen; rows beyond the first 40 follow a frame later:
 *   `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - Calls could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
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
 */
export class AgniContactCalls extends LitElement {
  static override styles = listStyles;

  static override properties = {
    endpoint: {},
    vendor: {},
    contactId: {attribute: 'contact-id'},
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
  /** The vendor's id of the contact. */
  declare contactId: string | undefined;
  /** Id of the call marked as selected; follows the person's choice. */
  declare selectedId: string | undefined;
  /**
   * The calls themselves, in the model's shape or the vendor's, without a request. A new list updates the element, a
   * change inside the list does not. `null` means that the calls are still loading.
   */
  declare calls: readonly object[] | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: PageLoader | undefined;

  #panel = new ListPanel<ContactQuery>(this, () => this.#question());

  /** The load state. */
  get state(): LoadState {
    return this.#panel.state;
  }

  /** Repeats the request. The last answer stays on screen until the new one arrives. */
  reload(): void {
    this.#panel.load.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('contactId')) return;
    this.#panel.load.forget();
    // A call of the previous contact does not belong to this one.
    if (!changed.has('selectedId')) this.selectedId = undefined;
  }

  protected override render(): TemplateResult {
    return this.#panel.render();
  }

  #question(): Question<ContactQuery> {
    const source = this.#panel.sources.current();
    const contactId = source.needsId ? required('contact-id', this.contactId) : '';
    return {source, query: {kind: 'contact', contactId}, subject: `${source.subject} ${contactId}`};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-contact-calls': AgniContactCalls;
  }
}
