/** The ways in which a key may be written in an answer. */

/** Shorter ones are in many texts by chance. */
const shortest = 8;

/** What a text's base64 has of some bytes wherever they begin in it: the letters that nothing beside them decides. */
function base64Of(value: string): readonly string[] {
  return [0, 1, 2].flatMap(before => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const [from, to] = [Math.ceil(before * 8 / 6), Math.floor(bytes.length * 8 / 6)];
    return (['base64', 'base64url'] as const).map(form => bytes.toString(form).slice(from, to));
  });
}

const formsOf = (key: string): readonly string[] => [key, encodeURIComponent(key), Buffer.from(key).toString('hex'), ...base64Of(key)];

/** Takes JSON's escapes away, wherever they are. */
const unescaped = (text: string): string => text.replace(/\\(?:u([\da-f]{4})|(["\\/]))/gi, (_, hex: string | undefined, plain = '') =>
  (hex === undefined ? String(plain) : String.fromCharCode(parseInt(hex, 16))));

/** Whether a text has one of the keys in it: as it is, encoded, or with letters written as JSON's escapes, also of JSON within JSON. */
export function leakFinder(keys: readonly string[]): (text: string) => boolean {
  const wanted = keys.filter(key => key.length >= shortest).flatMap(formsOf);
  const has = (text: string) => wanted.some(form => text.includes(form));
  return text => {
    if (wanted.length === 0) return false;
    if (has(text) || !text.includes('\\')) return has(text);
    const once = unescaped(text);
    return has(once) || has(unescaped(once));
  };
}
