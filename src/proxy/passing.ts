import type {Bytes} from './body.js';
import {isRecording, isRecordings} from './fields.js';

/** A recording's address in an answer, quotes included, and in it the path that leads to the recording on this proxy as well. */
interface Place {
  readonly from: number;
  readonly path: readonly [from: number, to: number];
  readonly to: number;
}

/** What a vendor's addresses of recordings tell of themselves. */
export interface Passing {
  /**
   * The bytes of an answer as they may go out, with the proxy's own addresses of recordings in it; `undefined` where that takes parsing.
   * The text is the bytes with one character for each.
   */
  readonly pass: (bytes: Bytes, text: string) => Bytes | undefined;
  /** The same of the text. */
  readonly passText: (text: string) => string | undefined;
  /** Whose recording is at an address; `undefined` when it is not one of the vendor's own route. */
  readonly callIdIn: (address: string) => string | undefined;
}

const quote = 0x22;
/** Letters, digits, `_` and `-`: what names are made of that {@link isRecording} knows. */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;

/** A field, from the quote before its name to where its value begins. */
const field = /"([\w-]+)"\s*:\s*/y;

/** An object or a list that is whole, as far as its two ends tell. */
const [begins, ends] = [/^\s*(?:\{\s*["}]|\[\s*[[{"\]\d])/, /(?:["{}\]\del]\s*\}|["}\][\del]\s*\])\s*$/];
const longestEnd = 64;

/** What is in the text as its letters are, and in no other disguise. An escape is needed for none of ASCII's letters. */
export const isPlain = (text: string): boolean => !text.includes('\\u00') || !/\\u00[2-7]/.test(text);

/**
 * Lets answers pass without making values of them, which would take most of the proxy's time. An address that leads to the vendor's own
 * recording route becomes the proxy's by leaving out what is before and behind its path; of any other address only the fields beside it
 * tell whose it is.
 */
export function passing(route: string, basePath: string): Passing {
  const [before = '', after = ''] = route.split('{id}').map(part => part.replace(/[^\w/-]/g, '\\$&'));
  const own = new RegExp(`^(?:https?://[^"\\\\?#]*)?${before}([\\w-]+)${after}(?:\\?[^"\\\\]*)?$`);
  const vendors = new RegExp(`"((?:https?://[^"\\\\?#]*)?)(${before}[\\w-]+${after})(?:\\?[^"\\\\]*)?"`, 'y');
  const base = new TextEncoder().encode(basePath);

  /** The addresses; `undefined` when there is one that has to be looked at more closely. */
  const placesIn = (text: string): Place[] | undefined => {
    const places: Place[] = [];
    let end = 0;
    for (let at = text.indexOf('ecording'); at >= 0; at = text.indexOf('ecording', end)) {
      let start = at;
      while (start > end && isLetter(text.charCodeAt(start - 1))) start--;
      end = at + 1;
      // What does not have a quote before it is no name; what has an escaped one is said by somebody.
      if (text.charCodeAt(start - 1) !== quote) continue;
      if (text.charCodeAt(start - 2) === 0x5c) return undefined;
      field.lastIndex = start - 1;
      const name = field.exec(text)?.[1];
      if (name === undefined || !(isRecording(name) || isRecordings(name))) continue;
      const value = field.lastIndex;
      const first = text.charAt(value);
      if (first === '{' || first === '[') return undefined;
      if (first !== '"' || text.charAt(value + 1) === '"' || !isRecording(name)) continue; // nothing to play
      vendors.lastIndex = value;
      const [whole, origin = '', path = ''] = vendors.exec(text) ?? [];
      if (whole === undefined) return undefined;
      const from = value + 1 + origin.length;
      end = value + whole.length;
      places.push({from: value, path: [from, from + path.length], to: end});
    }
    return places;
  };

  const look = (text: string): Place[] | undefined => {
    const fine = begins.test(text) && ends.test(text.slice(-longestEnd)) && !text.includes('ECORDING') && isPlain(text);
    return fine ? placesIn(text) : undefined;
  };

  const pass: Passing['pass'] = (bytes, text) => {
    const places = look(text);
    if (!places || places.length === 0) return places && bytes;
    const out = new Uint8Array(bytes.length + places.length * base.length);
    let [done, length] = [0, 0];
    const append = (part: Uint8Array) => {
      out.set(part, length);
      length += part.length;
    };
    for (const {from, path, to} of places) {
      append(bytes.subarray(done, from + 1));
      append(base);
      append(bytes.subarray(...path));
      done = to - 1;
    }
    append(bytes.subarray(done));
    return out.subarray(0, length);
  };

  const baseText = Array.from(base, byte => String.fromCharCode(byte)).join('');
  const passText: Passing['passText'] = text => {
    const places = look(text);
    if (!places || places.length === 0) return places && text;
    let [out, done] = ['', 0];
    for (const {from, path, to} of places) {
      out += text.slice(done, from + 1) + baseText + text.slice(...path);
      done = to - 1;
    }
    return out + text.slice(done);
  };
  return {pass, passText, callIdIn: address => own.exec(address)?.[1]};
}
