import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Rows drawn in the first frame: more than a screen holds. */
export const firstRows = 40;

/** How many of a table's rows are drawn: the first rows at once, the others a frame later. */
export class DrawnRowsController implements ReactiveController {
  #host: ReactiveControllerHost;
  #rows = 0;
  /** Whether rows are on screen, so that all are drawn from now on. */
  #begun = false;
  #scheduled = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The rows to draw of this many. */
  of<T>(rows: readonly T[]): readonly T[] {
    this.#rows = rows.length;
    return this.#begun ? rows : rows.slice(0, firstRows);
  }

  hostUpdated(): void {
    if (!this.#rows) this.#begun = false;
    else if (this.#rows <= firstRows) this.#begun = true;
    if (this.#begun || !this.#rows || this.#scheduled) return;
    this.#scheduled = true;
    // The task after a frame's begin is the first one after its end.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#scheduled = false;
        this.#begun = true;
        this.#host.requestUpdate();
      }),
    );
  }
}
