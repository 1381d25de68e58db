import {BlockList, isIP} from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether a name or an address, also as URLs have it, is this machine's own, which nobody else can reach. 0.0.0.0 names
 * all it has.
 */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  const kind = isIP(bare);
  return kind === 0 ? bare.toLowerCase() === 'localhost' : loopback.check(bare, kind === 4 ? 'ipv4' : 'ipv6');
}
