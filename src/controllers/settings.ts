import {ContextEvent, createContext} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {knownLocale, onLocaleChange, type Locale, type LocaleSettings} from '../locale/locale.js';
import type {Connection} from '../sources/connection.js';
import type {PageLoader} from '../sources/source.js';

/** What `<agni-provider>` and `configure()` give to the elements: where to ask, with what, and how to show it. */
export interface Settings extends Partial<Omit<Connection, 'endpoint'>>, LocaleSettings {
  /** As {@link Connection.endpoint}. */
  readonly endpoint?: string | undefined;
  /** The page's own loader in place of an API. */
  readonly source?: PageLoader | undefined;
  /**
   * The telephone numbers of the business itself, however they are written: a list, or a text with commas or spaces between them.
   * Where an API does not state a call's direction, they tell who the other side is.
   */
  readonly ownNumbers?: string | readonly string[] | undefined;
}

/**
 * The context (Web Components community protocol) through which elements find their nearest provider, across shadow
 * roots.
 */
export const settingsContext = createContext<Settings>(Symbol.for('agni-call-widgets'));

/** Finds the settings around an element: the nearest provider's, else the page's. */
export class SettingsController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #provided: Settings = {};
  #unsubscribe: (() => void) | undefined;
  #ignoreLocale: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A provider may be defined, or the page configured, after this element: then every element asks again.
    addEventListener('context-provider', this.#request);
    this.#ignoreLocale = onLocaleChange(() => this.#host.requestUpdate());
    this.#request();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#request);
    this.#ignoreLocale?.();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#provided = {};
  }

  #request = (): void => {
    this.#host.dispatchEvent(new ContextEvent(settingsContext, this.#host, this.#receive, true));
  };

  #receive = (settings: Settings, unsubscribe?: () => void): void => {
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#provided = settings;
    this.#host.requestUpdate();
  };

  /** The settings, without any while the element is out of the page. */
  get value(): Settings {
    return this.#provided;
  }

  get locale(): Locale {
    return knownLocale(this.#provided);
  }
}
