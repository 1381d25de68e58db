import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {whenComplete} from './idle.js';

type Host = ReactiveControllerHost & HTMLElement & {readonly for?: string | undefined};

/** Notices that `for` names no list, once the page is complete and idle, and that a list has come after all. */
export class LostTargetController implements ReactiveController {
  #host: Host;
  #target: () => Element | undefined;
  /** Watches the page while there is no list. */
  #observer: MutationObserver | undefined;
  /** The `for` that turned out to name none. */
  #lost: string | undefined;

  constructor(host: Host, target: () => Element | undefined) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  /** Why there is nothing to follow, for the page's developers; `undefined` while there is, or may be soon. */
  get reason(): string | undefined {
    const {for: id} = this.#host;
    if (!id || id !== this.#lost || !this.#isMissing()) return undefined;
    const target = this.#target();
    return target
      ? `<${target.localName} id="${id}"> is no list of calls`
      : `there is no element with the id "${id}" in this document or shadow root`;
  }

  hostUpdate(): void {
    if (!this.#isMissing()) return this.#watch(false);
    if (this.#observer || !this.#host.isConnected) return;
    this.#watch(true);
    whenComplete(this.#host.ownerDocument, () => {
      if (!this.#observer || !this.#isMissing()) return;
      this.#lost = this.#host.for;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#watch(false);
  }

  #isMissing(): boolean {
    return Boolean(this.#host.for) && !mayBeList(this.#target());
  }

  #watch(on: boolean): void {
    if (on === (this.#observer !== undefined)) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (!on || typeof MutationObserver === 'undefined') return;
    this.#observer = new MutationObserver(() => {
      if (!this.#isMissing()) this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host.getRootNode(), {childList: true, subtree: true, attributeFilter: ['id']});
  }
}

/** The package's lists; any of them may be defined later than a page is complete. */
const lists = /^agni-(call-list|phone-history|contact-calls|call-table)$/;

/** A list, a wrapper of one, or an element of the page's that may become either when it is defined. */
function mayBeList(target: Element | undefined): boolean {
  return target !== undefined && !('callId' in target) && [target, ...target.querySelectorAll('*')].some(isCandidate);
}

/** No other element of the package's is one, and neither is a tag that only looks like one of its own. */
function isCandidate(element: Element): boolean {
  const {localName} = element;
  if (!localName.startsWith('agni-')) return localName.includes('-');
  return lists.test(localName) || 'selectedId' in element;
}
