import {ContextProvider} from '@lit/context';
import {LitElement, css, html, type TemplateResult} from 'lit';
import type {HeadersSource} from '../sources/connection.js';
import type {PageLoader} from '../sources/source.js';
import {mergeMessages} from '../locale/complete.js';
import type {MessageOverrides} from '../locale/messages.js';
import {usable} from '../locale/settings.js';
import {SettingsController, settingsContext, type Settings} from '../controllers/settings.js';

/**
 * @summary Says once, for every element inside it, where to ask and how to show the answer, also across shadow roots. A
 *   provider inside another adds to what the outer one says.
 * @tagname agni-provider
 *
 * @slot - The page's own content, with agni elements anywhere inside.
 */
export class AgniProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties = {
    endpoint: {},
    vendor: {},
    locale: {},
    timeZone: {attribute: 'time-zone'},
    currency: {},
    messages: {attribute: false},
    headers: {attribute: false},
    fetch: {attribute: false},
    source: {attribute: false},
  };

  /** The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. */
  declare endpoint: string | undefined;
  /** Whose API answers. Default `agni`. */
  declare vendor: string | undefined;
  /** Language and region of texts and formats, BCP 47. Default: the browser's. */
  declare locale: string | undefined;
  /** Time zone of all times, IANA name. Default: the browser's. */
  declare timeZone: string | undefined;
  /** ISO 4217. Costs are shown as money only with a currency; Agni counts credits. */
  declare currency: string | undefined;
  /** Texts to show in place of the language's own; the others stay, and so do those an outer provider replaces. */
  declare messages: MessageOverrides | undefined;
  /** Returns the headers of each request; called once more after a 401. */
  declare headers: HeadersSource | undefined;
  /** Stands in for the browser's `fetch`. */
  declare fetch: typeof globalThis.fetch | undefined;
  /**
   * The page's own loader in place of an API. An endpoint of an element, or of a provider further in, goes before it.
   */
  declare source: PageLoader | undefined;

  #provider = new ContextProvider(this, {context: settingsContext, initialValue: {}});
  #outer = new SettingsController(this);

  protected override willUpdate(): void {
    const {endpoint, vendor, locale, timeZone, currency, headers, fetch, source} = this;
    const outer = this.#outer.value;
    const messages = this.messages && mergeMessages(outer.messages, this.messages);
    const own = {endpoint, vendor, locale, timeZone, currency, messages, headers, fetch, source};
    const present: Settings = Object.fromEntries(Object.entries(own).filter(([, value]) => value));
    this.#provider.setValue({...outer, ...(endpoint && {source: undefined}), ...usable(present)});
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-provider': AgniProvider;
  }
}
