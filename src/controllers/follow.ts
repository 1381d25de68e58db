import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {CallSelectEvent} from '../events.js';
import type {Addressed} from './source.js';

/** A list as its follower sees it. */
interface Followed
  extends Element, Addressed, Partial<Pick<ReactiveControllerHost, 'addController' | 'removeController'>> {
  readonly selectedId?: string | undefined;
}

type Host = ReactiveControllerHost & HTMLElement & {readonly for?: string | undefined};

/**
 * Follows the list that `for` names, as a `<label>` follows its control: by id, within the same document or shadow
 * root. It listens there and not on the list, so that the list may come later, go, or be replaced.
 */
export class FollowController implements ReactiveController {
  #host: Host;
  #follow: (callId: string | undefined) => void;
  #root: Node | undefined;
  #for: string | undefined;
  #last: string | undefined;
  #watched: Followed | undefined;
  /** Sees what the page itself selects: no event tells of that. */
  #watcher: ReactiveController = {hostUpdated: () => this.#adopt()};

  constructor(host: Host, follow: (callId: string | undefined) => void) {
    this.#host = host;
    this.#follow = follow;
    host.addController(this);
  }

  hostConnected(): void {
    this.#root = this.#host.getRootNode();
    this.#root.addEventListener('agni-call-select', this.#onSelect);
    this.#root.addEventListener('agni-calls-load', this.#onSettle);
    this.#root.addEventListener('agni-calls-error', this.#onSettle);
    this.#adopt();
  }

  /** Another `for` is another list; without one the call is the page's own to name. */
  hostUpdate(): void {
    const {for: id} = this.#host;
    if (id === this.#for) return;
    this.#for = id;
    if (id) this.#adopt();
    else this.#last = undefined;
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('agni-call-select', this.#onSelect);
    this.#root?.removeEventListener('agni-calls-load', this.#onSettle);
    this.#root?.removeEventListener('agni-calls-error', this.#onSettle);
    this.#watch(undefined);
  }

  /** The list, when there is one. */
  get list(): Followed | undefined {
    const id = this.#host.for;
    const root = this.#host.getRootNode();
    return id && (root instanceof Document || root instanceof ShadowRoot)
      ? (root.getElementById(id) ?? undefined)
      : undefined;
  }

  #isFollowed(event: Event): boolean {
    const {list} = this;
    return list !== undefined && event.composedPath().includes(list);
  }

  #onSelect = (event: Event): void => {
    if (!this.#isFollowed(event)) return;
    // Whoever cancels the choice may listen after this.
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#take((event as CallSelectEvent).detail.call.id || undefined);
    });
  };

  /**
   * A list that has loaded something else may have dropped its selection, or been given one by the page. It may also be
   * new, and the first to say where to ask.
   */
  #onSettle = (event: Event): void => {
    if (!this.#isFollowed(event)) return;
    this.#adopt();
    this.#host.requestUpdate();
  };

  #watch(list: Followed | undefined): void {
    if (list === this.#watched) return;
    this.#watched?.removeController?.(this.#watcher);
    this.#watched = list;
    list?.addController?.(this.#watcher);
  }

  #adopt(): void {
    const {list} = this;
    this.#watch(list);
    // An element of the page's own may have the list inside it: it tells what is chosen, not what is selected.
    if (list && !('selectedId' in list)) return;
    const selected = list?.selectedId;
    if (selected !== this.#last) this.#take(selected);
  }

  #take(callId: string | undefined): void {
    this.#last = callId;
    this.#follow(callId);
  }
}
