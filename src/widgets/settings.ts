import {ContextEvent, createContext} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {baseOf, vendorOf, type Connection} from '../client/connection.js';
import {knownLocale, type Locale, type LocaleSettings} from '../locale/locale.js';
import {given} from './check.js';

/** What `<agni-provider>` and `configure()` give to the elements: where to ask, with what, and how to show it. */
export interface Settings extends Partial<Omit<Connection, 'endpoint'>>, LocaleSettings {
  /** As {@link Connection.endpoint}. */
  readonly endpoint?: string | undefined;
}

/** The context (Web Components community protocol) through which elements find their nearest provider, across shadow roots. */
export const settingsContext = createContext<Settings>(Symbol.for('agni-call-widgets'));

/** An element that may say itself where to ask. */
export interface Addressed {
  readonly endpoint?: string | undefined;
  readonly vendor?: string | undefined;
}

/** Finds an element's settings: its own attributes first, then the nearest provider's, then the page's. */
export class SettingsController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement & Addressed;
  #provided: Settings = {};
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & Addressed) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A provider may be defined, or the page configured, after this element: then everybody asks again.
    addEventListener('context-provider', this.#request);
    this.#request();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#request);
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
   * Where to ask, checked; `other` serves when nobody else names an endpoint. Throws `not-configured` when nobody does, or a wrong one,
   * or an unknown vendor.
   */
  connection(other?: Addressed): Connection {
    const {endpoint, vendor, headers, fetch} = this.value;
    const own = this.#host;
    const connection = {
      endpoint: given('endpoint', own.endpoint || endpoint || other?.endpoint),
      vendor: own.vendor || vendor || other?.vendor,
      headers,
      fetch,
    };
    vendorOf(connection);
    baseOf(connection, document.baseURI);
    return connection;
  }

  get locale(): Locale {
    return knownLocale(this.#provided);
  }
}
