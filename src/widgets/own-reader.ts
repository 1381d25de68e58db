import type {ReactiveControllerHost} from 'lit';
import {vendorOf, type Connection} from '../sources/connection.js';
import type {Locale} from '../locale/locale.js';
import type {CallQuery, ListQuery} from '../model/query.js';
import {Loader, type LoaderOptions} from '../controllers/load.js';
import {ownOf, type Addressed, type SettingsController} from '../controllers/settings.js';

/** A view: it shows what the page gives it, and asks nobody. */
type View = ReactiveControllerHost & HTMLElement & Addressed & {readonly locale: Locale | undefined};

/** Reads what a page gives to a view: calls of our model or of a vendor, or JSON in a script inside it. */
export class OwnReader<Query extends ListQuery | CallQuery, Answer> extends Loader<Query, Answer> {
  #reading: Promise<unknown> | undefined;

  constructor(
    view: View,
    settings: SettingsController,
    query: Query,
    {ask, ...options}: Pick<LoaderOptions<Query, Answer>, 'ask' | 'isEmpty' | 'loaded' | 'failed'>,
  ) {
    super(view, {
      ...options,
      plan: () => {
        const connection = ownConnection(view, settings);
        return connection && {connection, query, subject: ''};
      },
      ask: (plan, options) => (this.#reading = ask(plan, options)),
      locale: () => view.locale ?? settings.locale,
    });
  }

  /** The view's `updateComplete`, which waits for what is being read as well. */
  async shown(updated: () => Promise<boolean>): Promise<boolean> {
    await updated();
    await this.#reading?.catch(() => undefined); // the view itself tells of it
    return updated();
  }
}

function ownConnection(view: View, {value}: SettingsController): Connection | undefined {
  const {own} = (view.calls !== null && view.call !== null && ownOf(view)) || {};
  const connection = {endpoint: '', vendor: view.vendor || value.vendor, own};
  if (own) vendorOf(connection);
  return own && connection;
}
