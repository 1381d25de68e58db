/**
 * Tells, once, that nobody waits any more. It is what an AbortController is, for a tenth of its time; several are made
 * for every request.
 */
export class Cancellation {
  #cancelled = false;
  readonly #listeners = new Set<() => void>();

  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Calls back when it happens, at once if it has. What is given back ends that. */
  onCancel(then: () => void): () => void {
    if (this.#cancelled) then();
    else this.#listeners.add(then);
    return () => {
      this.#listeners.delete(then);
    };
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    for (const then of this.#listeners) then();
    this.#listeners.clear();
  }
}

/** The same of a signal. */
export function cancellationBy(signal: AbortSignal): Cancellation {
  const cancellation = new Cancellation();
  if (signal.aborted) cancellation.cancel();
  else signal.addEventListener('abort', () => cancellation.cancel(), {once: true});
  return cancellation;
}
