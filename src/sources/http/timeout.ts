import {CallsError} from '../../model/errors.js';

/** Milliseconds an answer may take. */
export const defaultTimeout = 15_000;

/**
 * The result of `load`. Rejects with code `timeout` after `timeout` milliseconds, and with the signal's reason on abort. It
 * races, since a page's own `fetch`, `headers()` or loader may ignore the signal.
 */
export async function withTimeout<T>(
  load: (ended: AbortSignal) => Promise<T>,
  {signal, timeout = defaultTimeout}: {readonly signal: AbortSignal; readonly timeout?: number | undefined},
): Promise<T> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(timeout);
  const {ended, release} = either(signal, late);
  const over = new Promise<never>((_, reject) => ended.addEventListener('abort', () => reject(ended.reason as Error)));
  try {
    const answer = await Promise.race([(async () => load(ended))(), over]);
    ended.throwIfAborted();
    return answer;
  } catch (reason) {
    throw late.aborted ? new CallsError('timeout') : reason;
  } finally {
    release();
  }
}

/** `AbortSignal.any`, which Safari has since 17.4. */
function either(...signals: readonly AbortSignal[]): {readonly ended: AbortSignal; readonly release: () => void} {
  const controller = new AbortController();
  const abort = ({target}: Event) => controller.abort((target as AbortSignal).reason);
  for (const signal of signals) signal.addEventListener('abort', abort);
  return {
    ended: controller.signal,
    release: () => {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}
