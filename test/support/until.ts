/** Waits for a condition without sleeping: it is checked once a frame. */
import {nextFrame} from '@open-wc/testing';

/**
 * Resolves with the first value that is not `undefined`, `null` or `false`, and fails after five seconds with
 * `message`. A condition without a return value is a type error: it would never hold. A thrown assertion counts as "not
 * yet" and becomes the failure's message: `await until(() => expect(rows()).to.have.length(20))`.
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
