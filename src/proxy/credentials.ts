import type {Upstream} from '../vendors/contract.js';
import type {HeaderFields} from './upstream.js';

/** A key as it goes into a header. The message never quotes the key; the platform's own would. */
function usableKey(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') throw new TypeError('createProxy: `credentials` returned no key.');
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError(
      'createProxy: the key in `credentials` has a line break, a space or another character that no header can carry.',
    );
  }
  return key;
}

/** The headers that carry the key: a value for each of the vendor's names, and no others. */
export function keyHeaders(
  {keyHeaders: names, scheme}: Pick<Upstream, 'keyHeaders' | 'scheme'>,
  credentials: unknown,
): HeaderFields {
  const usable = (key: unknown) => (scheme === undefined ? '' : `${scheme} `) + usableKey(key);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0 && typeof credentials !== 'object')
    return {[only]: usable(credentials)};
  const values = new Map(
    Object.entries(Object(credentials) as object).map(([name, value]: [string, unknown]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  if (
    typeof credentials === 'string' ||
    values.size !== names.length ||
    !names.every((name) => values.has(name.toLowerCase()))
  ) {
    throw new TypeError(
      `createProxy: \`credentials\` must give ${names.map((name) => `\`${name}\``).join(' and ')}, by their names.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, usable(values.get(name.toLowerCase()))]));
}
