import {LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Question} from '../controllers/load.js';
import type {LoadState} from '../model/load-state.js';
import type {ContactQuery} from '../model/query.js';
import type {PageLoader} from '../sources/source.js';
import {required} from './attributes.js';
import {ListPanel, listStyles} from './list-panel.js';

/**
 * @summary All calls with one contact, newest first.
 * @tagname agni-contact-calls
 *
 * @fires {CallSelectEvent} agni-call-select - Somebody chose a call: `detail.call`. Cancelable: then the row is not
 *   marked.
 * @fires {CallsLoadEvent} agni-calls-load - The calls are on screen, of many the first 40, and the others a frame
 *   later: `detail.calls`, `detail.page`, `detail.query`.
 * @fires {CallsErrorEvent} agni-calls-error - Calls could not be loaded: `detail.code`, `detail.message`,
 *   `detail.status`.
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
   * The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. Default: the nearest
   * provider's.
   */
  declare endpoint: string | undefined;
  /** Whose API answers. Default: the nearest provider's, else `agni`. */
  declare vendor: string | undefined;
  /** The vendor's id of the contact. */
  declare contactId: string | undefined;
  /** Id of the call marked as selected; follows what a person chooses. */
  declare selectedId: string | undefined;
  /**
   * The calls themselves, in the model's shape or the vendor's, without a request. A new list is seen, a change inside
   * it is not. `null` says that they are still to come.
   */
  declare calls: readonly object[] | null | undefined;
  /** The page's own loader in place of an API. */
  declare source: PageLoader | undefined;

  #panel = new ListPanel<ContactQuery>(this, () => this.#question());

  /** What the element is doing. */
  get state(): LoadState {
    return this.#panel.state;
  }

  /** Asks again. What is on screen stays until the answer comes. */
  reload(): void {
    this.#panel.load.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('contactId')) return;
    this.#panel.load.forget();
    // A call of the contact before is no call of this one.
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
