import {cancellationBy, type Cancellation} from './cancellation.js';

/** A request, and the parts that the proxy reads of each: platforms provide these at very different speeds. */
export interface Incoming {
  readonly request: Request;
  readonly url: URL;
  /** Cancelled when the client is gone. */
  readonly gone: Cancellation;
  /** A header by its name in small letters; `null` when there is none. */
  readonly header: (name: string) => string | null;
}

export const incoming = (request: Request): Incoming => ({
  request,
  url: new URL(request.url),
  gone: cancellationBy(request.signal),
  header: (name) => request.headers.get(name),
});
