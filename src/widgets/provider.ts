import {ContextProvider} from '@lit/context';
import {LitElement, css, html, type TemplateResult} from 'lit';
import type {HeadersSource} from '../sources/connection.js';
import type {PageLoader} from '../sources/source.js';
import {mergeMessages} from '../locale/complete.js';
import type {MessageOverrides} from '../locale/messages.js';
import {usable} from '../locale/settings.js';
import {SettingsController, settingsContext, type Settings} from '../controllers/settings.js';

/**
 * @summary Settings for every element inside it, also across shadow roots: which API to ask, and how to show its
 *   answers. A nested provider adds to the outer one's settings.
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
    ownNumbers: {attribute: 'own-numbers'},
    messages: {attribute: false},
    headers: {attribute: false},
    fetch: {attribute: false},
    source: {attribute: false},
  };

  /** The base that replaces the vendor's own base URL: a path on this site (`/agni`) or an http(s) URL. */
  declare endpoint: string | undefined;
  /** The vendor whose API answers. Default `agni`. */
  declare vendor: string | undefined;
  /** Language and region of texts and formats, BCP 47. Default: the browser's. */
  declare locale: string | undefined;
  /** Time zone of all times, IANA name. Default: the browser's. */
  declare timeZone: string | undefined;
  /** ISO 4217. Costs are shown as money only with a currency; Agni counts credits. */
  declare currency: string | undefined;
  /**
   * The telephone numbers of the business itself, however they are written: a list, or a text with commas or spaces between them.
   * They tell who the other side of a call is where the API does not state its direction; a stated direction wins.
   * Default: inferred from an agent's calls, where that is possible.
   */
  declare ownNumbers: string | readonly string[] | undefined;
  /** Texts that replace the language's own. All others stay, as do an outer provider's replacements. */
  declare messages: MessageOverrides | undefined;
  /** Returns the headers of each request; called once more after a 401. */
  declare headers: HeadersSource | undefined;
  /** Replaces the browser's `fetch`. */
  declare fetch: typeof globalThis.fetch | undefined;
  /** The page's own loader in place of an API. An endpoint of an element or of a nested provider takes precedence. */
  declare source: PageLoader | undefined;

  #provider = new ContextProvider(this, {context: settingsContext, initialValue: {}});
  #outer = new SettingsController(this);

  protected override willUpdate(): void {
    const {endpoint, vendor, locale, timeZone, currency, ownNumbers, headers, fetch, source} = this;
    const outer = this.#outer.value;
    const messages = this.messages && mergeMessages(outer.messages, this.messages);
    const own = {endpoint, vendor, locale, timeZone, currency, ownNumbers, messages, headers, fetch, source};
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
