/** An address at which a recording may be asked: https, on the list, and no machine of the server's own network. */
export function storageAddress(recordingHosts: readonly string[], address: string, base: string): string | undefined {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.password || isOwnNetwork(url.hostname)) return undefined;
  const listed = (host: string) => (host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host);
  return recordingHosts.some(listed) ? url.href : undefined;
}

/** An address that is no name, or a name that only means something at home. A storage service has a name. */
export function isOwnNetwork(hostname: string): boolean {
  return /^\[|^[\d.]+$|^[^.]+\.?$|\.(localhost|local|internal|lan|home|arpa)\.?$/i.test(hostname);
}
