import {ContextEvent, createContext} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {baseOf, vendorOf, type Connection} from '../sources/connection.js';
import {knownLocale, onLocaleChange, type Locale, type LocaleSettings} from '../locale/locale.js';
import type {CallSource} from '../sources/source.js';
import {given} from '../widgets/attributes.js';

/** What `<agni-provider>` and `configure()` give to the elements: where to ask, with what, and how to show it. */
export interface Settings extends Partial<Omit<Connection, 'endpoint' | 'own'>>, LocaleSettings {
  /** As {@link Connection.endpoint}. */
  readonly endpoint?: string | undefined;
}

/**
 * The context (Web Components community protocol) through which elements find their nearest provider, across shadow
 * roots.
 */
export const settingsContext = createContext<Settings>(Symbol.for('agni-call-widgets'));

/** An element that may say itself where to ask, or have what is asked for. */
export interface Addressed {
  readonly endpoint?: string | undefined;
  readonly vendor?: string | undefined;
  readonly calls?: readonly object[] | null | undefined;
  readonly call?: object | null | undefined;
  readonly source?: CallSource | undefined;
}

type Host = Addressed & Partial<ParentNode>;
type Own = Pick<Connection, 'own' | 'source'>;

/** What an element has itself: set by a script, or written as JSON inside it; or its own loader. */
export function ownOf(host: Host): Own | undefined {
  const {source} = host;
  const own =
    host.calls ?? host.call ?? (source ? undefined : host.querySelector?.(':scope>script[type="application/json"]'));
  return own ? {own} : source && {source};
}

/** Finds an element's settings: its own attributes first, then the nearest provider's, then the page's. */
export class SettingsController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement & Addressed;
  #provided: Settings = {};
  #leave: (() => void) | undefined;
  #ignoreLocale: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & Addressed) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A provider may be defined, or the page configured, after this element: then everybody asks again.
    addEventListener('context-provider', this.#request);
    this.#ignoreLocale = onLocaleChange(() => this.#host.requestUpdate());
    this.#request();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#request);
    this.#ignoreLocale?.();
    this.#leave?.();
    this.#leave = undefined;
    this.#provided = {};
  }

  #request = (): void => {
    this.#host.dispatchEvent(new ContextEvent(settingsContext, this.#host, this.#take, true));
  };

  #take = (settings: Settings, leave?: () => void): void => {
    if (leave !== this.#leave) this.#leave?.();
    this.#leave = leave;
    this.#provided = settings;
    this.#host.requestUpdate();
  };

  get value(): Settings {
    return this.#provided;
  }

  /**
   * Where to ask, checked; `other` serves when nobody else names an endpoint. Throws `not-configured` when nobody does,
   * or a wrong one, or an unknown vendor. What the element has itself needs no endpoint, nor does a loader.
   */
  connection(other?: Host): Connection {
    const {vendor, headers, fetch} = this.value;
    const host = this.#host;
    const named = host.endpoint || this.value.endpoint;
    // An endpoint of its own goes before what others have; what the followed list has, before what a provider says.
    const near = ownOf(host) ?? (other && !host.endpoint ? ownOf(other) : undefined);
    const {own, source}: Own = near ?? (host.endpoint || other?.endpoint ? {} : {source: this.value.source});
    const address = named || other?.endpoint;
    const endpoint = (own || source) && !address ? '' : given('endpoint', address);
    const connection = {endpoint, vendor: host.vendor || vendor || other?.vendor, headers, fetch, own, source};
    vendorOf(connection);
    if (endpoint) baseOf(connection, document.baseURI);
    return connection;
  }

  get locale(): Locale {
    return knownLocale(this.#provided);
  }
}
