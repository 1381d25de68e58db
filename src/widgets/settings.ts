import {ContextConsumer, createContext} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {baseOf, vendorOf, type Connection} from '../client/connection.js';
import {localeFor, type Locale, type LocaleSettings} from '../locale/locale.js';
import {CallsError} from '../model/errors.js';

/** What `<agni-provider>` and {@link configure} give to the elements: where to ask, with what, and how to show it. */
export interface Settings extends Partial<Omit<Connection, 'endpoint'>>, LocaleSettings {
  /** The base that stands in for the vendor's own: a path on this site (`/agni`) or an http(s) URL. */
  readonly endpoint?: string | undefined;
}

/** The context (Web Components community protocol) through which elements find their nearest provider, across shadow roots. */
export const settingsContext = createContext<Settings>(Symbol.for('agni-call-widgets.settings'));

interface PageSettings {
  settings: Settings;
  readonly users: Set<ReactiveControllerHost>;
}

/** One for the page, even when two copies of the script are loaded. */
function pageSettings(): PageSettings {
  const key = Symbol.for('agni-call-widgets.page');
  const page = globalThis as {[key]?: PageSettings};
  return (page[key] ??= {settings: {}, users: new Set()});
}

/**
 * Gives settings to every element of the page that has none of its own and no provider that has. Called again it adds to what was said before;
 * a setting given as `undefined` is taken back.
 */
export function configure(settings: Settings): void {
  const page = pageSettings();
  page.settings = {...page.settings, ...settings};
  for (const user of page.users) user.requestUpdate();
}

/** Settings an element may carry as attributes of its own. */
export interface Addressed {
  readonly endpoint?: string | undefined;
  readonly vendor?: string | undefined;
}

type Own = ReactiveControllerHost & HTMLElement & Addressed;

/** Finds an element's settings: its own attribute first, then the nearest provider, then the page. */
export class SettingsController implements ReactiveController {
  #host: Own;
  #fallback: () => Addressed | undefined;
  #provided: Settings | undefined;

  /** `fallback` names an element whose endpoint and vendor serve when nobody else names one. */
  constructor(host: Own, fallback: () => Addressed | undefined = () => undefined) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
    new ContextConsumer(host, {
      context: settingsContext,
      subscribe: true,
      callback: (provided) => {
        this.#provided = provided;
        host.requestUpdate();
      },
    });
  }

  hostConnected(): void {
    pageSettings().users.add(this.#host);
  }

  hostDisconnected(): void {
    pageSettings().users.delete(this.#host);
    this.#provided = undefined;
  }

  get value(): Settings {
    return {...pageSettings().settings, ...this.#provided};
  }

  /** Where to ask; its endpoint is empty when nobody has named one. */
  get connection(): Connection {
    const {endpoint, vendor, headers, fetch} = this.value;
    const own = this.#host;
    const other = this.#fallback();
    return {endpoint: own.endpoint || endpoint || other?.endpoint || '', vendor: own.vendor || vendor || other?.vendor, headers, fetch};
  }

  /** The connection, checked. Throws `not-configured` when nobody has named an endpoint, or a wrong one, or an unknown vendor. */
  demand(): Connection {
    const {connection} = this;
    if (!connection.endpoint)
      throw new CallsError('not-configured', {
        missing: true,
        attribute: 'endpoint',
        hint: 'endpoint is missing: set it here, on an <agni-provider> around, or with configure({endpoint}).',
      });
    vendorOf(connection);
    baseOf(connection.endpoint, document.baseURI);
    return connection;
  }

  get locale(): Locale {
    const {locale, timeZone, currency} = this.value;
    return localeFor({locale: locale || this.#host.closest('[lang]')?.getAttribute('lang') || undefined, timeZone, currency});
  }
}
