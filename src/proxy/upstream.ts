import type {Bytes} from './bytes.js';
import {Cancellation} from './cancellation.js';

/** The vendor's answer as the platform delivers it: a Response, or a body that is read without a stream. */
export interface Arrival {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Reads the body to its end, as long as it stays within so many bytes when unpacked. Rejects when it breaks off. */
  readonly whole?: ((most: number) => Promise<Bytes | 'too-large'>) | undefined;
}

/** A request's headers. */
export type HeaderFields = Readonly<Record<string, string>>;

/** Sends a request, and ends it on cancellation. Follows no redirects. */
export type Transport = (url: string, init: TransportInit) => Promise<Arrival>;

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
  async (url, {gone, body: requestBody, ...init}) => {
    const controller = new AbortController();
    gone.onCancel(() => controller.abort());
    const options = {
      ...init,
      ...(requestBody !== undefined && {body: requestBody}),
      redirect: 'manual',
      signal: controller.signal,
    } as const;
    const {status, headers, body} = await fetch(url, options);
    return {status, headers, body};
  };

/** The vendor's answer, whose body may still be arriving. */
export interface Reply extends Arrival {
  /** Whether the time ran out before its end. */
  readonly late: () => boolean;
  /** Lifts the time-out: the body was read, or may take as long as it takes. */
  readonly untimed: () => void;
  /** Ends the connection without reading the body. */
  readonly discard: () => void;
  /** Cancelled when the connection is to end, for whatever reason. */
  readonly ending: Cancellation;
}

/** Why there is no answer from the vendor. */
export type NoReply = 'timeout' | 'gone' | 'unreachable';

/** A request to the vendor, with its deadline. */
export interface TimedRequest {
  readonly url: string;
  readonly method: string;
  /** JSON that goes along. */
  readonly body?: string | undefined;
  readonly headers: HeaderFields;
  /** Cancelled when the client is gone. */
  readonly gone: Cancellation;
  /**
   * The deadline on the clock of `performance.now()`; it includes the body until {@link Reply.untimed}.
   */
  readonly until: number;
}

/**
 * Sends a request to the vendor. The connection ends with the answer, the time-out or the client, whichever comes first;
 * a transport that ignores its cancellation is not waited for.
 */
export function send(
  transport: Transport,
  {url, method, headers, body: requestBody, gone, until}: TimedRequest,
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
    transport(url, {method, headers, body: requestBody, gone: ending}).then(
      ({status, headers: responseHeaders, body, whole}) => {
        if (ending.cancelled)
          body?.cancel().catch(() => undefined); // the transport ignored its cancellation
        else resolve({status, headers: responseHeaders, body, whole, late: () => late, untimed, discard, ending});
      },
      () => {
        untimed();
        resolve('unreachable');
      },
    );
  });
}
