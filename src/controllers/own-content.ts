import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Whether a page has put content of its own inside an element. It is looked at before each update, so that rendering reads
 * no DOM; the slot's `slotchange` has to cause an update.
 */
export class OwnContentController implements ReactiveController {
  /** True while there is an element inside. */
  isPresent = false;
  #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.isPresent = this.#host.childElementCount > 0;
  }
}
