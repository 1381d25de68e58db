import type {Upstream} from '../vendors/contract.js';
import type {Credentials, ProxyOptions} from './options.js';
import type {HeaderFields} from './upstream.js';

/**
 * The environment has no key, or a broken one. It stops the requests that need the key, and not the server, which may have
 * other work.
 */
class UnusableKey extends TypeError {
  override readonly name = 'TypeError';
}

/** A key as it goes into a header. The message never quotes the key; the platform's own would. */
function usableKey(key: unknown, header = ''): string {
  if (typeof key !== 'string' || key.trim() === '') {
    const place = header && ` for \`${header}\``;
    throw new UnusableKey(
      `createProxy: \`credentials\` gave no key${place}. Set the variable that it reads on the server. ` +
        'A function, such as `() => process.env.CALLS_KEY`, reads it at each request.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new UnusableKey(
      'createProxy: the key in `credentials` has a line break, a space or another character that no header can carry.',
    );
  }
  return key;
}

/** The headers that carry the key: a value for each of the vendor's names, and no others. */
function keyHeaders(
  {keyHeaders: names, scheme}: Pick<Upstream, 'keyHeaders' | 'scheme'>,
  credentials: unknown,
): HeaderFields {
  const usable = (key: unknown, header?: string) => (scheme === undefined ? '' : `${scheme} `) + usableKey(key, header);
  if (credentials === undefined || credentials === null) usableKey(credentials);
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
  return Object.fromEntries(names.map((name) => [name, usable(values.get(name.toLowerCase()), name)]));
}

/**
 * The headers with the key, for each request. It throws, or rejects, without a usable key. Where the host has no `onError`, the
 * console names what is missing, once.
 *
 * @throws TypeError at once for credentials of the wrong shape.
 */
export function keySource(
  upstream: Pick<Upstream, 'keyHeaders' | 'scheme'>,
  {credentials, onError}: Pick<ProxyOptions, 'credentials' | 'onError'>,
): () => HeaderFields | Promise<HeaderFields> {
  let isReported = false;
  const read = (from: Credentials | undefined): HeaderFields | UnusableKey => {
    try {
      return keyHeaders(upstream, from);
    } catch (error) {
      if (!(error instanceof UnusableKey)) throw error;
      if (!isReported && (onError === undefined || typeof credentials !== 'function')) console.error(error.message);
      isReported = true;
      return error;
    }
  };
  if (typeof credentials !== 'function') {
    const fixed = read(credentials);
    return () => orThrow(fixed);
  }
  let last: HeaderFields = {};
  return async () => {
    const current = orThrow(read(await credentials()));
    // The same object for the same key: its encodings are computed once (`key-leak.ts`).
    if (upstream.keyHeaders.some((name) => current[name] !== last[name])) last = current;
    return last;
  };
}

function orThrow(key: HeaderFields | UnusableKey): HeaderFields {
  if (key instanceof UnusableKey) throw key;
  return key;
}
