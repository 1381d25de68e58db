/**
 * An address that is safe to link to or to play: absolute, and one that no script and no file of the reader's is behind.
 * `undefined` for any other. A relative one is resolved against `base`.
 */
export function safeUrl(address: string | undefined, base: string | undefined): string | undefined {
  const url = address && URL.canParse(address, base) ? new URL(address, base) : undefined;
  return url && /^(https?|blob):$/.test(url.protocol) ? url.href : undefined;
}
