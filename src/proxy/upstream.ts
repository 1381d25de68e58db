import type {Bytes} from './bytes.js';
import {Cancellation} from './cancellation.js';

/** The vendor's answer as a platform has it: a Response, or what reads its body without a stream. */
export interface Arrival {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Reads the body to its end, as long as it stays within so many bytes when unpacked. Rejects when it breaks off. */
  readonly whole?: ((most: number) => Promise<Bytes | 'too-large'>) | undefined;
}

/** A request's headers. */
export type HeaderFields = Readonly<Record<string, string>>;

/** Sends a request, and ends it once it is cancelled. It follows no redirects. */
export type Transport = (url: string, init: TransportInit) => Promise<Arrival>;

/** How an address is asked for. */
export interface TransportInit {
  readonly method: string;
  readonly headers: HeaderFields;
  /** JSON. */
  readonly body: string | undefined;
  readonly gone: Cancellation;
}

/** A `fetch` as a transport. */
export const transportOver =
  (fetch: (url: string, init: RequestInit) => Promise<Response>): Transport =>
  async (url, {gone, body: sending, ...init}) => {
    const controller = new AbortController();
    gone.onCancel(() => controller.abort());
    const asked = {
      ...init,
      ...(sending !== undefined && {body: sending}),
      redirect: 'manual',
      signal: controller.signal,
    } as const;
    const {status, headers, body} = await fetch(url, asked);
    return {status, headers, body};
  };

/** The vendor's answer, with its body still to come. */
export interface Reply extends Arrival {
  /** Whether it came too late to be read to its end. */
  readonly late: () => boolean;
  /** The body has been read, or takes as long as it takes: no time-out any more. */
  readonly untimed: () => void;
  /** Ends the connection: the body is not wanted. */
  readonly discard: () => void;
  /** The connection is to end, for whatever reason: nothing more is waited for. */
  readonly ending: Cancellation;
}

/** Why there is no answer from the vendor. */
export type NoReply = 'timeout' | 'gone' | 'unreachable';

/** What is asked of the vendor. */
export interface Question {
  readonly url: string;
  readonly method: string;
  /** JSON that goes along. */
  readonly body?: string | undefined;
  readonly headers: HeaderFields;
  /** Cancelled when the client is gone: the vendor need not answer either. */
  readonly gone: Cancellation;
  /**
   * When the answer has to be there, its body included unless it is {@link Reply.untimed}: on the clock of
   * `performance.now()`.
   */
  readonly until: number;
}

/**
 * Asks the vendor. The connection ends with the answer's, the time-out or the asker's going, whichever comes first. A
 * transport that does not hear of it is not waited for.
 */
export function ask(
  transport: Transport,
  {url, method, headers, body: sending, gone, until}: Question,
): Promise<Reply | NoReply> {
  return new Promise((resolve) => {
    const ending = new Cancellation();
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        resolve('timeout');
        ending.cancel();
      },
      Math.max(1, until - performance.now()),
    );
    const untimed = () => clearTimeout(timer);
    const discard = () => {
      untimed();
      ending.cancel();
    };
    gone.onCancel(() => {
      resolve('gone');
      discard();
    });
    transport(url, {method, headers, body: sending, gone: ending}).then(
      ({status, headers: sent, body, whole}) => {
        if (ending.cancelled)
          body?.cancel().catch(() => undefined); // nobody heard of the end
        else resolve({status, headers: sent, body, whole, late: () => late, untimed, discard, ending});
      },
      () => {
        untimed();
        resolve('unreachable');
      },
    );
  });
}
