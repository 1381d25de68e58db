import type {Settings} from './options.js';

/** The vendor's answer, with its body still to come. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Whether it came too late to be read to its end. */
  readonly late: () => boolean;
  /** The body has been read, or takes as long as it takes: no time-out any more. */
  readonly untimed: () => void;
  /** Ends the connection: the body is not wanted. */
  readonly discard: () => void;
}

/** Why there is no answer. */
export type Silence = 'timeout' | 'gone' | 'unreachable';

/** What is asked of the vendor. */
export interface Question {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** Whoever asked has gone: the vendor need not answer either. */
  readonly gone: AbortSignal;
  /** Milliseconds until the answer has to be there, its body included unless it is {@link Reply.untimed}. */
  readonly timeoutMs: number;
}

/** Asks the vendor. The connection ends with the answer's, the time-out or the asker's going, whichever comes first. */
export async function ask({fetch}: Pick<Settings, 'fetch'>, {url, method, headers, gone, timeoutMs}: Question): Promise<Reply | Silence> {
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const untimed = () => clearTimeout(timer);
  const discard = () => {
    untimed();
    controller.abort();
  };
  if (gone.aborted) discard();
  else gone.addEventListener('abort', discard, {once: true});
  try {
    const {status, headers: sent, body} = await fetch(url, {method, headers, redirect: 'manual', signal: controller.signal});
    return {status, headers: sent, body, late: () => late, untimed, discard};
  } catch {
    untimed();
    return late ? 'timeout' : gone.aborted ? 'gone' : 'unreachable';
  }
}
