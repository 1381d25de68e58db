/** A URL, or `undefined` where none can be made. Safari has `URL.parse` since 18, and `URL.canParse` since 17. */
export function parseUrl(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** Schemes that lead to neither a script nor a local file. */
const safeSchemes = ['http:', 'https:', 'blob:'];

/**
 * An address that is safe to link to or to play, absolute; `undefined` for every other value. A relative one is
 * resolved against `base`.
 */
export function safeUrl(address: string | undefined, base: string | undefined): string | undefined {
  const url = address ? parseUrl(address, base) : undefined;
  return url && safeSchemes.includes(url.protocol) ? url.href : undefined;
}
