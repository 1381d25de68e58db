import type {Transport} from './upstream.js';

/** Operations that platforms do at different speeds. */
export interface Platform {
  /** A faster transport than `fetch` for answers that are read whole, where the platform has one. */
  readonly readsWhole?: Transport;
  /**
   * Decodes one character per byte, so that an index in the text is an index in the bytes. Only characters below 128 are
   * reliable: `TextDecoder` maps the others by windows-1252 (Encoding, "latin1").
   */
  readonly latin1: (bytes: Uint8Array) => string;
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Whether the platform writes Latin-1 text faster than bytes. */
  readonly writesLatin1: boolean;
}

const [latin1, utf8, strict] = [new TextDecoder('latin1'), new TextDecoder(), new TextDecoder('utf-8', {fatal: true})];

/** Works everywhere. */
export const anyPlatform: Platform = {
  writesLatin1: false,
  latin1: (bytes) => latin1.decode(bytes),
  isUtf8: (bytes) => {
    // A strict decoder is several times slower on some platforms, so only suspicious text gets one.
    if (!utf8.decode(bytes).includes('\uFFFD')) return true;
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  },
};
