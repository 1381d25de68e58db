import {cancellationBy, type Cancellation} from './cancellation.js';

/** A request, and what the proxy reads of every one: platforms give these at very different speeds. */
export interface Incoming {
  readonly request: Request;
  readonly url: URL;
  /** Cancelled when the client is gone. */
  readonly gone: Cancellation;
  /** A header by its name in small letters; `null` when there is none. */
  readonly header: (name: string) => string | null;
}

/** What every platform has. */
export const incoming = (request: Request): Incoming => ({
  request,
  url: new URL(request.url),
  gone: cancellationBy(request.signal),
  header: (name) => request.headers.get(name),
});
