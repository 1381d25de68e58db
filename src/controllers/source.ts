import type {ReactiveControllerHost} from 'lit';
import {CallsError} from '../model/errors.js';
import {choose, isSameChoice, sourceOf, type Choice, type OwnPlace, type ProvidedPlace} from '../sources/choose.js';
import type {CallSource, PageLoader} from '../sources/source.js';
import {newcomers} from '../vendors/registry.js';
import {JsonScriptController, editionOf, jsonScriptIn} from './json-script.js';
import type {Settings, SettingsController} from './settings.js';

/** An element that may name the place of its calls. */
export interface Addressed {
  readonly endpoint?: string | undefined;
  readonly vendor?: string | undefined;
  readonly calls?: readonly object[] | null | undefined;
  readonly call?: object | null | undefined;
  readonly source?: PageLoader | undefined;
}

/** A source, and the latest choice that leads to it. */
interface Current {
  readonly latest: {choice: Choice};
  readonly source: CallSource;
}

/** An element's source; the same object as long as it leads to the same calls. */
export class SourceController {
  #host: ReactiveControllerHost & HTMLElement & Addressed;
  #settings: SettingsController;
  #current: Current | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & Addressed, settings: SettingsController) {
    this.#host = host;
    this.#settings = settings;
    new JsonScriptController(host);
  }

  /**
   * The source to ask now; `followed` is the list that the element follows. Throws a CallsError with code `not-configured`
   * when there is none; an unknown vendor may be defined later, and then the element updates.
   */
  current(followed?: Element & Addressed): CallSource {
    return this.#sourceOf(() => choose(placeOf(this.#host), this.#settings.value, followed && placeOf(followed)));
  }

  /** The element's own calls alone, for one that requests nothing; `undefined` while it has none. */
  ownData(): CallSource | undefined {
    const {data, edition, vendor} = placeOf(this.#host);
    const {value} = this.#settings;
    return data && this.#sourceOf(() => choose({data, edition, vendor: vendor || value.vendor}, besides(value)));
  }

  #sourceOf(decide: () => Choice): CallSource {
    const choice = this.#decide(decide);
    if (this.#current && isSameChoice(this.#current.latest.choice, choice)) {
      this.#current.latest.choice = choice; // its credentials may be newer
      return this.#current.source;
    }
    const latest = {choice};
    const source = sourceOf(() => latest.choice);
    this.#current = {latest, source};
    return source;
  }

  #decide(decide: () => Choice): Choice {
    try {
      return decide();
    } catch (error) {
      if (error instanceof CallsError && error.facts.attribute === 'vendor') awaitVendor(this.#host);
      throw error;
    }
  }
}

function placeOf(element: Element & Addressed): OwnPlace {
  const {endpoint, vendor, calls, call, source} = element;
  const own = calls ?? call;
  const script = own || source ? undefined : jsonScriptIn(element);
  return {endpoint, vendor, data: own ?? script, edition: script && editionOf(script), loader: source};
}

/** The API that a page names beside its own calls, whose answers these complete; a wrong address changes nothing here. */
function besides({endpoint, headers, fetch}: Settings): ProvidedPlace {
  const provided = {endpoint: endpoint || undefined, headers, fetch};
  try {
    choose({}, provided);
    return provided;
  } catch {
    return {};
  }
}

const waiting = new WeakSet<Element>();

/** Updates an element with an unknown vendor when a page defines one. The weak reference lets a removed element go. */
function awaitVendor(host: ReactiveControllerHost & HTMLElement): void {
  if (waiting.has(host)) return;
  waiting.add(host);
  const reference = new WeakRef(host);
  newcomers.addEventListener('vendor', () => reference.deref()?.requestUpdate());
}
