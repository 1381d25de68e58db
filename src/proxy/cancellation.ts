/**
 * Tells, once, that nobody waits any more. It is what an AbortController is, for a tenth of its time; several are made
 * for every request.
 */
export class Leaving {
  #left = false;
  readonly #hears = new Set<() => void>();

  get left(): boolean {
    return this.#left;
  }

  /** Calls back when it happens, at once if it has. What is given back ends that. */
  hear(then: () => void): () => void {
    if (this.#left) then();
    else this.#hears.add(then);
    return () => {
      this.#hears.delete(then);
    };
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    for (const then of this.#hears) then();
    this.#hears.clear();
  }
}

/** The same of a signal. */
export function leavingBy(signal: AbortSignal): Leaving {
  const leaving = new Leaving();
  if (signal.aborted) leaving.leave();
  else signal.addEventListener('abort', () => leaving.leave(), {once: true});
  return leaving;
}
