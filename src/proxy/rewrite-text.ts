import {joined, type Bytes} from './bytes.js';
import {isRecording, namesAddress, normalizedName} from './fields.js';

/**
 * A recording's address in an answer, quotes included, and in it the path that leads to the recording on this proxy as
 * well.
 */
interface Place {
  readonly from: number;
  readonly path: readonly [from: number, to: number];
  readonly to: number;
}

/** What a vendor's addresses of recordings tell of themselves. */
export interface TextRewriter {
  /**
   * The bytes of an answer as they may go out, with the proxy's own addresses of recordings in it; `undefined` where
   * that takes parsing. The text is the bytes with one character for each.
   */
  readonly rewriteBytes: (bytes: Bytes, text: string) => Bytes | undefined;
  /** The same of the text. */
  readonly rewriteText: (text: string) => string | undefined;
  /** Whose recording is at an address; `undefined` when it is not one of the vendor's own route. */
  readonly callIdIn: (address: string) => string | undefined;
}

const [quote, backslash] = ['"', 0x5c];

/** Where the string ends that a place is in: at the quote which is not one of its letters. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}

/** What makes a string a name. */
const naming = /\s*:\s*/y;

/** A word or two, and surely no address. */
const words = /"[\w .,-]{1,64}"/y;

/** An object or a list that is whole, as far as its two ends tell. */
const [begins, ends] = [/^\s*(?:\{\s*["}]|\[\s*[[{"\]\d])/, /(?:["{}\]\del]\s*\}|["}\][\del]\s*\])\s*$/];
const longestEnd = 64;

/** What stays of an answer, and the base before each path, in order. */
function pieces<T>(places: readonly Place[], base: T, part: (from: number, to?: number) => T): readonly T[] {
  let done = 0;
  const before = places.flatMap(({from, path, to}) => {
    const found = [part(done, from + 1), base, part(...path)];
    done = to - 1;
    return found;
  });
  return [...before, part(done)];
}

/**
 * What is in the text as its letters are, and in no other disguise. An escape is needed for none of ASCII's letters.
 */
export const isPlain = (text: string): boolean => !text.includes('\\u00') || !/\\u00[2-7]/.test(text);

/**
 * Lets answers pass without making values of them, which would take most of the proxy's time. An address that leads to
 * the vendor's own recording route becomes the proxy's by leaving out what is before and behind its path; of any other
 * address only the fields beside it tell whose it is. `others` are names of fields that hold such an address and do not
 * say so: what they hold is parsed.
 */
export function textRewriter(
  route: string | undefined,
  basePath: string,
  others: readonly string[] = [],
): TextRewriter {
  // What serves no recordings has no path that could be one's.
  const [before = '', after = ''] = (route ?? '\n').split('{id}').map((part) => part.replace(/[^\w/-]/g, '\\$&'));
  const own = new RegExp(`^(?:https?://[^"\\\\?#]*)?${before}([\\w-]+)${after}(?:\\?[^"\\\\]*)?$`);
  const vendors = new RegExp(`"((?:https?://[^"\\\\?#]*)?)(${before}[\\w-]+${after})(?:\\?[^"\\\\]*)?"`, 'y');
  const base = new TextEncoder().encode(basePath);
  const baseText = Array.from(base, (byte) => String.fromCharCode(byte)).join('');

  // In JSON these are always within a string.
  const word = new RegExp(
    ['recording', ...others.map((name) => normalizedName(name).replace(/\w(?=\w)/g, '$&[_-]?'))].join('|'),
    'gi',
  );
  const isLegible = others.every((name) => /^[\w-]*\w[\w-]*$/.test(name));

  /** The addresses; `undefined` when there is one that has to be looked at more closely. */
  const placesIn = (text: string): Place[] | undefined => {
    const places: Place[] = [];
    word.lastIndex = 0;
    for (let met = word.exec(text); met; met = word.exec(text)) {
      if (text.charCodeAt(met.index - 1) === backslash) return undefined; // its first letter is none
      const end = endOfString(text, word.lastIndex);
      if (end < 0) return undefined;
      word.lastIndex = naming.lastIndex = end + 1;
      if (!naming.test(text)) continue;
      const value = naming.lastIndex;
      const first = text.charAt(value);
      if (first === '{' || first === '[') return undefined;
      if (first !== '"' || text.charAt(value + 1) === '"') continue; // nothing to play
      vendors.lastIndex = value;
      const [whole, origin = '', path = ''] = vendors.exec(text) ?? [];
      if (whole !== undefined && !isRecording(met[0])) return undefined;
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

  const look = (text: string): Place[] | undefined => {
    const fine = isLegible && begins.test(text) && ends.test(text.slice(-longestEnd)) && isPlain(text);
    return fine ? placesIn(text) : undefined;
  };

  const pass: TextRewriter['rewriteBytes'] = (bytes, text) => {
    const places = look(text);
    return (
      places && (places.length === 0 ? bytes : joined(pieces(places, base, (from, to) => bytes.subarray(from, to))))
    );
  };
  const passText: TextRewriter['rewriteText'] = (text) => {
    const places = look(text);
    return (
      places && (places.length === 0 ? text : pieces(places, baseText, (from, to) => text.slice(from, to)).join(''))
    );
  };
  return {rewriteBytes: pass, rewriteText: passText, callIdIn: (address) => own.exec(address)?.[1]};
}
