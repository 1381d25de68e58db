import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {CallSelectEvent, CallsLoadEvent} from '../events.js';
import type {Call} from '../model/call.js';
import {contradict, isSameId} from '../model/same-call.js';
import type {Addressed} from './source.js';

/** The list that an element follows. */
interface Followed
  extends Element, Addressed, Partial<Pick<ReactiveControllerHost, 'addController' | 'removeController'>> {
  readonly selectedId?: string | undefined;
}

type Host = ReactiveControllerHost & HTMLElement & {readonly for?: string | undefined};

/**
 * Follows the list that `for` names, as a `<label>` follows its control: by id, within the same document or shadow
 * root. It listens on that root, so that the list may come later, go, or be replaced.
 */
export class FollowController implements ReactiveController {
  #host: Host;
  #onChange: (callId: string | undefined) => void;
  #shown: () => Call | undefined;
  #root: Node | undefined;
  #for: string | undefined;
  #lastCallId: string | undefined;
  /** The row that a person chose. */
  #row: Call | undefined;
  /** The list's rows, as far as it has loaded them since this element is there. */
  #rows: readonly Call[] = [];
  /** Another number for another call with the same id. */
  #choice = 0;
  #observed: Followed | undefined;
  /** Notices when a script sets the list's `selectedId`, which dispatches no event. */
  #selectionObserver: ReactiveController = {hostUpdated: () => this.#syncSelection()};

  /** `shown` is the call on screen. */
  constructor(
    host: Host,
    onChange: (callId: string | undefined) => void,
    shown: () => Call | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.#root = this.#host.getRootNode();
    this.#root.addEventListener('agni-call-select', this.#onSelect);
    this.#root.addEventListener('agni-calls-load', this.#onSettle);
    this.#root.addEventListener('agni-calls-error', this.#onSettle);
    this.#syncSelection();
  }

  /** Another `for` names another list; without one, the page sets the call. */
  hostUpdate(): void {
    const {for: id} = this.#host;
    if (id === this.#for) return;
    this.#for = id;
    this.#row = undefined;
    this.#rows = [];
    if (id) this.#syncSelection();
    else this.#lastCallId = undefined;
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('agni-call-select', this.#onSelect);
    this.#root?.removeEventListener('agni-calls-load', this.#onSettle);
    this.#root?.removeEventListener('agni-calls-error', this.#onSettle);
    this.#observe(undefined);
  }

  /** The list, when there is one. */
  get list(): Followed | undefined {
    const id = this.#host.for;
    const root = this.#host.getRootNode() as Node & Partial<NonElementParentNode>; // or an element that is in no page
    return (id && root.getElementById?.(id)) || undefined;
  }

  /** The row that a person chose in the list, if it has this id. */
  chosen(callId: string): Call | undefined {
    return this.#row && isSameId(this.#row.id, callId) ? this.#row : undefined;
  }

  /** The list's row of this call. */
  rowOf(call: Call): Call | undefined {
    const isOf = (row: Call) => isSameId(row.id, call.id) && !contradict(row, call);
    return [this.chosen(call.id) ?? [], this.#rows].flat().find(isOf);
  }

  /** Changes with each choice of another call that has the same id. */
  get choice(): number {
    return this.#choice;
  }

  #isFollowed(event: Event): boolean {
    const {list} = this;
    return list !== undefined && event.composedPath().includes(list);
  }

  #onSelect = (event: Event): void => {
    if (!this.#isFollowed(event)) return;
    // Listeners that run after this one may still cancel the event.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      const row = (event as CallSelectEvent).detail.call;
      const before = this.chosen(row.id) ?? this.#shown();
      if (before && isSameId(before.id, row.id) && contradict(before, row)) {
        this.#choice++;
        this.#host.requestUpdate();
      }
      this.#row = row;
      this.#setCallId(row.id || undefined);
    });
  };

  /**
   * A list that has loaded may have dropped its selection, or got one from the page. It may also be new, and have the
   * endpoint that this element lacked.
   */
  #onSettle = (event: Event): void => {
    if (!this.#isFollowed(event)) return;
    if (event.type === 'agni-calls-load') this.#rows = (event as CallsLoadEvent).detail.calls;
    this.#syncSelection();
    this.#host.requestUpdate();
  };

  #observe(list: Followed | undefined): void {
    if (list === this.#observed) return;
    this.#observed?.removeController?.(this.#selectionObserver);
    this.#observed = list;
    list?.addController?.(this.#selectionObserver);
  }

  #syncSelection(): void {
    const {list} = this;
    this.#observe(list);
    // A wrapper element around the list passes its events on, but has no `selectedId`.
    if (list && !('selectedId' in list)) return;
    const selected = list?.selectedId;
    if (selected === this.#lastCallId) return;
    this.#row = undefined; // the page has chosen, by the id alone
    this.#setCallId(selected);
  }

  #setCallId(callId: string | undefined): void {
    this.#lastCallId = callId;
    this.#onChange(callId);
  }
}
