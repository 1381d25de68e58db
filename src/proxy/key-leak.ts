import type {HeaderFields} from './upstream.js';

/** Shorter keys are looked for as they are alone: encoded, they would be in many texts by chance. */
export const shortest = 8;

/**
 * Letters that no text has by chance, and that every spelling of one encoding shares. Searching goes fastest for what
 * begins rarely.
 */
const marks = [/[J-Z][A-Za-z\d]{15,}/, /[A-Za-z\d]{16,}/];
const markOf = (text: string): string | undefined =>
  marks.map((mark) => mark.exec(text)?.[0]).find((found) => found !== undefined);

/** What a text's base64 has of some bytes wherever they begin in it: the letters that nothing beside them decides. */
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

/** The spellings of a key that are letters of their own: as it is, in base64 of either alphabet, and in hexadecimal. */
function spellings(key: string): readonly string[] {
  const bytes = new TextEncoder().encode(key);
  return key.length < shortest ? [key] : [key, ...base64Of(bytes), ...hexOf(bytes)];
}

/** Takes away JSON's escapes of ASCII, wherever they are. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:u00([2-7][\da-f])|(["\\/]))/gi, (_, hex: string | undefined, plain = '') =>
    hex === undefined ? String(plain) : String.fromCharCode(parseInt(hex, 16)),
  );

const percent = /%([2-7][\da-f])/gi;

/** Takes away a URL's escapes of ASCII. Many a text has a percent sign, and few have one with a number behind it. */
function unpercented(text: string): string {
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
    const digit = text.charCodeAt(at + 1) - 48;
    if (digit >= 2 && digit <= 7)
      return text.replace(percent, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
  return text;
}

/** JSON within JSON, three times over, and what was encoded for a URL twice. Whoever goes further is not followed. */
const [levels, rounds] = [5, 2];

/**
 * Whether a text has one of these keys in it, spelt or escaped in one of the ways in which servers repeat what they
 * were sent.
 */
export function keyFinder(keys: readonly string[]): (text: string) => boolean {
  const wanted = [...new Set(keys.flatMap(spellings))];
  /** Without one of these, taking escapes away changes nothing that is looked for. */
  const escapes = wanted.some((one) => /["\\]/.test(one))
    ? ['\\']
    : wanted.some((one) => one.includes('/'))
      ? ['\\u00', '\\/']
      : ['\\u00'];
  const has = (text: string) => wanted.some((one) => text.includes(one));
  const hasAny = (text: string): boolean => {
    if (has(text)) return true;
    let plain = text;
    for (let round = 0; round < rounds; round++) {
      const next = unpercented(plain);
      if (next === plain) return false;
      if (has(next)) return true;
      plain = next;
    }
    return false;
  };
  return (text) => {
    if (wanted.length === 0) return false;
    let plain = text;
    for (let level = 0; level < levels; level++) {
      if (hasAny(plain)) return true;
      if (!escapes.some((one) => plain.includes(one))) return false;
      const next = unescaped(plain);
      if (next === plain) return false;
      plain = next;
    }
    return false;
  };
}

/** What stands before a key in its header, as `Bearer` does, is no secret, and would hide an echo of the key alone. */
const keysIn = (key: HeaderFields): readonly string[] =>
  Object.values(key).map((value) => value.slice(value.lastIndexOf(' ') + 1));

const finders = new WeakMap<HeaderFields, (text: string) => boolean>();

/** Whether a text tells a part of the key. */
export function containsKey(text: string, key: HeaderFields): boolean {
  let finder = finders.get(key);
  if (!finder) {
    finder = keyFinder(keysIn(key));
    finders.set(key, finder);
  }
  return finder(text);
}

/** Whether an address tells one to whoever is asked there. A host's name is written small. */
export const addressContainsKey = (address: string, key: HeaderFields): boolean =>
  containsKey(address, key) ||
  keysIn(key).some((value) => value.length >= shortest && address.toLowerCase().includes(value.toLowerCase()));
