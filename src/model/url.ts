/** Schemes that lead to neither a script nor a file of the reader's. */
const safeSchemes = ['http:', 'https:', 'blob:'];

/**
 * An address that is safe to link to or to play, absolute; `undefined` for any other, and for what is no address. A
 * relative one is resolved against `base`.
 */
export function safeUrl(address: string | undefined, base: string | undefined): string | undefined {
  const url = address && URL.canParse(address, base) ? new URL(address, base) : undefined;
  return url && safeSchemes.includes(url.protocol) ? url.href : undefined;
}
