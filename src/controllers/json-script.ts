import type {ReactiveControllerHost} from 'lit';

/** How often each script's text has changed; the element itself stays the same when a page edits it. */
const editions = new WeakMap<Element, number>();

/** The edition of a script's text, to tell it from an earlier one. */
export const editionOf = (script: Element): number => editions.get(script) ?? 0;

/** The script inside an element that holds its calls as JSON. */
export function jsonScriptIn(element: Element): Element | undefined {
  return element.querySelector(':scope > script[type="application/json"]') ?? undefined;
}

/**
 * Notices when a page adds, edits, replaces or removes what is inside an element, as libraries do that morph a page into a
 * new one: they change the text of a script, and no slot hears of it.
 */
export class JsonScriptController {
  #host: ReactiveControllerHost & HTMLElement;

  /** It observes from here on, also while the element is out of the page; the observer goes with the element. */
  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    if (typeof MutationObserver === 'undefined') return; // a page's unit tests, outside of a browser
    const observer = new MutationObserver((records) => this.#note(records));
    observer.observe(host, {childList: true, characterData: true, subtree: true, attributeFilter: ['type']});
  }

  #note(records: readonly MutationRecord[]): void {
    const script = jsonScriptIn(this.#host);
    const isEdited = records.some(({target}) => script?.contains(target));
    if (script && isEdited) editions.set(script, editionOf(script) + 1);
    // What is deeper inside is the page's own.
    if (isEdited || records.some(({target}) => target === this.#host || target.parentNode === this.#host))
      this.#host.requestUpdate();
  }
}
