/** A function of the host's own took longer than the request may take. */
export class Overdue extends Error {}

/**
 * The result of a function of the host's own, if it comes in time: a session store or a vault that hangs must not hold
 * requests for ever.
 *
 * @param until When, on the clock of `performance.now()`.
 * @throws Overdue (as a rejection) when it does not.
 */
export function withinDeadline<T>(until: number, given: T | PromiseLike<T>): T | Promise<T> {
  return isPromise(given) ? inTime(until, given) : given;
}

/** Whether a value still has to be awaited. */
export const isPromise = <T>(given: T | PromiseLike<T>): given is PromiseLike<T> =>
  typeof given === 'object' && given !== null && 'then' in given && typeof given.then === 'function';

async function inTime<T>(until: number, given: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new Overdue());
      },
      Math.max(0, until - performance.now()),
    );
  });
  try {
    return await Promise.race([given, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
