import {ContextProvider} from '@lit/context';
import {usable} from '../locale/settings.js';
import {settingsContext, type Settings} from '../controllers/settings.js';

const key = Symbol.for('agni-call-widgets');

/** The document's root carries the page's settings, one set of them even when two copies of the script are loaded. */
interface Root extends HTMLElement {
  [key]?: ContextProvider<typeof settingsContext>;
}

/**
 * Sets defaults for every element of the page; an element's own settings and its providers' take precedence. A further
 * call adds to the earlier ones; a setting of `undefined` removes it. Needs a document, so it does not run in Node.
 */
export function configure(settings: Settings): void {
  const root: Root = document.documentElement;
  const provider = root[key];
  if (provider) {
    provider.setValue({...provider.value, ...usable(settings)});
  } else {
    const first = new ContextProvider(root, {context: settingsContext, initialValue: usable(settings)});
    root[key] = first;
    first.hostConnected(); // the root is not a Lit element, which would set it; this also updates elements that were connected earlier
  }
}
