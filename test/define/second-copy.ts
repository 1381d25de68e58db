/** The same modules at other addresses: to a browser a second copy of the script, with a Lit of its own. */

const copies = new Map<string, Promise<string>>();

const relative = /((?:from|import)\s*\(?\s*)(['"])(\.{0,2}\/[^'"]+)\2/g;

const copy = async (url: string): Promise<string> => {
  const whole = await (await fetch(url)).text();
  const source = whole.replace(/\/\*\*[^]*?\*\//g, ''); // the examples in comments import, too
  const inner = new Map<string, string>();
  for (const [, , , specifier = ''] of source.matchAll(relative))
    inner.set(specifier, await copyOf(new URL(specifier, url).href));
  const text = source.replace(
    relative,
    (_, before: string, quote: string, specifier: string) => before + quote + (inner.get(specifier) ?? '') + quote,
  );
  return URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
};

/** The address of a module's copy; what it imports is copied with it, each module once. */
export const copyOf = async (url: string): Promise<string> => {
  const found = copies.get(url) ?? copy(url);
  copies.set(url, found);
  return found;
};
