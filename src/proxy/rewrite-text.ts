import {concatenated, type Bytes} from './bytes.js';
import {isRecording, namesAddress, normalizedName} from './fields.js';

/** A recording's address in an answer, quotes included, and the path inside it, which is the same on this proxy. */
interface Place {
  readonly from: number;
  readonly path: readonly [from: number, to: number];
  readonly to: number;
}

/** Replaces a vendor's addresses of recordings in the text of an answer. */
export interface TextRewriter {
  /**
   * An answer with the proxy's addresses of recordings; `undefined` if that needs parsing. The text has one character
   * per byte.
   */
  readonly rewriteBytes: (bytes: Bytes, text: string) => Bytes | undefined;
  /** The same for text. */
  readonly rewriteText: (text: string) => string | undefined;
  /** The call of a recording's address; `undefined` for an address outside the vendor's recording route. */
  readonly callIdIn: (address: string) => string | undefined;
}

const [quote, backslash] = ['"', 0x5c];

/** The end of a JSON string: the first unescaped quote. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}

/** A string before a colon is a name. */
const colon = /\s*:\s*/y;

/** A word or two, so not an address. */
const words = /"[\w .,-]{1,64}"/y;

/** The two ends of a complete object or list. */
const [begins, ends] = [/^\s*(?:\{\s*["}]|\[\s*[[{"\]\d])/, /(?:["{}\]\del]\s*\}|["}\][\del]\s*\])\s*$/];
const longestEnd = 64;

/** The unchanged parts of an answer and the base before each path, in order. */
function pieces<T>(places: readonly Place[], base: T, part: (from: number, to?: number) => T): readonly T[] {
  let done = 0;
  const before = places.flatMap(({from, path, to}) => {
    const next = [part(done, from + 1), base, part(...path)];
    done = to - 1;
    return next;
  });
  return [...before, part(done)];
}

/**
 * Whether a text is free of escaped ASCII letters, which JSON never needs (RFC 8259 §7) and which could hide a name.
 */
export const hasNoEscapedLetters = (text: string): boolean => !text.includes('\\u00') || !/\\u00[2-7]/.test(text);

/**
 * Rewrites answers without parsing them, which would take most of the proxy's time. An address of the vendor's
 * recording route becomes the proxy's by dropping the text around its path. Any other address needs parsing, because
 * only the fields beside it name the call. `others` are fields that hold addresses of recordings without `recording` in
 * their names.
 */
export function textRewriter(
  route: string | undefined,
  basePath: string,
  others: readonly string[] = [],
): TextRewriter {
  // Without a recording route, a pattern that no path matches.
  const [before = '', after = ''] = (route ?? '\n').split('{id}').map((part) => part.replace(/[^\w/-]/g, '\\$&'));
  const own = new RegExp(`^(?:https?://[^"\\\\?#]*)?${before}([\\w-]+)${after}(?:\\?[^"\\\\]*)?$`);
  const vendors = new RegExp(`"((?:https?://[^"\\\\?#]*)?)(${before}[\\w-]+${after})(?:\\?[^"\\\\]*)?"`, 'y');
  const base = new TextEncoder().encode(basePath);
  const baseText = Array.from(base, (byte) => String.fromCharCode(byte)).join('');

  // In JSON, these words only occur in strings.
  const word = new RegExp(
    ['recording', ...others.map((name) => normalizedName(name).replace(/\w(?=\w)/g, '$&[_-]?'))].join('|'),
    'gi',
  );
  const isLegible = others.every((name) => /^[\w-]*\w[\w-]*$/.test(name));

  /** The addresses; `undefined` when one of them needs parsing. */
  const placesIn = (text: string): Place[] | undefined => {
    const places: Place[] = [];
    word.lastIndex = 0;
    for (let name = word.exec(text); name; name = word.exec(text)) {
      if (text.charCodeAt(name.index - 1) === backslash) return undefined; // the first letter belongs to an escape
      const end = endOfString(text, word.lastIndex);
      if (end < 0) return undefined;
      word.lastIndex = colon.lastIndex = end + 1;
      if (!colon.test(text)) continue;
      const value = colon.lastIndex;
      const first = text.charAt(value);
      if (first === '{' || first === '[') return undefined;
      if (first !== '"' || text.charAt(value + 1) === '"') continue; // no address
      vendors.lastIndex = value;
      const [whole, origin = '', path = ''] = vendors.exec(text) ?? [];
      if (whole !== undefined && !isRecording(name[0])) return undefined;
      if (whole !== undefined) {
        const from = value + 1 + origin.length;
        word.lastIndex = value + whole.length;
        places.push({from: value, path: [from, from + path.length], to: word.lastIndex});
        continue;
      }
      words.lastIndex = value;
      if (!words.test(text) || namesAddress(text.slice(end - 6, end))) return undefined;
    }
    return places;
  };

  const findPlaces = (text: string): Place[] | undefined => {
    const isReadable =
      isLegible && begins.test(text) && ends.test(text.slice(-longestEnd)) && hasNoEscapedLetters(text);
    return isReadable ? placesIn(text) : undefined;
  };

  const rewriteBytes: TextRewriter['rewriteBytes'] = (bytes, text) => {
    const places = findPlaces(text);
    return (
      places &&
      (places.length === 0 ? bytes : concatenated(pieces(places, base, (from, to) => bytes.subarray(from, to))))
    );
  };
  const rewriteText: TextRewriter['rewriteText'] = (text) => {
    const places = findPlaces(text);
    return (
      places && (places.length === 0 ? text : pieces(places, baseText, (from, to) => text.slice(from, to)).join(''))
    );
  };
  return {rewriteBytes, rewriteText, callIdIn: (address) => own.exec(address)?.[1]};
}
