/** Waiting for what will come true, with no sleeping: once a frame, the question is asked again. */
import {nextFrame} from '@open-wc/testing';

/**
 * Resolves with the first value that is not `undefined`, `null` or `false`, and fails after five seconds with
 * `message`. An ask that returns nothing is refused by its type: it would never come true. A thrown assertion counts as
 * "not yet", and is what the failure then says: `await until(() => expect(rows()).to.have.length(20))`.
 */
export const until = async <T extends object | string | number | boolean | null | undefined>(
  ask: () => T | Promise<T>,
  message = 'It did not come true',
): Promise<Exclude<T, undefined | null | false>> => {
  const end = performance.now() + 5000;
  for (;;) {
    let failure = new Error(`${message}, waiting 5 s: ${String(ask)}`);
    try {
      const value = await ask();
      if (value !== undefined && value !== null && value !== false)
        return value as unknown as Exclude<T, undefined | null | false>;
    } catch (error) {
      failure = error as Error;
    }
    if (performance.now() > end) throw failure;
    await nextFrame();
  }
};
