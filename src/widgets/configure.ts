import {ContextProvider} from '@lit/context';
import {usable} from '../locale/settings.js';
import {settingsContext, type Settings} from '../controllers/settings.js';

const key = Symbol.for('agni-call-widgets');

/** The document's root carries the page's settings, one set of them even when two copies of the script are loaded. */
interface Root extends HTMLElement {
  [key]?: ContextProvider<typeof settingsContext>;
}

/**
 * Gives settings to every element of the page that has none of its own and no provider that has. Called again it adds
 * to what was said before; a setting given as `undefined` is taken back. Needs a document: not for Node.
 */
export function configure(settings: Settings): void {
  const root: Root = document.documentElement;
  const provider = root[key];
  if (provider) {
    provider.setValue({...provider.value, ...usable(settings)});
  } else {
    const first = new ContextProvider(root, {context: settingsContext, initialValue: usable(settings)});
    root[key] = first;
    first.hostConnected(); // the root is no Lit element that would do it; this also calls the elements that came before
  }
}
