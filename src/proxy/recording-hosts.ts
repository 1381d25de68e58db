/** The address of a recording in storage: https, on the list, and outside the server's own network. */
export function storageAddress(recordingHosts: readonly string[], address: string, base: string): string | undefined {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.password || isOwnNetwork(url.hostname)) return undefined;
  const listed = (host: string) => (host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host);
  return recordingHosts.some(listed) ? url.href : undefined;
}

/** Whether a host is an IP address, or a name of a private network. Storage services have public names. */
export function isOwnNetwork(hostname: string): boolean {
  return /^\[|^[\d.]+$|^[^.]+\.?$|\.(localhost|local|internal|lan|home|arpa)\.?$/i.test(hostname);
}
