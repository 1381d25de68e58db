import type {Settings} from './options.js';

/** The vendor's answer, with its body still to come. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The body, to be asked for once. */
  read(): ReadableStream<Uint8Array> | null;
  /** Ends the connection: the body is not wanted. */
  discard(): void;
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
  /** Whether the time-out covers the body too. A recording is read as it is listened to, which may take an hour. */
  readonly timed: 'body' | 'head';
}

/** Asks the vendor. The connection ends with the answer's, the time-out or the asker's going, whichever comes first. */
export async function ask({fetch, timeoutMs}: Settings, {url, method, headers, gone, timed}: Question): Promise<Reply | Silence> {
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const leave = () => {
    clearTimeout(timer);
    controller.abort();
  };
  if (gone.aborted) leave();
  else gone.addEventListener('abort', leave, {once: true});
  let response: Response;
  try {
    response = await fetch(url, {method, headers, redirect: 'manual', signal: controller.signal});
  } catch {
    clearTimeout(timer);
    return late ? 'timeout' : gone.aborted ? 'gone' : 'unreachable';
  }
  const {status, body} = response;
  if (timed === 'head' || !body) clearTimeout(timer);
  return {
    status,
    headers: response.headers,
    read: () => {
      if (!body || timed === 'head') return body;
      const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
      const stop = () => clearTimeout(timer);
      // However it ends: read to its end, broken, or no longer wanted.
      void body.pipeTo(writable).then(stop, stop);
      return readable;
    },
    discard: leave,
  };
}
