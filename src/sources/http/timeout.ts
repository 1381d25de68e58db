import {CallsError} from '../../model/errors.js';

/** Milliseconds an answer may take. */
export const defaultTimeout = 15_000;

/**
 * What `load` resolves with, in time: a CallsError with code `timeout` after `timeout` milliseconds, the signal's reason
 * once it is aborted. It is a race, since a page's own `fetch`, `headers()` or loader may not listen to the signal it gets.
 */
export async function withTimeout<T>(
  load: (ended: AbortSignal) => Promise<T>,
  {signal, timeout = defaultTimeout}: {readonly signal: AbortSignal; readonly timeout?: number | undefined},
): Promise<T> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(timeout);
  const ended = AbortSignal.any([signal, late]);
  const over = new Promise<never>((_, reject) => ended.addEventListener('abort', () => reject(ended.reason as Error)));
  try {
    const answer = await Promise.race([(async () => load(ended))(), over]);
    ended.throwIfAborted();
    return answer;
  } catch (reason) {
    throw late.aborted ? new CallsError('timeout') : reason;
  }
}
