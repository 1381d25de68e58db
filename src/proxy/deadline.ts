/** One of the host's functions took longer than the request may take. */
export class Overdue extends Error {}

/**
 * The result of one of the host's functions, if it comes in time: a session store or a vault that hangs must not hold
 * requests for ever.
 *
 * @param until When, on the clock of `performance.now()`.
 * @throws Overdue (as a rejection) when it does not.
 */
export function withinDeadline<T>(until: number, result: T | PromiseLike<T>): T | Promise<T> {
  return isPromise(result) ? inTime(until, result) : result;
}

/** Whether a value still has to be awaited. */
export const isPromise = <T>(result: T | PromiseLike<T>): result is PromiseLike<T> =>
  typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function';

async function inTime<T>(until: number, result: PromiseLike<T>): Promise<T> {
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
    return await Promise.race([result, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
