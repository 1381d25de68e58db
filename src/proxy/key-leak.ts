import type {HeaderFields} from './upstream.js';

/** Characters. Shorter keys are searched for unencoded only, because their encodings occur in many texts by chance. */
export const shortest = 8;

/**
 * Letters that never occur in a text by chance, and that all variants of an encoding share. A rare first letter makes
 * the search fastest.
 */
const marks = [/[J-Z][A-Za-z\d]{15,}/, /[A-Za-z\d]{16,}/];
const markOf = (text: string): string | undefined =>
  marks.map((mark) => mark.exec(text)?.[0]).find((part) => part !== undefined);

/**
 * The base64 of bytes inside a longer text, for each of the three alignments: the letters that do not depend on
 * neighbours.
 */
function base64Of(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const padded = '\0'.repeat(before) + Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const all = btoa(padded).slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6));
    const url = all.replaceAll('+', '-').replaceAll('/', '_');
    return markOf(all) ?? (url === all ? all : [all, url]);
  });
}

function hexOf(bytes: Uint8Array): readonly string[] {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return /\d{16,}/.exec(hex)?.slice(0, 1) ?? [hex, hex.toUpperCase()];
}

/** A key's encodings: plain, base64 in both alphabets, hexadecimal. */
function encodings(key: string): readonly string[] {
  const bytes = new TextEncoder().encode(key);
  return key.length < shortest ? [key] : [key, ...base64Of(bytes), ...hexOf(bytes)];
}

/** Decodes JSON's escapes of ASCII anywhere in a text. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:u00([2-7][\da-f])|(["\\/]))/gi, (_, hex: string | undefined, symbol = '') =>
    hex === undefined ? String(symbol) : String.fromCharCode(parseInt(hex, 16)),
  );

const percent = /%([2-7][\da-f])/gi;

/** Decodes a URL's escapes of ASCII. Many texts have a percent sign; few have one before a digit. */
function unpercented(text: string): string {
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
    const digit = text.charCodeAt(at + 1) - 48;
    if (digit >= 2 && digit <= 7)
      return text.replace(percent, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  return text;
}

/** JSON inside JSON, up to three times, and double URL encoding; no deeper. */
const [levels, rounds] = [5, 2];

/** Finds these keys in a text, in any encoding or escaping in which servers echo a request. */
export function keyFinder(keys: readonly string[]): (text: string) => boolean {
  const wanted = [...new Set(keys.flatMap(encodings))];
  /** A text without any of these has no escapes that could hide a key. */
  const escapes = wanted.some((one) => /["\\]/.test(one))
    ? ['\\']
    : wanted.some((one) => one.includes('/'))
      ? ['\\u00', '\\/']
      : ['\\u00'];
  const has = (text: string) => wanted.some((one) => text.includes(one));
  const hasAny = (text: string): boolean => {
    if (has(text)) return true;
    let decoded = text;
    for (let round = 0; round < rounds; round++) {
      const next = unpercented(decoded);
      if (next === decoded) return false;
      if (has(next)) return true;
      decoded = next;
    }
    return false;
  };
  return (text) => {
    if (wanted.length === 0) return false;
    let decoded = text;
    for (let level = 0; level < levels; level++) {
      if (hasAny(decoded)) return true;
      if (!escapes.some((one) => decoded.includes(one))) return false;
      const next = unescaped(decoded);
      if (next === decoded) return false;
      decoded = next;
    }
    return false;
  };
}

/** The keys without a scheme such as `Bearer`, because an echo may contain the key alone. */
const keysIn = (key: HeaderFields): readonly string[] =>
  Object.values(key).map((value) => value.slice(value.lastIndexOf(' ') + 1));

const finders = new WeakMap<HeaderFields, (text: string) => boolean>();

/** Whether a text contains one of the vendor's keys. */
export function containsKey(text: string, key: HeaderFields): boolean {
  let finder = finders.get(key);
  if (!finder) {
    finder = keyFinder(keysIn(key));
    finders.set(key, finder);
  }
  return finder(text);
}

/** Whether an address would reveal a key to its host. URL parsing puts host names in lower case. */
export const addressContainsKey = (address: string, key: HeaderFields): boolean =>
  containsKey(address, key) ||
  keysIn(key).some((value) => value.length >= shortest && address.toLowerCase().includes(value.toLowerCase()));
