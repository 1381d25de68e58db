import type {Transport} from './upstream.js';

/** What platforms do at different speeds. */
export interface Platform {
  /** Asks for an answer that is wanted whole, if the platform has something better for that than `fetch`. */
  readonly readsWhole?: Transport;
  /**
   * One character a byte: a place in the text is a place in the bytes. Those below 128 are ASCII's; what the others
   * are, is open.
   */
  readonly latin1: (bytes: Uint8Array) => string;
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Whether it writes such text faster than bytes. */
  readonly writesLatin1: boolean;
}

const [latin1, utf8, strict] = [new TextDecoder('latin1'), new TextDecoder(), new TextDecoder('utf-8', {fatal: true})];

/** What every platform has. */
export const anyPlatform: Platform = {
  writesLatin1: false,
  latin1: (bytes) => latin1.decode(bytes),
  isUtf8: (bytes) => {
    // A strict decoder is several times slower in places: it is asked where there may be something to refuse.
    if (!utf8.decode(bytes).includes('\uFFFD')) return true;
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  },
};
